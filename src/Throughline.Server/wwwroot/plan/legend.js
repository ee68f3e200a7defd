// The head of a picture: what it shows, as of when, and what its marks mean, in the words of the printed pages.
import { Row, flag } from "./model.js";
import { endOfDay, minutesOfDay } from "./dates.js";
import { drawBaseline, drawDeadline, drawFlag, drawRow } from "./marks.js";

export const titleHeight = 56;
const rowHeight = 20;
const left = 8;

const day = number => number * minutesOfDay;
const sample = (flags, fields = {}) => Object.assign(new Row("sample"),
  { flags, start: 0, finish: day(16), percent: 0, baseline: null, before: null, deadline: null, commitment: null, warning: "", ...fields });

const row = (flags, fields) => (g, y, scale, colors) => drawRow(g, sample(flags, fields), y, rowHeight, scale, colors);
const flagged = finish => (g, y, scale, colors) => drawFlag(g, sample(0, { commitment: day(6), finish }), y, rowHeight, scale, colors);

const entries = [
  ["Task, done part darker", row(0, { percent: 50 })],
  ["Critical", row(flag.critical)],
  ["Summary", row(flag.summary)],
  ["Milestone", row(flag.milestone, { finish: day(8) })],
  ["Commitment", flagged(day(6))],
  ["Commitment missed", flagged(day(7))],
  ["Deadline", (g, y, scale, colors) => drawDeadline(g, sample(0, { deadline: day(8), finish: day(8) }), y + rowHeight / 2, scale, colors)],
  ["Baseline", (g, y, scale, colors) => drawBaseline(g, sample(0, { baseline: { start: 0, finish: day(16) } }), y + 2, scale, colors)],
];

const statusEntry = ["Status date", (g, y, scale, colors) => {
  g.fillStyle = colors["ink-label"];
  for (let at = 3; at < rowHeight - 3; at += 5) g.fillRect(scale.x(day(8)), y + at, 1, 2);
}];

// Draws the legend; returns its right end.
function drawLegend(g, { plan, colors }, y) {
  let x = left;
  for (const [text, draw] of plan.header.statusDate === null ? entries : [...entries, statusEntry]) {
    const at = x;
    draw(g, y, { pixelsPerDay: 0.5, left: 0, width: Infinity, x: minutes => at + minutes / minutesOfDay }, colors);
    g.font = `400 12px ${colors.font}`;
    g.fillStyle = colors["ink-support"];
    g.fillText(text, x + 22, y + rowHeight / 2 + 4);
    x += 38 + g.measureText(text).width;
  }
  return x;
}

/** Program and date over the legend; returns the right end of the wider one. */
export function drawTitle(g, view) {
  const { plan, colors, options } = view;
  const { statusDate, today } = plan.header;
  const date = minutes => plan.clock.formats.withYear.format(plan.clock.date(minutes));
  g.font = `600 15px ${colors.font}`;
  g.fillStyle = colors.ink;
  g.fillText(options.name, left, 20);
  const x = left + g.measureText(options.name).width + 12;
  const text = statusDate === null ? `Today ${date(today)}` : `Status date ${date(endOfDay(statusDate))}`;
  g.font = `400 12px ${colors.font}`;
  g.fillStyle = colors["ink-label"];
  g.fillText(text, x, 20);
  return Math.max(x + g.measureText(text).width, drawLegend(g, view, 28));
}
