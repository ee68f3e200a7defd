// The plan as a picture: all shown rows, chosen columns and the whole span of time, twice as sharp as the screen.
import { drawAxis } from "./axis.js";
import { Scale } from "./scale.js";
import { promiseText } from "./columns.js";

const ratio = 2;
const largest = 16000;
const rowsAtMost = 260;

/** Draws the picture on a canvas of its own. Long plans are cut after as many rows as a picture can hold; the picture says so. */
export function drawPicture(view) {
  const { outline, plan, rowHeight, headHeight, colors } = view;
  const rows = Math.min(outline.shown.length, rowsAtMost, Math.floor(largest / ratio / rowHeight) - 4);
  const gridWidth = view.choice.total;
  const { start, finish } = plan.header;
  const span = start === null ? view.scale : Scale.fitting(start, finish, 1);
  const timeWidth = Math.round(start === null ? view.width : Math.max(480, Math.min(largest / ratio - gridWidth - 40, (finish - start) / 1440 * Math.max(view.scale.pixelsPerDay, 900 / ((finish - start) / 1440)) + 80)));
  const scale = start === null ? span : Scale.fitting(start, finish, timeWidth, 40);
  const note = rows < outline.shown.length ? 28 : 0;
  const height = headHeight + rows * rowHeight + note;
  const canvas = document.createElement("canvas");
  canvas.width = (gridWidth + 1 + timeWidth) * ratio;
  canvas.height = height * ratio;
  const g = canvas.getContext("2d", { alpha: false });
  g.scale(ratio, ratio);
  g.fillStyle = colors.surface;
  g.fillRect(0, 0, gridWidth + 1 + timeWidth, height);
  const port = { first: 0, last: rows - 1, offset: 0, height: height - note, rowHeight, headHeight };
  drawGrid(g, view, rows);
  g.fillStyle = colors["hairline-strong"];
  g.fillRect(gridWidth, 0, 1, height);
  g.save();
  g.translate(gridWidth + 1, 0);
  g.beginPath();
  g.rect(0, 0, timeWidth, height);
  g.clip();
  drawAxis(g, { ...pictureOf(view), scale }, port);
  g.restore();
  if (note > 0) drawText(g, `The first ${rows} of ${outline.shown.length} rows.`, 8, height - 10, gridWidth, colors["ink-label"], colors, 400);
  return canvas;
}

const pictureOf = view => ({ plan: view.plan, outline: view.outline, selection: new Set(), colors: view.colors, hoverKey: null });

function drawText(g, text, x, y, width, color, colors, weight, right = false) {
  g.font = `${weight} 12px ${colors.font}`;
  g.fillStyle = color;
  let shown = text;
  while (shown.length > 1 && g.measureText(shown).width > width) shown = `${shown.slice(0, -2)}…`;
  g.fillText(shown, right ? x + width - g.measureText(shown).width : x, y);
}

function drawGrid(g, view, count) {
  const { plan, outline, choice, colors, rowHeight, headHeight } = view;
  let x = 0;
  for (const column of choice.shown) {
    const width = choice.width(column);
    drawText(g, column.title, x + 6, headHeight - 10, width - 12, colors["ink-label"], colors, 500, column.right);
    for (let place = 0; place < count; place++) {
      const row = outline.shown[place];
      const y = headHeight + place * rowHeight + rowHeight / 2 + 4;
      const indent = column.tree ? row.level * 14 + 8 : 0;
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

/** Saves the picture as a file. */
export async function exportPng(view, name = "plan.png") {
  const canvas = drawPicture(view);
  const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("The browser could not make a picture of this size.");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
