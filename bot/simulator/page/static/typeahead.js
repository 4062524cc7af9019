// An external menu: what is typed goes to the app, and what it offers can be picked.
import { el, freshId } from "./dom.js";
import { plain } from "./emoji.js";

const WAIT = 250; // milliseconds after the last key

export function typeahead(handle, many) {
  const { element: e, entry, chosen, attributes, suggest } = handle;
  const id = freshId("offers");
  let picked = [entry?.selected_options ?? entry?.selected_option ?? []].flat().filter(Boolean);
  let timer = 0;
  const field = el("input", {
    type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": id,
    value: handle.typing(), placeholder: plain(e.placeholder) || "Type to search …", oninput: later, onkeydown: steer, onfocus: later,
    ...attributes,
  });
  const offers = el("div", { id, role: "listbox", "aria-label": "What matches", hidden: true, onkeydown: steer });
  const chips = el("span", { class: "chips" });
  const holder = el("div", { class: "typeahead" }, chips, field, offers);

  function later() {
    handle.typing(field.value);
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  async function ask() {
    if (field.value.length < (e.min_query_length ?? 3)) return show([]);
    const answer = await suggest(field.value);
    show(answer.options ?? [], answer.problem);
  }

  function show(options, problem) {
    offers.replaceChildren(...options.map((one) =>
      el("button", { type: "button", role: "option", "aria-selected": "false", tabindex: -1, onclick: () => pick(one) }, plain(one.text))));
    if (problem || !options.length) offers.append(el("span", { class: "quiet" }, problem ? "No results" : "Keep typing …"));
    const empty = !options.length && !field.value;
    offers.hidden = empty;
    field.setAttribute("aria-expanded", String(!empty));
  }

  function pick(one) {
    picked = many ? [...picked.filter((other) => other.value !== one.value), one] : [one];
    tell();
    field.value = "";
    handle.typing("");
    offers.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.focus();
  }

  function tell() {
    draw();
    chosen(many ? picked.map((one) => one.value) : (picked[0]?.value ?? null));
  }

  function draw() {
    chips.replaceChildren(...picked.map((one) =>
      el("button", {
        type: "button", class: "chip", "aria-label": `Remove ${plain(one.text)}`,
        onclick: () => { picked = picked.filter((other) => other !== one); tell(); },
      }, `${plain(one.text)} ×`)));
  }

  function steer(event) {
    const options = [...offers.querySelectorAll("[role=option]")];
    const at = options.indexOf(document.activeElement);
    if (event.key === "ArrowDown") (options[at + 1] ?? options[0])?.focus();
    else if (event.key === "ArrowUp") (options[at - 1] ?? field).focus();
    else if (event.key === "Escape" && !offers.hidden) { offers.hidden = true; field.focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  draw();
  return holder;
}
