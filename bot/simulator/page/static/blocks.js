// Draws every block; one the page does not know is shown as a warning, never dropped.
import { cards } from "./cards.js";
import { chart } from "./charts.js";
import { el } from "./dom.js";
import { plain } from "./emoji.js";
import { element, image } from "./elements.js";
import { inputBlock } from "./inputs.js";
import { markdown } from "./markdown.js";
import { words } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { dataTable, table } from "./tables.js";

const BLOCKS = {
  header: (b, at) => el(at.heading ?? "h3", { class: "header" }, plain(b.text)),
  divider: () => el("hr"),
  section,
  context: (b) =>
    el("div", { class: "context" }, b.elements.map((e) => (e.type === "image" ? image(e, "tiny") : el("span", {}, words(e))))),
  actions: (b, at) => el("div", { class: "actions" }, b.elements.map((e) => element(e, b, at))),
  context_actions: (b, at) => el("div", { class: "actions" }, b.elements.map((e) => element(e, b, at))),
  input: inputBlock,
  image: (b) => el("figure", {}, b.title ? el("figcaption", {}, plain(b.title)) : null, image(b, "large")),
  rich_text: richText,
  markdown: (b) => el("div", { class: "lines" }, markdown(b.text)),
  table,
  data_table: dataTable,
  data_visualization: chart,
  ...cards,
  alert: (b) => el("div", { class: `alert ${b.level ?? "default"}`, role: "note" }, words(b.text)),
};

export function drawBlocks(blocks, at) {
  return blocks.map((block) => {
    const draw = BLOCKS[block.type];
    if (!draw) return unknown(block);
    const node = draw(block, at);
    node.dataset.block = block.block_id ?? "";
    return node;
  });
}

export function unknown(part) {
  return el("div", { class: "unknown", role: "note" },
    el("strong", {}, `⚠ This page cannot draw “${part.type}”. `),
    el("details", {}, el("summary", {}, "What was sent"), el("pre", {}, JSON.stringify(part, null, 2))));
}

function section(block, at) {
  const said = el("div", { class: "said" });
  if (block.text) said.append(el("div", {}, words(block.text)));
  if (block.fields) said.append(el("div", { class: "fields" }, block.fields.map((field) => el("div", {}, words(field)))));
  const drawn = el("div", { class: "section" }, said);
  if (block.accessory) drawn.append(el("div", { class: "accessory" }, element(block.accessory, block, at)));
  return drawn;
}
