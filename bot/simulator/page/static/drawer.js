// The drawer: each delivery with its ack time against the limit, and each Web API call with its answer.
import { get } from "./api.js";
import { arrange } from "./channel.js";
import { byId, el } from "./dom.js";
import { state } from "./state.js";

const EVERY = 1000; // milliseconds: a call that failed changes nothing in the workspace, and still is to be seen

let open = false;
let looking = 0;

export function toggleDrawer() {
  open = !open;
  const pane = byId("drawer");
  pane.hidden = !open;
  clearInterval(looking);
  if (!open) {
    document.querySelector("[data-focus=drawer]")?.focus();
    return;
  }
  pane.replaceChildren(
    el("div", { class: "pane-head" }, el("h2", {}, "What passed"),
      el("button", { type: "button", class: "button", "aria-label": "Close the drawer", onclick: toggleDrawer }, "✕")),
    el("p", { class: "quiet" }, "Newest first. ▶ what Slack delivered to the app, ◀ what the app asked of Slack."),
    el("div", { id: "passed" }));
  pane.onkeydown = (event) => event.key === "Escape" && toggleDrawer();
  pane.querySelector("button").focus();
  drawDrawer();
  looking = setInterval(drawDrawer, EVERY);
}

export async function drawDrawer() {
  if (!open) return;
  const { entries, limit } = await get(`/page/log?as=${state.as}`).catch(() => ({ entries: [], limit: 0 }));
  if (!limit) return; // away for a moment: the line at the top says so
  const list = byId("passed");
  if (list) arrange(list, entries.map((one) => ({ key: one.id, shown: one, draw: () => entry(one, limit) })));
}

function entry(one, limit) {
  const toApp = one.way === "to the app";
  return el("details", { class: one.problem ? "entry failed" : "entry" },
    el("summary", {},
      el("span", { class: "quiet" }, one.at, " "),
      el("span", { "aria-label": one.way }, toApp ? "▶ " : "◀ "),
      el("strong", {}, one.what),
      one.retry ? ` (retry ${one.retry})` : "",
      toApp ? ack(one, limit) : null,
      el("span", { class: one.ok ? "fine" : one.problem ? "error" : "quiet" }, one.ok ? " ok" : ` ${one.problem ?? "waiting"}`)),
    el("h3", {}, toApp ? "Delivered" : "Arguments"), json(one.sent),
    el("h3", {}, "Answer"), json(one.answer));
}

function ack({ seconds }, limit) {
  if (seconds === null || seconds === undefined) return el("span", { class: "quiet" }, " no acknowledgement");
  const meter = el("meter", { min: 0, max: limit, high: limit * 0.6, optimum: 0, value: Math.min(seconds, limit), "aria-hidden": "true" });
  return el("span", {}, ` ack ${Math.round(seconds * 1000)} ms of ${limit} s `, meter);
}

const json = (value) => el("pre", {}, value === null || value === undefined ? "none" : JSON.stringify(value, null, 2));
