// The tour: a few steps beside the page, which can be skipped at any of them.
import { about } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { become, go, state } from "./state.js";

const DONE = "tour-done";

export function startTour() {
  if (about.tour.length && !localStorage.getItem(DONE)) show(0, false);
}

export const showTour = () => show(0, true);

function show(number, takeFocus) {
  const step = about.tour[number];
  const pane = byId("tour");
  const last = number === about.tour.length - 1;
  pane.hidden = false;
  fill(pane,
    el("p", { class: "quiet" }, `Step ${number + 1} of ${about.tour.length}`),
    el("h2", { tabindex: -1 }, step.title),
    el("p", {}, step.text),
    step.type ? el("p", {}, el("code", {}, step.type)) : null,
    el("div", { class: "feet" },
      el("button", { type: "button", class: "button", onclick: leave }, last ? "Close" : "Skip the tour"),
      number ? el("button", { type: "button", class: "button", onclick: () => show(number - 1, true) }, "Back") : null,
      step.as || step.type ? el("button", { type: "button", class: "button", onclick: () => lead(step) }, step.type ? "Type it for me" : "Take me there") : null,
      last ? null : el("button", { type: "button", class: "button primary", onclick: () => show(number + 1, true) }, "Next")));
  pane.onkeydown = (event) => event.key === "Escape" && leave();
  if (takeFocus) pane.querySelector("h2").focus();
}

async function lead(step) {
  if (step.as && step.as !== state.as) await become(step.as);
  if (step.at && step.at !== state.at) await go(step.at === "dm" ? state.screen.apps[0].dm : step.at);
  if (!step.type) return;
  const box = document.querySelector("#composer textarea");
  box.value = step.type;
  box.focus();
  box.dispatchEvent(new Event("input"));
}

function leave() {
  localStorage.setItem(DONE, "yes");
  byId("tour").hidden = true;
  document.querySelector("#composer textarea")?.focus();
}
