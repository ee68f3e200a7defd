// The plan as a picture: the shown rows, chosen columns and the whole span of time. As PNG twice as sharp as the screen where that fits, as SVG with all rows.
import { drawAxis } from "./axis.js";
import { Scale } from "./scale.js";
import { ColumnChoice, promiseText } from "./columns.js";
import { drawTitle, titleHeight } from "./legend.js";
import { VectorContext } from "./vector.js";

const largest = 16384;
const noteHeight = 28;
const nameWidths = { least: 128, most: 480 };

/** How many of the shown rows a PNG holds, and how sharp: no browser makes a canvas higher than `largest` pixels. */
export function pngExtent({ outline, rowHeight, headHeight }) {
  const count = outline.shown.length;
  const heightOf = rows => titleHeight + headHeight + rows * rowHeight;
  const ratio = heightOf(count) * 2 <= largest ? 2 : 1;
  const rows = heightOf(count) <= largest ? count : Math.floor((largest - heightOf(0) - noteHeight) / rowHeight);
  return { rows, ratio };
}

const indentOf = row => row.level * 14 + 8;

// The reader's columns, but whole names where the page had no room for them.
function picturedColumns({ choice, outline, colors }, rows) {
  const pictured = new ColumnChoice(choice.settings, false, choice.needed);
  const g = new VectorContext(0, 0);
  g.font = `600 12px ${colors.font}`;
  const spaceFor = row => g.measureText(row.name).width + g.measureText(promiseText(row)).width + indentOf(row) + 24;
  pictured.nameWidth = outline.shown.slice(0, rows).reduce((width, row) => Math.max(width, Math.min(nameWidths.most, Math.ceil(spaceFor(row)))), nameWidths.least);
  return pictured;
}

function measure(view, rows, widest) {
  const { plan, rowHeight, headHeight } = view;
  const choice = picturedColumns(view, rows);
  const gridWidth = choice.total;
  const { start, finish } = plan.header;
  const days = (finish - start) / 1440;
  const least = Math.max(480, drawTitle(new VectorContext(0, 0), view) - gridWidth);
  const timeWidth = Math.round(start === null ? Math.max(least, view.width) : Math.max(least, Math.min(widest - gridWidth - 40, days * Math.max(view.scale.pixelsPerDay, 900 / days) + 80)));
  const scale = start === null ? view.scale : Scale.fitting(start, finish, timeWidth, 40);
  const note = rows < view.outline.shown.length ? noteHeight : 0;
  return { rows, choice, gridWidth, timeWidth, scale, note, width: gridWidth + 1 + timeWidth, height: titleHeight + headHeight + rows * rowHeight + note };
}

function paint(g, view, { rows, choice, gridWidth, timeWidth, scale, note, width, height }) {
  const { rowHeight, headHeight, colors, outline } = view;
  g.fillStyle = colors.surface;
  g.fillRect(0, 0, width, height);
  drawTitle(g, view);
  g.save();
  g.translate(0, titleHeight);
  const bottom = height - titleHeight;
  drawGrid(g, view, choice, rows);
  g.fillStyle = colors["hairline-strong"];
  g.fillRect(0, 0, width, 1);
  g.fillRect(gridWidth, 0, 1, bottom);
  g.save();
  g.translate(gridWidth + 1, 0);
  g.beginPath();
  g.rect(0, 0, timeWidth, bottom);
  g.clip();
  drawAxis(g, { ...pictureOf(view), scale }, { first: 0, last: rows - 1, offset: 0, height: bottom - note, rowHeight, headHeight });
  g.restore();
  if (note > 0) drawText(g, `Rows 1 to ${rows} of ${outline.shown.length}. The PDF and the SVG hold all.`, 8, bottom - 10, width - 16, colors["ink-label"], colors, 400);
  g.restore();
}

/** Draws the picture on a canvas of its own. A long plan is cut where no canvas can hold more; the picture says so. */
export function drawPicture(view) {
  const { rows, ratio } = pngExtent(view);
  const layout = measure(view, rows, largest / ratio);
  const canvas = document.createElement("canvas");
  canvas.width = layout.width * ratio;
  canvas.height = layout.height * ratio;
  const g = canvas.getContext("2d", { alpha: false });
  g.scale(ratio, ratio);
  paint(g, view, layout);
  return canvas;
}

/** The same picture with all shown rows, as the text of an SVG file. */
export function drawVector(view) {
  const layout = measure(view, view.outline.shown.length, largest / 2);
  const g = new VectorContext(layout.width, layout.height);
  paint(g, view, layout);
  return g.document;
}

const pictureOf = view => ({ plan: view.plan, outline: view.outline, selection: new Set(), colors: view.colors, hoverKey: null });

function drawText(g, text, x, y, width, color, colors, weight, right = false) {
  g.font = `${weight} 12px ${colors.font}`;
  g.fillStyle = color;
  let shown = text;
  while (shown.length > 1 && g.measureText(shown).width > width) shown = `${shown.slice(0, -2)}…`;
  g.textAlign = right ? "right" : "left";
  g.fillText(shown, right ? x + width : x, y);
  g.textAlign = "left";
}

function drawGrid(g, view, choice, count) {
  const { plan, outline, colors, rowHeight, headHeight } = view;
  let x = 0;
  for (const column of choice.shown) {
    const width = choice.width(column);
    drawText(g, column.title, x + 6, headHeight - 10, width - 12, colors["ink-label"], colors, 500, column.right);
    for (let place = 0; place < count; place++) {
      const row = outline.shown[place];
      const y = headHeight + place * rowHeight + rowHeight / 2 + 4;
      const indent = column.tree ? indentOf(row) : 0;
      const text = row.isGroup ? (column.tree ? row.name : "") : column.text(row, plan);
      const word = column.tree ? promiseText(row) : "";
      const color = column.alarm && !row.isGroup && column.alarm(row) ? colors.red : column.quiet ? colors["ink-label"] : colors.ink;
      const wordWidth = word ? g.measureText(word).width + 10 : 0;
      drawText(g, text, x + 6 + indent, y, width - 12 - indent - wordWidth, color, colors, column.tree && (row.isSummary || row.isGroup) ? 600 : 400, column.right);
      if (word) drawText(g, word, x + 6, y, width - 12, row.isLate ? colors.red : colors["ink-label"], colors, 500, true);
    }
    x += width;
  }
  g.fillStyle = colors.hairline;
  for (let place = 0; place <= count; place++) g.fillRect(0, headHeight + place * rowHeight - 1, choice.total, 1);
}

/** The program's name as file systems take it. */
const fileName = ({ options }) => options.name.replace(/[^\p{L}\p{Nd} \-_.]/gu, "_").replace(/^[ .]+|[ .]+$/g, "") || "plan";

/** Saves the picture as a PNG file that carries the program's name. */
export async function exportPng(view) {
  const canvas = drawPicture(view);
  const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("The browser could not make a picture of this size.");
  save(blob, `${fileName(view)}.png`);
}

/** Saves the picture as an SVG file that carries the program's name. */
export function exportSvg(view) { save(new Blob([drawVector(view)], { type: "image/svg+xml" }), `${fileName(view)}.svg`); }

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
