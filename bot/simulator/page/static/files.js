// Files for an app: uploaded as they are chosen, with what Slack asks of them said beside the field.
import { upload } from "./api.js";
import { el, freshId } from "./dom.js";
import { state } from "./state.js";

const LARGEST = 10_000_000; // bytes, as Slack says
const known = new Map(); // what has been uploaded from this window: id -> file

export const size = (bytes) => (bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const ending = (name) => (name.includes(".") ? name.split(".").at(-1).toLowerCase() : "");

export function files(handle) {
  const { element: e, value, keep, attributes } = handle;
  const most = e.max_files ?? 10;
  const kinds = e.filetypes?.map((kind) => kind.toLowerCase());
  let chosen = (value ?? []).map((one) => known.get(one) ?? one).filter((one) => one.id);
  const id = freshId("files");
  const said = [kinds && kinds.map((kind) => `.${kind}`).join(", "), most === 1 ? "one file" : `up to ${most} files`, "10 MB each at most"];
  const rules = el("p", { class: "hint", id }, said.filter(Boolean).join(" · "));
  const wrong = el("p", { class: "error", role: "alert", hidden: true });
  const list = el("ul", { "aria-label": "Chosen files" });
  const field = el("input", {
    ...attributes, type: "file", multiple: most > 1 || undefined, accept: kinds?.map((kind) => `.${kind}`).join(","), onchange: take,
    "aria-describedby": [id, attributes["aria-describedby"]].filter(Boolean).join(" "),
  });

  function problem(file) {
    if (kinds && !kinds.includes(ending(file.name))) return `${file.name} is not one of ${kinds.map((kind) => `.${kind}`).join(", ")}.`;
    if (file.size > LARGEST) return `${file.name} has ${size(file.size)}; Slack takes 10 MB.`;
    return chosen.length >= most ? `${most === 1 ? "One file" : `${most} files`} at most: ${file.name} was left out.` : null;
  }

  async function take() {
    const given = [...field.files];
    const problems = [];
    field.value = ""; // the list below shows what is chosen, and the same file can be chosen again
    field.setAttribute("aria-busy", "true");
    for (const file of given) {
      const trouble = problem(file);
      const answer = trouble ? { problem: trouble } : await upload(file, state.as);
      if (answer.problem) problems.push(answer.problem);
      else {
        known.set(answer.file.id, answer.file);
        chosen.push(answer.file);
      }
    }
    field.removeAttribute("aria-busy");
    wrong.textContent = problems.join(" ");
    wrong.hidden = !problems.length;
    tell();
  }

  function tell() {
    keep(chosen.map((one) => one.id));
    draw();
  }

  function draw() {
    list.replaceChildren(...chosen.map((one) =>
      el("li", {}, one.name, el("small", {}, ` ${size(one.size)} `),
        el("button", {
          type: "button", class: "chip", "aria-label": `Remove ${one.name}`,
          onclick: () => { chosen = chosen.filter((other) => other !== one); tell(); field.focus(); },
        }, "×"))));
  }

  draw();
  return el("div", { class: "files" }, field, rules, wrong, list);
}
