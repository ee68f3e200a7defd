// Ctrl+K: every place, every command of the page in view, and every record that can be found.
import { openKeysHelp } from "./keys.js";
import { toggleTheme } from "./theme-switch.js";

const sources = new Set();

/** Adds a source of entries, `text => [{ label, hint, run }]` (or a promise of it); returns the function that takes it away. */
export function addPaletteSource(source) {
  sources.add(source);
  return () => sources.delete(source);
}

const matches = (label, text) => text.toLowerCase().split(/\s+/).every(word => label.toLowerCase().includes(word));

function frameEntries(text) {
  const links = [...document.querySelectorAll(".nav a.nav-item, .tabs a")]
    .map(link => ({ label: link.textContent.trim(), hint: link.closest(".tabs") ? "Page" : "Go to", run: () => link.click() }));
  const commands = [
    { label: "Switch between light and dark", hint: "Command", run: toggleTheme },
    { label: "Show the keys of this page", hint: "?", run: openKeysHelp },
  ];
  return [...links, ...commands].filter(entry => matches(entry.label, text));
}

async function recordEntries(text) {
  if (text.length < 2) return [];
  const answer = await fetch(`/app/search?q=${encodeURIComponent(text)}`);
  if (!answer.ok) return [];
  const found = await answer.json();
  return found.map(record => ({ label: record.label, hint: record.hint, run: () => visit(record.address) }));
}

// A click on a real link lets Blazor's router navigate without loading the page anew.
function visit(address) {
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}

async function entriesFor(text) {
  const answers = await Promise.allSettled([frameEntries(text), ...[...sources].map(source => source(text)), recordEntries(text)]);
  return answers.flatMap(answer => answer.status === "fulfilled" ? answer.value : []).slice(0, 60);
}

class Palette {
  constructor() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "floating palette";
    this.dialog.setAttribute("aria-label", "Search or run a command");
    this.dialog.innerHTML = `<input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" autocomplete="off" spellcheck="false"
      aria-label="Search or run a command" placeholder="Search or run a command"><ul id="palette-list" role="listbox" aria-label="Results"></ul>`;
    this.input = this.dialog.querySelector("input");
    this.list = this.dialog.querySelector("ul");
    this.input.addEventListener("input", () => this.look());
    this.dialog.addEventListener("keydown", event => this.key(event));
    this.dialog.addEventListener("click", event => {
      if (event.target === this.dialog) this.dialog.close();
      const item = event.target.closest?.("li");
      if (item) this.run(Number(item.dataset.index));
    });
    this.dialog.addEventListener("close", () => this.dialog.remove());
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.look();
  }

  async look() {
    const text = this.input.value.trim();
    const entries = await entriesFor(text);
    if (text !== this.input.value.trim()) return;
    this.entries = entries;
    this.at = 0;
    this.list.replaceChildren(...entries.map((entry, index) => this.item(entry, index)));
    if (entries.length === 0) {
      const nothing = document.createElement("p");
      nothing.textContent = `Nothing is called "${text}".`;
      this.list.replaceChildren(nothing);
    }
    this.mark();
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
    [...this.list.querySelectorAll("li")].forEach((item, index) => item.setAttribute("aria-selected", String(index === this.at)));
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
