// One line that says what just went wrong, or what is under way; screen readers hear it.
import { byId } from "./dom.js";

const line = byId("toast");
let timer = 0;

export const said = () => line.textContent;

export function say(text, milliseconds = 8000) {
  // What lies under an open dialog is neither seen nor read aloud.
  (document.querySelector("dialog[open]") ?? byId("columns")).append(line);
  line.textContent = text;
  clearTimeout(timer);
  if (milliseconds) timer = setTimeout(() => (line.textContent = ""), milliseconds);
}
