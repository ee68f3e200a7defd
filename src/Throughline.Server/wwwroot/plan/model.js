// The plan as the browser holds it: rows decoded from the payload, kept current by deltas. Pure: no DOM.
import { PlanClock } from "./dates.js";

export const flag = { summary: 1, milestone: 2, critical: 4, near: 8, manual: 16, inactive: 32, keepsFile: 64, undated: 128 };
export const change = { name: 1, duration: 2, start: 4, finish: 8, predecessors: 16, progress: 32, other: 64, added: 128 };
const linkTypes = ["FF", "FS", "SF", "SS"];

/** One row; `at` is its ordinal, `links` point from predecessor rows to it. */
export class Row {
  constructor(key) { this.key = key; this.links = []; this.at = 0; this.place = -1; }
  is(bit) { return (this.flags & bit) !== 0; }
  get isSummary() { return this.is(flag.summary); }
  get isMilestone() { return this.is(flag.milestone); }
  get isCritical() { return this.is(flag.critical); }
  get isDone() { return this.percent === 100; }
  get isDated() { return !this.is(flag.undated); }
  get isLate() { return this.commitment !== null && this.isDated && this.finish > this.commitment; }
  get missesDeadline() { return this.deadline !== null && this.isDated && this.finish > this.deadline; }
}

const textOf = (packed, index) => packed.index.length === 0 ? "" : packed.texts[packed.index[index]];
const sparse = (rows, packed, field) => packed.row.forEach((index, i) => { rows[index][field] = packed.value[i]; });

function sparseSpans(rows, packed, field) {
  packed.start.forEach((start, i) => {
    const row = rows[packed.row ? packed.row[i] : i];
    row[field] = { start: row.start + start, finish: row.finish + packed.finish[i] };
  });
}

function decodeAsked(rows, names, packed) {
  packed.forEach(({ texts, row, value }, column) => {
    const name = names[column];
    if (texts) rows.forEach((one, i) => { one.asked[name] = textOf(texts, i); });
    else value.forEach((number, i) => { rows[row ? row[i] : i].asked[name] = number; });
  });
}

function decode(packed, names) {
  const rows = packed.key.map((key, i) => {
    const row = new Row(packed.keyPrefix + key);
    row.name = packed.name[i];
    row.level = packed.level[i];
    row.flags = packed.flags[i];
    row.start = packed.start[i];
    row.finish = packed.start[i] + packed.span[i];
    row.percent = packed.percent[i];
    row.float = packed.float[i];
    row.duration = textOf(packed.duration, i);
    row.owner = textOf(packed.owner, i);
    row.resources = textOf(packed.resources, i);
    row.calendar = textOf(packed.calendar, i);
    row.constraint = textOf(packed.constraint, i);
    row.warning = textOf(packed.warning, i);
    row.baseline = null; row.before = null; row.changed = 0; row.deadline = null;
    row.commitment = null; row.commitmentBy = ""; row.constraintDate = null; row.asked = {};
    return row;
  });
  sparseSpans(rows, packed.baseline, "baseline");
  sparseSpans(rows, packed.before, "before");
  sparse(rows, packed.changed, "changed");
  sparse(rows, packed.deadline, "deadline");
  sparse(rows, packed.commitment, "commitment");
  sparse(rows, packed.constraintDate, "constraintDate");
  decodeAsked(rows, names, packed.asked);
  packed.commitment.row.forEach((index, i) => { rows[index].commitmentBy = textOf(packed.commitmentBy, i); });
  return rows;
}

/** Links of the decoded rows, once every row stands at its ordinal in `all`. */
function connect(rows, packed, all) {
  let next = 0;
  rows.forEach((row, i) => {
    row.links = [];
    for (let n = packed.links.count[i]; n > 0; n--, next++) {
      const kind = packed.links.kind[next];
      row.links.push({
        from: all[row.at - packed.links.back[next]], to: row, type: linkTypes[kind & 3], driving: (kind & 4) !== 0, violated: (kind & 8) !== 0,
        lag: textOf(packed.links.lag, next),
      });
    }
  });
}

export class Plan {
  constructor(payload, locale = undefined) {
    this.locale = locale;
    this.numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    this.rows = decode(payload.rows, payload.header.columns);
    this.take(payload.header);
    this.index();
    connect(this.rows, payload.rows, this.rows);
    this.gatherLinks();
  }

  take(header) {
    this.header = header;
    this.clock = new PlanClock(header.epoch, this.locale);
    this.clock.leaveOutYearOf(header.today);
    this.showsYears = header.start !== null && (this.clock.needsYear(header.start) || this.clock.needsYear(header.finish - 1));
    this.daysOff = new Set();
    for (let i = 0; i < header.daysOff.length; i += 2) {
      for (let day = header.daysOff[i]; day <= header.daysOff[i + 1]; day++) this.daysOff.add(day);
    }
    this.weeklyDaysOff = new Set(header.weeklyDaysOff);
  }

  index() {
    this.byKey = new Map();
    const path = [];
    const counts = [0];
    this.rows.forEach((row, at) => {
      row.at = at;
      path.length = row.level;
      counts.length = row.level + 1;
      counts[row.level] = (counts[row.level] ?? 0) + 1;
      row.parent = path[row.level - 1] ?? null;
      row.wbs = counts.join(".");
      path[row.level] = row;
      this.byKey.set(row.key, row);
    });
  }

  gatherLinks() {
    this.links = [];
    for (const row of this.rows) row.outs = [];
    for (const row of this.rows) {
      for (const link of row.links) {
        this.links.push(link);
        link.from.outs.push(link);
      }
    }
  }

  /** Applies what changed. False when it starts from another version: then the whole payload is needed. */
  apply(delta) {
    if (delta.from !== this.header.version) return false;
    if (delta.header.epoch !== this.header.epoch) return false;
    const gone = new Set(delta.removed);
    const kept = this.rows.filter(row => !gone.has(row.key));
    const fresh = decode(delta.rows, delta.header.columns);
    const keptKeys = new Set(kept.map(row => row.key));
    const arriving = new Map();
    fresh.forEach((row, i) => {
      row.at = delta.rows.at[i];
      const old = this.byKey.get(row.key);
      const stays = old !== undefined && keptKeys.has(row.key);
      // The old object is filled anew, so that links of unchanged rows and the selection keep pointing at it.
      fresh[i] = old === undefined ? row : Object.assign(old, row);
      if (!stays) arriving.set(row.at, fresh[i]);
    });
    this.rows = merge(kept, arriving, delta.header.count);
    this.take(delta.header);
    this.index();
    connect(fresh, delta.rows, this.rows);
    this.gatherLinks();
    return true;
  }

  isWorkday(day) { return !this.daysOff.has(day) && !this.weeklyDaysOff.has(this.clock.weekday(day)); }

  /** `3FS+2d, 7SS`: the row numbers people see, FS left out when there is no lag. */
  predecessors(row) {
    return row.links.map(link => `${link.from.at + 1}${link.type === "FS" && !link.lag ? "" : link.type}${link.lag}`).join(", ");
  }

  successors(row) {
    return row.outs.map(link => `${link.to.at + 1}${link.type === "FS" && !link.lag ? "" : link.type}${link.lag}`).join(", ");
  }

  /** Float in days of the program's calendar. */
  floatDays(row) { return row.float === null ? null : row.float / this.header.dayMinutes; }
}

function merge(kept, arriving, count) {
  const rows = [];
  let next = 0;
  for (let at = 0; at < count; at++) rows.push(arriving.get(at) ?? kept[next++]);
  return rows;
}
