// A sentence about an edit that was not taken, where no cell is open to show it. Fades by itself, or on the next edit.
import { make } from "./dom.js";

let shown = null;

export function showProblem(view, text) {
  hideProblem();
  shown = make("div", { class: "plan-refusal", role: "alert" }, text);
  view.root.append(shown);
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
