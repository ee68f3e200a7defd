// Plan dates are minutes of the wall clock since the payload's epoch; JavaScript dates appear here only, always in UTC, never with a zone.
export const minutesOfDay = 1440;
const millisecondsOfMinute = 60000;

export class PlanClock {
  /** @param {string} epoch yyyy-MM-dd  @param {string|undefined} locale the browser's when undefined */
  constructor(epoch, locale = undefined) {
    const [year, month, day] = epoch.split("-").map(Number);
    this.epoch = Date.UTC(year, month - 1, day);
    const format = options => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    this.formats = {
      short: format({ day: "numeric", month: "short" }),
      withYear: format({ day: "numeric", month: "short", year: "numeric" }),
      long: format({ weekday: "short", day: "numeric", month: "long", year: "numeric" }),
      month: format({ month: "short" }),
      weekday: format({ weekday: "narrow" }),
      time: format({ timeStyle: "short" }),
    };
    this.texts = new Map();
    this.knownYear = null;
  }

  date(minutes) { return new Date(this.epoch + minutes * millisecondsOfMinute); }

  minutes(date) { return (date.getTime() - this.epoch) / millisecondsOfMinute; }

  /** Midnight of a civil date, in minutes. Months from 0 and may overflow, as in Date.UTC. */
  midnight(year, month, day) { return (Date.UTC(year, month, day) - this.epoch) / millisecondsOfMinute; }

  /** Day of the week of a day counted from the epoch; 0 is Sunday. */
  weekday(day) { return (((new Date(this.epoch).getUTCDay() + day) % 7) + 7) % 7; }

  /** Dates in the year of this one, today, are shown without it; all others carry theirs. */
  leaveOutYearOf(minutes) { this.knownYear = this.year(minutes); }

  year(minutes) { return this.date(minutes).getUTCFullYear(); }

  needsYear(minutes) { return this.year(minutes) !== this.knownYear; }

  /** `5 Jan`, with the year when it is another than the one given to leaveOutYearOf. */
  text(minutes) {
    const day = dayOf(minutes);
    let text = this.texts.get(day);
    if (text === undefined) {
      const date = this.date(day * minutesOfDay);
      text = (this.needsYear(day * minutesOfDay) ? this.formats.withYear : this.formats.short).format(date);
      this.texts.set(day, text);
    }
    return text;
  }

  /** A sentence of the server with its ISO dates as the reader writes them. */
  localized(sentence) {
    return sentence.replaceAll(/\b(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}))?/g, (_, year, month, day, hour, minute) => {
      const midnight = this.midnight(Number(year), Number(month) - 1, Number(day));
      return hour === undefined ? this.text(midnight) : `${this.text(midnight)}, ${this.formats.time.format(this.date(midnight + Number(hour) * 60 + Number(minute)))}`;
    });
  }

  /** As text, of a finish: work that ends at midnight ends on the day before. */
  finishText(minutes) { return this.text(endOfDay(minutes)); }

  /** In full, for hovering and for reading aloud. */
  long(minutes) { return this.formats.long.format(this.date(minutes)); }

  longWithTime(minutes) { return `${this.long(minutes)}, ${this.formats.time.format(this.date(minutes))}`; }

  /** What the server reads: yyyy-MM-ddTHH:mm. */
  iso(minutes) { return this.date(minutes).toISOString().slice(0, 16); }
}

/** A moment inside the last day of work that ends at `minutes`. */
export const endOfDay = minutes => minutes % minutesOfDay === 0 ? minutes - 1 : minutes;

/** The day of a moment, counted from the epoch. */
export const dayOf = minutes => Math.floor(minutes / minutesOfDay);

/** Calendar days from a to b, by their dates. */
export const daysBetween = (a, b) => dayOf(endOfDay(b)) - dayOf(endOfDay(a));
