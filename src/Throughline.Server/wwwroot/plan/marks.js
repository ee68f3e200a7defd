// How one row looks on the time axis. Every mark is drawn from the row alone: dates, flags, progress, baseline, promise, draft.
import { flag } from "./model.js";
import { endOfDay, minutesOfDay } from "./dates.js";

const barHeight = 11;

/** Pixels of a row's bar: a whole-day look, as people read dates: the first day's left edge to the last day's right edge. */
export function barSpan(row, scale, span = row) {
  const start = Math.floor(span.start / minutesOfDay) * minutesOfDay;
  const finish = (Math.floor(endOfDay(span.finish) / minutesOfDay) + 1) * minutesOfDay;
  // When a day is wide, hours matter; when it is narrow, days do.
  const fine = scale.pixelsPerDay >= 60;
  const left = scale.x(fine ? span.start : start);
  return { left: Math.round(left), right: Math.round(Math.max(left + 3, scale.x(fine ? span.finish : finish))) };
}

/** Pixel of a moment at the end of work: right edge of its day. */
export function finishX(minutes, scale) {
  return Math.round(scale.pixelsPerDay >= 60 ? scale.x(minutes) : scale.x((Math.floor(endOfDay(minutes) / minutesOfDay) + 1) * minutesOfDay));
}

/** Where links leave and enter a row: left and right edge. */
export function anchors(row, scale) {
  if (row.isMilestone) {
    const x = finishX(row.finish, scale);
    return { left: x, right: x, isPoint: true };
  }
  return { ...barSpan(row, scale), isPoint: false };
}

function tones(row, colors) {
  if (row.is(flag.inactive)) return { fill: colors["bar-inactive"], done: colors.baseline, edge: colors.baseline };
  if (row.isCritical) return { fill: colors["bar-critical"], done: colors["bar-critical-done"], edge: colors["bar-critical-edge"] };
  if (row.is(flag.near)) return { fill: colors["bar-near"], done: colors["bar-near-done"], edge: colors["bar-near-edge"] };
  return { fill: colors.bar, done: colors["bar-done"], edge: colors["bar-edge"] };
}

export function drawRow(g, row, y, height, scale, colors) {
  if (row.isGroup || !row.isDated) return;
  const middle = Math.round(y + height / 2);
  if (row.isSummary) drawSummary(g, row, middle, scale, colors);
  else if (row.isMilestone) drawMilestone(g, row, y, middle, scale, colors);
  else drawTask(g, row, middle, scale, colors);
  if (row.deadline !== null) drawDeadline(g, row, middle, scale, colors);
  if (row.commitment !== null && !row.isMilestone) drawFlag(g, row, y, height, scale, colors);
  if (row.warning !== "") drawWarning(g, row, middle, scale, colors);
}

function drawSummary(g, row, middle, scale, colors) {
  const { left, right } = barSpan(row, scale);
  if (right < -10 || left > scale.width + 10) return;
  const from = Math.max(left, -20);
  const to = Math.min(right, scale.width + 20);
  g.fillStyle = colors.summary;
  g.fillRect(from, middle - 4, to - from, 2.5);
  const hook = Math.min(5, (right - left) / 2);
  for (const [x, direction] of [[left, 1], [right, -1]]) {
    g.beginPath();
    g.moveTo(x, middle - 4);
    g.lineTo(x + direction * hook, middle - 4);
    g.lineTo(x, middle + 4);
    g.fill();
  }
}

function rounded(g, x, y, width, height) {
  g.beginPath();
  g.roundRect(x, y, Math.max(1, width), height, 2);
}

function drawTask(g, row, middle, scale, colors) {
  const { left, right } = barSpan(row, scale);
  const top = middle - 7;
  if (row.baseline) drawBaseline(g, row, middle, scale, colors);
  if (row.before) drawBefore(g, row, top, scale, colors);
  if (right < -4 || left > scale.width + 4) return;
  const { fill, done, edge } = tones(row, colors);
  const width = right - left;
  g.fillStyle = fill;
  rounded(g, left, top, width, barHeight);
  g.fill();
  if (row.percent > 0) {
    g.save();
    rounded(g, left, top, width, barHeight);
    g.clip();
    g.fillStyle = done;
    g.fillRect(left, top, Math.round(width * row.percent / 100), barHeight);
    g.restore();
  }
  g.strokeStyle = g.fillStyle = edge;
  g.lineWidth = 1;
  if (row.isCritical && !row.isDone) {
    g.fillRect(left, top + barHeight - 2, width, 2);
    g.fillRect(left, top, 2, barHeight);
  } else if (width > 3) {
    if (row.is(flag.manual)) g.setLineDash([2, 1]);
    rounded(g, left + 0.5, top + 0.5, width - 1, barHeight - 1);
    g.stroke();
    g.setLineDash([]);
  }
}

