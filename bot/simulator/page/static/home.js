// The app's Home tab.
import { drawBlocks } from "./blocks.js";
import { byId, el, redraw } from "./dom.js";
import { homeOf, state } from "./state.js";
import { surface } from "./surface.js";

export function drawHome(screen) {
  const holder = byId("home");
  const one = homeOf(screen);
  holder.hidden = !one;
  if (!one) return;
  const view = screen.homes[one.id];
  const again = () => {
    holder.shownKey = null;
    drawHome(screen);
  };
  redraw(holder, [state.as, one.id, view?.hash, view?.definition], () =>
    el("div", { class: "sheet" },
      el("h1", {}, `${one.name} · Home`),
      view
        ? drawBlocks(view.definition.blocks, { ...surface({ view: view.id }, view.values, {}, again), heading: "h2" })
        : el("p", { class: "quiet" }, `${one.name} shows nothing here yet.`)));
}
