// Mouse and touch on the time axis: drag a bar to move it, its edge to resize it, from its end to another row to link; drag the ground to pan.
import { barSpan, finishX } from "./marks.js";
import { endOfDay, minutesOfDay } from "./dates.js";
import { openRowMenu } from "./menu.js";
import { diamond } from "./marks.js";

const edgeZone = 6;
const linkZone = 14;
const longPress = 350;

/** What lies under a point: { row, part } with part "move", "resize", "link" or "ground". */
export function hit(view, x, y) {
  const place = Math.floor((y - view.headHeight + view.scroller.scrollTop) / view.rowHeight);
  const row = y < view.headHeight ? null : view.outline.shown[place] ?? null;
  if (!row || row.isGroup || !row.isDated) return { row, part: "ground" };
  if (row.isMilestone) {
    const at = finishX(row.finish, view.scale);
    if (Math.abs(x - at) <= 7) return { row, part: "move" };
    return { row, part: x > at && x <= at + 7 + linkZone ? "link" : "ground" };
  }
  const { left, right } = barSpan(row, view.scale);
  if (row.isSummary) return { row, part: x >= right - 2 && x <= right + linkZone ? "link" : "ground" };
  if (x >= left && x <= right - edgeZone) return { row, part: "move" };
  if (x > right - edgeZone && x <= right + 2 && right - left > edgeZone) return { row, part: "resize" };
  if (x >= left && x <= right) return { row, part: "move" };
  return { row, part: x > right && x <= right + linkZone ? "link" : "ground" };
}

const cursors = { move: "grab", resize: "ew-resize", link: "crosshair", ground: "default" };

export function attachAxisPointer(view) {
  const canvas = view.canvas;
  const point = event => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  let press = 0;
  const listeners = {
    pointerdown: event => {
      if (event.button !== 0) return;
      const start = point(event);
      const under = hit(view, start.x, start.y);
      if (event.pointerType === "touch") {
        press = setTimeout(() => under.part !== "ground" && begin(view, event, under, start, point), longPress);
        if (under.row) view.select(under.row.key);
        panWith(view, event, point, () => clearTimeout(press), true);
      } else if (under.part === "ground") {
        if (under.row) view.select(under.row.key, { focus: true, toggle: event.ctrlKey || event.metaKey, extend: event.shiftKey });
        panWith(view, event, point, () => {}, false);
      } else begin(view, event, under, start, point);
    },
    pointermove: event => {
      if (event.buttons !== 0 || event.pointerType === "touch") return;
      const { x, y } = point(event);
      const { row, part } = hit(view, x, y);
      canvas.style.cursor = cursors[part];
      const key = row?.key ?? null;
      if (key !== view.hoverKey) { view.hoverKey = key; view.draw(); }
      showTip(view, part === "ground" ? null : row, event);
    },
    pointerleave: () => { view.hoverKey = null; showTip(view, null); view.draw(); },
    contextmenu: event => {
      const { x, y } = point(event);
      const { row } = hit(view, x, y);
      if (!row || row.isGroup) return;
      event.preventDefault();
      if (!view.selection.has(row.key)) view.select(row.key);
      openRowMenu(view, row, event.clientX, event.clientY);
    },
    dblclick: event => {
      const { row } = hit(view, point(event).x, point(event).y);
      if (row && !row.isGroup) view.host.why(row.key, "finish");
    },
  };
  const wheel = event => {
    const { x } = point(event);
    if (event.ctrlKey || event.metaKey) view.zoomTo(view.scale.pixelsPerDay * Math.exp(-event.deltaY * 0.0025), x);
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) view.setScale(view.scale.panned(event.deltaX || event.deltaY));
    else return;
    event.preventDefault();
  };
  for (const [name, listener] of Object.entries(listeners)) canvas.addEventListener(name, listener);
  canvas.addEventListener("wheel", wheel, { passive: false });
  return () => {
    for (const [name, listener] of Object.entries(listeners)) canvas.removeEventListener(name, listener);
    canvas.removeEventListener("wheel", wheel);
  };
}

function track(event, move, done) {
  const target = event.target;
  target.setPointerCapture?.(event.pointerId);
  const end = finished => {
    target.removeEventListener("pointermove", move);
    target.removeEventListener("pointerup", up);
    target.removeEventListener("pointercancel", cancel);
    removeEventListener("keydown", escape, true);
    done(finished);
  };
  const up = moved => end(moved);
  const cancel = () => end(null);
  const escape = pressed => {
    if (pressed.key !== "Escape") return;
    pressed.stopPropagation();
    end(null);
  };
  target.addEventListener("pointermove", move);
  target.addEventListener("pointerup", up);
  target.addEventListener("pointercancel", cancel);
  addEventListener("keydown", escape, true);
}

function panWith(view, event, point, moved, onlySideways) {
  let last = point(event);
  track(event, next => {
    if (view.overlay) return;
    const at = point(next);
    if (Math.abs(at.x - last.x) + Math.abs(at.y - last.y) > 3) moved();
    view.setScale(view.scale.panned(last.x - at.x));
    if (!onlySideways) view.scroller.scrollTop += last.y - at.y;
    last = at;
  }, moved);
}

