// Which columns are shown: a panel of checkboxes in groups that stays open while the reader chooses, with a field that narrows it.
import { make, setAttribute } from "./dom.js";
import { columns, groups } from "./columns.js";
import { layOver } from "./menu.js";

const fullName = column => column.name ?? column.title;
const fits = (column, text) => text.split(/\s+/).every(word => `${fullName(column)} ${column.title} ${groups[column.group]}`.toLowerCase().includes(word));

export function openColumnChooser(view, x, y) {
  const boxes = new Map(columns.filter(column => !column.fixed).map(column => [column, make("button", {
    type: "button", role: "checkbox", "aria-checked": String(view.choice.has(column.id)), tabindex: "-1", title: fullName(column), onclick: () => toggle(column),
  }, column.title)]));
  const choose = change => {
    view.chooseColumns(change);
    for (const [column, box] of boxes) setAttribute(box, "aria-checked", String(view.choice.has(column.id)));
  };
  // A column that is chosen may lie beyond the divider.
  const toggle = column => {
    choose(choice => choice.toggle(column.id));
    if (view.choice.has(column.id)) view.scrollColumnIntoView(column.id);
  };
  const sections = Object.entries(groups).map(([group, title]) => make("div", { role: "group", "aria-label": title }, make("h4", { "aria-hidden": "true" }, title),
    ...[...boxes].filter(([column]) => column.group === group).map(([, box]) => box)));
  const none = make("p", { class: "label", role: "status" });
  const narrow = () => {
    const text = filter.value.trim().toLowerCase();
    for (const [column, box] of boxes) box.hidden = !fits(column, text);
    for (const section of sections) section.hidden = !section.querySelector("button:not([hidden])");
    none.textContent = sections.every(section => section.hidden) ? "No column has this in its name." : "";
  };
  const filter = make("input", { class: "input", type: "text", placeholder: "Find a column", "aria-label": "Find a column", autocomplete: "off", spellcheck: "false", oninput: narrow });
  const usual = make("button", { type: "button", class: "button", "data-kind": "quiet", onclick: () => choose(choice => choice.reset()) }, "Usual columns");
  const panel = make("div", { class: "menu plan-chooser", role: "dialog", "aria-label": "Columns", onkeydown: event => key(event) },
    make("div", { class: "plan-chooser-head" }, filter, usual), make("div", { class: "plan-chooser-groups" }, ...sections), none);
  const close = layOver(panel, x, y);
  const key = event => {
    event.stopPropagation();
    const shown = [filter, ...panel.querySelectorAll("[role=checkbox]:not([hidden])")];
    const at = shown.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") shown[(at + 1) % shown.length].focus();
    else if (event.key === "ArrowUp") shown[(at - 1 + shown.length) % shown.length].focus();
    else if (event.key === "Enter" && document.activeElement === filter && shown.length > 1) shown[1].click();
    else return;
    event.preventDefault();
  };
  filter.focus();
}
