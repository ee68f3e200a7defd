// The columns a reader can choose, what they show and which field an edit of theirs changes.
import { change, flag } from "./model.js";
import { dayOf, daysBetween, endOfDay } from "./dates.js";

const dash = "";
const dateOf = (plan, minutes) => minutes === null ? dash : plan.clock.text(minutes);
const finishOf = (plan, minutes) => minutes === null ? dash : plan.clock.finishText(minutes);
const isoDay = (plan, minutes) => minutes === null ? "" : plan.clock.iso(endOfDay(minutes)).slice(0, 10);
const isoStart = (plan, minutes) => minutes === null ? "" : plan.clock.iso(minutes).slice(0, 10);
const number = value => Math.abs(value - Math.round(value)) < 0.05 ? String(Math.round(value)) : value.toFixed(1);

function floatText(row, plan) {
  if (row.isDone) return "done";
  const days = plan.floatDays(row);
  return days === null ? dash : number(days).replace("-", "−");
}

/** Word beside the name of a row with a promise: `4 d late`, `2 d early`, empty without. */
export function promiseText(row) {
  if (row.isGroup || row.commitment === null || !row.isDated) return "";
  const days = daysBetween(row.commitment, row.finish);
  if (days > 0) return `${days} d late`;
  return row.isLate ? "late" : row.isDone ? "met" : days < 0 ? `${-days} d early` : "on time";
}

const never = () => false;
const unlessSummary = row => !row.isSummary;
const ofRows = "A summary's dates follow from its rows.";
const progressOfRows = "A summary's progress follows from its rows.";
const fromNetwork = name => `${name} follows from the dates and links.`;
const asked = (row, id) => row.asked[id] ?? null;
const words = (row, id) => row.asked[id] ?? dash;
const amount = (row, id, plan) => asked(row, id) === null ? dash : plan.numbers.format(asked(row, id));
const oneLine = text => text.replaceAll(/\s*\n\s*/g, " · ");

const constraintNeeded = "This row has no constraint with a date: choose one under Constraint.";

/** Headings of the chooser, in its order. */
export const groups = { dates: "Dates", logic: "Logic", progress: "Progress", people: "People and cost", analysis: "Analysis", baseline: "Baseline", record: "Record" };

