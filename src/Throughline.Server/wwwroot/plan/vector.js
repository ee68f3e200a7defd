// The part of a canvas's drawing surface that the plan uses, written down as SVG: the same picture with lines as lines and text as text.
const escape = text => text.replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" })[sign]);
const short = number => String(Math.round(number * 100) / 100);

export class VectorContext {
  constructor(width, height) {
    Object.assign(this, { width, height, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: "400 12px sans-serif", textAlign: "left", rim: "" });
    this.parts = [];
    this.path = [];
    this.dash = [];
    this.origin = { x: 0, y: 0 };
    this.saved = [];
    this.clips = 0;
    this.open = 0;
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, font, dash, origin, open } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, font, dash, origin, open });
  }

  restore() {
    const state = this.saved.pop();
    this.parts.push("</g>".repeat(this.open - state.open));
    Object.assign(this, state);
  }

  translate(x, y) { this.origin = { x: this.origin.x + x, y: this.origin.y + y }; }

  setLineDash(dash) { this.dash = dash; }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  beginPath() { this.path = []; }
  moveTo(x, y) { this.go("M", x, y); }
  lineTo(x, y) { this.go(this.path.length === 0 ? "M" : "L", x, y); }
  closePath() { this.path.push("Z"); }
  rect(x, y, width, height) { this.moveTo(x, y); this.path.push(`h${short(width)}v${short(height)}h${short(-width)}Z`); }

  roundRect(x, y, width, height, radius) {
    const r = Math.min(radius, width / 2, height / 2);
    const corner = (dx, dy) => `a${short(r)} ${short(r)} 0 0 1 ${short(dx)} ${short(dy)}`;
    this.moveTo(x + r, y);
    this.path.push(`h${short(width - 2 * r)}${corner(r, r)}v${short(height - 2 * r)}${corner(-r, r)}h${short(2 * r - width)}${corner(-r, -r)}v${short(2 * r - height)}${corner(r, -r)}Z`);
  }

  /** A rounded corner at (x1, y1) on the way to (x2, y2), as a canvas draws it. */
  arcTo(x1, y1, x2, y2, radius) {
    const [before, after] = [direction(x1, y1, this.at.x, this.at.y), direction(x1, y1, x2, y2)];
    const turn = before.x * after.y - before.y * after.x;
    if (radius === 0 || Math.abs(turn) < 1e-6) return this.lineTo(x1, y1);
    const reach = radius / Math.tan(Math.acos(before.x * after.x + before.y * after.y) / 2);
    this.lineTo(x1 + before.x * reach, y1 + before.y * reach);
    this.go(`A${short(radius)} ${short(radius)} 0 0 ${turn < 0 ? 1 : 0} `, x1 + after.x * reach, y1 + after.y * reach);
  }

  fill() { this.parts.push(`<path d="${this.path.join("")}" fill="${this.fillStyle}"/>`); }

  stroke() {
    const dash = this.dash.length > 0 ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    this.parts.push(`<path d="${this.path.join("")}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"${dash}/>`);
  }

  fillRect(x, y, width, height) {
    if (width > 0 && height > 0) this.parts.push(`<rect x="${short(x + this.origin.x)}" y="${short(y + this.origin.y)}" width="${short(width)}" height="${short(height)}" fill="${this.fillStyle}"/>`);
  }

  /** The rim of the text that is filled next. */
  strokeText() { this.rim = ` paint-order="stroke" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`; }

  fillText(text, x, y) {
    const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/.exec(this.font);
    this.family ??= family;
    const anchor = this.textAlign === "right" ? ' text-anchor="end"' : "";
    // The file carries no typeface: where Inter is missing, another one is fitted into the same width.
    if (text !== "") this.parts.push(`<text${anchor} textLength="${short(this.measureText(text).width)}" lengthAdjust="spacingAndGlyphs" x="${short(x + this.origin.x)}" y="${short(y + this.origin.y)}" font-size="${size}" font-weight="${weight}" fill="${this.fillStyle}"${this.rim}>${escape(text)}</text>`);
    this.rim = "";
  }

  clip() {
    this.parts.push(`<clipPath id="clip${++this.clips}"><path d="${this.path.join("")}"/></clipPath><g clip-path="url(#clip${this.clips})">`);
    this.open++;
  }

  get document() {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}" font-family="${escape(this.family ?? "sans-serif")}" xml:space="preserve">${this.parts.join("\n")}</svg>`;
  }

  go(command, x, y) {
    this.at = { x, y };
    this.path.push(`${command}${short(x + this.origin.x)} ${short(y + this.origin.y)}`);
  }
}

function direction(fromX, fromY, toX, toY) {
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  return { x: (toX - fromX) / length, y: (toY - fromY) / length };
}
