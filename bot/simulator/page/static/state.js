// Where this window is: who looks, at which channel or tab, and the last screen the server gave.
import { about, get, post } from "./api.js";

const query = new URLSearchParams(location.search);
export const state = {
  as: query.get("as"),
  at: query.get("at"), // a channel's id, or "home"
  thread: null, // the ts of the open thread
  screen: null,
};
const drawings = [];
let asking = false;
let again = false;

export const onDraw = (draw) => drawings.push(draw);
export const redrawAll = () => drawings.forEach((draw) => draw(state.screen, state));
export const app = () => state.screen.apps[0];

export function remember() {
  const here = new URLSearchParams({ as: state.as, at: state.at });
  history.replaceState(null, "", `?${here}`);
}

export async function refresh() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      const at = new URLSearchParams({ as: state.as, in: state.at ?? "" });
      const asked = `${state.as} ${state.at}`;
      const screen = await get(`/page/screen?${at}`);
      if (asked !== `${state.as} ${state.at}`) again = true;
      else {
        state.screen = screen;
        redrawAll();
      }
    } while (again);
  } catch {
    again = false; // the stream of changes says when the simulator is back
  } finally {
    asking = false;
  }
}

export async function become(person) {
  state.as = person;
  state.thread = null;
  const dm = state.screen?.apps.some((one) => one.dm === state.at);
  if (dm) state.at = null; // the direct messages are each person's own
  await go(state.at ?? (await firstPlace(dm)));
}

async function firstPlace(dm) {
  const screen = await get(`/page/screen?${new URLSearchParams({ as: state.as, in: "" })}`);
  return dm ? screen.apps[0].dm : screen.channels[0].id;
}

export async function go(at) {
  state.at = at;
  state.thread = null;
  remember();
  const screen = await get(`/page/screen?${new URLSearchParams({ as: state.as, in: at })}`);
  if (at !== "home" && !screen.channels.some((channel) => channel.id === at)) return go(screen.channels[0].id);
  state.screen = screen;
  redrawAll();
  if (at === "home") act({ act: "look", tab: "home" });
  else if (screen.apps.some((one) => one.dm === at)) act({ act: "look", tab: "messages" });
}

export async function act(given) {
  const answer = await post("/page/act", { as: state.as, ...given });
  await refresh();
  return answer;
}

export { about };
