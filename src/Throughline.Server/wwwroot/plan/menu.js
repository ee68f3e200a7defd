// Menus that open where the reader points. Arrow keys move, Esc closes, the whole menu is made of words.
import { make } from "./dom.js";
import { columns } from "./columns.js";
import { insert } from "./keyboard.js";

/** Lays a panel over the page at a point, until the reader points elsewhere. Returns what closes it and gives the focus back. */
export function layOver(panel, x, y) {
  const back = document.activeElement;
  const outside = event => { if (!panel.contains(event.target)) close(); };
  const close = () => {
    panel.remove();
    document.removeEventListener("pointerdown", outside, true);
    back?.focus?.({ preventScroll: true });
  };
  document.body.append(panel);
  const box = panel.getBoundingClientRect();
  panel.style.left = `${Math.max(4, Math.min(x, innerWidth - box.width - 8))}px`;
  panel.style.top = `${Math.max(4, Math.min(y, innerHeight - box.height - 8))}px`;
  document.addEventListener("pointerdown", outside, true);
  return close;
}

/** Opens a menu at a point. Entries: { label, keys, run, checked, disabled }, { note } with a promise of a sentence (nothing: none), or "-" for a line. */
export function openMenu(x, y, entries, label) {
  const item = entry => entry === "-" ? make("hr", { role: "separator" }) : entry.note ? noteOf(entry.note) : make("button", {
    type: "button", role: entry.checked === undefined ? "menuitem" : "menuitemcheckbox", "aria-checked": entry.checked === undefined ? null : String(entry.checked), "aria-disabled": entry.disabled ? "true" : null, tabindex: "-1",
    onclick: () => { if (!entry.disabled) { close(); entry.run(); } },
  }, entry.label, entry.keys ? make("kbd", {}, entry.keys) : null);
  const menu = make("div", { class: "menu", role: "menu", "aria-label": label, onkeydown: event => move(menu, event, close) }, ...entries.filter(Boolean).map(item));
  const close = layOver(menu, x, y);
  menu.querySelector("button")?.focus();
}

function noteOf(sentence) {
  const note = make("p", { class: "menu-note", role: "note", hidden: true });
  sentence.then(text => {
    note.textContent = text;
    note.hidden = !text;
  });
  return note;
}

function move(menu, event, close) {
  event.stopPropagation();
  const items = [...menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[(to + items.length) % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
}

export function openRowMenu(view, row, x, y) {
  if (row.isGroup) return;
  const keys = view.selectedRows.map(one => one.key);
  const several = keys.length > 1;
  openMenu(x, y, [
    { label: "Edit name", keys: "F2", run: () => view.editor.open(row, columns.find(column => column.tree)) },
    { label: "Why this finish?", keys: "w", run: () => view.host.why(row.key, "finish") },
    { label: "Why this start?", run: () => view.host.why(row.key, "start") },
    { label: "Show on the time axis", run: () => row.isDated && view.goTo(row.start) },
    "-",
    { label: "Insert a row below", keys: "Insert", run: () => insert(view) },
    { label: "Indent", keys: "Alt Shift →", run: () => view.edit({ kind: "indent", keys, by: 1 }) },
    { label: "Outdent", keys: "Alt Shift ←", run: () => view.edit({ kind: "indent", keys, by: -1 }) },
    { label: "Move up", keys: "Alt Shift ↑", run: () => view.edit({ kind: "shift", keys, by: -1 }) },
    { label: "Move down", keys: "Alt Shift ↓", run: () => view.edit({ kind: "shift", keys, by: 1 }) },
    "-",
    { label: "Link in this order", keys: "Ctrl F2", disabled: !several, run: () => view.edit({ kind: "linkAll", keys }) },
    { label: "Unlink", keys: "Ctrl Shift F2", run: () => view.edit({ kind: "unlinkAll", keys }) },
    row.isSummary ? null : { label: row.isMilestone ? "Make it a task" : "Make it a milestone", run: () => view.edit({ kind: "set", key: row.key, field: "milestone", text: row.isMilestone ? "no" : "yes" }) },
    row.isSummary ? null : { label: "Mark as done", run: () => view.edit({ kind: "set", key: row.key, field: "percent", text: "100" }) },
    "-",
    { label: several ? `Remove ${keys.length} rows` : "Remove", keys: "Ctrl Delete", run: () => view.edit({ kind: "remove", keys }) },
  ], `Row ${row.at + 1}, ${row.name}`);
}
