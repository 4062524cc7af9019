// The emoji that apps use most, by Slack's names; others are shown by name.
const TABLE = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", bell: "🔔", tada: "🎉", wave: "👋", eyes: "👀",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️", clock1: "🕐",
  alarm_clock: "⏰", fire: "🔥", star: "⭐", rocket: "🚀", bulb: "💡", memo: "📝", pencil: "📝", pencil2: "✏️", email: "📧",
  envelope: "✉️", phone: "☎️", telephone_receiver: "📞", iphone: "📱", office: "🏢", handshake: "🤝", moneybag: "💰",
  dollar: "💵", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", bar_chart: "📊", mag: "🔍", lock: "🔒",
  unlock: "🔓", no_entry: "⛔", no_entry_sign: "🚫", arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️",
  leftwards_arrow_with_hook: "↩️", seedling: "🌱", herb: "🌿", thumbsup: "👍", "+1": "👍", thumbsdown: "👎", "-1": "👎",
  smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔", raised_hands: "🙌", clap: "👏", pray: "🙏", heart: "❤️",
  red_circle: "🔴", large_green_circle: "🟢", large_yellow_circle: "🟡", large_blue_circle: "🔵", white_circle: "⚪",
  black_circle: "⚫", large_orange_circle: "🟠", question: "❓", exclamation: "❗", information_source: "ℹ️", link: "🔗",
  pushpin: "📌", inbox_tray: "📥", outbox_tray: "📤", gear: "⚙️", wastebasket: "🗑️", zzz: "💤", sparkles: "✨", trophy: "🏆",
  dart: "🎯", bust_in_silhouette: "👤", busts_in_silhouette: "👥", speech_balloon: "💬", runner: "🏃", loudspeaker: "📢",
};

// Slack's own icons, as far as an emoji says the same; the others are shown by name.
const ICONS = {
  archive: "🗄️", book: "📖", bookmark: "🔖", bot: "🤖", bug: "🐞", calendar: "📅", call: "📞", check: "✓", clipboard: "📋", comment: "💬",
  compass: "🧭", download: "⬇️", edit: "✏️", email: "✉️", "eye-open": "👁️", file: "📄", flag: "🚩", folder: "📁", gear: "⚙️", globe: "🌐",
  heart: "❤️", help: "❓", image: "🖼️", info: "ℹ️", key: "🔑", lightbulb: "💡", link: "🔗", map: "🗺️", mobile: "📱", pin: "📌", plus: "＋",
  refresh: "🔄", rocket: "🚀", save: "💾", screen: "🖥️", share: "↗️", sparkle: "✨", star: "☆", "star-filled": "★", tag: "🏷️",
  "thumbs-down": "👎", "thumbs-up": "👍", trash: "🗑️", upload: "⬆️", user: "👤", warning: "⚠️",
};

export const icon = (name) => ICONS[name] ?? name;
export const emoji = (name) => TABLE[name] ?? `:${name}:`;
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => TABLE[name] ?? whole);
// What the server gives in plain_text objects is escaped, as Slack stores it.
export const plain = (object) =>
  withEmoji((object?.text ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
