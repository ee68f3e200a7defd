// The plan as a file: sheets and pages come from the server, the picture is drawn here.
import { openMenu } from "./menu.js";
import { exportPng, exportSvg, pngExtent } from "./export.js";

/** Address of an export; `columns` only where the reader's choice is meant. */
export function exportAddress(view, format, chosen) {
  const query = chosen ? `?columns=${view.choice.exported.join(",")}` : "";
  return `${view.options.exports}/${format}${query}`;
}

function download(address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}

function pictureLabel(view) {
  const { rows } = pngExtent(view);
  return rows < view.outline.shown.length ? `Picture of rows 1 to ${rows} of ${view.outline.shown.length}` : "Picture of the shown rows";
}

export function openShareMenu(view, button) {
  const box = button.getBoundingClientRect();
  const file = (label, keys, format, chosen) => ({ label, keys, run: () => download(exportAddress(view, format, chosen)) });
  openMenu(box.left, box.bottom + 4, [
    file("Pages to print, with these columns", "PDF", "pdf", true),
    file("Excel workbook", "XLSX", "xlsx", false),
    file("Comma-separated values", "CSV", "csv", false),
    file("Microsoft Project", "XML", "mspdi", false),
    { label: pictureLabel(view), keys: "PNG", run: () => exportPng(view) },
    { label: "Drawing of the shown rows", keys: "SVG", run: () => exportSvg(view) },
    "-",
    { label: "Copy a link to this view", run: () => navigator.clipboard.writeText(location.href).then(() => view.say("The link is copied."), () => view.say(location.href)) },
  ], "Share");
}
