// Talks to the simulator; what goes wrong is said in the status line and comes back as `problem`.
import { say } from "./toast.js";

export const about = {};

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const given = await answer.json();
    if (given.problem) say(given.problem);
    return given;
  } catch {
    say("The simulator does not answer. Is it still running?");
    return { problem: "no answer" };
  }
}
