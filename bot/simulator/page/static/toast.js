// One line that says what just went wrong, or what is under way; screen readers hear it.
import { byId } from "./dom.js";

let timer = 0;

export function say(text, milliseconds = 8000) {
  const line = byId("toast");
  line.textContent = text;
  clearTimeout(timer);
  if (milliseconds) timer = setTimeout(() => (line.textContent = ""), milliseconds);
}
