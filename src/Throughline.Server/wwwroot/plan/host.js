// The doors between the plan and what keeps it. The plan asks; whoever implements this answers. Nothing of scrolling passes here.
//
//   edit(edit)      → Promise<string|null>  stages one edit in the draft; the problem as a sentence, or null
//     { kind: "set", key, field, text, revision } · { kind: "move", key, start } · { kind: "resize", key, finish } · { kind: "link", from, to }
//     { kind: "unlink", from, to } · { kind: "linkAll" | "unlinkAll", keys } · { kind: "indent", keys, by } · { kind: "insert", key, below } · { kind: "remove", keys } · { kind: "shift", keys, by }
//     { kind: "paste", cells: { rows, columns: [{ title, field }], texts } }
//   commit() · discard() · undoLast() · takeBack() · redo()   → Promise<void>
//   select(key|null) · why(key, "start"|"finish")  → nothing; shown in the inspector

import { isAway, lost } from "../frame/connection.js";

/** Passes the asks to a Blazor component. Selection is sent at most once per frame, the last one. What cannot be sent is told to `refuse`; an edit answers with it. */
export function blazorHost(component, refuse) {
  let waiting = false;
  let latest = null;
  const call = async (otherwise, name, ...values) => {
    if (isAway()) return otherwise();
    try {
      return await component.invokeMethodAsync(name, ...values);
    } catch (error) {
      // The line may break between the question and the answer.
      if (!isAway()) throw error;
      return otherwise();
    }
  };
  const ask = (name, ...values) => call(() => refuse(lost), name, ...values);
  return {
    edit: edit => call(() => `${lost} This edit is not in it yet.`, "Edit", edit),
    commit: () => ask("Commit"),
    discard: () => ask("Discard"),
    undoLast: () => ask("UndoLast"),
    takeBack: () => ask("TakeBack"),
    redo: () => ask("Redo"),
    why: (key, which) => ask("Why", key, which),
    select(key) {
      latest = key;
      if (waiting) return;
      waiting = true;
      // The banner has said it already; a selection needs no sentence of its own.
      requestAnimationFrame(() => { waiting = false; call(() => {}, "Select", latest); });
    },
  };
}