// `title` heads the column here and on paper, `name` says it in full in the chooser and in sheets; a test holds them against the exports. `as` is its name there where it is another.
// `asks` names a column whose values come only when it is shown.
export const columns = [
  { id: "n", title: "#", name: "Row", width: 40, right: true, fixed: true, quiet: true, text: row => String(row.at + 1), edits: never, reason: "Row numbers follow from the order of the rows." },
  { id: "name", title: "Task", name: "Task name", width: 248, fixed: true, tree: true, text: row => row.name, field: "name", bit: change.name, edits: () => true },
  { id: "duration", group: "dates", title: "Duration", width: 64, right: true, text: row => row.isMilestone && /^0/.test(row.duration) ? dash : row.duration, raw: row => row.duration, field: "duration", bit: change.duration, edits: unlessSummary, reason: ofRows },
  { id: "start", group: "dates", title: "Start", width: 70, date: true, right: true, text: (row, plan) => row.isDated && !(row.isMilestone && row.start === row.finish) ? dateOf(plan, row.start) : dash, raw: (row, plan) => plan.clock.iso(row.start).slice(0, 10), field: "start", bit: change.start, edits: unlessSummary, reason: ofRows, hint: (row, plan) => plan.clock.longWithTime(row.start) },
  { id: "finish", group: "dates", title: "Finish", width: 70, date: true, right: true, text: (row, plan) => row.isDated ? finishOf(plan, row.finish) : dash, raw: (row, plan) => isoDay(plan, row.finish), field: "finish", bit: change.finish, edits: unlessSummary, reason: ofRows, hint: (row, plan) => plan.clock.longWithTime(row.finish) },
  { id: "float", as: "totalFloat", group: "analysis", title: "Float, d", name: "Total float (days)", width: 56, right: true, text: floatText, edits: never, reason: fromNetwork("Total float"), faint: row => row.isDone, alarm: row => row.isCritical && !row.isDone },
  { id: "predecessors", group: "logic", title: "Predecessors", width: 104, text: (row, plan) => plan.predecessors(row), field: "predecessors", bit: change.predecessors, edits: () => true },
  { id: "percent", as: "percentComplete", group: "progress", title: "Done, %", name: "% complete", width: 62, right: true, text: row => String(row.percent), field: "percent", bit: change.progress, edits: unlessSummary, reason: progressOfRows },
  { id: "actualStart", asks: "actualStart", group: "progress", title: "Actual start", width: 92, date: true, right: true, text: (row, plan) => dateOf(plan, asked(row, "actualStart")), raw: (row, plan) => isoStart(plan, asked(row, "actualStart")), field: "actualStart", bit: change.progress, edits: unlessSummary, reason: progressOfRows },
  { id: "actualFinish", asks: "actualFinish", group: "progress", title: "Actual finish", width: 98, date: true, right: true, text: (row, plan) => finishOf(plan, asked(row, "actualFinish")), raw: (row, plan) => isoDay(plan, asked(row, "actualFinish")), field: "actualFinish", bit: change.progress, edits: unlessSummary, reason: progressOfRows },
  { id: "remaining", asks: "remaining", group: "progress", title: "Remaining", name: "Remaining duration", width: 84, right: true, text: row => words(row, "remaining"), field: "remaining", bit: change.progress, edits: unlessSummary, reason: progressOfRows },
  { id: "owner", group: "people", title: "Owner", width: 112, text: row => row.owner, field: "owner", bit: change.other, edits: () => true },
  { id: "resources", group: "people", title: "People", name: "Resource names", width: 132, text: row => row.resources, edits: never, reason: "People are shown here as the plan assigns them; the grid does not change that." },
  { id: "work", asks: "work", group: "people", title: "Work, h", name: "Work (hours)", width: 72, right: true, text: (row, plan) => amount(row, "work", plan), edits: never, reason: "Work follows from the people assigned; a summary's from its rows." },
  { id: "cost", asks: "cost", group: "people", title: "Cost", width: 92, right: true, text: (row, plan) => amount(row, "cost", plan), edits: never, reason: "Cost follows from work and rates and the row's own fixed cost; a summary's from its rows." },
  { id: "commitment", group: "dates", title: "Promised", name: "Commitment", width: 70, date: true, right: true, text: (row, plan) => finishOf(plan, row.commitment), raw: (row, plan) => isoDay(plan, row.commitment), field: "commitment", bit: change.other, edits: () => true },
  { id: "deadline", group: "dates", title: "Deadline", width: 70, date: true, right: true, text: (row, plan) => finishOf(plan, row.deadline), raw: (row, plan) => isoDay(plan, row.deadline), field: "deadline", bit: change.other, edits: () => true, alarm: row => row.missesDeadline },
  { id: "baselineStart", group: "baseline", title: "Baseline start", width: 104, date: true, right: true, text: (row, plan) => row.baseline ? dateOf(plan, row.baseline.start) : dash, edits: never, reason: "A baseline stays as it was taken." },
  { id: "baselineFinish", group: "baseline", title: "Baseline finish", width: 104, date: true, right: true, text: (row, plan) => row.baseline ? finishOf(plan, row.baseline.finish) : dash, edits: never, reason: "A baseline stays as it was taken." },
  { id: "startVariance", group: "baseline", title: "Start slip, d", name: "Start variance (days)", width: 90, right: true, text: row => row.baseline && row.isDated ? signed(dayOf(row.start) - dayOf(row.baseline.start)) : dash, edits: never, reason: "The slip follows from Start and Baseline start." },
  { id: "variance", as: "finishVariance", group: "baseline", title: "Slip, d", name: "Finish variance (days)", width: 62, right: true, text: row => row.baseline && row.isDated ? signed(daysBetween(row.baseline.finish, row.finish)) : dash, edits: never, reason: "The slip follows from Finish and Baseline finish." },
  { id: "freeFloat", asks: "freeFloat", group: "analysis", title: "Free, d", name: "Free float (days)", width: 62, right: true, text: row => asked(row, "freeFloat") === null ? dash : number(asked(row, "freeFloat")).replace("-", "−"), edits: never, reason: fromNetwork("Free float") },
  { id: "earlyStart", group: "analysis", title: "Early start", width: 86, date: true, right: true, text: (row, plan) => row.isDated ? dateOf(plan, row.start) : dash, edits: never, reason: fromNetwork("Early start") },
  { id: "earlyFinish", group: "analysis", title: "Early finish", width: 90, date: true, right: true, text: (row, plan) => row.isDated ? finishOf(plan, row.finish) : dash, edits: never, reason: fromNetwork("Early finish") },
  { id: "lateStart", asks: "lateStart", group: "analysis", title: "Late start", width: 82, date: true, right: true, text: (row, plan) => dateOf(plan, asked(row, "lateStart")), edits: never, reason: fromNetwork("Late start") },
  { id: "lateFinish", asks: "lateFinish", group: "analysis", title: "Late finish", width: 86, date: true, right: true, text: (row, plan) => finishOf(plan, asked(row, "lateFinish")), edits: never, reason: fromNetwork("Late finish") },
  { id: "mode", group: "logic", title: "Mode", name: "Task mode", width: 82, text: row => row.is(flag.manual) ? "Manual" : "Automatic", field: "mode", bit: change.other, edits: unlessSummary, reason: ofRows },
  { id: "constraint", as: "constraint,constraintDate", group: "logic", title: "Constraint", width: 168, text: (row, plan) => plan.clock.localized(row.constraint), raw: row => row.constraint, field: "constraint", bit: change.other, edits: () => true, alarm: row => row.warning !== "" },
  { id: "constraintDate", group: "logic", title: "Constraint date", width: 108, date: true, right: true, text: (row, plan) => dateOf(plan, row.constraintDate), raw: (row, plan) => isoStart(plan, row.constraintDate), field: "constraintDate", bit: change.other, edits: row => row.constraintDate !== null, reason: constraintNeeded },
  { id: "successors", group: "logic", title: "Successors", width: 112, text: (row, plan) => plan.successors(row), edits: never, reason: "Successors follow from the Predecessors of other rows: type the link there." },
  { id: "calendar", group: "logic", title: "Calendar", name: "Task calendar", width: 112, text: row => row.calendar, field: "calendar", bit: change.other, edits: () => true },
  { id: "notes", asks: "notes", group: "record", title: "Notes", width: 200, text: row => oneLine(words(row, "notes")), raw: row => words(row, "notes"), field: "notes", bit: change.other, edits: row => !words(row, "notes").includes("\n"), reason: "Notes of several lines are edited in the inspector.", full: row => words(row, "notes") },
  { id: "wbs", group: "record", title: "WBS", width: 72, text: row => row.wbs, edits: never, reason: "The WBS number follows from the outline." },
  { id: "key", group: "record", title: "Key", width: 84, text: row => row.key, edits: never, reason: "A key stays as it was given." },
];

