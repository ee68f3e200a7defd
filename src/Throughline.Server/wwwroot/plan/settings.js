// What a reader chose on this page (columns, zoom, collapsed rows), kept in this browser, one entry per program.
export class Settings {
  constructor(program) { this.key = `plan ${program}`; }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "{}");
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return {};
    }
  }

  read(name, otherwise) { return this.all()[name] ?? otherwise; }

  write(name, value) { localStorage.setItem(this.key, JSON.stringify({ ...this.all(), [name]: value })); }
}
