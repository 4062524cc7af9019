// Where people type: messages, and slash commands with the list of them while they are typed.
import { attachments } from "./attach.js";
import { byId, el, freshId } from "./dom.js";
import { menu } from "./menu.js";
import { act, shortcuts, state } from "./state.js";

export function drawComposer(screen) {
  const holder = byId("composer");
  const channel = screen.channels.find((one) => one.id === state.at);
  holder.hidden = !channel || channel.archived;
  if (!channel || holder.dataset.for === `${state.as} ${channel.id}`) return;
  holder.dataset.for = `${state.as} ${channel.id}`;
  const name = channel.kind === "im" ? channel.name : `#${channel.name}`;
  holder.replaceChildren(writingBox(() => ({ channel: state.at }), `Message ${name}`, true));
}

export function writingBox(where, label, withShortcuts) {
  const id = freshId("commands");
  const list = el("div", { id, class: "commands", role: "listbox", "aria-label": "Commands", hidden: true });
  const box = el("textarea", {
    rows: 1, "aria-label": label, placeholder: label, "aria-autocomplete": "list", "aria-controls": id,
    oninput: () => { grow(); offer(); }, onkeydown: steer, onblur: () => (list.hidden = true), onfocus: () => offer(),
  });
  const send = el("button", { type: "button", class: "button primary", "aria-label": "Send", onclick: submit }, "➤");
  let at = 0;

  const grow = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 200)}px`;
  };
  const commands = () => state.screen.apps.flatMap((app) => app.commands.map((one) => ({ ...one, app: app.name })));

  function offer() {
    const word = box.value.split(" ")[0];
    const typing = withShortcuts && box.value.startsWith("/");
    const matching = commands().filter((one) => (box.value.includes(" ") ? one.command === word : one.command.startsWith(word)));
    list.hidden = !typing || !matching.length;
    at = Math.min(at, Math.max(0, matching.length - 1));
    list.replaceChildren(...matching.map((one, index) =>
      el("button", {
        type: "button", role: "option", tabindex: -1, id: `${id}-${index}`, "aria-selected": String(index === at),
        onmousedown: (event) => { event.preventDefault(); take(one); },
      },
        el("strong", {}, one.command), el("span", {}, ` ${one.usage_hint ?? ""}`), el("small", {}, `${one.description ?? ""} · ${one.app}`))));
    if (list.hidden) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${id}-${at}`);
  }

  function take(one) {
    box.value = `${one.command} `;
    box.focus();
    offer();
  }

  function steer(event) {
    const offered = list.hidden ? [] : commands().filter((one) => one.command.startsWith(box.value.split(" ")[0]));
    const unfinished = offered.length && !box.value.includes(" ") && !offered.some((one) => one.command === box.value);
    if (event.key === "Escape" && !list.hidden) list.hidden = true;
    else if (offered.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length;
      offer();
    } else if (unfinished && (event.key === "Enter" || event.key === "Tab")) take(offered[at]);
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit();
    else return;
    event.preventDefault();
  }

  async function submit() {
    const text = box.value.trim();
    const files = added.take();
    if (!text && !files.length) return;
    box.value = "";
    grow();
    offer();
    const answer = await act({ ...(files.length ? { act: "share", files } : { act: "say" }), text, ...where() });
    if (answer.problem && !box.value) box.value = text;
  }

  const offers = menu("+", "Shortcuts", () =>
    shortcuts("global").map(({ name, hint, app }) => ({ label: name, hint, chosen: () => act({ act: "shortcut", name, app }) })),
  { class: "button" });
  const writing = el("div", { class: "writing" }, list, withShortcuts ? offers : null, box, send);
  const added = attachments(writing);
  box.before(added.button);
  writing.prepend(added.list);
  return writing;
}