/** Starts a drag; the plan is only asked for a change when it ends. */
function begin(view, event, under, start, point) {
  const { row, part } = under;
  view.select(row.key, { focus: true });
  const drag = { row, part, dx: 0, at: start, target: null };
  view.overlay = (g, port) => drawDrag(g, view, port, drag);
  track(event, next => {
    drag.at = point(next);
    drag.dx = drag.at.x - start.x;
    drag.target = part === "link" ? hit(view, drag.at.x, drag.at.y).row : null;
    showDrag(view, drag, next);
    view.draw();
  }, finished => {
    view.overlay = null;
    showTip(view, null);
    view.draw();
    if (finished) finish(view, drag);
  });
}

const daysMoved = (view, drag) => Math.round(drag.dx / view.scale.pixelsPerDay * (view.scale.pixelsPerDay >= 60 ? 24 : 1)) / (view.scale.pixelsPerDay >= 60 ? 24 : 1);

function finish(view, drag) {
  const minutes = Math.round(daysMoved(view, drag) * minutesOfDay);
  if (drag.part === "link") {
    if (drag.target && !drag.target.isGroup && drag.target !== drag.row) view.edit({ kind: "link", from: drag.row.key, to: drag.target.key });
  } else if (minutes !== 0 && drag.part === "move") view.edit({ kind: "move", key: drag.row.key, start: view.plan.clock.iso(drag.row.start + minutes) });
  else if (minutes !== 0) view.edit({ kind: "resize", key: drag.row.key, finish: view.plan.clock.iso(Math.max(drag.row.start, drag.row.finish + minutes)) });
}

function drawDrag(g, view, port, drag) {
  const { scale, colors } = view;
  const middle = Math.round(port.headHeight + drag.row.place * port.rowHeight - port.offset + port.rowHeight / 2);
  g.strokeStyle = colors.accent;
  g.lineWidth = 1.5;
  if (drag.part === "link") {
    const from = drag.row.isMilestone ? finishX(drag.row.finish, scale) + 6 : barSpan(drag.row, scale).right;
    g.beginPath();
    g.moveTo(from, middle);
    g.lineTo(drag.at.x, drag.at.y);
    g.stroke();
    if (!drag.target || drag.target === drag.row || drag.target.isGroup) return;
    const y = port.headHeight + drag.target.place * port.rowHeight - port.offset;
    g.strokeRect(0.5, y + 0.5, scale.width - 1, port.rowHeight - 2);
    return;
  }
  const shift = daysMoved(view, drag) * minutesOfDay;
  const span = drag.part === "move" ? { start: drag.row.start + shift, finish: drag.row.finish + shift } : { start: drag.row.start, finish: Math.max(drag.row.start, drag.row.finish + shift) };
  g.setLineDash([3, 2]);
  if (drag.row.isMilestone) diamond(g, finishX(span.finish, scale), middle, 6);
  else {
    const { left, right } = barSpan(drag.row, scale, span);
    g.beginPath();
    g.roundRect(left + 0.5, middle - 6.5, Math.max(2, right - left - 1), 10, 2);
  }
  g.stroke();
  g.setLineDash([]);
}

function showDrag(view, drag, event) {
  const { clock } = view.plan;
  const shift = daysMoved(view, drag) * minutesOfDay;
  if (drag.part === "link") return tipText(view, event, drag.target && drag.target !== drag.row ? `${drag.row.at + 1} ${drag.row.name} → ${drag.target.at + 1} ${drag.target.name}` : "Drop on the row that follows");
  if (drag.part === "resize") return tipText(view, event, `Finish ${clock.long(endOfDay(drag.row.finish + shift))}`);
  return tipText(view, event, drag.row.isMilestone ? clock.long(endOfDay(drag.row.finish + shift)) : `${clock.text(drag.row.start + shift)} to ${clock.finishText(drag.row.finish + shift)}`);
}

function showTip(view, row, event) {
  if (!row) { view.tip.hidden = true; return; }
  const { clock } = view.plan;
  const dates = row.isMilestone ? clock.long(endOfDay(row.finish)) : `${clock.text(row.start)} to ${clock.finishText(row.finish)}`;
  const days = view.plan.floatDays(row);
  const float = row.isDone ? "done" : row.isCritical ? "critical" : days === null ? "" : `${Math.round(days * 10) / 10} d float`;
  tipText(view, event, [row.name, `${dates}${float ? `, ${float}` : ""}`, view.plan.clock.localized(row.warning)].filter(Boolean).join("\n"));
}

function tipText(view, event, text) {
  const { tip, root } = view;
  if (tip.textContent !== text) tip.textContent = text;
  tip.hidden = false;
  const box = root.getBoundingClientRect();
  const x = Math.min(event.clientX - box.left + 14, box.width - tip.offsetWidth - 8);
  const below = event.clientY - box.top + 18;
  const y = below + tip.offsetHeight > box.height ? event.clientY - box.top - tip.offsetHeight - 10 : below;
  tip.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
}
