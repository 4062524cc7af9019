// Draws data_visualization blocks as SVG, with the numbers as a table for those who do not see it.
import { el, svg } from "./dom.js";

const COLOURS = ["#2b6cb0", "#2f855a", "#c05621", "#805ad5", "#b83280", "#718096"];
const WIDE = 480;
const HIGH = 200;
const LEFT = 44;
const BASE = HIGH - 26;
const LETTER = 6.5; // about the width of one

export function chart(block) {
  const { chart: data, title } = block;
  const drawn = data.type === "pie" ? pie(data.segments) : plot(data);
  const names = data.type === "pie" ? data.segments.map((s) => `${s.label}: ${s.value}`) : data.series.map((s) => s.name);
  const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": title }, ...drawn);
  const legend = el("ul", { class: "legend" }, names.map((name, index) => key(name, index)));
  return el("figure", { class: "chart" }, el("figcaption", {}, title), axisNames(data.axis_config), picture, legend, numbers(data));
}

function axisNames(axis) {
  const names = [axis?.y_label, axis?.x_label && `by ${axis.x_label}`].filter(Boolean);
  return names.length ? el("small", {}, names.join(" ")) : null;
}

function key(name, index) {
  const box = el("span", { class: "swatch" });
  box.style.background = COLOURS[index];
  return el("li", {}, box, name);
}

function numbers(data) {
  if (data.type === "pie") return null;
  const head = el("tr", {}, el("th"), data.axis_config.categories.map((c) => el("th", { scope: "col" }, c)));
  const rows = data.series.map((s) =>
    el("tr", {}, el("th", { scope: "row" }, s.name), data.axis_config.categories.map((c) => el("td", {}, String(value(s, c))))));
  return el("details", {}, el("summary", {}, "The numbers"), el("div", { class: "scrolls" }, el("table", {}, head, rows)));
}

const value = (series, category) => series.data.find((point) => point.label === category)?.value ?? 0;

function plot({ type, series, axis_config: axis }) {
  const all = series.flatMap((s) => s.data.map((point) => point.value));
  const top = nice(Math.max(...all, 1));
  const low = Math.min(0, ...all);
  const y = (v) => BASE - ((v - low) / (top - low)) * (BASE - 10);
  const slot = (WIDE - LEFT - 8) / axis.categories.length;
  const x = (index) => LEFT + slot * index;
  return [
    ...axes(axis, top, low, x, y, slot),
    ...series.flatMap((one, number) =>
      type === "bar" ? bars(one, axis, number, series.length, x, y, slot) : line(one, axis, number, x, y, slot, type === "area")),
  ];
}

function axes(axis, top, low, x, y, slot) {
  const marks = [low, (top + low) / 2, top].flatMap((v) => [
    svg("line", { x1: LEFT, x2: WIDE - 8, y1: y(v), y2: y(v), class: "grid" }),
    svg("text", { x: LEFT - 6, y: y(v) + 4, "text-anchor": "end" }, String(Math.round(v * 10) / 10)),
  ]);
  const longest = Math.max(...axis.categories.map((name) => name.length)) * LETTER;
  const every = Math.max(1, Math.ceil(longest / slot)); // names that have no room beside each other are left to the table
  const names = axis.categories.map((name, index) =>
    index % every ? "" : svg("text", { x: x(index) + slot / 2, y: HIGH - 8, "text-anchor": "middle" }, name));
  return [...marks, ...names];
}

function bars(one, axis, number, count, x, y, slot) {
  const width = (slot * 0.7) / count;
  return axis.categories.map((category, index) => {
    const v = value(one, category);
    const rect = { x: x(index) + slot * 0.15 + width * number, y: Math.min(y(v), y(0)), width, height: Math.abs(y(0) - y(v)), rx: 2 };
    return svg("rect", { ...rect, fill: COLOURS[number] }, svg("title", {}, `${one.name}, ${category}: ${v}`));
  });
}

function line(one, axis, number, x, y, slot, filled) {
  const points = axis.categories.map((category, index) => [x(index) + slot / 2, y(value(one, category))]);
  const path = points.map(([a, b]) => `${a},${b}`).join(" ");
  const dots = points.map(([cx, cy]) => svg("circle", { cx, cy, r: 3, fill: COLOURS[number] }));
  const drawn = svg("polyline", { points: path, fill: "none", stroke: COLOURS[number], "stroke-width": 2 });
  if (!filled) return [drawn, ...dots];
  const closed = `${points[0][0]},${y(0)} ${path} ${points.at(-1)[0]},${y(0)}`;
  return [svg("polygon", { points: closed, fill: COLOURS[number], "fill-opacity": 0.25 }), drawn];
}

function pie(segments) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  const radius = 15.9155; // a circumference of 100
  let turned = 25;
  return segments.map((segment, index) => {
    const share = (segment.value / total) * 100;
    const slice = svg("circle", {
      cx: 21, cy: 21, r: radius, fill: "none", stroke: COLOURS[index], "stroke-width": 10,
      "stroke-dasharray": `${share} ${100 - share}`, "stroke-dashoffset": turned,
      transform: `translate(${WIDE / 2 - 100} 0) scale(4.7)`,
    }, svg("title", {}, `${segment.label}: ${segment.value}`));
    turned -= share;
    return slice;
  });
}

function nice(most) {
  const scale = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((step) => step * scale).find((step) => step >= most);
}
