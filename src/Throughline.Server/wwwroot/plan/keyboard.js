// Keys of the tree grid. Typing in an editable cell edits; single letters act only elsewhere and can be switched off.
import { singleKeysOn } from "../frame/keys.js";
import { hideProblem } from "./notice.js";

const typing = target => target instanceof Element && target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog, .menu") !== null;

export function attachKeys(view) {
  Object.assign(view, { moveColumn: by => moveColumn(view, by) });
  const listener = event => {
    if (event.defaultPrevented || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (chord(view, event) || (inGrid(view, event) && gridKey(view, event)) || letter(view, event) || refuseTyping(view, event)) event.preventDefault();
  };
  document.addEventListener("keydown", listener);
  return () => document.removeEventListener("keydown", listener);
}

const inGrid = (view, event) => event.target === document.body || view.root.contains(event.target) || event.target.matches?.("h1, main");
const inConflicts = event => event.target instanceof Element && event.target.closest(".conflicts") !== null;
const activeColumn = view => view.grid.columns.find(column => column.id === view.active.column);
const keys = view => view.selectedRows.map(row => row.key);

/** Keys with a modifier, and those that mean the same everywhere on the page. */
function chord(view, event) {
  const ctrl = event.ctrlKey || event.metaKey;
  const name = `${ctrl ? "Ctrl " : ""}${event.altKey ? "Alt " : ""}${event.shiftKey ? "Shift " : ""}${event.key}`;
  const chords = {
    "Ctrl Enter": () => view.host.commit(),
    "Ctrl z": () => view.host.undoLast(),
    "Ctrl y": () => view.host.redo(),
    "Ctrl Shift Z": () => view.host.redo(),
    "Ctrl f": () => view.toolbar.openFind(),
    "Ctrl F2": () => view.edit({ kind: "linkAll", keys: keys(view) }),
    "Ctrl Shift F2": () => view.edit({ kind: "unlinkAll", keys: keys(view) }),
    "Alt Shift ArrowRight": () => view.edit({ kind: "indent", keys: keys(view), by: 1 }),
    "Alt Shift ArrowLeft": () => view.edit({ kind: "indent", keys: keys(view), by: -1 }),
    "Alt Shift ArrowUp": () => view.edit({ kind: "shift", keys: keys(view), by: -1 }),
    "Alt Shift ArrowDown": () => view.edit({ kind: "shift", keys: keys(view), by: 1 }),
    "Ctrl Delete": () => view.edit({ kind: "remove", keys: keys(view) }),
    "Insert": () => insert(view),
    // Esc closes a sentence about a refused edit, else takes an edit of the draft back; what is committed is only undone by Ctrl+Z.
    "Escape": () => hideProblem() || ((inGrid(view, event) || inConflicts(event)) && view.plan.header.draftEdits > 0 && view.host.takeBack()),
  };
  if (!chords[name]) return false;
  chords[name]();
  return true;
}

export async function insert(view) {
  const after = view.activeRow;
  await view.edit({ kind: "insert", key: after && !after.isGroup ? after.key : null, below: true });
}

function gridKey(view, event) {
  const page = Math.max(1, Math.floor((view.height - view.headHeight) / view.rowHeight) - 1);
  const column = activeColumn(view);
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  if (stops.has(event.key) && arrive(view, event)) return true;
  switch (event.key) {
    case "ArrowDown": return moveRow(view, 1, event.shiftKey);
    case "ArrowUp": return moveRow(view, -1, event.shiftKey);
    case "PageDown": return moveRow(view, page, event.shiftKey);
    case "PageUp": return moveRow(view, -page, event.shiftKey);
    case "Home": return ctrl ? moveRow(view, -Infinity, event.shiftKey) : moveColumn(view, -Infinity);
    case "End": return ctrl ? moveRow(view, Infinity, event.shiftKey) : moveColumn(view, Infinity);
    case "ArrowRight": return branch(view, column, true) || moveColumn(view, 1);
    case "ArrowLeft": return branch(view, column, false) || moveColumn(view, -1);
    case "F2": case "Enter": return edit(view, column);
    case "Delete": return clear(view, column);
    case " ": return view.active.key !== null && (view.select(view.active.key, { toggle: true }), true);
    default: return !ctrl && event.key.length === 1 && startTyping(view, column, event);
  }
}

// Tab comes to a row without selecting it; these keys select it.
const stops = new Set(["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Enter", "F2", " "]);

function arrive(view, event) {
  const row = event.target.closest?.(".plan-row")?.row;
  if (!row || row.key === view.active.key) return false;
  view.select(row.key, { focus: true });
  return true;
}

function moveRow(view, by, extend) {
  const shown = view.outline.shown;
  if (shown.length === 0) return false;
  const at = shown.findIndex(row => row.key === view.active.key);
  const to = at < 0 ? view.grid.stop?.place ?? 0 : Math.max(0, Math.min(shown.length - 1, at + by));
  view.select(shown[to].key, { extend, focus: true });
  return true;
}

function moveColumn(view, by) {
  const ids = view.grid.columns.map(column => column.id).filter(id => id !== "n");
  const at = ids.indexOf(view.active.column);
  const column = ids[Math.max(0, Math.min(ids.length - 1, at + by))];
  if (view.active.key === null) return false;
  view.active = { key: view.active.key, column };
  view.focusActive();
  return true;
}

// In the tree column the arrows open and close; a closed leaf's left arrow goes to its parent.
function branch(view, column, open) {
  const row = view.activeRow;
  if (!row || !column?.tree) return false;
  const opens = row.isGroup || row.isSummary;
  if (opens && view.outline.isCollapsed(row) === open) {
    view.setCollapsed(row, !open);
    view.focusActive();
    return true;
  }
  if (open || !row.parent) return false;
  view.select(row.parent.key, { focus: true });
  return true;
}

function edit(view, column) {
  if (!view.activeRow || !column) return false;
  view.editor.open(view.activeRow, column);
  return true;
}

function clear(view, column) {
  const row = view.activeRow;
  if (!row || row.isGroup || !column?.field || column.tree || !column.edits(row)) return false;
  view.edit({ kind: "set", key: row.key, field: column.field, text: "" });
  return true;
}

const inCell = (view, event) => view.activeRow !== null && !view.activeRow.isGroup && event.target instanceof Element && event.target.closest("[role=gridcell]") !== null;

function startTyping(view, column, event) {
  if (!inCell(view, event) || !column?.edits(view.activeRow)) return false;
  view.editor.open(view.activeRow, column, event.key);
  return true;
}

// A cell that takes no text says why; letters that mean something elsewhere on the page still do.
function refuseTyping(view, event) {
  const isText = event.key.length === 1 || event.key === "Delete";
  const column = activeColumn(view);
  if (event.ctrlKey || event.metaKey || event.altKey || !isText || !inCell(view, event) || !column || column.edits(view.activeRow)) return false;
  view.editor.open(view.activeRow, column);
  return true;
}

function letter(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return false;
  const letters = {
    w: () => view.active.key && view.host.why(view.active.key, "finish"),
    j: () => moveRow(view, 1, false),
    k: () => moveRow(view, -1, false),
    c: () => insert(view),
    t: () => view.goTo(view.plan.header.today),
    0: () => view.fit(),
    "+": () => view.zoomTo(view.scale.pixelsPerDay * 1.5),
    "-": () => view.zoomTo(view.scale.pixelsPerDay / 1.5),
  };
  if (!letters[event.key]) return false;
  letters[event.key]();
  return true;
}
