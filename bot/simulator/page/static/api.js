// Talks to the simulator; what goes wrong is said in the status line and comes back as `problem`.
import { say } from "./toast.js";

export const about = {};

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export const post = (path, body) => send(path, "application/json", JSON.stringify(body));

export const upload = (file, as) =>
  send(`/page/file?${new URLSearchParams({ as, name: file.name, type: file.type })}`, "application/octet-stream", file);

async function send(path, type, body) {
  try {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
    const given = await answer.json();
    if (given.problem) say(given.problem);
    return given;
  } catch {
    say("The simulator does not answer. Is it still running?");
    return { problem: "no answer" };
  }
}
