// Files that go with a message: chosen with the paper clip or dropped where people type, and sent when they send.
import { upload } from "./api.js";
import { el } from "./dom.js";
import { size } from "./files.js";
import { state } from "./state.js";

const MOST = 10;

export function attachments(writing) {
  let waiting = [];
  const field = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to send", onchange: () => add([...field.files]) });
  const clip = el("button", { type: "button", class: "button", "aria-label": "Add files", title: "Add files", onclick: () => field.click() }, "📎");
  const list = el("ul", { class: "attached", "aria-label": "Files to send", hidden: true });

  async function add(given) {
    field.value = ""; // the same file can be chosen again
    clip.setAttribute("aria-busy", "true");
    for (const file of given.slice(0, MOST - waiting.length)) {
      const answer = await upload(file, state.as); // what does not work is said in the status line
      if (answer.file) waiting.push(answer.file);
    }
    clip.removeAttribute("aria-busy");
    draw();
    writing.querySelector("textarea").focus();
  }

  function draw() {
    list.hidden = !waiting.length;
    list.replaceChildren(...waiting.map((one) =>
      el("li", {}, `📄 ${one.name} `, el("small", {}, `${size(one.size)} `),
        el("button", {
          type: "button", class: "chip", "aria-label": `Remove ${one.name}`,
          onclick: () => { waiting = waiting.filter((other) => other !== one); draw(); },
        }, "×"))));
  }

  writing.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    writing.classList.add("over");
  });
  writing.addEventListener("dragleave", () => writing.classList.remove("over"));
  writing.addEventListener("drop", (event) => {
    writing.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });

  return {
    list,
    button: el("span", {}, field, clip),
    take() {
      const ids = waiting.map((one) => one.id);
      waiting = [];
      draw();
      return ids;
    },
  };
}
