// Mouse and touch on the grid: select, open, edit on double click, menu, column widths; and the divider.
import { openRowMenu } from "./menu.js";
import { openColumnChooser } from "./chooser.js";

export function attachGridMouse(view) {
  const { element } = view.grid;
  const rowOf = event => event.target.closest?.(".plan-row")?.row ?? null;
  const columnOf = event => event.target.closest?.("[data-column]")?.dataset.column ?? "name";
  const on = {
    pointerdown: event => {
      const grip = event.target.closest?.("[data-grip]");
      if (grip) resizeColumn(view, grip, event);
    },
    click: event => {
      const row = rowOf(event);
      if (!row || event.target.closest(".plan-editor")) return;
      if (event.target.closest(".plan-twist") && (row.isGroup || row.isSummary)) view.setCollapsed(row, !view.outline.isCollapsed(row));
      else view.select(row.key, { column: columnOf(event) === "n" ? "name" : columnOf(event), extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey, focus: true });
      if (row.isGroup && !event.target.closest(".plan-twist")) view.draw();
    },
    dblclick: event => {
      const row = rowOf(event);
      const column = view.grid.columns.find(one => one.id === columnOf(event));
      if (row && column?.id === "n") view.showBar(row);
      else if (row && !event.target.closest(".plan-twist")) view.editor.open(row, column);
    },
    contextmenu: event => {
      const head = event.target.closest?.("[role=columnheader]");
      const row = rowOf(event);
      if (!head && !row) return;
      event.preventDefault();
      if (head) return openColumnChooser(view, event.clientX, event.clientY);
      if (!view.selection.has(row.key)) view.select(row.key, { column: columnOf(event), focus: true });
      openRowMenu(view, row, event.clientX, event.clientY);
    },
  };
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  return () => { for (const [name, listener] of Object.entries(on)) element.removeEventListener(name, listener); };
}

function follow(event, move, done) {
  const up = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", up);
    done();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", up);
  event.preventDefault();
}

function resizeColumn(view, grip, event) {
  const column = view.grid.columns.find(one => one.id === grip.dataset.grip);
  const start = view.choice.width(column) - event.clientX;
  follow(event, moved => {
    view.choice.resize(column, start + moved.clientX);
    view.grid.setWidths();
    view.draw();
  }, () => view.chooseColumns(() => {}));
}

export function attachDivider(view) {
  const apply = width => { view.setGridWidth(width); view.measure(); view.draw(); };
  const keep = () => view.settings.write("grid-width", view.gridWidth);
  const down = event => {
    const start = view.gridWidth - event.clientX;
    follow(event, moved => apply(start + moved.clientX), keep);
  };
  const key = event => {
    const step = { ArrowLeft: -24, ArrowRight: 24 }[event.key];
    if (!step) return;
    apply(view.gridWidth + step);
    keep();
    event.preventDefault();
    event.stopPropagation();
  };
  const all = () => { apply(view.choice.total); keep(); };
  view.divider.addEventListener("pointerdown", down);
  view.divider.addEventListener("keydown", key);
  view.divider.addEventListener("dblclick", all);
  return () => {};
}
