// Ctrl+K: every place, every command of the page in view, and every record: programs, and work items of all programs.
import { openKeysHelp } from "./keys.js";
import { toggleTheme } from "./theme-switch.js";

const sources = new Set();

/** Adds a source of entries, `text => [{ label, hint, run, group, record }]`; returns the function that takes it away. */
export function addPaletteSource(source) {
  sources.add(source);
  return () => sources.delete(source);
}

const groups = ["Commands", "Programs", "Work items"];
const most = 60;
const matches = (label, text) => text.toLowerCase().split(/\s+/).every(word => label.toLowerCase().includes(word));
const programOf = link => link.getAttribute("href").match(/programs\/([0-9a-f-]{36})/)?.[1];

function frameEntries(text) {
  const places = [...document.querySelectorAll(".nav a.nav-item")].map(link => ({ label: link.textContent.trim(), hint: "Go to", group: programOf(link) ? "Programs" : "Commands", record: programOf(link), run: () => link.click() }));
  const tabs = [...document.querySelectorAll(".tabs a")].map(link => ({ label: link.textContent.trim(), hint: "Page", run: () => link.click() }));
  const commands = [
    { label: "Import a plan", hint: "Command", run: () => visit("/import") },
    { label: "Switch between light and dark", hint: "Command", run: toggleTheme },
    { label: "Show the keys of this page", hint: "?", run: openKeysHelp },
  ];
  return [...tabs, ...places, ...commands].filter(entry => matches(entry.label, text));
}

async function recordEntries(text) {
  if (text.length < 2) return [];
  const answer = await fetch(`/app/search?q=${encodeURIComponent(text)}`);
  if (!answer.ok) return [];
  const found = await answer.json();
  return found.map(entry => ({ ...entry, run: () => visit(entry.address) }));
}

// A click on a real link lets Blazor's router navigate without loading the page anew.
function visit(address) {
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Each record once, group by group. */
function arranged(entries) {
  const seen = new Set();
  const once = entries.filter(entry => !entry.record || (!seen.has(entry.record) && seen.add(entry.record)));
  return groups.flatMap(group => once.filter(entry => (entry.group ?? "Commands") === group)).slice(0, most);
}

class Palette {
  constructor() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "floating palette";
    this.dialog.setAttribute("aria-label", "Search or run a command");
    this.dialog.innerHTML = `<input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" autocomplete="off" spellcheck="false"
      aria-label="Search or run a command" placeholder="Search or run a command"><div id="palette-list" class="palette-list" role="listbox" aria-label="Results"></div><p role="status"></p>`;
    this.input = this.dialog.querySelector("input");
    this.list = this.dialog.querySelector(".palette-list");
    this.status = this.dialog.querySelector("[role=status]");
    this.input.addEventListener("input", () => this.look());
    this.dialog.addEventListener("keydown", event => this.key(event));
    this.dialog.addEventListener("click", event => {
      if (event.target === this.dialog) this.dialog.close();
      const item = event.target.closest?.("[role=option]");
      if (item) this.run(Number(item.dataset.index));
    });
    this.dialog.addEventListener("close", () => this.dialog.remove());
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.look();
  }

  /** What the browser knows is shown at once, records of the server when they come. */
  async look() {
    const text = this.input.value.trim();
    const near = [frameEntries(text), ...[...sources].map(source => source(text))].flat();
    this.at = 0;
    this.show(arranged(near));
    const [far] = await Promise.allSettled([recordEntries(text)]);
    if (text !== this.input.value.trim()) return;
    if (far.status === "fulfilled") this.show(arranged([...near, ...far.value]));
    this.status.textContent = far.status === "rejected" ? "The server does not answer just now; only this page was searched." : this.entries.length === 0 ? `Nothing is called "${text}".` : "";
  }

  show(entries) {
    this.entries = entries;
    const lists = new Map();
    entries.forEach((entry, index) => {
      const name = entry.group ?? "Commands";
      if (!lists.has(name)) lists.set(name, this.group(name));
      lists.get(name).append(this.item(entry, index));
    });
    this.list.replaceChildren(...lists.values());
    this.mark();
  }

  group(name) {
    const list = document.createElement("ul");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", name);
    const head = document.createElement("li");
    head.setAttribute("role", "presentation");
    head.className = "palette-group";
    head.textContent = name;
    list.append(head);
    return list;
  }

  item(entry, index) {
    const item = document.createElement("li");
    item.id = `palette-${index}`;
    item.setAttribute("role", "option");
    item.dataset.index = String(index);
    item.append(entry.label);
    const hint = document.createElement("small");
    hint.textContent = entry.hint ?? "";
    item.append(hint);
    return item;
  }

  mark() {
    [...this.list.querySelectorAll("[role=option]")].forEach((item, index) => item.setAttribute("aria-selected", String(index === this.at)));
    const current = this.list.querySelector("[aria-selected=true]");
    current?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", current?.id ?? "");
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.entries?.length) {
      this.at = (this.at + step + this.entries.length) % this.entries.length;
      this.mark();
      event.preventDefault();
    } else if (event.key === "Enter") {
      this.run(this.at);
      event.preventDefault();
    }
  }

  run(index) {
    const entry = this.entries?.[index];
    if (!entry) return;
    this.dialog.close();
    entry.run();
  }
}

export function openPalette() {
  if (!document.querySelector("dialog[open]")) new Palette();
}
