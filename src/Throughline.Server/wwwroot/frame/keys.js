// The keys of the page in view, and the switch for single-letter keys (WCAG 2.1.4).
export const rowsOfPage = "main tbody tr";
export const makerOfPage = "main [aria-keyshortcuts=c]";

const inProgram = ".tabs";
const everywhere = [
  ["Search or run a command", "Ctrl K"], ["These keys", "?"], ["Go to programs", "g p"], ["Go to overview", "g o", inProgram], ["Go to plan", "g l", inProgram], ["Go to history", "g h", inProgram],
  ["Next row, previous row", "j k", rowsOfPage], ["Create", "c", makerOfPage], ["Close, leave, take back", "Esc"],
];
const pageKeys = new Map();

/** Adds a group to the help while its page is shown; returns the function that takes it away. */
export function describeKeys(title, keys) {
  pageKeys.set(title, { title, keys });
  return () => pageKeys.delete(title);
}

export const singleKeysOn = () => localStorage.getItem("single-keys") !== "off";

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function group({ title, keys }) {
  const list = element("dl");
  list.append(element("h3", title));
  for (const [what, key] of keys) {
    const shown = element("dd");
    shown.append(element("kbd", key));
    list.append(element("dt", what), shown);
  }
  return list;
}

export function openKeysHelp() {
  if (document.querySelector("dialog[open]")) return;
  const dialog = element("dialog", "", { class: "floating keys-help", "aria-label": "Keys" });
  const head = element("header");
  const close = element("button", "Close", { class: "button", "data-kind": "quiet" });
  close.addEventListener("click", () => dialog.close());
  head.append(element("h2", "Keys"), close);
  const body = element("div", "", { class: "scroll" });
  body.append(...[...pageKeys.values(), { title: pageKeys.size > 0 ? "Everywhere" : "This page", keys: everywhere.filter(([, , needed]) => !needed || document.querySelector(needed)) }].map(group));
  const choice = element("label");
  const box = element("input", "", { type: "checkbox" });
  box.checked = singleKeysOn();
  box.addEventListener("change", () => localStorage.setItem("single-keys", box.checked ? "on" : "off"));
  choice.append(box, "Single letters act outside of text");
  dialog.append(head, body, choice);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
