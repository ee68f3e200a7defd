// The canvas's colors: tokens resolved once per theme. A probe is needed because light-dark() resolves only in a real property.
const names = ["surface", "surface-selected", "hairline", "hairline-strong", "ink", "ink-support", "ink-label", "accent", "accent-soft", "red", "red-mark", "amber-mark", "green-mark",
  "bar", "bar-done", "bar-edge", "bar-near", "bar-near-done", "bar-near-edge", "bar-critical", "bar-critical-done", "bar-critical-edge", "bar-inactive", "summary", "baseline", "link", "nonworking"];

export function resolveColors(root) {
  const probe = document.createElement("i");
  root.append(probe);
  const colors = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    colors[name] = getComputedStyle(probe).color;
  }
  colors.font = getComputedStyle(root).fontFamily;
  probe.remove();
  return colors;
}
