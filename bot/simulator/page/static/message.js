// One message: who, when, what it says, its thread, and the shortcuts that can be used on it.
import { drawBlocks } from "./blocks.js";
import { el } from "./dom.js";
import { emoji } from "./emoji.js";
import { menu } from "./menu.js";
import { drawParts } from "./mrkdwn.js";
import { sharedFiles } from "./shared.js";
import { act, redrawAll, shortcuts, state } from "./state.js";
import { surface } from "./surface.js";

export function avatar(author) {
  const letters = author.name.split(" ").map((word) => word[0]).slice(0, 2).join("");
  const face = el("span", { class: author.bot ? "avatar bot" : "avatar", "aria-hidden": "true" }, letters);
  const number = parseInt(author.id.replace(/\D/g, ""), 10) || 0;
  face.style.setProperty("--hue", Math.round(number * 137.5) % 360); // neighbours get colours far apart
  return face;
}

export function message(one, replies = [], inThread = false) {
  const at = surface({ channel: one.channel, ts: one.ts }, one.values);
  const said = one.blocks.length ? drawBlocks(one.blocks, at) : [el("div", {}, drawParts(one.parts))];
  return el("article", { class: one.ephemeral ? "message ephemeral" : "message", "aria-label": `${one.author.name}, ${one.time}`, data: { ts: one.ts } },
    avatar(one.author),
    el("div", { class: "content" },
      one.ephemeral ? el("p", { class: "quiet" }, "👁 Only visible to you") : null,
      el("p", { class: "byline" },
        el("strong", {}, one.author.name),
        one.author.bot ? el("span", { class: "tag" }, "APP") : null,
        el("time", { class: "quiet" }, one.time),
        one.edited ? el("span", { class: "quiet" }, "(edited)") : null),
      said,
      one.attachments.map((item) => attachment(item, at)),
      sharedFiles(one),
      reactions(one),
      replies.length && !inThread ? threadLink(one, replies) : null),
    one.ephemeral || one.deleted ? null : actions(one, inThread));
}

function attachment(item, at) {
  const box = el("div", { class: "attachment" },
    ["pretext", "title", "text"].map((name) => (item[name] ? el("div", { class: name }, drawParts(item[name])) : null)),
    drawBlocks(item.blocks, at));
  if (/^#?[0-9a-f]{6}$/i.test(item.color)) box.style.borderColor = `#${item.color.replace("#", "")}`;
  return box;
}

function reactions(one) {
  const all = Object.entries(one.reactions);
  return all.length ? el("p", { class: "reactions" }, all.map(([name, count]) => el("span", {}, `${emoji(name)} ${count}`))) : null;
}

function threadLink(one, replies) {
  const count = `${replies.length} ${replies.length === 1 ? "reply" : "replies"}`;
  return el("button", { type: "button", class: "replies", onclick: () => openThread(one.ts) }, count);
}

export function openThread(ts) {
  state.thread = ts;
  redrawAll();
  document.querySelector("#thread textarea")?.focus();
}

function actions(one, inThread) {
  return el("div", { class: "tools" }, menu("⋮", `More for the message of ${one.author.name}`, () => {
    const entries = shortcuts("message").map(({ name, hint, app }) => ({
      label: name, hint, chosen: () => act({ act: "shortcut", name, app, channel: one.channel, ts: one.ts }),
    }));
    if (!inThread && !one.thread) entries.unshift({ label: "Reply in thread", chosen: () => openThread(one.ts) });
    return entries;
  }));
}
