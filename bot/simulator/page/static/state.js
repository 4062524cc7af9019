// Where this window is: who looks, at which channel or tab, and the last screen the server gave.
import { about, get, post } from "./api.js";

const query = new URLSearchParams(location.search);
export const state = {
  as: query.get("as"),
  at: query.get("at"), // a channel's id, or an app's for its Home
  thread: null, // the ts of the open thread
  screen: null,
};
const drawings = [];
let asking = false;
let again = false;

export const onDraw = (draw) => drawings.push(draw);
export const redrawAll = () => drawings.forEach((draw) => draw(state.screen, state));
// The app whose Home is open, if one is.
export const homeOf = (screen, at = state.at) => screen.apps.find((one) => one.id === at);

// The shortcuts of every app, of one kind: "global" or "message".
export const shortcuts = (kind) =>
  state.screen.apps.flatMap((app) =>
    app.shortcuts.filter((one) => one.type === kind).map(({ name, description }) => ({
      name, app: app.id, hint: state.screen.apps.length > 1 ? `${description} · ${app.name}` : description,
    })));

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
  const app = state.screen?.apps.find((one) => one.dm === state.at);
  if (app) state.at = null; // the direct messages are each person's own
  await go(state.at ?? (await firstPlace(app?.id)));
}

async function firstPlace(appOfDm) {
  const screen = await get(`/page/screen?${new URLSearchParams({ as: state.as, in: "" })}`);
  return homeOf(screen, appOfDm)?.dm ?? screen.channels[0].id;
}

export async function go(at) {
  state.at = at;
  state.thread = null;
  remember();
  const screen = await get(`/page/screen?${new URLSearchParams({ as: state.as, in: at })}`);
  if (!homeOf(screen) && !screen.channels.some((channel) => channel.id === at)) return go(screen.channels[0].id);
  state.screen = screen;
  redrawAll();
  const talking = screen.apps.find((one) => one.dm === at);
  if (homeOf(screen)) act({ act: "look", tab: "home", app: at });
  else if (talking) act({ act: "look", tab: "messages", app: talking.id });
}

export async function act(given) {
  const answer = await post("/page/act", { as: state.as, ...given });
  await refresh();
  return answer;
}

export { about };
