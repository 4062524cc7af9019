// Files that a message shares: each can be opened, if it is a table, and downloaded.
import { get } from "./api.js";
import { byId, el } from "./dom.js";
import { size } from "./files.js";
import { state } from "./state.js";

const address = (file, more = {}) => `/page/shared/${file.id}?${new URLSearchParams({ as: state.as, ...more })}`;

export function sharedFiles(one) {
  return one.files.map((file) =>
    el("div", { class: "shared", role: "group", "aria-label": file.name },
      el("span", { class: "icon", "aria-hidden": "true" }, "📄"),
      el("div", { class: "said" }, el("strong", {}, file.title),
        el("p", { class: "quiet" }, `${file.name === file.title ? "" : `${file.name} · `}${file.pretty_type} · ${size(file.size)}`)),
      file.pretty_type === "CSV" ? el("button", { type: "button", class: "button", onclick: () => open(file) }, "Open") : null,
      el("a", { class: "button", href: address(file), download: file.name }, "Download")));
}

async function open(file) {
  const { rows, more } = await get(address(file, { rows: 1 }));
  const [first = [], ...rest] = rows;
  const dialog = byId("confirm");
  dialog.setAttribute("aria-labelledby", "file-title");
  dialog.classList.add("wide");
  dialog.addEventListener("close", () => dialog.classList.remove("wide"), { once: true });
  dialog.replaceChildren(
    el("h2", { id: "file-title" }, file.name),
    el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": "Rows" },
      el("table", {},
        el("thead", {}, el("tr", {}, first.map((cell) => el("th", { scope: "col" }, cell)))),
        el("tbody", {}, rest.map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell))))))),
    more ? el("p", { class: "quiet" }, "Here are the first rows; the download has them all.") : "",
    el("div", { class: "feet" }, el("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Close")));
  dialog.showModal();
}
