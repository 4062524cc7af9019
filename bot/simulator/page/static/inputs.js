// Draws what can be filled: each control tells its surface what stands in it, and the app where Slack would.
import { confirmed } from "./confirm.js";
import { el, freshId } from "./dom.js";
import { plain } from "./emoji.js";
import { choices } from "./choices.js";
import { fields } from "./fields.js";
import { selects } from "./selects.js";

const CONTROLS = { ...fields, ...selects, ...choices };

export const isControl = (element) => element.type in CONTROLS;

// What a state entry holds, as the server wants it back: text, an option's value, an id, or a list of them.
export function held(entry) {
  if (!entry) return null;
  const [, content] = Object.entries(entry).find(([name]) => name !== "type" && name !== "timezone") ?? [];
  const bare = (one) => (one && typeof one === "object" && "value" in one ? one.value : one);
  return Array.isArray(content) ? content.map(bare) : bare(content ?? null);
}

export function control(element, block, at, attributes = {}) {
  const inInput = block.type === "input";
  const dispatches = !inInput || block.dispatch_action;
  const value = at.draft(block.block_id, element.action_id) ?? held(at.values[block.block_id]?.[element.action_id]);
  const name = plain(element.placeholder) || plain(block.label) || plain(block.text) || "Choose";
  const handle = {
    element,
    value,
    entry: at.values[block.block_id]?.[element.action_id],
    // What has been typed, before anybody is told.
    keep: (now) => at.keep(block.block_id, element.action_id, now),
    // A choice that is made: the app hears of it unless it waits for submit.
    chosen: async (now) => {
      if (dispatches && element.confirm && !(await confirmed(element.confirm))) return at.redraw();
      at.keep(block.block_id, element.action_id, now);
      if (dispatches) await at.act({ act: "choose", block: block.block_id, action: element.action_id, value: now });
    },
    dispatches,
    typing: (words) => at.typing(block.block_id, element.action_id, words),
    suggest: (typed) => at.suggest({ block: block.block_id, action: element.action_id, typed }),
    attributes: {
      "aria-label": inInput ? undefined : name,
      data: { focus: `${block.block_id}/${element.action_id}` },
      autofocus: element.focus_on_load || undefined,
      ...attributes,
    },
    name,
  };
  return CONTROLS[element.type](handle);
}

export function inputBlock(block, at) {
  const id = freshId("field");
  const error = at.errors?.[block.block_id];
  const hint = block.hint ? el("p", { class: "hint", id: `${id}-hint` }, plain(block.hint)) : null;
  const wrong = error ? el("p", { class: "error", id: `${id}-error` }, error) : null;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  const label = [plain(block.label), block.optional ? el("span", { class: "quiet" }, " (optional)") : null];
  const grouped = ["radio_buttons", "checkboxes"].includes(block.element.type) || /^multi_(?!external)/.test(block.element.type);
  const attributes = { id, "aria-describedby": described, "aria-invalid": error ? "true" : undefined };
  if (grouped) attributes["aria-labelledby"] = `${id}-label`;
  if (!block.optional && !grouped) attributes["aria-required"] = "true";
  const drawn = isControl(block.element)
    ? control(block.element, block, at, attributes)
    : el("p", { class: "unknown" }, `⚠ This page cannot draw “${block.element.type}”.`);
  const head = grouped ? el("div", { class: "naming", id: `${id}-label` }, label) : el("label", { for: id }, label);
  return el("div", { class: error ? "input wrong" : "input" }, head, drawn, wrong, hint);
}
