// A sentence about an edit that was not taken or cannot be made, where no cell is open to show it. Fades by itself, or on the next edit.
import { make } from "./dom.js";

let shown = null;

export const showProblem = (view, text) => show(view, text, { role: "alert" });

/** Why a cell takes no text: nothing went wrong. */
export const showReason = (view, text) => show(view, text, { role: "status", "data-tone": "quiet" });

function show(view, text, attributes) {
  hideProblem();
  shown = make("div", { class: "plan-refusal", ...attributes }, text);
  view.root.append(shown);
  // At the bottom, unless the row it is about is there.
  const cell = view.grid.cellOf(view.active.key, view.active.column);
  if (cell && cell.getBoundingClientRect().bottom > shown.getBoundingClientRect().top) shown.dataset.at = "top";
  shown.timer = setTimeout(hideProblem, 12000);
}

/** Closes the sentence; whether there was one. */
export function hideProblem() {
  if (!shown) return false;
  clearTimeout(shown.timer);
  shown.remove();
  shown = null;
  return true;
}
