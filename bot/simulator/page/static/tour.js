// The tour: a few steps beside the page, which can be skipped at any of them.
import { about, post } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { become, go, refresh, state } from "./state.js";
import { say } from "./toast.js";

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
  document.body.dataset.point = step.point ?? ""; // what the step is about is framed
  fill(pane,
    el("p", { class: "quiet" }, `Step ${number + 1} of ${about.tour.length}`),
    el("h2", { tabindex: -1 }, step.title),
    el("p", {}, step.text),
    step.type ? el("p", {}, el("code", {}, step.type)) : null,
    el("div", { class: "feet" },
      el("button", { type: "button", class: "button", onclick: leave }, last ? "Close" : "Skip the tour"),
      number ? el("button", { type: "button", class: "button", onclick: () => show(number - 1, true) }, "Back") : null,
      step.as || step.type ? el("button", { type: "button", class: "button", onclick: () => lead(step) }, step.type ? "Type it for me" : step.load ? "Do it for me" : "Take me there") : null,
      last ? null : el("button", { type: "button", class: "button primary", onclick: () => show(number + 1, true) }, "Next")));
  pane.onkeydown = (event) => event.key === "Escape" && leave();
  if (takeFocus) pane.querySelector("h2").focus();
}

async function lead(step) {
  if (step.as && step.as !== state.as) await become(step.as);
  if (step.at && step.at !== state.at) await go(step.at === "dm" ? state.screen.apps[0].dm : step.at);
  if (step.load) return load(step.load);
  if (!step.type) return;
  const box = document.querySelector("#composer textarea");
  box.value = step.type;
  box.focus();
  box.dispatchEvent(new Event("input"));
}

async function load(what) {
  say(`${what} …`, 0);
  const answer = await post("/page/load", { what });
  await refresh();
  if (!answer.problem) say(`${what}: done.`);
}

function leave() {
  delete document.body.dataset.point;
  localStorage.setItem(DONE, "yes");
  byId("tour").hidden = true;
  document.querySelector("#composer textarea")?.focus();
}
