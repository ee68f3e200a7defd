// The words above the plan: rows, levels, columns, zoom; and the find field.
import { make, icon, setAttribute } from "./dom.js";
import { openMenu } from "./menu.js";
import { openColumnChooser } from "./chooser.js";
import { openShareMenu } from "./share.js";
import { filters, groupings } from "./outline.js";
import { zoomName, zooms } from "./scale.js";

export class Toolbar {
  constructor(view) {
    this.view = view;
    this.rows = this.menuButton("Rows", button => this.openRows(button));
    this.level = this.menuButton("Level", button => this.openLevels(button));
    this.columns = this.menuButton("Columns", button => { const box = button.getBoundingClientRect(); openColumnChooser(view, box.left, box.bottom + 4); });
    this.zooms = Object.fromEntries(Object.keys(zooms).map(name => [name, make("button", { type: "button", onclick: () => view.zoomTo(zooms[name]) }, name[0].toUpperCase() + name.slice(1))]));
    const fit = make("button", { type: "button", class: "button", title: "Fit the whole plan (0)", onclick: () => view.fit() }, "Fit");
    const today = make("button", { type: "button", class: "button", title: "Go to today (t)", onclick: () => view.goTo(view.plan.header.today) }, "Today");
    const share = make("button", { type: "button", class: "button", "aria-haspopup": "menu", onclick: () => openShareMenu(view, share) }, icon("share"), "Share");
    this.find = this.findField();
    this.element = make("div", { class: "plan-toolbar", role: "toolbar", "aria-label": "Plan" }, this.find, this.rows, this.level, this.columns,
      make("div", { class: "segments", role: "group", "aria-label": "Zoom" }, ...Object.values(this.zooms)), today, fit, share);
    view.tools.replaceChildren(this.element);
  }

  menuButton(text, open) {
    const label = make("span", {}, text);
    const button = make("button", { type: "button", class: "button", "data-kind": "quiet", "aria-haspopup": "menu", onclick: () => open(button) }, label, icon("down"));
    button.label = label;
    return button;
  }

  openRows(button) {
    const { view } = this;
    const box = button.getBoundingClientRect();
    openMenu(box.left, box.bottom + 4, [
      ...Object.entries(filters).map(([name, { title }]) => ({ label: title, checked: view.outline.filter === name, run: () => view.arrange(outline => { outline.filter = name; }) })),
      "-",
      ...Object.entries(groupings).map(([name, { title }]) => ({ label: name === "none" ? "By outline" : `By ${title.toLowerCase()}`, checked: view.outline.grouping === name, run: () => view.arrange(outline => { outline.grouping = name; }) })),
      "-",
      { label: "Find", keys: "Ctrl F", run: () => this.openFind() },
    ], "Rows");
  }

  openLevels(button) {
    const { view } = this;
    const box = button.getBoundingClientRect();
    const levels = Array.from({ length: Math.min(6, view.outline.depth - 1) }, (_, index) => index + 1);
    openMenu(box.left, box.bottom + 4, [
      ...levels.map(level => ({ label: level === 1 ? "First level only" : `To level ${level}`, run: () => view.arrange(outline => outline.collapseTo(level)) })),
      { label: "Everything", run: () => view.arrange(outline => outline.collapseTo(Infinity)) },
    ], "Level");
  }

  findField() {
    this.findInput = make("input", { class: "input", type: "text", placeholder: "Find", "aria-label": "Find in the plan", autocomplete: "off", spellcheck: "false", oninput: () => this.look(), onkeydown: event => this.findKey(event) });
    this.findCount = make("span", { class: "label", role: "status" });
    return make("div", { class: "plan-find", hidden: true }, this.findInput, this.findCount,
      make("button", { type: "button", class: "icon-button", "aria-label": "Close find", onclick: () => this.closeFind() }, icon("close")));
  }

  openFind() {
    this.find.hidden = false;
    this.findInput.focus();
    this.findInput.select();
  }

  closeFind() {
    this.find.hidden = true;
    this.findInput.value = "";
    this.findCount.textContent = "";
    this.found = [];
    this.view.focusActive();
  }

  look() {
    const text = this.findInput.value.trim().toLowerCase();
    this.found = text === "" ? [] : this.view.plan.rows.filter(row => `${row.key} ${row.name} ${row.owner} ${row.resources}`.toLowerCase().includes(text));
    this.foundAt = 0;
    this.showFound();
  }

  showFound() {
    const { found, foundAt } = this;
    this.findCount.textContent = this.findInput.value.trim() === "" ? "" : found.length === 0 ? "none" : `${foundAt + 1} of ${found.length}`;
    if (found.length > 0) {
      this.view.select(found[foundAt].key);
      this.view.showBar(found[foundAt]);
    }
  }

  findKey(event) {
    event.stopPropagation();
    const step = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey) ? 1 : event.key === "ArrowUp" || event.key === "Enter" ? -1 : 0;
    if (event.key === "Escape") this.closeFind();
    else if (step && this.found?.length) {
      this.foundAt = (this.foundAt + step + this.found.length) % this.found.length;
      this.showFound();
    } else if (!(event.ctrlKey && event.key === "f")) return;
    event.preventDefault();
  }

  refresh() {
    const { outline, scale } = this.view;
    const named = scale ? zoomName(scale.pixelsPerDay) : null;
    for (const [name, button] of Object.entries(this.zooms)) setAttribute(button, "aria-pressed", String(name === named));
    const parts = [outline.filter !== "all" ? filters[outline.filter].title : null, outline.grouping !== "none" ? `by ${groupings[outline.grouping].title.toLowerCase()}` : null].filter(Boolean);
    this.rows.label.textContent = parts.length === 0 ? "Rows" : `${parts.join(", ")}: ${outline.shown.filter(row => !row.isGroup).length}`;
    this.rows.dataset.tone = parts.length === 0 ? "" : "accent";
  }

  dispose() { this.element.remove(); }
}
