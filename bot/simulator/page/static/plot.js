// Bars, lines and areas over categories, in pixels: text is as large on a phone as on a desk.
import { COLOURS, DASHES, said, value } from "./chart-parts.js";
import { svg } from "./dom.js";

const TOP = 18;
const PLOTTED = 170; // the height between the highest line of the grid and the lowest
const LETTER = 6.4; // about the width of one
const SLANT = 38; // degrees, of names that have no room beside each other

export function plot({ type, series, axis_config: axis }, width) {
  const all = series.flatMap((s) => s.data.map((point) => point.value));
  const marks = steps(Math.min(0, ...all), Math.max(...all, 0));
  const [low, top] = [marks[0], marks.at(-1)];
  const longest = Math.max(...axis.categories.map((name) => name.length)) * LETTER;
  const count = axis.categories.length;
  const marked = 12 + Math.max(...marks.map((mark) => said(mark).length)) * LETTER;
  // The first of slanted names begins left of its bar: it gets some room there.
  const left = longest > (width - marked - 8) / count ? Math.max(marked, width * 0.16) : marked;
  const slot = (width - left - 8) / count;
  const at = {
    left, slot, width, base: TOP + PLOTTED,
    x: (index) => left + slot * index,
    y: (v) => TOP + PLOTTED - ((v - low) / (top - low)) * PLOTTED,
  };
  const names = namesBelow(axis.categories, at);
  const shapes = series.flatMap((one, number) =>
    type === "bar" ? bars(one, axis, number, series.length, at) : line(one, axis, number, at, type === "area"));
  return { high: at.base + names.high, drawn: [...grid(marks, at), ...names.drawn, ...shapes, ...values(series, axis, type, at)] };
}

// Round numbers from `low` to `high`, about four of them, with a line at 0.
function steps(low, high) {
  const rough = (high - low || 1) / 4;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * scale).find((each) => each >= rough);
  const whole = high - low >= 2 ? Math.max(step === 2.5 ? 3 : step, 1) : step;
  const first = Math.floor(low / whole);
  const last = Math.max(Math.ceil(high / whole), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * whole);
}

function grid(marks, { left, width, y }) {
  return marks.flatMap((mark) => [
    svg("line", { x1: left, x2: width - 8, y1: y(mark), y2: y(mark), class: mark === 0 ? "grid zero" : "grid" }),
    svg("text", { x: left - 6, y: y(mark) + 4, "text-anchor": "end" }, said(mark)),
  ]);
}

function namesBelow(categories, { x, slot, base }) {
  const longest = Math.max(...categories.map((name) => name.length)) * LETTER;
  if (longest <= slot) {
    const drawn = categories.map((name, index) => svg("text", { x: x(index) + slot / 2, y: base + 16, "text-anchor": "middle" }, name));
    return { high: 24, drawn };
  }
  const every = Math.ceil(14 / slot); // a line of text is that high
  let most = 0;
  const drawn = categories.map((name, index) => {
    if (index % every) return "";
    const [px, py] = [x(index) + slot / 2 + 4, base + 14];
    const room = Math.floor((px - 2) / (LETTER * Math.cos((SLANT * Math.PI) / 180)));
    const fits = name.length <= room ? name : `${name.slice(0, Math.max(room - 1, 3))}…`;
    most = Math.max(most, fits.length);
    return svg("text", { x: px, y: py, "text-anchor": "end", transform: `rotate(-${SLANT} ${px} ${py})` }, fits, svg("title", {}, name));
  });
  return { high: 24 + most * LETTER * Math.sin((SLANT * Math.PI) / 180), drawn };
}

const wide = (slot, count) => Math.min((slot * 0.76) / count, 44);
const leftOf = (index, number, count, { x, slot }) => x(index) + slot / 2 + (number - count / 2) * wide(slot, count);

function bars(one, axis, number, count, at) {
  return axis.categories.map((category, index) => {
    const v = value(one, category);
    const rect = {
      x: leftOf(index, number, count, at), y: Math.min(at.y(v), at.y(0)),
      width: Math.max(wide(at.slot, count) - 1, 1), height: Math.abs(at.y(0) - at.y(v)), rx: 2,
    };
    return svg("rect", { ...rect, fill: COLOURS[number] }, svg("title", {}, `${one.name}, ${category}: ${said(v)}`));
  });
}

function line(one, axis, number, { x, y, slot }, filled) {
  const points = axis.categories.map((category, index) => [x(index) + slot / 2, y(value(one, category)), category]);
  const path = points.map(([a, b]) => `${a},${b}`).join(" ");
  const dots = points.map(([cx, cy, category]) =>
    svg("circle", { cx, cy, r: 3.5, fill: COLOURS[number] }, svg("title", {}, `${one.name}, ${category}: ${said(value(one, category))}`)));
  const drawn = svg("polyline", {
    points: path, fill: "none", stroke: COLOURS[number], "stroke-width": 2.5, "stroke-dasharray": DASHES[number], "stroke-linejoin": "round",
  });
  if (!filled) return [drawn, ...dots];
  const closed = `${points[0][0]},${y(0)} ${path} ${points.at(-1)[0]},${y(0)}`;
  return [svg("polygon", { points: closed, fill: COLOURS[number], "fill-opacity": 0.25 }), drawn, ...dots];
}

// The numbers themselves, where they have room: above each bar, or at each point of a single line.
function values(series, axis, type, at) {
  const lone = type !== "bar";
  if (lone && series.length > 1) return [];
  const room = lone ? at.slot : wide(at.slot, series.length);
  const texts = series.flatMap((one, number) => axis.categories.map((category, index) => {
    const v = value(one, category);
    const middle = lone ? at.x(index) + at.slot / 2 : leftOf(index, number, series.length, at) + room / 2;
    return [middle, at.y(Math.max(v, 0)) - (lone ? 9 : 4), said(v)];
  }));
  if (texts.some(([, , text]) => text.length * LETTER > room + 4)) return [];
  return texts.map(([px, py, text]) => svg("text", { x: px, y: py, "text-anchor": "middle", class: "number" }, text));
}
