// Times of day in a person's own zone, as Slack shows them wherever the browser is.

const PARTS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

// Seconds since 1970 as `YYYY-MM-DDTHH:MM` in the zone.
export function momentIn(zone, seconds) {
  const parts = new Intl.DateTimeFormat("en-GB", { ...PARTS, timeZone: zone }).formatToParts(seconds * 1000);
  const at = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}`;
}

// And back. A time that a change of the clocks leaves out is taken as the one just after it.
export function secondsOf(text, zone) {
  const asked = Date.parse(`${text.slice(0, 16)}Z`) / 1000;
  const ahead = (at) => Date.parse(`${momentIn(zone, at)}Z`) / 1000 - Math.floor(at / 60) * 60;
  return asked - ahead(asked - ahead(asked));
}
