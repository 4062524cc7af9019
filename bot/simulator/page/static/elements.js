// Draws what can be pressed: buttons, overflow menus, icon and feedback buttons; and images.
import { unknown } from "./blocks.js";
import { confirmed } from "./confirm.js";
import { el } from "./dom.js";
import { icon, plain } from "./emoji.js";
import { control, isControl } from "./inputs.js";
import { menu } from "./menu.js";
import { state } from "./state.js";
import { say } from "./toast.js";

export const focusKey = (block, element) => `${block.block_id}/${element.action_id}`;

const PRESSABLE = {
  button: (e, b, at) =>
    press(e, b, at, plain(e.text), { class: `button ${e.style ?? ""}`, "aria-label": e.accessibility_label }),
  icon_button: (e, b, at) =>
    e.visible_to_user_ids?.includes(state.as) === false
      ? null
      : press(e, b, at, icon(e.icon), { class: "button", title: plain(e.text), "aria-label": e.accessibility_label ?? plain(e.text) }),
  // Workflows are run by Slack itself, and the app does not hear of it: there is nothing to run here.
  workflow_button: (e) =>
    el("button", { type: "button", class: `button ${e.style ?? ""}`, "aria-label": e.accessibility_label,
      onclick: () => say(`“${plain(e.text)}” starts a workflow in Slack; this simulator runs none.`) }, plain(e.text)),
  feedback_buttons: (e, b, at) =>
    el("span", {}, ["positive_button", "negative_button"].map((half, option) =>
      press(e, b, at, plain(e[half].text), { class: "button" }, option))),
  overflow: (e, b, at) =>
    menu("⋯", "More actions", () => e.options.map((option, index) => ({
      label: plain(option.text),
      hint: option.description ? plain(option.description) : "",
      chosen: () => send(e, b, at, index, null, option.url),
    })), { class: "button", data: { focus: focusKey(b, e) } }),
  image: (e) => image(e, "thumb"),
};

export function element(e, block, at) {
  if (PRESSABLE[e.type]) return PRESSABLE[e.type](e, block, at);
  if (isControl(e)) return control(e, block, at);
  return unknown(e);
}

export function image(e, size) {
  return el("img", { src: e.image_url ?? e.slack_file?.url, alt: e.alt_text, class: size, loading: "lazy" });
}

function press(e, block, at, label, attributes, option) {
  const button = el("button", {
    type: "button",
    data: { focus: focusKey(block, e) },
    onclick: () => send(e, block, at, option, button, e.url),
    ...attributes,
  }, label);
  return button;
}

async function send(e, block, at, option, button, url) {
  if (e.confirm && !(await confirmed(e.confirm))) return;
  if (url) window.open(url, "_blank", "noopener");
  if (button) button.setAttribute("aria-busy", "true");
  await at.act({ act: "press", block: block.block_id, action: e.action_id, option });
  button?.removeAttribute("aria-busy");
}
