// The emoji by Slack's names, which the server knows; what it does not know is shown by name.
import { get } from "./api.js";

const TABLE = await get("/page/emoji");
const NAMES = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g;

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
export const withEmoji = (text) => text.replace(NAMES, (whole, name) => TABLE[name] ?? whole);
// What the server gives in plain_text objects is escaped, as Slack stores it.
export const plain = (object) =>
  withEmoji((object?.text ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
