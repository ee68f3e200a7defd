// The reader's theme: the system's until chosen. The plan canvas listens for "themechange" to repaint.
const dark = matchMedia("(prefers-color-scheme: dark)");
const announce = () => document.dispatchEvent(new CustomEvent("themechange"));

export const currentTheme = () => document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");

export function toggleTheme() {
  const next = currentTheme() === "dark" ? "light" : "dark";
  if (next === (dark.matches ? "dark" : "light")) {
    localStorage.removeItem("theme");
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem("theme", next);
    document.documentElement.dataset.theme = next;
  }
  announce();
}

dark.addEventListener("change", announce);
