// The modal in front: a native dialog, which keeps the focus inside and gives it back.
import { drawBlocks } from "./blocks.js";
import { byId, el, redraw } from "./dom.js";
import { plain } from "./emoji.js";
import { act } from "./state.js";
import { surface } from "./surface.js";

let busy = false;
let opener = null;

export function drawModal(screen) {
  const dialog = byId("modal");
  const stack = screen.modals;
  const view = stack.at(-1);
  if (!view) return shut(dialog);
  const place = { view: view.id };
  const shown = [view.id, view.hash, view.errors, view.trouble, stack.length];
  dialog.oncancel = (event) => {
    event.preventDefault();
    act({ act: "close", place });
  };
  const before = dialog.viewId;
  const again = () => {
    dialog.shownKey = null;
    drawModal(screen);
  };
  const drawn = redraw(dialog, shown, () => form(view, place, stack, surface(place, view.values, view.errors, again)));
  if (!dialog.open) {
    opener = document.activeElement;
    dialog.showModal();
  }
  if (drawn) focusFirst(dialog, before !== view.id);
  dialog.viewId = view.id;
}

function shut(dialog) {
  if (!dialog.open) return;
  dialog.close();
  dialog.replaceChildren();
  dialog.shownKey = dialog.viewId = null;
  const back = opener?.isConnected ? opener : document.querySelector("#composer textarea");
  back?.focus();
}

function focusFirst(dialog, isNew) {
  const wrong = dialog.querySelector("[aria-invalid], .wrong input");
  if (wrong) return wrong.focus();
  // Only a form is about its fields: a view to read is begun at its top.
  const fields = dialog.querySelector("[type=submit]") ? ", .view input, .view textarea, .view select" : "";
  if (isNew) (dialog.querySelector(`[autofocus]${fields}`) ?? dialog.querySelector("button"))?.focus();
}

function form(view, place, stack, at) {
  const { definition } = view;
  const beneath = stack.at(-2);
  const title = el("h2", { id: "modal-title" }, plain(definition.title));
  byId("modal").setAttribute("aria-labelledby", "modal-title");
  const close = (everything) => act({ act: "close", place, everything });
  const submit = async (event) => {
    event.preventDefault();
    if (busy || !definition.submit) return;
    busy = true;
    byId("modal").setAttribute("aria-busy", "true");
    await at.act({ act: "submit" });
    byId("modal").removeAttribute("aria-busy");
    busy = false;
  };
  return el("form", { novalidate: true, onsubmit: submit },
    el("div", { class: "pane-head" },
      beneath ? el("span", { class: "quiet" }, `‹ ${plain(beneath.definition.title)}`) : null,
      title, el("span", { class: "quiet" }, view.app),
      el("button", { type: "button", class: "button", "aria-label": "Close everything", onclick: () => close(true) }, "✕")),
    view.trouble ? el("p", { class: "alert error", role: "alert" }, view.trouble) : null,
    Object.keys(view.errors).length ? el("p", { class: "sr", role: "alert" }, "Some answers need another look.") : null,
    el("div", { class: "view" }, drawBlocks(definition.blocks, at)),
    el("div", { class: "feet" },
      el("button", { type: "button", class: "button", onclick: () => close(false) }, plain(definition.close) || "Cancel"),
      definition.submit
        ? el("button", { type: "submit", class: "button primary", disabled: definition.submit_disabled || undefined }, plain(definition.submit))
        : null));
}
