// Channels, the app's direct messages and Home; what has come in since one last looked is bold, with what a phone would
// notify of it: the message's text, never its blocks.
import { byId, el, redraw } from "./dom.js";
import { go, state } from "./state.js";

const seen = JSON.parse(sessionStorage.getItem("seen") ?? "{}");

function unread(channel) {
  const key = `${state.as} ${channel.id}`;
  if (channel.id === state.at && document.visibilityState === "visible") {
    seen[key] = channel.latest;
    sessionStorage.setItem("seen", JSON.stringify(seen));
  }
  return channel.latest > (seen[key] ?? "");
}

export function drawSidebar(screen) {
  const places = screen.channels.map((channel) => ({ ...channel, fresh: unread(channel) }));
  const drawn = redraw(byId("sidebar"), [state.as, state.at, places.map((p) => [p.id, p.name, p.fresh && p.notified, p.archived])], () => [
    el("h2", {}, "Channels"),
    list(places.filter((one) => one.kind !== "im"), (one) => `${one.kind === "private" ? "🔒" : "#"} ${one.name}`),
    el("h2", {}, "Apps"),
    list(
      places.filter((one) => one.kind === "im").flatMap((dm) => {
        const app = screen.apps.find((one) => one.id === dm.app);
        return app?.home ? [dm, { id: app.id, name: `⌂ ${app.name} Home` }] : [dm];
      }),
      (one) => one.name),
  ]);
  if (drawn) document.querySelector("#sidebar [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function list(places, label) {
  return el("ul", {}, places.map((one) =>
    el("li", {}, el("button", {
      type: "button", class: one.fresh ? "place fresh" : "place", data: { focus: one.id },
      "aria-current": one.id === state.at ? "page" : undefined, onclick: () => go(one.id),
    }, el("span", { class: "name" }, label(one)), one.fresh ? el("span", { class: "sr" }, " (unread)") : null),
    one.fresh && one.notified ? el("small", { class: "notified" }, one.notified) : null)));
}
