// The simulator's own controls: who one is, the clock, and the tools.
import { about, post } from "./api.js";
import { toggleDrawer } from "./drawer.js";
import { byId, el, redraw } from "./dom.js";
import { avatar } from "./message.js";
import { menu } from "./menu.js";
import { become, refresh, state } from "./state.js";
import { nextTheme } from "./theme.js";
import { said, say } from "./toast.js";
import { showTour } from "./tour.js";

let told = ""; // how far a load was when the screen was last drawn

export function drawBar(screen) {
  redraw(byId("bar"), [state.as, screen.clients, screen.people.length], () => [
    el("div", { class: "people", role: "group", "aria-label": "Who you are" }, screen.clients.map((id) => person(screen, id))),
    el("div", { class: "controls" },
      el("span", { id: "clock" }),
      el("strong", { class: "error", id: "down" }, "Slack is down"),
      menu("Move the clock", "Move the clock", moves, { class: "button", id: "move", data: { focus: "move" } }),
      el("button", { type: "button", class: "button", onclick: toggleDrawer, "aria-controls": "drawer", data: { focus: "drawer" } }, "What passed"),
      menu("Faults", "Faults", faults, { class: "button", data: { focus: "faults" } }),
      menu("More", "More", tools, { class: "button", id: "tools", data: { focus: "tools" } })),
  ]);
  byId("clock").textContent = `🕘 ${screen.now}`;
  byId("bar").classList.toggle("down", screen.down);
  byId("down").hidden = !screen.down; // not drawn anew: a menu may be open
  if (screen.progress && screen.progress !== told) say(`${screen.progress} …`, 0);
  else if (told && !screen.progress && said() === `${told} …`) say("");
  told = screen.progress;
}

function person(screen, id) {
  const one = screen.people.find((user) => user.id === id);
  return el("button", { type: "button", class: "person", "aria-pressed": String(id === state.as), data: { focus: id }, onclick: () => become(id) },
    avatar(one), el("span", {}, one.name));
}

const moves = () =>
  Object.entries(about.moves).map(([move, label]) => ({
    label,
    chosen: async () => {
      say("The clock is moving …", 0);
      const answer = await post("/page/clock", { as: state.as, move });
      await refresh();
      if (!answer.problem) say(`It is now ${state.screen.now}.`);
    },
  }));

const faults = () =>
  Object.entries(about.faults).map(([fault, label]) => ({
    label,
    chosen: async () => {
      const answer = await post("/page/fault", { fault });
      if (!answer.problem) say(label);
    },
  }));

function tools() {
  const loads = about.loads.map((what) => ({
    label: what,
    chosen: async () => {
      say(`${what} …`, 0);
      const answer = await post("/page/load", { what });
      await refresh();
      if (!answer.problem) say(`${what}: done.`);
    },
  }));
  const tour = about.tour.length ? [{ label: "Take the tour", chosen: showTour }] : [];
  const second = { label: "Open a second window", hint: "as somebody else", chosen: () => window.open(`/?as=${other()}`, "_blank") };
  const theme = { label: "Light or dark", chosen: nextTheme };
  return [...loads, ...tour, second, theme, ...(about.reset ? [{ label: "Reset", hint: "start afresh", chosen: reset }] : [])];
}

const other = () => state.screen.clients.find((id) => id !== state.as) ?? state.as;

async function reset() {
  say("Starting afresh …", 0);
  await post("/page/reset", {}); // the stream of changes notices the new start, and loads the page anew
}
