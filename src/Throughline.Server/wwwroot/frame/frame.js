// What the frame does in the browser: theme, drawer, sheet, keys and the palette. Works before and without the circuit.
import "./connection.js";
import { openPalette } from "./palette.js";
import { makerOfPage, openKeysHelp, rowsOfPage, singleKeysOn } from "./keys.js";
import { toggleTheme } from "./theme-switch.js";

const places = { p: "/programs", o: "overview", l: "plan", h: "history" };
const typing = target => target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null;
let waitingForPlace = -Infinity;

function goTo(letter) {
  const place = places[letter];
  if (!place) return false;
  const link = document.querySelector(place.startsWith("/") ? `.nav a[href="${place.slice(1)}"], .nav a[href="${place}"]` : `.tabs a[href$="/${place}"]`);
  link?.click();
  return link !== null;
}

/** Focus goes to the first link or button of the next or previous row of the page's tables. */
function moveRow(by) {
  const rows = [...document.querySelectorAll(rowsOfPage)].filter(row => row.querySelector("a, button"));
  const at = rows.indexOf(document.activeElement?.closest("tr"));
  const row = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))];
  row?.querySelector("a, button").focus();
  return row !== undefined;
}

/** What the page offers to create: a field is gone to, a button pressed. */
function create() {
  const maker = [...document.querySelectorAll(makerOfPage)].at(-1);
  if (maker?.matches("input")) maker.focus();
  else maker?.click();
  return maker !== undefined;
}

function singleKey(event) {
  if (performance.now() - waitingForPlace < 1200) {
    waitingForPlace = -Infinity;
    return goTo(event.key);
  }
  if (event.key === "?") { openKeysHelp(); return true; }
  if (event.key === "j") return moveRow(1);
  if (event.key === "k") return moveRow(-1);
  if (event.key === "c") return create();
  if (event.key === "g") { waitingForPlace = performance.now(); return true; }
  return false;
}

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    openPalette();
    event.preventDefault();
    return;
  }
  if (event.key === "Escape") closeDrawer();
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target) || !singleKeysOn()) return;
  if (singleKey(event)) event.preventDefault();
});

const frame = () => document.querySelector(".frame");
const closeDrawer = () => frame()?.removeAttribute("data-drawer");

const actions = {
  palette: openPalette,
  keys: openKeysHelp,
  theme: toggleTheme,
  drawer: () => frame()?.setAttribute("data-drawer", "open"),
  "close-drawer": closeDrawer,
  sheet: button => {
    const sheet = button.closest(".inspector");
    const open = sheet.dataset.sheet !== "open";
    sheet.dataset.sheet = open ? "open" : "closed";
    button.setAttribute("aria-expanded", String(open));
  },
};

document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
  if (button && actions[button.dataset.act]) actions[button.dataset.act](button);
  else if (event.target instanceof Element && event.target.closest(".nav a")) closeDrawer();
});
