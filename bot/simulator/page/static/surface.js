// Where blocks stand (a message, a modal, a Home): what was typed there, and how to act on it.
import { post } from "./api.js";
import { act, state } from "./state.js";

const typed = new Map();
const searching = new Map();

export function surface(place, values, errors = {}, redraw = () => {}) {
  const key = JSON.stringify([state.as, place]);
  const drafts = typed.get(key) ?? {};
  typed.set(key, drafts);
  return {
    values,
    errors,
    redraw,
    draft: (block, action) => drafts[block]?.[action],
    keep: (block, action, value) => ((drafts[block] ??= {})[action] = value),
    act: (given) => act({ ...given, place, values: drafts }),
    // What is being typed into a menu that searches; it is nobody's choice yet, and still outlives a redraw.
    typing: (block, action, words) => {
      const under = `${key} ${block} ${action}`;
      return words === undefined ? (searching.get(under) ?? "") : searching.set(under, words);
    },
    suggest: (given) => post("/page/act", { as: state.as, act: "suggest", place, ...given }),
  };
}
