// Draws mrkdwn that the server has read into parts and spans.
import { el } from "./dom.js";
import { plain, withEmoji } from "./emoji.js";
import { go, state } from "./state.js";

const MARKS = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code", preformatted: "code", highlight: "mark", client_highlight: "mark" };

export function words(object) {
  if (!object) return [];
  return object.parts ? drawParts(object.parts) : [plain(object)];
}

export const drawParts = (parts) =>
  parts.map((part) => el(part.quote ? "blockquote" : "span", { class: "lines" }, part.spans.map(span)));

function span(one) {
  const styles = one.styles ?? [];
  const text = styles.includes("code") || styles.includes("preformatted") ? one.text : withEmoji(one.text);
  let node = styled(target(one.kind, text, one.target), styles);
  if (styles.includes("preformatted")) node = el("pre", {}, node);
  return node;
}

export const styled = (node, styles) =>
  styles.reduce((inner, style) => (MARKS[style] ? el(MARKS[style], {}, inner) : inner), node);

export function target(kind, text, where) {
  if (kind === "user" || kind === "group" || kind === "broadcast") {
    return el("span", { class: where === state.as ? "mention mine" : "mention" }, text);
  }
  if (kind === "channel") {
    return el("button", { type: "button", class: "mention", onclick: () => go(where) }, text);
  }
  if ((kind === "link" || kind === "date") && where) return link(where, text);
  return document.createTextNode(text);
}

export function link(url, text) {
  const safe = /^(https?|mailto|tel|slack):/i.test(url);
  return safe ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : document.createTextNode(text);
}
