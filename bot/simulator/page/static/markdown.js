// Standard Markdown, as far as messages use it: headings, emphasis, code, links, lists, quotations and rules.
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { link } from "./mrkdwn.js";

const PIECES = /(\*\*[^*]+\*\*|__[^_]+__|~~[^~]+~~|`[^`]+`|\[[^\]]+\]\([^)\s]+\)|(?<![\w*])\*[^*\s][^*]*\*|(?<!\w)_[^_\s][^_]*_)/;
const MARKS = [[/^\*\*(.+)\*\*$/, "strong"], [/^__(.+)__$/, "strong"], [/^~~(.+)~~$/, "s"], [/^`(.+)`$/, "code"], [/^\*(.+)\*$/, "em"], [/^_(.+)_$/, "em"]];

export function markdown(text) {
  const parts = text.split(/^```[^\n]*\n([\s\S]*?)^```[ ]*$/m);
  return parts.flatMap((part, index) => (index % 2 ? [el("pre", {}, el("code", {}, part.replace(/\n$/, "")))] : lines(part)));
}

function lines(text) {
  return text.replace(/^\n+|\n+$/g, "").split("\n").flatMap((line) => {
    const [, marks, title] = line.match(/^(#{1,6}) (.*)$/) ?? [];
    if (marks) return [el("strong", { class: "md-heading" }, inline(title)), "\n"];
    if (/^(---+|\*\*\*+)$/.test(line)) return [el("hr")];
    if (line.startsWith("> ")) return [el("blockquote", {}, inline(line.slice(2)))];
    return [...inline(line.replace(/^(\s*)[-*+] /, "$1• ")), "\n"];
  });
}

function inline(line) {
  return line.split(PIECES).filter(Boolean).map((piece) => {
    const [, label, url] = piece.match(/^\[([^\]]+)\]\(([^)]+)\)$/) ?? [];
    if (label) return link(url, label);
    const [mark, tag] = MARKS.find(([one]) => one.test(piece)) ?? [];
    const inner = mark ? piece.match(mark)[1] : piece;
    return tag ? el(tag, {}, tag === "code" ? inner : withEmoji(inner)) : withEmoji(piece);
  });
}
