// Draws table and data_table blocks; data_table pages through its rows.
import { el } from "./dom.js";
import { richText } from "./richtext.js";

const cell = (tag, content, setting = {}) => {
  const node = el(tag, { scope: tag === "th" ? "col" : undefined }, content.type === "rich_text" ? richText(content) : content.text);
  node.style.textAlign = setting?.align ?? "";
  return node;
};

function grid(block, rows) {
  const [first, ...rest] = rows;
  const settings = block.column_settings ?? [];
  const row = (tag) => (cells) => el("tr", {}, cells.map((content, index) => cell(tag, content, settings[index])));
  return [el("thead", {}, row("th")(first)), el("tbody", {}, rest.map(row("td")))];
}

export const table = (block) => el("div", { class: "scrolls", tabindex: 0 }, el("table", {}, grid(block, block.rows)));

export function dataTable(block) {
  const size = block.page_size ?? 10;
  const [first, ...rest] = block.rows;
  const pages = Math.max(1, Math.ceil(rest.length / size));
  const holder = el("table");
  const count = el("span", { class: "quiet" });
  const drawn = el("div", { class: "scrolls", tabindex: 0 }, holder);
  const turn = (page) => {
    holder.replaceChildren(el("caption", {}, block.caption), ...grid(block, [first, ...rest.slice(page * size, (page + 1) * size)]));
    count.textContent = ` ${page + 1} of ${pages} `;
    back.disabled = page === 0;
    on.disabled = page >= pages - 1;
    back.onclick = () => turn(page - 1);
    on.onclick = () => turn(page + 1);
  };
  const back = el("button", { type: "button", "aria-label": "Previous rows" }, "‹");
  const on = el("button", { type: "button", "aria-label": "More rows" }, "›");
  turn(0);
  if (pages > 1) drawn.append(back, count, on);
  return drawn;
}
