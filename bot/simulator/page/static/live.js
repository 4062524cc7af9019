// Listens for changes; a simulator that was started anew is loaded anew.
import { about } from "./api.js";
import { byId } from "./dom.js";
import { refresh } from "./state.js";

export function listen() {
  const stream = new EventSource("/page/changes");
  const trouble = byId("trouble");
  stream.onmessage = (event) => {
    trouble.hidden = true;
    if (JSON.parse(event.data).boot !== about.boot) location.assign("/");
    else refresh();
  };
  stream.onerror = () => {
    trouble.textContent = "The connection to the simulator is lost; trying again …";
    trouble.hidden = false;
  };
}
