// Builds elements. Every text goes in as text, never as markup.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// What `holder` shows from now on; nothing is drawn for what is not there.
export const fill = (holder, ...children) => holder.replaceChildren(...children.flat(Infinity).filter(Boolean));

export const byId = (id) => document.getElementById(id);

let last = 0;
export const freshId = (prefix) => `${prefix}-${++last}`;

// Redraw `holder` only when what it shows has changed; the focus comes back to the control that had it.
export function redraw(holder, shown, draw) {
  const key = JSON.stringify(shown);
  if (holder.shownKey === key) return false;
  holder.shownKey = key;
  const focused = holder.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  fill(holder, draw());
  if (focused) holder.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  return true;
}
