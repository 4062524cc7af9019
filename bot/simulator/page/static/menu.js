// A button that opens a list of things to do: arrow keys, Escape, and the focus comes back.
import { el, freshId } from "./dom.js";

const EDGE = 8; // pixels

export function menu(label, name, entries, attributes = {}) {
  const id = freshId("menu");
  const button = el("button", {
    type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id, "aria-label": name, title: name,
    onclick: () => (list.hidden ? open() : close()),
    ...attributes,
  }, label);
  const list = el("div", { id, role: "menu", "aria-label": name, hidden: true, onkeydown: steer });
  const holder = el("span", { class: "menu" }, button, list);

  function open() {
    list.replaceChildren(...entries().map(({ label: words, hint, chosen }) =>
      el("button", { type: "button", role: "menuitem", tabindex: -1, onclick: () => { close(); chosen(); } },
        words, hint ? el("small", {}, hint) : null)));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    const box = button.getBoundingClientRect();
    list.classList.toggle("above", box.bottom + list.offsetHeight > innerHeight && box.top > list.offsetHeight);
    // Under its button where there is room, and in any case on the screen.
    const leftmost = Math.max(EDGE, Math.min(box.left, innerWidth - EDGE - list.offsetWidth));
    list.style.left = `${leftmost - box.left}px`;
    list.firstElementChild?.focus();
  }

  function close(refocus = true) {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (refocus) button.focus();
  }

  function steer(event) {
    const items = [...list.children];
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length].focus();
    else if (event.key === "Home") items[0].focus();
    else if (event.key === "End") items.at(-1).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  holder.addEventListener("focusout", (event) => {
    if (!list.hidden && !holder.contains(event.relatedTarget)) close(false);
  });
  return holder;
}
