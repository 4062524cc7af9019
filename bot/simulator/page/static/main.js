// The page: learns what does not change, opens the first place, and draws whatever changes from then on.
import { about, get } from "./api.js";
import { drawBar } from "./bar.js";
import { drawChannel } from "./channel.js";
import { drawComposer } from "./composer.js";
import { drawDrawer } from "./drawer.js";
import { drawHome } from "./home.js";
import { listen } from "./live.js";
import { drawModal } from "./modal.js";
import { drawSidebar } from "./sidebar.js";
import { become, onDraw, state } from "./state.js";
import { drawThread } from "./thread.js";
import { startTour } from "./tour.js";

for (const draw of [drawBar, drawSidebar, drawChannel, drawHome, drawComposer, drawThread, drawDrawer, drawModal]) {
  onDraw(draw);
}
Object.assign(about, await get("/page/about"));
const known = about.people.some((person) => person.id === state.as);
await become(known ? state.as : about.people[0].id);
listen();
startTour();
