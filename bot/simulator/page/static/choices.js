// Radio buttons and checkboxes.
import { el, freshId } from "./dom.js";
import { words } from "./mrkdwn.js";

function group(handle, type) {
  const { element: e, value, chosen, attributes, name } = handle;
  const shared = freshId("choice");
  const ticked = new Set(Array.isArray(value) ? value : [value]);
  const boxes = e.options.map((option, index) =>
    el("label", { class: "choice" },
      el("input", {
        type, name: shared, value: option.value, checked: ticked.has(option.value) || undefined, onchange: changed,
        data: { focus: `${attributes.data.focus}/${index}` }, autofocus: index === 0 ? attributes.autofocus : undefined,
      }),
      el("span", {}, words(option.text), option.description ? el("small", {}, words(option.description)) : null)));
  const holder = el("div", {
    class: "choices", id: attributes.id, role: type === "radio" ? "radiogroup" : "group",
    "aria-label": attributes["aria-labelledby"] ? undefined : name,
    "aria-labelledby": attributes["aria-labelledby"], "aria-describedby": attributes["aria-describedby"],
  }, boxes);
  function changed() {
    const on = [...holder.querySelectorAll("input:checked")].map((box) => box.value);
    chosen(type === "radio" ? (on[0] ?? null) : on);
  }
  return holder;
}

export const choices = {
  radio_buttons: (handle) => group(handle, "radio"),
  checkboxes: (handle) => group(handle, "checkbox"),
};
