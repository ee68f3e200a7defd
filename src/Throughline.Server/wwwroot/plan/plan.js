// The plan page in the browser: loads the payload, owns scroll, scale, selection and drafts what is drawn. Edits are asked of the host.
import { payloadAddress, takeEarly } from "./early.js";
import { make, setAttribute } from "./dom.js";
import { Plan } from "./model.js";
import { Outline } from "./outline.js";
import { ColumnChoice, neededWidths } from "./columns.js";
import { Grid } from "./grid.js";
import { Scale } from "./scale.js";
import { drawAxis } from "./axis.js";
import { resolveColors } from "./palette.js";
import { sizeCanvas } from "./surface.js";
import { attachKeys } from "./keyboard.js";
import { attachClipboard } from "./clipboard.js";
import { attachGridMouse, attachDivider } from "./mouse.js";
import { attachAxisPointer } from "./pointer.js";
import { Editor } from "./editor.js";
import { Toolbar } from "./toolbar.js";
import { describeRow } from "./speak.js";
import { Settings } from "./settings.js";
import { hideProblem, showProblem } from "./notice.js";

const headHeight = 40;

export class PlanView {
  /** @param root empty element  @param tools empty element for the toolbar  @param options { address, program, name, selected }  @param host see host.js */
  constructor(root, tools, options, host) {
    Object.assign(this, { root, tools, options, host });
    this.settings = new Settings(options.program);
    this.headHeight = headHeight;
    this.selection = new Set();
    this.active = { key: null, column: "name" };
    this.anchor = null;
    this.stamp = 0;
    this.hoverKey = null;
    this.cleanups = [];
  }

  async load() {
    this.choice = new ColumnChoice(this.settings.read(this.isNarrow ? "columns-narrow" : "columns", {}), this.isNarrow);
    const early = await takeEarly(this.address());
    const answer = early ?? await fetch(this.address());
    if (!answer.ok) throw new Error(`The plan could not be loaded (${answer.status}).`);
    this.plan = new Plan(await answer.json(), this.options.locale);
    this.outline = new Outline(this.plan, this.settings.read("outline", {}));
    this.choice.needed = this.neededWidths();
    this.build();
    if (this.options.selected && this.plan.byKey.has(this.options.selected)) this.select(this.options.selected);
    return early !== null;
  }

  /** Where the plan with the shown columns is fetched; with a version, only what changed since. */
  address(since = "") { return payloadAddress(this.options.address, { columns: this.choice.asked, since }); }

  get isNarrow() { return this.root.clientWidth > 0 && this.root.clientWidth < 720; }

  neededWidths() {
    const { fontSize, fontFamily } = getComputedStyle(this.root);
    const g = document.createElement("canvas").getContext("2d");
    // As bold as a changed or alarming cell.
    g.font = `600 ${fontSize} ${fontFamily}`;
    return neededWidths(this.plan, text => g.measureText(text).width);
  }

  build() {
    this.grid = new Grid(this);
    this.canvas = make("canvas", { class: "plan-canvas", role: "img", "aria-label": "Time axis of the same rows; the grid says the same in text" });
    this.time = make("div", { class: "plan-time" }, this.canvas);
    this.divider = make("div", { class: "plan-divider", role: "separator", "aria-orientation": "vertical", "aria-label": "Width of the grid", tabindex: "0" });
    this.stage = make("div", { class: "plan-stage" }, this.grid.element, this.divider, this.time);
    this.spacer = make("div", { class: "plan-spacer" });
    this.scroller = make("div", { class: "plan-scroller" }, this.stage, this.spacer);
    this.live = make("div", { class: "sr-only", role: "status", "aria-live": "polite" });
    this.tip = make("div", { class: "plan-tip", hidden: true });
    this.root.replaceChildren(this.scroller, this.live, this.tip);
    this.g = this.canvas.getContext("2d", { alpha: false });
    this.colors = resolveColors(this.root);
    this.rowHeight = parseFloat(getComputedStyle(this.root).getPropertyValue("--row")) || 28;
    this.root.style.setProperty("--plan-row", `${this.rowHeight}px`);
    this.editor = new Editor(this);
    this.toolbar = new Toolbar(this);
    this.measure();
    const saved = this.settings.read("scale", null);
    this.scale = saved ? new Scale(this.plan.clock.minutes(new Date(saved.left)), saved.pixelsPerDay, this.width) : this.firstScale();
    this.listen();
    this.changed();
  }

  defaultGridWidth() {
    const width = this.choice.split(Math.round(this.root.clientWidth * 0.64));
    this.grid.setWidths();
    return width;
  }

  firstScale() {
    const { start, finish, today } = this.plan.header;
    if (start === null) return new Scale(today - 14 * 1440, 7, this.width);
    const all = Scale.fitting(start, finish, this.width);
    if (all.pixelsPerDay >= 2) return all;
    const from = today > start && today < finish ? Math.max(start, today - 60 * 1440) : start;
    return new Scale(from - 10 * 1440, 3, this.width);
  }

