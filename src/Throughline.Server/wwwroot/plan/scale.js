// Geometry of the time axis: date ↔ pixel, zoom and ticks. Pure: no DOM, tested by itself.
import { minutesOfDay } from "./dates.js";

export const zooms = { day: 28, week: 7, month: 2.6, quarter: 1.1, year: 0.3 };
const least = 0.05;
const most = 240;

export class Scale {
  /** @param {number} left minutes at pixel 0  @param {number} pixelsPerDay  @param {number} width in pixels */
  constructor(left, pixelsPerDay, width) {
    this.left = left;
    this.pixelsPerDay = Math.min(most, Math.max(least, pixelsPerDay));
    this.width = width;
  }

  x(minutes) { return (minutes - this.left) / minutesOfDay * this.pixelsPerDay; }

  minutes(x) { return this.left + x / this.pixelsPerDay * minutesOfDay; }

  get right() { return this.minutes(this.width); }

  panned(pixels) { return new Scale(this.left + pixels / this.pixelsPerDay * minutesOfDay, this.pixelsPerDay, this.width); }

  /** The same moment stays under pixel `x`. */
  zoomedAt(x, pixelsPerDay) {
    const next = new Scale(0, pixelsPerDay, this.width);
    return new Scale(this.minutes(x) - x / next.pixelsPerDay * minutesOfDay, pixelsPerDay, this.width);
  }

  resized(width) { return new Scale(this.left, this.pixelsPerDay, width); }

  /** From start to finish with a margin on both sides. */
  static fitting(start, finish, width, margin = 24) {
    const days = Math.max(1, (finish - start) / minutesOfDay);
    const pixelsPerDay = Math.min(most, Math.max(least, (width - 2 * margin) / days));
    return new Scale(start - margin / pixelsPerDay * minutesOfDay, pixelsPerDay, width);
  }
}

/** The name of the nearest zoom, for the pressed button. */
export function zoomName(pixelsPerDay) {
  const distance = name => Math.abs(Math.log(zooms[name] / pixelsPerDay));
  return Object.keys(zooms).reduce((best, name) => distance(name) < distance(best) ? name : best);
}

/** Two rows of ticks, `{ at, text }` in minutes; the fine row's texts are centered on their day when `perDay`. */
export function ticks(scale, clock) {
  const p = scale.pixelsPerDay;
  if (p >= 44) return { coarse: months(scale, clock), fine: days(scale, clock, true), perDay: true };
  if (p >= 18) return { coarse: months(scale, clock), fine: days(scale, clock, false), perDay: true };
  if (p >= 1.6) return { coarse: months(scale, clock), fine: weeks(scale, clock, weekStep(p)), perDay: false };
  if (p >= 0.85) return { coarse: years(scale, clock), fine: monthNames(scale, clock, 1), perDay: false };
  if (p >= 0.22) return { coarse: years(scale, clock), fine: quarters(scale, clock), perDay: false };
  return { coarse: years(scale, clock, yearStep(p)), fine: [], perDay: false };
}

const weekStep = pixelsPerDay => pixelsPerDay >= 4 ? 1 : 2;
const yearStep = pixelsPerDay => pixelsPerDay * 365 >= 36 ? 1 : 5;

function days(scale, clock, named) {
  const found = [];
  for (let day = Math.floor(scale.left / minutesOfDay); day * minutesOfDay < scale.right; day++) {
    const date = clock.date(day * minutesOfDay);
    const number = String(date.getUTCDate());
    found.push({ at: day * minutesOfDay, text: named ? `${clock.formats.weekday.format(date)} ${number}` : number });
  }
  return found;
}

function weeks(scale, clock, step) {
  const found = [];
  let day = Math.floor(scale.left / minutesOfDay);
  while (clock.weekday(day) !== 1) day--;
  // Every second Monday keeps its place while panning: count weeks from a fixed Monday.
  const monday = day - (((Math.floor(day / 7) % step) + step) % step) * 7;
  for (day = monday; day * minutesOfDay < scale.right; day += 7 * step) {
    found.push({ at: day * minutesOfDay, text: String(clock.date(day * minutesOfDay).getUTCDate()) });
  }
  return found;
}

function eachMonth(scale, clock, step, text, short = text) {
  const found = [];
  const first = clock.date(scale.left);
  const start = Math.floor(first.getUTCMonth() / step) * step;
  for (let month = start; ; month += step) {
    const at = clock.midnight(first.getUTCFullYear(), month, 1);
    if (at >= scale.right) return found;
    const date = clock.date(at);
    found.push({ at, text: text(date), short: short(date) });
  }
}

// A month of another year carries the year; where that is too wide, January alone does.
const months = (scale, clock) => eachMonth(scale, clock, 1,
  date => date.getUTCMonth() === 0 || date.getUTCFullYear() !== clock.knownYear ? withYear(clock, date) : clock.formats.month.format(date),
  date => date.getUTCMonth() === 0 ? withYear(clock, date) : clock.formats.month.format(date));
const withYear = (clock, date) => `${clock.formats.month.format(date)} ${date.getUTCFullYear()}`;
const monthNames = (scale, clock, step) => eachMonth(scale, clock, step, date => clock.formats.month.format(date));
const quarters = (scale, clock) => eachMonth(scale, clock, 3, date => `Q${date.getUTCMonth() / 3 + 1}`);
const years = (scale, clock, step = 1) => eachMonth(scale, clock, 12 * step, date => String(date.getUTCFullYear()));
