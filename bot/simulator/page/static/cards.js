// Draws the blocks that hold smaller things: cards, carousels, containers, tasks and plans, videos, sign-ins.
import { drawBlocks } from "./blocks.js";
import { el } from "./dom.js";
import { icon, plain } from "./emoji.js";
import { element, image } from "./elements.js";
import { link, words } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const STATUS = { pending: "◌ To do", in_progress: "◐ Under way", complete: "✓ Done", error: "✕ Failed" };

function heading(picture, title, subtitle) {
  if (!picture && !title && !subtitle) return null;
  return el("div", { class: "card-head" }, picture,
    el("div", {}, title ? el("strong", {}, title) : null, subtitle ? el("div", { class: "quiet" }, subtitle) : null));
}

function card(b, at) {
  const small = b.icon ? image(b.icon, "icon") : b.slack_icon ? el("span", { class: "icon", "aria-hidden": "true" }, icon(b.slack_icon.name)) : null;
  return el("article", { class: "card" },
    b.hero_image ? image(b.hero_image, "hero") : null,
    heading(small, words(b.title), words(b.subtitle)),
    b.body ? el("div", {}, words(b.body)) : null,
    b.subtext ? el("small", {}, words(b.subtext)) : null,
    b.actions ? el("div", { class: "actions" }, b.actions.map((e) => element(e, b, at))) : null);
}

const carousel = (b, at) =>
  el("div", { class: "carousel scrolls", role: "group", "aria-label": `${b.elements.length} cards`, tabindex: 0 }, drawBlocks(b.elements, at));

function container(b, at) {
  const title = b.rich_text_title ? richText(b.rich_text_title) : plain(b.title);
  const head = heading(b.icon ? image(b.icon, "icon") : null, title, b.subtitle ? words(b.subtitle) : null);
  const inside = drawBlocks(b.child_blocks, at);
  const look = { class: `container ${b.width ?? "standard"}` };
  if (b.is_collapsible) return el("details", { ...look, open: !b.default_collapsed || undefined }, el("summary", {}, head), inside);
  return el("div", { ...look, role: "group" }, head, b.has_header_divider ? el("hr") : null, inside);
}

function task(b) {
  return el("div", { class: `task ${b.status ?? "pending"}` },
    el("strong", {}, b.title), el("span", { class: "quiet" }, ` ${STATUS[b.status ?? "pending"]}`),
    b.details ? richText(b.details) : null,
    b.output ? richText(b.output) : null,
    b.sources?.length ? el("small", {}, "Sources: ", b.sources.flatMap((source, index) => [index ? ", " : "", link(source.url, source.text)])) : null);
}

const plan = (b) =>
  el("div", { class: "plan" }, el("strong", {}, b.title), el("ol", {}, (b.tasks ?? []).map((one) => el("li", {}, task(one)))));

// Nothing is played here: a simulated Slack does not fetch what is elsewhere until somebody asks for it.
function video(b) {
  const by = [b.author_name, b.provider_name].filter(Boolean).join(" · ");
  return el("figure", { class: "video" },
    by ? el("small", {}, by) : null,
    el("figcaption", {}, b.title_url ? link(b.title_url, plain(b.title)) : plain(b.title)),
    b.description ? el("p", {}, plain(b.description)) : null,
    el("a", { href: b.video_url, target: "_blank", rel: "noopener noreferrer", class: "play" }, image({ image_url: b.thumbnail_url, alt_text: b.alt_text }, "large"), el("span", {}, "▶ Watch")));
}

function authProvider(b, at) {
  const connected = [b.connected_identity, b.connected_context].map(plain).filter(Boolean).join(" · ");
  const url = b.is_connected ? b.disconnect_url : b.auth_url;
  return el("div", { class: "section" },
    el("div", { class: "said" },
      heading(b.icon_url ? image({ image_url: b.icon_url, alt_text: "" }, "icon") : null, plain(b.name), plain(b.description)),
      el("small", {}, b.is_connected ? `Connected${connected ? `: ${connected}` : ""}` : "Not connected")),
    url ? el("a", { class: "button", href: url, target: "_blank", rel: "noopener noreferrer" }, b.is_connected ? "Disconnect" : "Connect") : null,
    b.is_connected && b.accessory ? element(b.accessory, b, at) : null);
}

export const cards = { card, carousel, container, task_card: task, plan, video, auth_provider: authProvider };
