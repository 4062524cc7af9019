// The question some buttons ask before they act.
import { byId, el } from "./dom.js";
import { plain } from "./emoji.js";
import { words } from "./mrkdwn.js";

export function confirmed(question) {
  const dialog = byId("confirm");
  return new Promise((answer) => {
    const leave = (value) => () => dialog.close(value);
    dialog.replaceChildren(
      el("h2", { id: "confirm-title" }, plain(question.title)),
      el("div", {}, words(question.text)),
      el("div", { class: "feet" },
        el("button", { type: "button", class: "button", onclick: leave("") }, plain(question.deny) || "Cancel"),
        el("button", { type: "button", class: `button ${question.style ?? "primary"}`, onclick: leave("yes") },
          plain(question.confirm) || "OK")));
    dialog.setAttribute("aria-labelledby", "confirm-title");
    dialog.returnValue = "";
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
    dialog.showModal();
  });
}
