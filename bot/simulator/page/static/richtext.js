// Draws rich_text blocks: sections, lists, quotations and preformatted text.
import { el } from "./dom.js";
import { emoji } from "./emoji.js";
import { link, styled, target } from "./mrkdwn.js";
import { state } from "./state.js";

const named = (list, id) => list.find((one) => one.id === id)?.name ?? id;

const INLINE = {
  text: (e) => document.createTextNode(e.text),
  link: (e) => link(e.url, e.text || e.url),
  user: (e) => target("user", `@${named(state.screen.people, e.user_id)}`, e.user_id),
  channel: (e) => target("channel", `#${named(state.screen.conversations, e.channel_id)}`, e.channel_id),
  usergroup: (e) => target("group", `@${named(state.screen.groups, e.usergroup_id)}`),
  broadcast: (e) => target("broadcast", `@${e.range}`),
  emoji: (e) => document.createTextNode(e.unicode ? String.fromCodePoint(...e.unicode.split("-").map((code) => parseInt(code, 16))) : emoji(e.name)),
  color: (e) => swatch(e.value),
  team: (e) => document.createTextNode(e.team_id),
  date: (e) => document.createTextNode(e.shown ?? e.fallback ?? ""),
};

function swatch(value) {
  const box = el("span", { class: "colour" });
  box.style.background = value;
  return el("span", {}, box, value);
}

function inline(element) {
  const draw = INLINE[element.type];
  if (!draw) return el("mark", {}, `[${element.type}]`);
  return styled(draw(element), Object.keys(element.style ?? {}).filter((style) => element.style[style]));
}

const PARTS = {
  rich_text_section: (part) => el("p", { class: "lines" }, part.elements.map(inline)),
  rich_text_quote: (part) => el("blockquote", { class: "lines" }, part.elements.map(inline)),
  rich_text_preformatted: (part) => el("pre", {}, el("code", {}, part.elements.map(inline))),
  rich_text_list: (part) => {
    const list = el(part.style === "ordered" ? "ol" : "ul", { start: part.offset ? part.offset + 1 : undefined });
    list.style.marginInlineStart = `${(part.indent ?? 0) * 1.5}rem`;
    list.append(...part.elements.map((item) => el("li", {}, item.elements.map(inline))));
    return list;
  },
};

export const richText = (block) =>
  el("div", { class: "rich" }, block.elements.map((part) => PARTS[part.type]?.(part) ?? el("mark", {}, `[${part.type}]`)));

export const plainOfRich = (block) =>
  (block?.elements ?? []).flatMap((part) => part.elements ?? []).map((one) => one.text ?? "").join("");
