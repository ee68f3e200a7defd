// The canvas right of the grid: shade, rows, links, lines, header. Draws what is in view, only when asked by the view's frame.
import { drawDate, drawRow } from "./marks.js";
import { drawLinks, drawSelectedLinks, visibleLinks } from "./links.js";
import { ticks } from "./scale.js";
import { minutesOfDay } from "./dates.js";

/** Draws one picture. `port` = { first, last, offset, height, rowHeight, headHeight }; all in CSS pixels. */
export function drawAxis(g, view, port) {
  const { colors, scale } = view;
  g.fillStyle = colors.surface;
  g.fillRect(0, 0, scale.width, port.height);
  const rows = view.outline.shown.slice(port.first, port.last + 1);
  belowHead(g, view, port, () => {
    drawShade(g, view, port);
    drawRowGround(g, view, port);
    drawPlan(g, view, port, rows);
  });
  drawHead(g, view, port);
  drawMoments(g, view, port);
  belowHead(g, view, port, () => drawDates(g, view, port, rows));
}

function belowHead(g, { scale }, port, draw) {
  g.save();
  g.beginPath();
  g.rect(0, port.headHeight, scale.width, port.height - port.headHeight);
  g.clip();
  draw();
  g.restore();
}

function drawShade(g, { plan, scale, colors }, port) {
  if (scale.pixelsPerDay < 2.2) return;
  g.fillStyle = colors.nonworking;
  const end = Math.min(port.height, port.headHeight + (port.last + 1) * port.rowHeight - port.offset);
  let from = null;
  const lastDay = Math.ceil(scale.right / minutesOfDay) + 1;
  for (let day = Math.floor(scale.left / minutesOfDay); day <= lastDay; day++) {
    const off = !plan.isWorkday(day) && day < lastDay;
    if (off && from === null) from = day;
    if (!off && from !== null) {
      const x = Math.round(scale.x(from * minutesOfDay));
      g.fillRect(x, port.headHeight, Math.round(scale.x(day * minutesOfDay)) - x, end - port.headHeight);
      from = null;
    }
  }
}

const rowY = (place, port) => port.headHeight + place * port.rowHeight - port.offset;

function drawRowGround(g, { outline, selection, scale, colors, hoverKey }, port) {
  for (let place = port.first; place <= port.last; place++) {
    const row = outline.shown[place];
    const y = rowY(place, port);
    if (selection.has(row.key)) {
      g.fillStyle = colors["surface-selected"];
      g.fillRect(0, y, scale.width, port.rowHeight - 1);
    }
    g.fillStyle = hoverKey === row.key ? colors["hairline-strong"] : colors.hairline;
    g.fillRect(0, y + port.rowHeight - 1, scale.width, 1);
  }
}

function drawPlan(g, { selection, plan, scale, colors }, port, rows) {
  const selected = [...selection].map(key => plan.byKey.get(key)).filter(row => row !== undefined);
  const yOf = row => rowY(row.place, port) + port.rowHeight / 2;
  const links = visibleLinks(rows, selected);
  const own = new Set(links.filter(link => selection.has(link.from.key) || selection.has(link.to.key)));
  if (scale.pixelsPerDay >= 0.5) drawLinks(g, links.filter(link => !own.has(link)), scale, colors, yOf);
  rows.forEach((row, index) => drawRow(g, row, rowY(port.first + index, port), port.rowHeight, scale, colors));
  drawSelectedLinks(g, [...own], selection, scale, colors, yOf);
}

function drawDates(g, { selection, plan, scale, colors }, port, rows) {
  rows.forEach((row, index) => drawDate(g, row, rowY(port.first + index, port), port.rowHeight, scale, colors, plan.clock, colors[selection.has(row.key) ? "surface-selected" : "surface"]));
}

function drawHead(g, { plan, scale, colors }, port) {
  const { coarse, fine, perDay } = ticks(scale, plan.clock);
  const half = port.headHeight / 2;
  const { texts, zones } = momentTexts(g, { plan, scale, colors });
  g.textBaseline = "alphabetic";
  g.font = `500 12px ${colors.font}`;
  coarse.forEach((tick, index) => {
    const x = Math.round(scale.x(tick.at));
    const next = index + 1 < coarse.length ? scale.x(coarse[index + 1].at) : scale.width + 80;
    g.fillStyle = colors["hairline-strong"];
    g.fillRect(x, 0, 1, half);
    const at = Math.max(x, 0) + 6;
    const text = [tick.text, tick.short].find(one => at + g.measureText(one).width <= next);
    if (text === undefined) return;
    g.fillStyle = colors["ink-support"];
    g.fillText(text, at, 15);
  });
  g.font = `400 12px ${colors.font}`;
  g.fillStyle = colors["ink-label"];
  for (const tick of fine) {
    const width = g.measureText(tick.text).width;
    const x = perDay ? scale.x(tick.at) + (scale.pixelsPerDay - width) / 2 : scale.x(tick.at) + 3;
    if (zones.some(zone => x < zone.to + 4 && x + width > zone.from - 4)) continue;
    g.fillText(tick.text, Math.round(x), half + 14);
  }
  for (const { text, x, color } of texts) {
    g.font = `500 12px ${colors.font}`;
    g.fillStyle = colors[color];
    g.fillText(text, x, half + 14);
  }
  g.fillStyle = colors.hairline;
  g.fillRect(0, port.headHeight - 1, scale.width, 1);
}

// The two moments name themselves in the header: the status date left of its line, today right of its own.
function momentTexts(g, { plan, scale, colors }) {
  g.font = `500 12px ${colors.font}`;
  const texts = [];
  const day = minutes => plan.clock.needsYear(minutes) ? plan.clock.text(minutes) : String(plan.clock.date(minutes).getUTCDate());
  const { statusDate, today } = plan.header;
  if (statusDate !== null) texts.push({ text: `Status ${day(statusDate)}`, right: statusX(plan, scale) - 3, color: "ink-label" });
  texts.push({ text: `Today ${day(today)}`, left: todayX(plan, scale) + 4, color: "ink" });
  const placed = texts.map(({ text, left, right, color }) => {
    const width = g.measureText(text).width;
    return { text, color, width, x: left ?? right - width };
  }).filter(({ x, width }) => x + width > 0 && x < scale.width);
  return { texts: placed, zones: placed.map(({ x, width }) => ({ from: x, to: x + width })) };
}

const todayX = (plan, scale) => Math.round(scale.x(Math.floor(plan.header.today / minutesOfDay) * minutesOfDay));
const statusX = (plan, scale) => Math.round(scale.x((Math.floor((plan.header.statusDate - 1) / minutesOfDay) + 1) * minutesOfDay));

function drawMoments(g, { plan, scale, colors, outline }, port) {
  const end = Math.min(port.height, rowY(outline.shown.length, port));
  const line = (x, color, dash) => {
    if (x < 0 || x > scale.width) return;
    g.strokeStyle = color;
    g.lineWidth = 1;
    g.setLineDash(dash);
    g.beginPath();
    g.moveTo(x + 0.5, port.headHeight - 3);
    g.lineTo(x + 0.5, end);
    g.stroke();
    g.setLineDash([]);
  };
  if (plan.header.statusDate !== null) line(statusX(plan, scale), colors["ink-label"], [2, 3]);
  line(todayX(plan, scale), colors.ink, []);
}