  listen() {
    const on = (target, name, listener, options) => {
      target.addEventListener(name, listener, options);
      this.cleanups.push(() => target.removeEventListener(name, listener, options));
    };
    on(this.scroller, "scroll", () => this.draw(), { passive: true });
    on(this.grid.element, "scroll", () => this.editor.place(), { passive: true });
    on(document, "themechange", () => { this.colors = resolveColors(this.root); this.draw(); });
    const observer = new ResizeObserver(() => { this.measure(); this.draw(); });
    observer.observe(this.root);
    observer.observe(this.time);
    this.cleanups.push(() => observer.disconnect());
    document.fonts?.ready.then(() => this.draw());
    this.cleanups.push(attachKeys(this), attachGridMouse(this), attachDivider(this), attachAxisPointer(this), attachClipboard(this));
  }

  /** Gives the grid its width as soon as there is one to share: the element of an empty plan is hidden. */
  divide() {
    if (this.gridWidth !== undefined || this.root.clientWidth === 0) return;
    this.setGridWidth(this.settings.read("grid-width", null) ?? this.defaultGridWidth());
  }

  measure() {
    this.divide();
    this.height = this.root.clientHeight;
    this.stage.style.height = `${this.height}px`;
    this.spacer.style.height = `${Math.max(0, this.headHeight + (this.outline.shown.length + 1) * this.rowHeight - this.height)}px`;
    this.width = Math.max(40, this.time.clientWidth);
    if (this.scale) this.scale = this.scale.resized(this.width);
  }

  setGridWidth(width) {
    this.gridWidth = Math.max(120, Math.min(this.root.clientWidth - 80, Math.round(width)));
    this.grid.element.style.width = `${this.gridWidth}px`;
    this.grid.freeze();
    setAttribute(this.divider, "aria-valuenow", this.gridWidth);
  }

  /** After a change of rows, order or what they show. */
  changed() {
    this.stamp++;
    this.measure();
    this.toolbar?.refresh();
    this.draw();
  }

