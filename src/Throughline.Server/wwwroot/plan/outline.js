// Which rows are shown, in which order: collapsed branches, filters and groups. Pure: no DOM.
import { flag } from "./model.js";

export const filters = {
  all: { title: "All rows", keeps: () => true },
  open: { title: "Not finished", keeps: row => !row.isDone },
  critical: { title: "Critical", keeps: row => row.isCritical },
  milestones: { title: "Milestones", keeps: row => row.isMilestone },
  late: { title: "Late against promise or deadline", keeps: row => row.isLate || row.missesDeadline },
  progress: { title: "In progress", keeps: row => row.percent > 0 && !row.isDone },
  warnings: { title: "With a warning", keeps: row => row.warning !== "" },
  manual: { title: "Dates set by hand", keeps: row => row.is(flag.manual) },
  draft: { title: "Changed by the draft", keeps: row => row.changed !== 0 },
};

export const groupings = {
  none: { title: "Outline" },
  owner: { title: "Owner", of: row => row.owner || "Nobody accountable" },
  resources: { title: "People", of: row => row.resources || "Nobody assigned" },
  state: { title: "State", of: row => row.isDone ? "Done" : row.percent > 0 ? "In progress" : "Not started" },
  float: { title: "Float", of: row => row.isCritical ? "Critical" : row.is(flag.near) ? "Near-critical" : row.isDone ? "Done" : "With float" },
};

/** A heading above the rows of one group; looks like a row without dates. */
export class GroupHead {
  constructor(name, count) { this.key = `group ${name}`; this.name = name; this.count = count; this.isGroup = true; this.level = 0; this.place = -1; this.flags = 0; this.changed = 0; }
}

export class Outline {
  constructor(plan, settings = {}) {
    this.plan = plan;
    this.collapsed = new Set(settings.collapsed ?? []);
    this.filter = settings.filter in filters ? settings.filter : "all";
    this.grouping = settings.grouping in groupings ? settings.grouping : "none";
    this.text = "";
    this.arrange();
  }

  get settings() { return { collapsed: [...this.collapsed], filter: this.filter, grouping: this.grouping }; }

  /** Recomputes the shown rows and gives each its place (-1 when hidden). */
  arrange() {
    for (const row of this.plan.rows) row.place = -1;
    this.shown = this.grouping === "none" ? this.branches() : this.groups();
    this.shown.forEach((row, place) => { row.place = place; });
  }

  get isFiltered() { return this.filter !== "all" || this.text !== ""; }

  keeps(row) {
    return filters[this.filter].keeps(row) && (this.text === "" || `${row.key} ${row.name} ${row.owner} ${row.resources}`.toLowerCase().includes(this.text));
  }

  branches() {
    const needed = this.isFiltered ? this.withParents() : null;
    const shown = [];
    let hiddenBelow = Infinity;
    for (const row of this.plan.rows) {
      if (row.level > hiddenBelow) continue;
      hiddenBelow = Infinity;
      if (needed && !needed.has(row)) continue;
      shown.push(row);
      if (row.isSummary && this.collapsed.has(row.key)) hiddenBelow = row.level;
    }
    return shown;
  }

  withParents() {
    const needed = new Set();
    for (const row of this.plan.rows) {
      if (!this.keeps(row)) continue;
      for (let at = row; at !== null && !needed.has(at); at = at.parent) needed.add(at);
    }
    return needed;
  }

  groups() {
    const byName = new Map();
    for (const row of this.plan.rows) {
      if (row.isSummary || !this.keeps(row)) continue;
      const name = groupings[this.grouping].of(row);
      if (!byName.has(name)) byName.set(name, []);
      byName.get(name).push(row);
    }
    return [...byName].sort(([a], [b]) => a.localeCompare(b)).flatMap(([name, rows]) => {
      const head = new GroupHead(name, rows.length);
      return this.collapsed.has(head.key) ? [head] : [head, ...rows];
    });
  }

  get matchCount() { return this.shown.filter(row => !row.isGroup && this.keeps(row)).length; }

  isCollapsed(row) { return this.collapsed.has(row.key); }

  setCollapsed(row, collapsed) {
    if (collapsed) this.collapsed.add(row.key);
    else this.collapsed.delete(row.key);
    this.arrange();
  }

  /** Shows the first `levels` levels; Infinity shows all. */
  collapseTo(levels) {
    this.collapsed = new Set(this.plan.rows.filter(row => row.isSummary && row.level + 1 >= levels).map(row => row.key));
    this.arrange();
  }

  /** Opens what hides a row, so that it is shown. */
  reveal(row) {
    if (row.place >= 0) return;
    for (let at = row.parent; at; at = at.parent) this.collapsed.delete(at.key);
    if (this.grouping !== "none") this.collapsed.delete(`group ${groupings[this.grouping].of(row)}`);
    if (this.isFiltered && !this.keeps(row)) { this.filter = "all"; this.text = ""; }
    this.arrange();
  }

  get depth() { return this.plan.rows.reduce((deepest, row) => Math.max(deepest, row.level + 1), 1); }
}
