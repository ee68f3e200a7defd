// Links on the time axis. The quiet ones are gathered into one path, so that thousands cost one stroke.
import { anchors } from "./marks.js";

const arrow = 4;

/** Corner points of a link from one row to another, and the direction of its arrow head. */
export function route(link, scale, yOf) {
  const from = anchors(link.from, scale);
  const to = anchors(link.to, scale);
  const y1 = yOf(link.from) + 0.5;
  const y2 = yOf(link.to) + 0.5;
  const leavesRight = link.type === "FS" || link.type === "FF";
  const entersLeft = link.type === "FS" || link.type === "SS";
  const x1 = leavesRight ? from.right + (from.isPoint ? 6 : 0) : from.left - (from.isPoint ? 6 : 0);
  if (link.type === "FS") return finishToStart(x1, y1, y2, to);
  const x2 = entersLeft ? to.left - (to.isPoint ? 6 : 0) : to.right + (to.isPoint ? 6 : 0);
  const out = leavesRight ? 1 : -1;
  const elbow = entersLeft ? Math.min(x1 - (leavesRight ? -6 : 6), x2 - 8) : Math.max(x1 + 6 * out, x2 + 8);
  return { points: [[x1, y1], [elbow, y1], [elbow, y2], [x2, y2]], head: entersLeft ? "right" : "left" };
}

function finishToStart(x1, y1, y2, to) {
  const down = y2 > y1;
  const edge = y2 - (down ? 1 : -1) * 8;
  const target = to.isPoint ? to.left + 0.5 : Math.max(to.left + 4.5, Math.min(x1 + 4.5, to.right - 2));
  if (target >= x1 + 3) return { points: [[x1, y1], [target, y1], [target, edge]], head: down ? "down" : "up" };
  if (target >= x1 - 1) return { points: [[target, y1 + (down ? 6 : -6)], [target, edge]], head: down ? "down" : "up" };
  const between = y1 + (down ? 14 : -14);
  const into = to.left - (to.isPoint ? 6 : 0);
  return { points: [[x1, y1], [x1 + 5.5, y1], [x1 + 5.5, between], [into - 9.5, between], [into - 9.5, y2], [into, y2]], head: "right" };
}

function trace(g, points) {
  g.moveTo(points[0][0], points[0][1]);
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const radius = Math.min(3, distance(points[i - 1], points[i]) / 2, distance(points[i], points[i + 1]) / 2);
    g.arcTo(x, y, points[i + 1][0], points[i + 1][1], radius);
  }
  g.lineTo(points.at(-1)[0], points.at(-1)[1]);
}

const distance = ([x1, y1], [x2, y2]) => Math.abs(x1 - x2) + Math.abs(y1 - y2);
const headTurn = { right: [-1, 0], left: [1, 0], down: [0, -1], up: [0, 1] };

function traceHead(g, { points, head }) {
  const [x, y] = points.at(-1);
  const [dx, dy] = headTurn[head];
  g.moveTo(x, y);
  g.lineTo(x + dx * arrow - dy * 3, y + dy * arrow - dx * 3);
  g.lineTo(x + dx * arrow + dy * 3, y + dy * arrow + dx * 3);
  g.closePath();
}

function strokeAll(g, routes, color, width) {
  if (routes.length === 0) return;
  g.strokeStyle = g.fillStyle = color;
  g.lineWidth = width;
  g.beginPath();
  for (const { points } of routes) trace(g, points);
  g.stroke();
  g.beginPath();
  for (const one of routes) traceHead(g, one);
  g.fill();
}

/** Links with an end among the rows in view; nothing is drawn for rows that are hidden or undated. */
export function visibleLinks(rows, selected) {
  const found = new Set();
  for (const row of rows) {
    if (row.isGroup) continue;
    for (const link of row.links) found.add(link);
    for (const link of row.outs) found.add(link);
  }
  for (const row of selected) for (const link of [...row.links, ...row.outs]) found.add(link);
  return [...found].filter(link => link.from.place >= 0 && link.to.place >= 0 && link.from.isDated && link.to.isDated);
}

export function drawLinks(g, links, scale, colors, yOf) {
  strokeAll(g, links.filter(link => !link.violated).map(link => route(link, scale, yOf)), colors.link, 1);
  strokeAll(g, links.filter(link => link.violated).map(link => route(link, scale, yOf)), colors["red-mark"], 1);
}

/** The links of the selected rows in ink; the one that drives a selected row is heavier. */
export function drawSelectedLinks(g, links, selected, scale, colors, yOf) {
  const drives = link => link.driving && selected.has(link.to.key);
  strokeAll(g, links.filter(link => !drives(link) && !link.violated).map(link => route(link, scale, yOf)), colors.ink, 1.25);
  strokeAll(g, links.filter(link => !drives(link) && link.violated).map(link => route(link, scale, yOf)), colors["red-mark"], 1.5);
  strokeAll(g, links.filter(drives).map(link => route(link, scale, yOf)), colors.ink, 2);
}
