// The plan as a file: sheets and pages come from the server, the picture is drawn here.
import { openMenu } from "./menu.js";
import { showReason } from "./notice.js";
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

/** What a sheet of this plan would not hold, as a sentence; a question that fails leaves the menu as it is. */
async function sheetLosses(view) {
  const answer = await fetch(`${view.options.exports}/losses`).catch(() => null);
  const sheet = answer?.ok && (await answer.json()).find(loss => loss.format === "csv");
  return sheet ? `Not in XLSX and CSV: ${sheet.missing.join(", ")}. XML keeps them.` : "";
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
    { label: pictureLabel(view), keys: "PNG", run: () => exportPng(view) },
    { label: "Drawing of the shown rows", keys: "SVG", run: () => exportSvg(view) },
    "-",
    file("Microsoft Project", "XML", "mspdi", false),
    file("Excel workbook", "XLSX", "xlsx", false),
    file("Comma-separated values", "CSV", "csv", false),
    { note: sheetLosses(view) },
    "-",
    { label: "Copy a link to this view", run: () => navigator.clipboard.writeText(location.href).then(() => showReason(view, "The link is copied."), () => showReason(view, location.href)) },
  ], "Share");
}
