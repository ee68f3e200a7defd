// A sentence about an edit that was not taken or cannot be made, where no cell is open to show it. Fades by itself, or on the next edit.
import { icon, make } from "./dom.js";

const places = ["bottom", "raised", "top"];
let shown = null;

export const showProblem = (view, text) => show(view, text, { role: "alert" });

/** Why a cell takes no text: nothing went wrong. */
export const showReason = (view, text) => show(view, text, { role: "status", "data-tone": "quiet" });

function show(view, text, attributes) {
  hideProblem();
  shown = make("div", { class: "plan-refusal", ...attributes }, make("span", {}, text),
    make("button", { type: "button", class: "icon-button", "aria-label": "Close this message", onclick: hideProblem }, icon("close")));
  view.root.append(shown);
  // At the bottom, unless the row it is about or the message of the frame is there.
  const others = [view.grid.cellOf(view.active.key, view.active.column), document.querySelector(".toast")].filter(Boolean).map(element => element.getBoundingClientRect());
  places.find(place => {
    shown.dataset.at = place;
    const { top, bottom } = shown.getBoundingClientRect();
    return others.every(other => other.bottom <= top || other.top >= bottom);
  });
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
