// Draws data_visualization blocks as SVG, as wide as there is room, with the numbers as a table for those who do not see it.
import { COLOURS, DASHES, said, value } from "./chart-parts.js";
import { el, fill, svg } from "./dom.js";
import { plot } from "./plot.js";

export function chart(block) {
  const { chart: data, title } = block;
  const picture = el("div", { class: "picture" });
  const draw = (width) => {
    const { high, drawn } = data.type === "pie" ? pie(data.segments, width) : plot(data, width);
    const box = { viewBox: `0 0 ${width} ${high}`, width, height: high, role: "img", "aria-label": title };
    fill(picture, svg("svg", box, ...drawn));
  };
  let width = 0;
  new ResizeObserver(([{ contentRect: room }]) => {
    if (Math.round(room.width) === width || !room.width) return;
    width = Math.round(room.width);
    draw(width);
  }).observe(picture);
  draw(480);
  return el("figure", { class: "chart" }, el("figcaption", {}, title), axisNames(data.axis_config), picture, legend(data), numbers(data));
}

function axisNames(axis) {
  const names = [axis?.y_label, axis?.x_label && `by ${axis.x_label}`].filter(Boolean);
  return names.length ? el("small", {}, names.join(" ")) : null;
}

function legend(data) {
  const total = data.segments?.reduce((sum, segment) => sum + segment.value, 0);
  const names = data.segments?.map((s) => `${s.label}: ${said(s.value)} (${Math.round((s.value / total) * 100)} %)`);
  return el("ul", { class: "legend" }, (names ?? data.series.map((s) => s.name)).map((name, index) => key(name, index, data.type)));
}

function key(name, index, type) {
  const stroke = { x1: 0, x2: 26, y1: 6, y2: 6, stroke: COLOURS[index], "stroke-width": 3, "stroke-dasharray": DASHES[index] };
  const box = type === "line"
    ? svg("svg", { class: "swatch", width: 26, height: 12, "aria-hidden": true }, svg("line", stroke))
    : svg("svg", { class: "swatch", width: 12, height: 12, "aria-hidden": true }, svg("rect", { width: 12, height: 12, rx: 2, fill: COLOURS[index] }));
  return el("li", {}, box, name);
}

function numbers(data) {
  if (data.type === "pie") return null;
  const head = el("tr", {}, el("th"), data.series.map((s) => el("th", { scope: "col" }, s.name)));
  const rows = data.axis_config.categories.map((c) =>
    el("tr", {}, el("th", { scope: "row" }, c), data.series.map((s) => el("td", { class: "number" }, said(value(s, c))))));
  return el("details", {}, el("summary", {}, "The numbers"), el("div", { class: "scrolls" }, el("table", {}, head, rows)));
}

function pie(segments, width) {
  const high = 200;
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  const radius = 15.9155; // a circumference of 100
  let turned = 25;
  const drawn = segments.map((segment, index) => {
    const share = (segment.value / total) * 100;
    const gap = segments.length > 1 ? Math.min(0.6, share / 2) : 0;
    const slice = svg("circle", {
      cx: 21, cy: 21, r: radius, fill: "none", stroke: COLOURS[index], "stroke-width": 10,
      "stroke-dasharray": `${share - gap} ${100 - share + gap}`, "stroke-dashoffset": turned,
      transform: `translate(${width / 2 - 100} 0) scale(4.7)`,
    }, svg("title", {}, `${segment.label}: ${said(segment.value)}`));
    const angle = ((turned - share / 2) / 100) * 2 * Math.PI;
    const label = svg("text", {
      x: width / 2 - 100 + (21 + radius * Math.cos(angle)) * 4.7, y: (21 - radius * Math.sin(angle)) * 4.7 + 4, class: "on", "text-anchor": "middle",
    }, share < 6 ? "" : `${Math.round(share)} %`);
    turned -= share;
    return [slice, label];
  });
  return { high, drawn: [...drawn.map(([slice]) => slice), ...drawn.map(([, label]) => label)] };
}
