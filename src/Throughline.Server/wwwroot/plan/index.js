// What the page's component calls: start the plan, refresh it, take it down.
import { PlanView } from "./plan.js";
import { blazorHost } from "./host.js";
import { addPlanToFrame } from "./frame.js";

/** Moves the focus to the first conflict of the draft; on a narrow screen the sheet opens for it. */
function goToConflict() {
  const choice = document.querySelector(".conflicts input");
  const sheet = choice?.closest(".inspector");
  if (!sheet) return;
  if (sheet.dataset.sheet !== "open") sheet.querySelector("[data-act=sheet]").click();
  choice.focus();
}

/** Starts the plan in `root`; `component` answers the asks of host.js. Returns what the component may call. */
export async function mount(root, tools, options, component) {
  const host = "invokeMethodAsync" in component ? blazorHost(component, text => view.refuse(text)) : component;
  const view = new PlanView(root, tools, options, host);
  root.planView = view;
  const isEarly = await view.load();
  const leave = addPlanToFrame(view);
  // What was committed between the early answer and now was announced to nobody here.
  if (isEarly) await view.refresh();
  return {
    refresh: () => view.refresh(),
    awaitNew: () => view.awaitNew(),
    select: key => view.select(key, { focus: false }),
    reveal: key => { view.select(key); const row = view.plan.byKey.get(key); if (row) view.showBar(row); },
    say: text => view.say(text),
    settleFirst: text => { view.refuse(text); goToConflict(); },
    dispose: () => { leave(); view.dispose(); },
  };
}
