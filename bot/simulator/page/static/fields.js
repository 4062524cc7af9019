// Fields to type into, and pickers of dates and times.
import { el } from "./dom.js";
import { plain } from "./emoji.js";
import { files } from "./files.js";
import { plainOfRich } from "./richtext.js";
import { state } from "./state.js";
import { momentIn, secondsOf } from "./zones.js";

const LONGEST = 3000; // what Slack takes at most, which nobody need be told

function typed(handle, tag, attributes, most = 0) {
  const { element: e, value, keep, chosen, dispatches } = handle;
  const triggers = e.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const count = most ? el("span", { class: "count", "aria-hidden": "true" }) : null;
  let waiting = 0;
  const counts = () => count && (count.textContent = `${most - field.value.length}`);
  const field = el(tag, {
    value: value ?? "",
    placeholder: plain(e.placeholder),
    oninput: () => {
      keep(field.value);
      counts();
      if (!dispatches || !triggers.includes("on_character_entered")) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => chosen(field.value), 300);
    },
    onkeydown: (event) => {
      if (event.key !== "Enter" || tag === "textarea" || !dispatches || !triggers.includes("on_enter_pressed")) return;
      event.preventDefault();
      chosen(field.value);
    },
    ...attributes,
    ...handle.attributes,
  });
  counts();
  return count ? el("span", { class: "counted" }, field, count) : field;
}

function picked(handle, type, read = (text) => text, write = (value) => value) {
  const { value, chosen, element: e } = handle;
  const field = el("input", {
    type,
    value: value ? write(value) : "",
    title: plain(e.placeholder) || undefined,
    onchange: () => chosen(field.value ? read(field.value) : null),
    ...handle.attributes,
  });
  return field;
}

function rich(handle) {
  const start = typeof handle.value === "string" ? handle.value : plainOfRich(handle.value);
  return typed({ ...handle, value: start }, "textarea", { rows: 3 });
}

export const fields = {
  plain_text_input: (handle) => {
    const { max_length: most, min_length: least, multiline } = handle.element;
    const limits = { minlength: least, maxlength: most };
    const counted = most < LONGEST ? most : 0;
    return multiline
      ? typed(handle, "textarea", { rows: 3, ...limits }, counted)
      : typed(handle, "input", { type: "text", ...limits }, counted);
  },
  email_text_input: (handle) => typed(handle, "input", { type: "email" }),
  url_text_input: (handle) => typed(handle, "input", { type: "url" }),
  number_input: (handle) =>
    typed(handle, "input", { type: "text", inputmode: handle.element.is_decimal_allowed ? "decimal" : "numeric" }),
  rich_text_input: rich,
  datepicker: (handle) => picked(handle, "date"),
  timepicker: (handle) => picked(handle, "time"),
  datetimepicker: (handle) => {
    const zone = state.screen.me.tz;
    const field = picked(handle, "datetime-local", (text) => secondsOf(text, zone), (seconds) => momentIn(zone, seconds));
    return el("span", { class: "zoned" }, field, el("small", {}, ` ${zone}`));
  },
  file_input: files,
};