  /** Asks for one picture in the next frame; any number of calls make one. */
  draw() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = null;
      this.render();
    });
  }

  port() {
    const top = this.scroller.scrollTop;
    const count = this.outline.shown.length;
    const first = Math.max(0, Math.floor(top / this.rowHeight) - 1);
    const visible = Math.ceil((this.height - this.headHeight) / this.rowHeight) + 2;
    return { first, last: Math.min(count - 1, first + visible), offset: top, height: this.height, rowHeight: this.rowHeight, headHeight: this.headHeight };
  }

  render() {
    if (!this.root.isConnected) return;
    const port = this.port();
    this.grid.render(port.first, port.last, port.offset);
    sizeCanvas(this.canvas, this.g, this.width, this.height);
    drawAxis(this.g, this, port);
    this.overlay?.(this.g, port);
    this.editor.place();
    this.firstPaint ??= performance.now();
  }

  // Selection and focus.

  select(key, { extend = false, toggle = false, column = this.active.column, focus = false } = {}) {
    const row = this.plan.byKey.get(key) ?? this.outline.shown.find(shown => shown.key === key);
    if (!row) return;
    if (row.place < 0) { this.outline.reveal(row); this.changed(); }
    if (extend && this.anchor) this.selectRange(this.anchor, key);
    else if (toggle) {
      if (!this.selection.delete(key)) this.selection.add(key);
      this.anchor = key;
    } else {
      this.selection = new Set([key]);
      this.anchor = key;
    }
    this.active = { key, column };
    this.bringIntoView(row);
    if (focus) this.focusActive();
    this.draw();
    if (!row.isGroup) {
      this.live.textContent = describeRow(row, this.plan);
      this.host.select(key);
      history.replaceState(history.state, "", `${location.pathname}?row=${encodeURIComponent(key)}`);
    }
  }

  selectRange(fromKey, toKey) {
    const shown = this.outline.shown;
    const a = shown.findIndex(row => row.key === fromKey);
    const b = shown.findIndex(row => row.key === toKey);
    this.selection = new Set(shown.slice(Math.min(a, b), Math.max(a, b) + 1).map(row => row.key));
  }

  clearSelection() { this.selection.clear(); this.draw(); this.host.select(null); }

  get activeRow() { return this.outline.shown.find(row => row.key === this.active.key) ?? null; }

  get selectedRows() { return this.outline.shown.filter(row => !row.isGroup && this.selection.has(row.key)); }

  bringIntoView(row) {
    const top = row.place * this.rowHeight;
    const space = this.height - this.headHeight - this.rowHeight;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top > this.scroller.scrollTop + space - this.rowHeight) this.scroller.scrollTop = top - space + this.rowHeight;
  }

  /** Focus goes to the active cell; rows are made first, because the cell may not exist yet. */
  focusActive() {
    this.render();
    const cell = this.grid.cellOf(this.active.key, this.active.column);
    (cell ?? this.grid.element).focus({ preventScroll: true });
    if (cell) this.scrollColumnIntoView();
  }

  scrollColumnIntoView(id = this.active.column) {
    const { left, width } = this.grid.columnBox(id);
    const pane = this.grid.element;
    if (this.grid.isFrozen(this.grid.columns.find(column => column.id === id))) return;
    if (left < pane.scrollLeft + this.grid.frozenWidth) pane.scrollLeft = left - this.grid.frozenWidth;
    else if (left + width > pane.scrollLeft + pane.clientWidth) pane.scrollLeft = left + width - pane.clientWidth;
  }

  // Time axis.

  setScale(scale) {
    this.scale = scale;
    // Storage is slow; while the reader still scrolls, nothing is written.
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepScale(), 300);
    this.toolbar.refresh();
    this.draw();
  }

  keepScale() {
    const { left, pixelsPerDay } = this.scale;
    this.settings.write("scale", { left: this.plan.clock.date(Math.round(left)).getTime(), pixelsPerDay });
    this.keeping = null;
  }

  zoomTo(pixelsPerDay, x = this.width / 2) { this.setScale(this.scale.zoomedAt(x, pixelsPerDay)); }

  fit() {
    const { start, finish } = this.plan.header;
    if (start !== null) this.setScale(Scale.fitting(start, finish, this.width));
  }

  goTo(minutes) { this.setScale(new Scale(minutes - this.width / 3 / this.scale.pixelsPerDay * 1440, this.scale.pixelsPerDay, this.width)); }

  /** Brings a row's bar into view without changing the zoom. */
  showBar(row) {
    if (row.isDated && (this.scale.x(row.finish) < 0 || this.scale.x(row.start) > this.width)) this.goTo(row.start);
  }

  setCollapsed(row, collapsed) {
    this.outline.setCollapsed(row, collapsed);
    this.settings.write("outline", this.outline.settings);
    this.changed();
  }

  arrange(change) {
    change(this.outline);
    this.outline.arrange();
    this.settings.write("outline", this.outline.settings);
    this.scroller.scrollTop = 0;
    this.changed();
  }

  chooseColumns(change) {
    change(this.choice);
    this.settings.write(this.isNarrow ? "columns-narrow" : "columns", this.choice.settings);
    this.settings.write("asked", this.choice.asked);
    this.grid.layOut();
    this.changed();
    return this.choice.isAnsweredBy(this.plan.header.columns) ? null : this.reload();
  }

  // Edits and updates.

  /** Asks the host for an edit and says aloud what came of it. Returns the problem, or null. */
  async edit(edit) {
    if (edit.kind === "insert") this.awaitNew();
    else this.awaitsNew = false;
    const problem = await this.host.edit(edit);
    hideProblem();
    if (problem && edit.kind === "set") this.live.textContent = problem;
    else if (problem) this.refuse(problem);
    return problem;
  }

  /** The next row that comes was inserted by the reader. */
  awaitNew() { this.awaitsNew = true; }

  refuse(problem) { showProblem(this, problem); }

  /** What was typed stands in its cell, grayed, until the server has answered. */
  showPending(row, column, text) {
    row.pending = column ? { column: column.id, text } : null;
    this.stamp++;
    this.draw();
  }

  /** Fetches what changed since the version shown, or everything when that version is forgotten. */
  async refresh() {
    const answer = await fetch(this.address(this.plan.header.version));
    if (!answer.ok) throw new Error(`The plan could not be refreshed (${answer.status}).`);
    if (answer.status !== 204) this.receive(await answer.json());
  }

  receive(message) {
    const known = this.awaitsNew ? new Set(this.plan.byKey.keys()) : null;
    if ("from" in message) {
      if (!this.plan.apply(message)) return this.reload();
    } else this.plan = new Plan(message, this.options.locale);
    this.outline.plan = this.plan;
    this.outline.arrange();
    this.choice.needed = this.neededWidths();
    this.grid.setWidths();
    for (const key of this.selection) if (!this.plan.byKey.has(key)) this.selection.delete(key);
    this.changed();
    const added = known && this.plan.rows.find(row => !known.has(row.key));
    if (added) this.welcome(added);
  }

  /** A row the reader just inserted: selected, and its name ready to be typed over. */
  welcome(row) {
    this.awaitsNew = false;
    this.select(row.key, { column: "name" });
    this.render();
    this.editor.open(row, this.grid.columns.find(column => column.tree));
  }

  async reload() {
    const answer = await fetch(this.address());
    if (answer.ok) this.receive(await answer.json());
  }

  say(text) { this.live.textContent = text; }

  dispose() {
    if (this.pending) cancelAnimationFrame(this.pending);
    if (this.keeping) {
      clearTimeout(this.keeping);
      this.keepScale();
    }
    for (const clean of this.cleanups) clean?.();
    this.toolbar?.dispose();
    this.root.replaceChildren();
    this.tools.replaceChildren();
  }
}
