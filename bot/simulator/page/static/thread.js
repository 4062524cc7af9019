// The open thread, beside its channel.
import { arrange } from "./channel.js";
import { writingBox } from "./composer.js";
import { byId, el } from "./dom.js";
import { message } from "./message.js";
import { redrawAll, state } from "./state.js";

let shown = null;

export function drawThread(screen) {
  const pane = byId("thread");
  const root = screen.messages.find((one) => one.ts === state.thread);
  pane.hidden = !root;
  if (!root) {
    shown = null;
    return;
  }
  const key = `${state.as} ${state.at} ${root.ts}`;
  if (shown !== key) {
    shown = key;
    const list = el("div", { id: "replies", role: "log", "aria-label": "Replies" });
    const shut = el("button", { type: "button", class: "button", "aria-label": "Close the thread", onclick: close }, "✕");
    const box = writingBox(() => ({ channel: state.at, ts: root.ts }), "Reply …", false);
    pane.replaceChildren(el("div", { class: "pane-head" }, el("h2", {}, "Thread"), shut), list, box);
    pane.onkeydown = (event) => event.key === "Escape" && !event.defaultPrevented && close();
  }
  const all = [root, ...screen.messages.filter((one) => one.thread === root.ts)];
  const list = byId("replies");
  arrange(list, all.map((one) => ({ key: one.ts, shown: one, draw: () => message(one, [], true) })));
  list.scrollTop = list.scrollHeight;
}

function close() {
  state.thread = null;
  redrawAll();
  document.querySelector("#composer textarea")?.focus();
}
