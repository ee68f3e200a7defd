// The doors between the plan and what keeps it. The plan asks; whoever implements this answers. Nothing of scrolling passes here.
//
//   edit(edit)      → Promise<string|null>  stages one edit in the draft; the problem as a sentence, or null
//     { kind: "set", key, field, text } · { kind: "move", key, start } · { kind: "resize", key, finish } · { kind: "link", from, to }
//     { kind: "unlink", from, to } · { kind: "linkAll" | "unlinkAll", keys } · { kind: "indent", keys, by } · { kind: "insert", key, below } · { kind: "remove", keys } · { kind: "shift", keys, by }
//     { kind: "paste", cells: { rows, columns: [{ title, field }], texts } }
//   commit() · discard() · undoLast() · redo()   → Promise<void>
//   select(key|null) · why(key, "start"|"finish")  → nothing; shown in the inspector

import { isAway } from "../frame/connection.js";

/** Passes the asks to a Blazor component. Selection is sent at most once per frame, the last one. */
export function blazorHost(component) {
  let waiting = false;
  let latest = null;
  const call = (name, ...values) => component.invokeMethodAsync(name, ...values);
  return {
    edit: edit => isAway() ? Promise.resolve("There is no connection to the server just now; your draft is safe there. Try again when it is back.") : call("Edit", edit),
    commit: () => call("Commit"),
    discard: () => call("Discard"),
    undoLast: () => call("UndoLast"),
    redo: () => call("Redo"),
    why: (key, which) => call("Why", key, which),
    select(key) {
      latest = key;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; call("Select", latest); });
    },
  };
}
