// A file dropped anywhere on a page with a drop hint. It is kept while Blazor goes to the import page, then put into the file field there.
let waiting = null;
let listening = false;

const hint = () => document.querySelector(".drop-hint");
const carriesFile = event => [...event.dataTransfer?.types ?? []].includes("Files");
const show = visible => { const shown = hint(); if (shown) shown.hidden = !visible; };

function put(field, files) {
  field.files = files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function dropped(event) {
  if (!hint() || !carriesFile(event)) return;
  event.preventDefault();
  show(false);
  const field = document.querySelector("input[type=file][data-plan]");
  if (field) { put(field, event.dataTransfer.files); return; }
  waiting = event.dataTransfer.files;
  const link = document.createElement("a");
  link.href = hint().dataset.drop;
  document.body.append(link);
  link.click();
  link.remove();
}

export function listen() {
  if (listening) return;
  listening = true;
  document.addEventListener("dragover", event => {
    if (!hint() || !carriesFile(event)) return;
    event.preventDefault();
    show(true);
  });
  document.addEventListener("dragleave", event => { if (event.relatedTarget === null) show(false); });
  document.addEventListener("drop", dropped);
}

/** Hands over a file that was dropped on another page, or chosen here before Blazor listened to the field. */
export function take() {
  const field = document.querySelector("input[type=file][data-plan]");
  if (!field) return;
  const files = waiting ?? (field._blazorFilesById ? [] : field.files);
  waiting = null;
  if (files.length > 0) put(field, files);
}

export const choose = () => document.querySelector("input[type=file][data-plan]")?.click();
