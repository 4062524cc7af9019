// The open channel: its messages in order, redrawn one by one so that a focus or an open menu is not lost.
import { byId, el } from "./dom.js";
import { message } from "./message.js";
import { homeOf, state } from "./state.js";

export function drawChannel(screen) {
  const log = byId("messages");
  log.hidden = Boolean(homeOf(screen));
  const channel = screen.channels.find((one) => one.id === state.at);
  heading(screen, channel);
  if (!channel) return;
  const moved = log.dataset.channel !== `${state.as} ${channel.id}`;
  if (moved) {
    log.replaceChildren();
    // What is there already when one comes in is read by whoever goes to it; only what comes afterwards is announced.
    log.setAttribute("aria-live", "off");
    setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  }
  log.dataset.channel = `${state.as} ${channel.id}`;
  const atEnd = moved || log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  arrange(log, items(screen.messages));
  if (atEnd) log.scrollTop = log.scrollHeight;
}

function heading(screen, channel) {
  const title = channel ? (channel.kind === "im" ? channel.name : `${channel.kind === "private" ? "🔒" : "#"} ${channel.name}`) : null;
  const app = channel?.app ? screen.apps.find((one) => one.id === channel.app) : null;
  const about = app?.description ?? (channel && `${channel.members} members`);
  byId("heading").replaceChildren(...(channel ? [el("h1", {}, title), el("p", { class: "quiet" }, about)] : []));
  document.title = `${title ?? `${homeOf(screen).name} Home`} · ${screen.me.name} · Simulated Slack`;
}

function items(messages) {
  const roots = messages.filter((one) => !one.thread || one.broadcast);
  let day = "";
  return roots.flatMap((one) => {
    const replies = messages.filter((other) => other.thread === one.ts);
    const entry = { key: one.ts, shown: [one, replies.length], draw: () => message(one, replies) };
    if (one.day === day) return [entry];
    day = one.day;
    return [{ key: day, shown: day, draw: () => el("h2", { class: "day" }, el("span", {}, one.day)) }, entry];
  });
}

export function arrange(holder, entries) {
  const known = new Map([...holder.children].map((node) => [node.itemKey, node]));
  const nodes = entries.map(({ key, shown, draw }) => {
    const text = JSON.stringify(shown);
    const old = known.get(key);
    if (old?.itemShown === text) return old;
    const focused = old?.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const node = Object.assign(draw(), { itemKey: key, itemShown: text });
    old?.replaceWith(node);
    if (focused) node.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    return node;
  });
  const wanted = new Set(nodes);
  for (const node of [...holder.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (holder.children[index] !== node) holder.insertBefore(node, holder.children[index] ?? null);
  });
}
