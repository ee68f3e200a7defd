// The tree grid: an ARIA treegrid whose rows exist only while visible and are filled anew as the reader scrolls.
import { make, setAttribute, setText } from "./dom.js";
import { promiseText } from "./columns.js";

const mostFrozen = 0.75;

export class Grid {
  /** @param view the PlanView that owns it: plan, outline, choice, selection, rowHeight, headHeight */
  constructor(view) {
    this.view = view;
    this.head = make("div", { role: "row", class: "plan-head" });
    this.layer = make("div", { class: "plan-layer", role: "rowgroup" });
    this.body = make("div", { class: "plan-body", role: "presentation" }, this.layer);
    this.element = make("div", { class: "plan-grid", role: "treegrid", "aria-multiselectable": "true", tabindex: "-1" }, make("div", { role: "rowgroup" }, this.head), this.body);
    this.pool = [];
    this.layOut();
  }

  /** After a change of columns: new header, new cells. */
  layOut() {
    const { choice } = this.view;
    this.columns = choice.shown;
    this.setWidths();
    this.head.replaceChildren(...this.columns.map((column, index) => this.headCell(column, index)));
    this.layer.replaceChildren();
    this.pool = [];
    setAttribute(this.element, "aria-colcount", this.columns.length);
  }

  setWidths() {
    const { choice } = this.view;
    this.element.style.setProperty("--plan-columns", this.columns.map(column => `${choice.width(column)}px`).join(" "));
    this.element.style.setProperty("--plan-total", `${choice.total}px`);
    this.freeze();
  }

  /** Row number and task stay while the other columns scroll sideways, unless they would leave no room for them. */
  freeze() {
    const { choice, gridWidth } = this.view;
    const [numbers, both] = [true, false].map(onlyNumbers => this.columns.filter(column => column.fixed && (!onlyNumbers || !column.tree)).reduce((sum, column) => sum + choice.width(column), 0));
    this.frozenWidth = both <= gridWidth * mostFrozen ? both : numbers;
    this.element.style.setProperty("--plan-numbers", `${numbers}px`);
    setAttribute(this.element, "data-frozen", this.frozenWidth === both ? "name" : "n");
  }

  isFrozen(column) { return column.fixed && (!column.tree || this.element.dataset.frozen === "name"); }

  headCell(column, index) {
    const grip = make("span", { class: "plan-grip", "data-grip": column.id });
    return make("div", { role: "columnheader", "aria-colindex": index + 1, class: "plan-cell", "data-right": column.right, "data-fixed": fixedAs(column), title: column.name ?? column.title }, make("span", {}, column.title), grip);
  }

  makeRow() {
    const row = make("div", { role: "row", class: "plan-row" });
    row.cells = this.columns.map((column, index) => {
      const cell = make("div", { role: index === 0 ? "rowheader" : "gridcell", class: "plan-cell", "aria-colindex": index + 1, "data-column": column.id, "data-right": column.right, "data-quiet": column.quiet, "data-fixed": fixedAs(column) });
      cell.label = column.tree ? make("span", { class: "plan-name" }) : cell;
      if (column.tree) {
        cell.twist = make("span", { class: "plan-twist", "aria-hidden": "true" });
        cell.word = make("span", { class: "plan-word" });
        cell.append(cell.twist, cell.label, cell.word);
      }
      row.append(cell);
      return cell;
    });
    this.layer.append(row);
    return row;
  }

  /** Shows rows first … last of the outline; each keeps one of the recycled elements. */
  render(first, last, offset) {
    const { outline, rowHeight, plan } = this.view;
    const needed = Math.max(0, last - first + 1);
    const size = Math.max(this.pool.length, needed);
    while (this.pool.length < size) this.pool.push(this.makeRow());
    this.layer.style.transform = `translateY(${-offset}px)`;
    const used = new Set();
    this.stop = this.tabStop(first, last, offset);
    for (let place = first; place <= last; place++) {
      const element = this.pool[place % size];
      used.add(element);
      if (element.hidden) element.hidden = false;
      const y = place * rowHeight;
      if (element.y !== y) { element.y = y; element.style.transform = `translateY(${y}px)`; }
      this.fill(element, outline.shown[place], place);
    }
    for (const element of this.pool) if (!used.has(element) && !element.hidden) { element.hidden = true; element.row = null; }
    setAttribute(this.element, "aria-rowcount", outline.shown.length + 1);
    setAttribute(this.element, "aria-label", `Plan, ${plan.rows.length} rows`);
  }

