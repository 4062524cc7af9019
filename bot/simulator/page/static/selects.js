// Select menus of every kind: native for one choice, a list of boxes for several, a typeahead for external ones.
import { el } from "./dom.js";
import { plain } from "./emoji.js";
import { state } from "./state.js";
import { typeahead } from "./typeahead.js";

const option = (one) => ({ value: one.value, label: plain(one.text) });
const grouped = (e) =>
  e.option_groups?.map((group) => ({ label: plain(group.label), options: group.options.map(option) })) ?? [
    { label: "", options: (e.options ?? []).map(option) },
  ];
const people = () => {
  const here = state.screen.people.filter((one) => !one.deactivated && one.id !== "USLACKBOT");
  return [{ label: "", options: here.map((one) => ({ value: one.id, label: one.name })) }];
};
const channels = () => [
  { label: "", options: state.screen.conversations.map((one) => ({ value: one.id, label: `#${one.name}` })) },
];
const conversations = (e) => {
  const include = e.filter?.include;
  const wants = (kind) => !include || include.includes(kind);
  const rooms = state.screen.conversations.filter((one) => wants(one.private ? "private" : "public"));
  const options = rooms.map((one) => ({ value: one.id, label: `#${one.name}` }));
  return [{ label: "", options: wants("im") ? [...options, ...people()[0].options] : options }];
};

function single(handle, groups) {
  const { element: e, value, chosen, attributes } = handle;
  const draw = (one) => el("option", { value: one.value, selected: one.value === value || undefined }, one.label);
  const field = el("select", { onchange: () => chosen(field.value || null), ...attributes },
    el("option", { value: "" }, plain(e.placeholder) || "Choose …"),
    groups.map((group) => (group.label ? el("optgroup", { label: group.label }, group.options.map(draw)) : group.options.map(draw))));
  return field;
}

function several(handle, groups) {
  const { element: e, value, chosen, attributes, name } = handle;
  const picked = new Set(value ?? []);
  const all = groups.flatMap((group) => group.options);
  const shown = () => all.filter((one) => picked.has(one.value)).map((one) => one.label).join(", ");
  const summary = el("summary", { ...attributes, "aria-label": undefined, "aria-labelledby": undefined }, shown() || name);
  const box = (one) => {
    const input = el("input", { type: "checkbox", value: one.value, checked: picked.has(one.value) || undefined, onchange: changed });
    return el("label", { class: "choice" }, input, one.label);
  };
  function changed(event) {
    if (event.target.checked && e.max_selected_items && picked.size >= e.max_selected_items) {
      event.target.checked = false;
      return;
    }
    picked[event.target.checked ? "add" : "delete"](event.target.value);
    summary.textContent = shown() || name;
    chosen([...picked]);
  }
  const lists = groups.map((group) => [group.label ? el("strong", {}, group.label) : null, group.options.map(box)]);
  return el("details", { class: "several", "aria-labelledby": attributes["aria-labelledby"] }, summary, el("div", { class: "choices" }, lists.flat(2)));
}

export const selects = {
  static_select: (handle) => single(handle, grouped(handle.element)),
  users_select: (handle) => single(handle, people()),
  channels_select: (handle) => single(handle, channels()),
  conversations_select: (handle) => single(handle, conversations(handle.element)),
  multi_static_select: (handle) => several(handle, grouped(handle.element)),
  multi_users_select: (handle) => several(handle, people()),
  multi_channels_select: (handle) => several(handle, channels()),
  multi_conversations_select: (handle) => several(handle, conversations(handle.element)),
  external_select: (handle) => typeahead(handle, false),
  multi_external_select: (handle) => typeahead(handle, true),
};