export function drawBaseline(g, row, middle, scale, colors) {
  const { left, right } = barSpan(row, scale, row.baseline);
  g.fillStyle = colors.baseline;
  g.fillRect(left, middle + 6.5, right - left, 2.5);
}

function drawBefore(g, row, top, scale, colors) {
  const { left, right } = barSpan(row, scale, row.before);
  g.strokeStyle = colors.accent;
  g.lineWidth = 1;
  g.setLineDash([3, 2]);
  rounded(g, left + 0.5, top + 0.5, right - left - 1, barHeight - 1);
  g.stroke();
  g.setLineDash([]);
}

export function diamond(g, x, middle, size) {
  g.beginPath();
  g.moveTo(x, middle - size);
  g.lineTo(x + size, middle);
  g.lineTo(x, middle + size);
  g.lineTo(x - size, middle);
  g.closePath();
}

function drawMilestone(g, row, y, middle, scale, colors) {
  const x = finishX(row.finish, scale);
  if (row.baseline) {
    const base = finishX(row.baseline.finish, scale);
    g.fillStyle = colors.baseline;
    g.fillRect(base - 4, middle + 7.5, 8, 2.5);
  }
  if (row.before && row.before.finish !== row.finish) {
    const before = finishX(row.before.finish, scale);
    g.strokeStyle = colors.accent;
    g.lineWidth = 1.5;
    g.setLineDash([2.5, 2]);
    diamond(g, before, middle, 6);
    g.stroke();
    g.setLineDash([]);
  }
  g.fillStyle = row.isCritical && !row.isDone ? colors["bar-critical-edge"] : row.isDone ? colors["bar-done"] : colors.summary;
  diamond(g, x, middle, 6);
  g.fill();
  if (row.commitment !== null) drawFlag(g, row, y, (middle - y) * 2, scale, colors);
}

/** The date of a milestone, right of all its marks, with a rim of the ground's color: no line goes through it. */
export function drawDate(g, row, y, height, scale, colors, clock, ground) {
  if (!row.isMilestone || !row.isDated || row.isSummary || scale.pixelsPerDay < 1) return;
  const x = finishX(row.finish, scale);
  if (x < -80 || x > scale.width) return;
  const text = clock.finishText(row.finish);
  g.font = `400 12px ${colors.font}`;
  let at = x + 12;
  if (row.before) at = Math.max(at, finishX(row.before.finish, scale) + 12);
  if (row.commitment !== null) at = Math.max(at, finishX(row.commitment, scale) + 14);
  const deadline = row.deadline === null ? -Infinity : finishX(row.deadline, scale);
  if (deadline > at - 9 && deadline < at + g.measureText(text).width + 6) at = deadline + 9;
  g.strokeStyle = ground;
  g.lineWidth = 5;
  g.lineJoin = "round";
  g.strokeText(text, at, y + height / 2 + 4);
  g.fillStyle = colors["ink-support"];
  g.fillText(text, at, y + height / 2 + 4);
}

/** A promise: a flag on its day, green while kept, red when missed. */
export function drawFlag(g, row, y, height, scale, colors) {
  const x = finishX(row.commitment, scale);
  const top = y + 3;
  g.fillStyle = row.isLate ? colors["red-mark"] : colors["green-mark"];
  g.fillRect(x - 1, top, 1.5, height - 7);
  g.beginPath();
  g.moveTo(x, top);
  g.lineTo(x + 8, top);
  g.lineTo(x + 5.5, top + 2.75);
  g.lineTo(x + 8, top + 5.5);
  g.lineTo(x, top + 5.5);
  g.fill();
}

/** A deadline: an arrow that points down on its day. */
export function drawDeadline(g, row, middle, scale, colors) {
  const x = finishX(row.deadline, scale);
  g.strokeStyle = g.fillStyle = row.missesDeadline ? colors["red-mark"] : colors["ink-label"];
  g.lineWidth = 1.5;
  g.beginPath();
  g.moveTo(x, middle - 9);
  g.lineTo(x, middle + 1);
  g.stroke();
  g.beginPath();
  g.moveTo(x - 4, middle - 1);
  g.lineTo(x + 4, middle - 1);
  g.lineTo(x, middle + 5);
  g.fill();
}

/** A warning: a triangle before the bar; its sentence is in the inspector, the tip and the live region. */
function drawWarning(g, row, middle, scale, colors) {
  const x = (row.isMilestone ? finishX(row.finish, scale) - 6 : barSpan(row, scale).left) - 10;
  g.fillStyle = colors["red-mark"];
  g.beginPath();
  g.moveTo(x, middle - 6);
  g.lineTo(x + 6, middle + 4);
  g.lineTo(x - 6, middle + 4);
  g.fill();
  g.fillStyle = colors.surface;
  g.fillRect(x - 0.75, middle - 2.5, 1.5, 3.5);
  g.fillRect(x - 0.75, middle + 1.75, 1.5, 1.5);
}
