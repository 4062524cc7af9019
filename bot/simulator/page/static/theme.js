// Dark or light: the system's, until somebody chooses.
const root = document.documentElement;

root.style.colorScheme = localStorage.getItem("theme") ?? "light dark";

export function nextTheme() {
  const chosen = root.style.colorScheme;
  const dark = chosen === "dark" || (chosen === "light dark" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.style.colorScheme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.style.colorScheme);
}
