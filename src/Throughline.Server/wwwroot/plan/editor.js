// The one text field of the grid. It lies over its cell and moves with it; Enter stages, Esc leaves, a problem stays beside what was typed.
import { make } from "./dom.js";
import { showProblem, showReason } from "./notice.js";

export class Editor {
  constructor(view) {
    this.view = view;
    this.input = make("input", { class: "plan-editor", type: "text", autocomplete: "off", spellcheck: "false", onkeydown: event => this.key(event), oninput: () => { this.isTyped = true; }, onblur: () => this.leaveWith(true) });
    this.problem = make("div", { class: "plan-problem", role: "alert", id: "plan-problem" });
    this.row = null;
  }

  get isOpen() { return this.row !== null; }

  /** Starts editing a cell; `text` replaces the value when the reader just began to type. */
  open(row, column, text = null) {
    if (row.isGroup || !column.edits(row)) {
      if (!row.isGroup) showReason(this.view, column.reason);
      return;
    }
    const { plan } = this.view;
    // What the reader saw: the row is filled anew while others commit.
    Object.assign(this, { row, column, was: (column.raw ?? column.text)(row, plan), revision: plan.header.revision, isTyped: text !== null });
    this.input.value = text ?? this.was;
    this.input.setAttribute("aria-label", `${column.name ?? column.title} of ${row.name}`);
    this.input.removeAttribute("aria-invalid");
    this.problem.remove();
    this.view.grid.layer.append(this.input);
    this.place();
    this.input.focus({ preventScroll: true });
    if (text === null) this.input.select();
  }

  place() {
    if (!this.isOpen) return;
    const box = this.view.grid.columnBox(this.column.id);
    const left = box.left + (this.view.grid.isFrozen(this.column) ? this.view.grid.element.scrollLeft : 0);
    const { width } = box;
    const indent = this.column.tree ? 18 + this.row.level * 14 : 0;
    const y = this.row.place * this.view.rowHeight;
    this.input.style.transform = `translate(${left + indent}px, ${y}px)`;
    this.input.style.width = `${Math.max(64, width - indent)}px`;
    if (!this.problem.isConnected) return;
    const { grid, headHeight, rowHeight, scroller, height } = this.view;
    // Beneath the row; above it where there is no room beneath.
    const top = headHeight + y - scroller.scrollTop;
    const below = top + rowHeight;
    const at = below + this.problem.offsetHeight > height ? top - this.problem.offsetHeight : below;
    this.problem.style.transform = `translate(${left + indent - grid.element.scrollLeft}px, ${at}px)`;
  }

  key(event) {
    event.stopPropagation();
    if (event.key === "Escape") {
      this.close();
      this.view.focusActive();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.stage().then(done => done && this.view.host.commit());
    } else if (event.key === "Enter") {
      this.stage();
    } else if (event.key === "Tab") {
      this.stage();
      this.view.moveColumn(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  }

  /** Leaves the cell at once and sends the text; true when it was taken or nothing had changed. A problem opens the cell again, as it was typed. */
  async stage(keepFocus = true) {
    const { row, column, was, revision, isTyped, view } = this;
    const text = this.input.value.trim();
    // What is typed may be what the cell still shows while an edit before it is on its way.
    const isSame = text === was && !isTyped;
    this.close();
    if (!isSame) view.showPending(row, column, text);
    if (keepFocus) view.focusActive();
    if (isSame) return true;
    const problem = await view.edit({ kind: "set", key: row.key, field: column.field, text, revision });
    view.showPending(row, null);
    if (!problem) return true;
    const isStillHere = keepFocus && !this.isOpen && view.active.key === row.key && view.active.column === column.id;
    if (isStillHere) {
      this.open(view.plan.byKey.get(row.key) ?? row, column, text);
      this.show(problem);
    } else showProblem(view, `${row.name}: ${problem}`);
    return false;
  }

  show(problem) {
    this.problem.textContent = problem;
    this.input.setAttribute("aria-invalid", "true");
    this.input.setAttribute("aria-describedby", "plan-problem");
    this.view.root.append(this.problem);
    this.place();
    this.input.focus({ preventScroll: true });
  }

  leaveWith(stage) {
    if (!this.isOpen || this.closing) return;
    if (this.input.getAttribute("aria-invalid") === "true" || !stage) this.close();
    else this.stage(false);
  }

  close() {
    this.closing = true;
    this.row = null;
    this.input.remove();
    this.problem.remove();
    this.closing = false;
  }
}