const signed = days => days === 0 ? "0" : days > 0 ? `+${days}` : `−${-days}`;
const byId = new Map(columns.map(column => [column.id, column]));
const usual = ["n", "name", "duration", "start", "finish", "float", "predecessors"];
const narrow = ["n", "name", "finish"];

const padding = 14;
const fewest = { wide: 200, narrow: 144 };
const most = 312;

/** Least widths of row number and dates in this plan: all digits of the last row, the widest day with its year where years are shown. `measure` gives a text's width. */
export function neededWidths(plan, measure) {
  const format = plan.showsYears ? plan.clock.formats.withYear : plan.clock.formats.short;
  const days = Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2028, month, 28))));
  const number = Math.ceil(measure("0".repeat(String(plan.rows.length).length)) + padding);
  return { number, date: Math.ceil(Math.max(...days.map(measure)) + padding) };
}

/** The reader's choice of columns, their order and widths. */
export class ColumnChoice {
  constructor(settings = {}, isNarrow = false, needed = { number: 0, date: 0 }) {
    const ids = (settings.ids ?? (isNarrow ? narrow : usual)).filter(id => byId.has(id));
    this.ids = ids.length > 1 ? ids : usual;
    this.widths = new Map(Object.entries(settings.widths ?? (isNarrow ? { n: 28 } : {})));
    this.isNarrow = isNarrow;
    this.needed = needed;
    this.nameWidth = isNarrow ? 128 : byId.get("name").width;
  }

  get settings() { return { ids: this.ids, widths: Object.fromEntries(this.widths) }; }

  get shown() { return this.ids.map(id => byId.get(id)); }

  width(column) {
    const chosen = this.widths.get(column.id);
    if (column.quiet) return Math.max(chosen ?? column.width, this.needed.number);
    if (column.tree) return chosen ?? this.nameWidth;
    return chosen ?? Math.max(column.width, column.date ? this.needed.date : 0);
  }

  /** Names of the shown columns whose values must be asked for, as the payload's address takes them. */
  get asked() { return this.shown.map(column => column.asks).filter(Boolean).sort().join(","); }

  /** Whether a plan that came with these columns has the values of all that are shown. */
  isAnsweredBy(columns) { return this.shown.every(column => !column.asks || columns.includes(column.asks)); }

  /** Names of the shown columns in exports. */
  get exported() { return [...new Set(this.shown.filter(column => column.id !== "n").flatMap(column => (column.as ?? column.id).split(",")))]; }

  /** Width of whole columns within a limit, up to and including Finish in any case; for that the task's column gives way as far as it can, else it takes what is left. */
  split(limit) {
    const last = this.ids.indexOf("finish");
    const over = this.edge(last + 1) - limit;
    if (over > 0) this.nameWidth = Math.max(this.isNarrow ? fewest.narrow : fewest.wide, this.nameWidth - over);
    let count = Math.max(1, last + 1);
    while (count < this.ids.length && this.edge(count + 1) <= limit) count++;
    if (!this.widths.has("name")) this.nameWidth = Math.max(this.nameWidth, Math.min(most, this.nameWidth + limit - this.edge(count)));
    return this.edge(count);
  }

  /** Right edge of the first `count` columns. */
  edge(count) { return this.shown.slice(0, count).reduce((sum, column) => sum + this.width(column), 0); }

  resize(column, width) { this.widths.set(column.id, Math.max(36, Math.min(640, Math.round(width)))); }

  has(id) { return this.ids.includes(id); }

  toggle(id) {
    if (this.has(id)) this.ids = this.ids.filter(known => known !== id || byId.get(id).fixed);
    else this.ids = columns.map(column => column.id).filter(known => known === id || this.has(known));
  }

  reset() {
    this.ids = this.isNarrow ? narrow : usual;
    this.widths.clear();
  }

  get total() { return this.edge(this.ids.length); }
}
