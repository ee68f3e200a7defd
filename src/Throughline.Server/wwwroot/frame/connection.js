// The line to the server. While it is lost the page stays as it is and says so; where the server no longer knows the page, it is loaded again at the same address.
const region = document.getElementById("connection");
const kept = "came back";
const scrolling = ".page .scroll, .plan-scroller";
let away = false;

/** What is said while the server is away. */
export const lost = "Connection lost. Trying again… Your draft is safe.";

/** Whether the server cannot be asked just now. */
export const isAway = () => away;

function say(text, tone) {
  region.dataset.tone = tone ?? "";
  region.replaceChildren(...text ? [text] : []);
}

function changed({ detail }) {
  if (detail.state === "hide") {
    away = false;
    say("");
  } else if (detail.state === "rejected" || detail.state === "resume-failed") loadAgain();
  else if (!away) {
    away = true;
    say(lost, "amber");
  }
}

// What was being typed cannot be sent any more: it is kept to be shown, never lost silently.
function typedText() {
  const field = document.activeElement;
  return field?.matches("input:not([type=checkbox], [type=radio]), textarea") && field.value !== field.defaultValue ? field.value : "";
}

function loadAgain() {
  const scrolled = [...document.querySelectorAll(scrolling)].map(part => part.scrollTop);
  sessionStorage.setItem(kept, JSON.stringify({ address: location.href, scrolled, typed: typedText() }));
  location.reload();
}

function comeBack() {
  const text = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  if (!text) return;
  const { address, scrolled, typed } = JSON.parse(text);
  if (address !== location.href) return;
  scrollTo(scrolled, 50);
  if (!typed) return;
  say(`Connected again. What you were typing was not sent: “${typed}”`, "amber");
  const close = document.createElement("button");
  close.className = "button";
  close.dataset.kind = "quiet";
  close.textContent = "Close";
  close.addEventListener("click", () => say(""));
  region.append(close);
}

// The parts that scroll get their length only when their rows have come.
function scrollTo(tops, tries) {
  const parts = [...document.querySelectorAll(scrolling)];
  tops.forEach((top, index) => { if (parts[index]) parts[index].scrollTop = top; });
  if (tries > 0 && tops.some((top, index) => top > 0 && Math.abs((parts[index]?.scrollTop ?? 0) - top) > 1)) setTimeout(scrollTo, 100, tops, tries - 1);
}

// What the server had asked before it went away is answered by the framework itself, into nothing. The banner tells that, and the console need not.
function answeredNobody(event) {
  if (away && /not in the 'Connected' State/.test(event.reason?.message)) event.preventDefault();
}

region.addEventListener("components-reconnect-state-changed", changed);
addEventListener("unhandledrejection", answeredNobody);
comeBack();
Blazor.start({
  // A link followed before the circuit answers loads its page; patching this one would be lost to the circuit that comes.
  ssr: { disableDomPreservation: true },
  circuit: {
    reconnectionOptions: { dialogId: region.id, maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: attempt => Math.min(attempt * 250, 3000) },
  },
});
