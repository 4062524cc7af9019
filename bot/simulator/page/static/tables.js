// Draws table and data_table blocks; data_table is sorted by its headings and pages through its rows.
import { el } from "./dom.js";
import { element } from "./elements.js";
import { richText } from "./richtext.js";

function inside(content, block, at) {
  if (content.type === "rich_text") return richText(content);
  return content.type === "action" ? element(content.element, block, at) : content.text;
}

function cell(tag, scope, content, setting, block, at) {
  const node = el(tag, { scope }, inside(content, block, at));
  node.style.textAlign = setting?.align ?? (content.type === "raw_number" ? "right" : "");
  if (content.type === "raw_number") node.classList.add("number");
  node.style.whiteSpace = setting && !setting.is_wrapped ? "nowrap" : "";
  return node;
}

export function table(block, at) {
  const [first, ...rest] = block.rows;
  const row = (tag, scope) => (cells) =>
    el("tr", {}, cells.map((content, index) => cell(tag, scope, content, block.column_settings?.[index], block, at)));
  return el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": "Table" },
    el("table", {}, el("thead", {}, row("th", "col")(first)), el("tbody", {}, rest.map(row("td")))));
}

const key = (content) => (content.type === "raw_number" ? content.value : (content.text ?? JSON.stringify(content)));
const compared = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));

export function dataTable(block, at) {
  const size = block.page_size ?? 5;
  const [first, ...given] = block.rows;
  const named = block.row_header_column_index ?? 0;
  const pages = Math.max(1, Math.ceil(given.length / size));
  const body = el("tbody");
  const count = el("span", { class: "quiet", "aria-live": "polite" });
  const back = el("button", { type: "button", class: "button", "aria-label": "Previous rows", onclick: () => turn(page - 1) }, "‹");
  const on = el("button", { type: "button", class: "button", "aria-label": "More rows", onclick: () => turn(page + 1) }, "›");
  let [rows, page, sorted] = [given, 0, null];

  function turn(to) {
    page = to;
    body.replaceChildren(...rows.slice(page * size, (page + 1) * size).map((cells) =>
      el("tr", {}, cells.map((content, index) =>
        index === named ? cell("th", "row", content, null, block, at) : cell("td", undefined, content, null, block, at)))));
    count.textContent = ` ${page + 1} of ${pages} `;
    back.disabled = page === 0;
    on.disabled = page >= pages - 1;
  }

  function sort(column) {
    const down = sorted?.column === column && !sorted.down;
    sorted = { column, down };
    rows = [...given].sort((a, b) => compared(key(a[column]), key(b[column])) * (down ? -1 : 1));
    heads.forEach((head, index) => head.setAttribute("aria-sort", index !== column ? "none" : down ? "descending" : "ascending"));
    turn(0);
  }

  const heads = first.map((content, index) =>
    el("th", { scope: "col", "aria-sort": "none" }, el("button", { type: "button", class: "sorts", onclick: () => sort(index) }, content.text)));
  turn(0);
  const grid = el("table", {}, el("caption", {}, block.caption), el("thead", {}, el("tr", {}, heads)), body);
  return el("div", {}, el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": block.caption }, grid),
    pages > 1 ? el("div", { class: "actions" }, back, count, on) : null);
}
