// What the plan adds to the frame while it is shown: its rows and commands in the palette, its keys in the help.
import { addPaletteSource } from "../frame/palette.js";
import { describeKeys } from "../frame/keys.js";
import { exportPng, exportSvg } from "./export.js";
import { zooms } from "./scale.js";

const keys = [
  ["Move", "↑ ↓ ← →"], ["First and last cell", "Home End"], ["First and last row", "Ctrl Home, Ctrl End"], ["Open, close a branch", "→ ←"], ["Edit", "F2 or Enter, or type"], ["Leave the cell, close a notice; else take the last edit of the draft back", "Esc"],
  ["Keep the draft", "Ctrl Enter"], ["Undo, redo", "Ctrl Z, Ctrl Y"], ["Select more", "Shift ↑ ↓"], ["Link, unlink selected rows", "Ctrl F2, Ctrl Shift F2"], ["Indent, outdent", "Alt Shift → ←"],
  ["Move rows up, down", "Alt Shift ↑ ↓"], ["Insert a row", "Insert"], ["Remove rows", "Ctrl Delete"], ["Copy cells, paste a table", "Ctrl C, Ctrl V"], ["Find", "Ctrl F"], ["Why this date?", "w"], ["Zoom", "+ −"], ["Fit", "0"], ["Today", "t"],
];

export function addPlanToFrame(view) {
  const commands = [
    ["Fit the plan", "0", () => view.fit()],
    ["Go to today", "t", () => view.goTo(view.plan.header.today)],
    ...Object.keys(zooms).map(name => [`Zoom to ${name}s`, "Command", () => view.zoomTo(zooms[name])]),
    ["Collapse to the first level", "Command", () => view.arrange(outline => outline.collapseTo(1))],
    ["Expand everything", "Command", () => view.arrange(outline => outline.collapseTo(Infinity))],
    ["Save the plan as a picture", "PNG", () => exportPng(view)],
    ["Save the plan as a drawing", "SVG", () => exportSvg(view)],
    ["Find in the plan", "Ctrl F", () => view.toolbar.openFind()],
    ["Keep the draft", "Ctrl Enter", () => view.host.commit()],
  ];
  const fits = (label, text) => text.toLowerCase().split(/\s+/).every(word => label.toLowerCase().includes(word));
  const leavePalette = addPaletteSource(text => {
    const found = commands.filter(([label]) => fits(label, text)).map(([label, hint, run]) => ({ label, hint, run }));
    if (text.length < 2) return found;
    const rows = [];
    for (const row of view.plan.rows) {
      if (rows.length === 12) break;
      if (fits(`${row.key} ${row.name}`, text)) rows.push({ label: row.name, hint: `${row.key}, row ${row.at + 1}`, group: "Work items", record: `${view.options.program}/${row.key}`, run: () => { view.select(row.key, { focus: true }); view.showBar(row); } });
    }
    return [...found, ...rows];
  });
  const leaveKeys = describeKeys("Plan", keys);
  return () => { leavePalette(); leaveKeys(); };
}
