// A canvas as sharp as the display: its pixels follow devicePixelRatio, its drawing stays in CSS pixels.
export function sizeCanvas(canvas, g, width, height, ratio = window.devicePixelRatio || 1) {
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
}