  /** The row that Tab goes to: the active one while it is drawn, else the first in view. */
  tabStop(first, last, offset) {
    const { outline, activeRow, rowHeight } = this.view;
    if (activeRow && activeRow.place >= first && activeRow.place <= last) return activeRow;
    return outline.shown[Math.min(last, Math.ceil(offset / rowHeight))] ?? null;
  }

  fill(element, row, place) {
    const { selection, stamp } = this.view;
    const selected = selection.has(row.key);
    if (element.row === row && element.place === place && element.stamp === stamp && element.selected === selected) return this.focusState(element, row);
    Object.assign(element, { row, place, stamp, selected });
    setAttribute(element, "aria-rowindex", place + 2);
    setAttribute(element, "aria-level", row.level + 1);
    setAttribute(element, "aria-selected", String(selected));
    const opens = row.isGroup || row.isSummary;
    setAttribute(element, "aria-expanded", opens ? String(!this.view.outline.isCollapsed(row)) : null);
    setAttribute(element, "data-key", row.key);
    setAttribute(element, "data-kind", row.isGroup ? "group" : row.isSummary ? "summary" : row.isMilestone ? "milestone" : "task");
    setAttribute(element, "data-quiet", !row.isGroup && (row.flags & 32) !== 0);
    this.columns.forEach((column, index) => row.isGroup ? this.fillGroup(element.cells[index], column, row) : this.fillCell(element.cells[index], column, row));
    this.focusState(element, row);
  }

  fillGroup(cell, column, row) {
    setText(cell.label, column.tree ? `${row.name}` : "");
    setAttribute(cell, "data-changed", null);
    setAttribute(cell, "data-alarm", null);
    if (!column.tree) return;
    setIndent(cell, 0);
    setText(cell.word, `${row.count} rows`);
    setAttribute(cell.word, "data-tone", null);
  }

  fillCell(cell, column, row) {
    const { plan } = this.view;
    const pending = row.pending?.column === column.id ? row.pending.text : null;
    setText(cell.label, pending ?? column.text(row, plan));
    setAttribute(cell, "aria-busy", pending === null ? null : "true");
    setAttribute(cell, "data-changed", (row.changed & (column.bit ?? 0)) !== 0 || (column.tree && (row.changed & 128) !== 0) ? "" : null);
    setAttribute(cell, "data-alarm", column.alarm?.(row) ? "" : null);
    setAttribute(cell, "data-faint", column.faint?.(row) ? "" : null);
    setAttribute(cell, "aria-readonly", column.edits(row) ? null : "true");
    setAttribute(cell, "title", column.hint && row.isDated ? column.hint(row, plan) : column.full ? column.full(row) || null : column.tree ? row.name : null);
    if (!column.tree) return;
    setIndent(cell, this.view.outline.grouping === "none" ? row.level : 1);
    setText(cell.word, promiseText(row));
    setAttribute(cell.word, "data-tone", row.isLate ? "red" : null);
  }

  focusState(element, row) {
    const { active } = this.view;
    element.cells.forEach((cell, index) => {
      const on = this.stop === row && active.column === this.columns[index].id;
      const tab = on ? "0" : "-1";
      if (cell.getAttribute("tabindex") !== tab) cell.setAttribute("tabindex", tab);
    });
  }

  cellOf(key, columnId) {
    const element = this.pool.find(row => !row.hidden && row.row?.key === key);
    return element?.cells[this.columns.findIndex(column => column.id === columnId)] ?? null;
  }

  /** Left edge and width of a column inside the rows, for the editor. */
  columnBox(columnId) {
    let left = 0;
    for (const column of this.columns) {
      const width = this.view.choice.width(column);
      if (column.id === columnId) return { left, width };
      left += width;
    }
    return { left: 0, width: 0 };
  }
}

function setIndent(cell, level) {
  if (cell.level === level) return;
  cell.level = level;
  cell.style.paddingLeft = `${2 + level * 14}px`;
}

const fixedAs = column => column.fixed ? column.id : null;
