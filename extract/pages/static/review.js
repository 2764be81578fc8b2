/* The desk: moving among values, showing where they stand, taking what is selected, sending acts. No library, no network
   but our own server; whatever comes from a contract is put in as text, never as markup of our own making. */
"use strict";
(() => {
const $ = (one, from = document) => from.querySelector(one);
const $$ = (one, from = document) => [...from.querySelectorAll(one)];
const T = JSON.parse($("#words").textContent);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const make = (tag, kind, text) => { const one = document.createElement(tag); if (kind) one.className = kind; if (text !== undefined) one.textContent = text; return one; };

async function post(address, message) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "X-Hetong": "1" }, body: JSON.stringify(message) });
  } catch { return { status: 0, reason: T.lost }; }
  let told = {};
  try { told = await answer.json(); } catch { told = { reason: T.lost }; }
  return { status: answer.status, ...told };
}
async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

/* every page */
$("#rename")?.addEventListener("click", async () => {
  const name = window.prompt(T.reviewer, $("#reviewer").textContent);
  if (!name) return;
  const told = await post("/reviewer", { name });
  if (told.status === 200) $("#reviewer").textContent = told.name; else window.alert(told.reason);
});
$("#settle")?.addEventListener("click", async event => {
  const button = event.currentTarget;
  button.disabled = true; button.textContent = T.settling;  // an audit is made again behind it
  const told = await post("/settle", {});
  if (told.status === 200) { const said = document.createElement("span"); said.setAttribute("role", "status"); said.textContent = told.void ? T.settled_void : T.settled; button.replaceWith(said); return; }
  button.disabled = false; button.textContent = T.settle;
  window.alert(told.reason);
});
const typing = event => /^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox";

/* the queue */
if (document.body.classList.contains("queue")) {
  const links = $$("a.open");
  let at = -1;
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing(event)) { event.preventDefault(); $("#find").focus(); return; }
    if (typing(event)) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step && links.length) { event.preventDefault(); at = Math.min(Math.max(at + step, 0), links.length - 1); links[at].focus(); }
    if (event.key === "]") $("a[rel=next]")?.click();
    if (event.key === "[") $("a[rel=prev]")?.click();
  });
  $$(".wish select").forEach(one => one.addEventListener("change", () => one.form.requestSubmit()));
  return;
}
const desk = $("#desk");
if (!desk) return;
const id = desk.dataset.contract, base = `/c/${id}`;
let seen = Number(desk.dataset.last);
const values = $("#values"), pages = $("#pages");
let current = null, selection = null;
const say = (text, bad) => { const one = $("#said"); one.textContent = text; one.classList.toggle("bad", Boolean(bad)); };

/* ---- the original: pages or text ---- */
const paged = pages.classList.contains("pages");
let asText = !paged, zoom = 1, turned = 0, choosing = false;
const sheets = new Map();  // number → {start, text, boxes}
const figures = $$("figure.page", pages);
const pageOf = offset => { let found = figures[0]; for (const one of figures) if (Number(one.dataset.start) <= offset) found = one; else break; return found; };
const figureOf = number => figures.find(one => Number(one.dataset.n) === number);

async function sheet(figure) {
  const n = Number(figure.dataset.n);
  if (!sheets.has(n)) sheets.set(n, get(`${base}/sheet/${n}`).then(answer => answer.json()).catch(() => ({ start: Number(figure.dataset.start), text: [], boxes: [] })));
  return sheets.get(n);
}
const turns = figure => (Number(figure.dataset.turns) + turned) % 4;
function size(figure) {
  const w = Number(figure.dataset.w) || 595, h = Number(figure.dataset.h) || 842, odd = turns(figure) % 2;
  const wide = Math.max((pages.clientWidth - 24) * zoom, 120), across = odd ? h : w, scale = wide / across;
  return { w, h, scale, odd };
}
function lay(figure) {
  const { w, h, scale, odd } = size(figure);
  figure.style.width = `${(odd ? h : w) * scale}px`;
  figure.style.height = `${(odd ? w : h) * scale}px`;
  const leaf = $(".leaf", figure);
  if (!leaf) return;
  leaf.style.width = `${w * scale}px`;
  leaf.style.height = `${h * scale}px`;
  leaf.style.setProperty("--u", `${scale}px`);
  leaf.style.transform = ["", `translateX(${h * scale}px) rotate(90deg)`, `translate(${w * scale}px, ${h * scale}px) rotate(180deg)`, `translateY(${w * scale}px) rotate(270deg)`][turns(figure)];
}
function layAll() { figures.forEach(lay); sharpen(); }
function sharpen() {
  $$("figure.page img", pages).forEach(image => {
    const figure = image.closest("figure"), { w, scale } = size(figure);
    const wanted = w * scale * Math.min(window.devicePixelRatio || 1, 2);
    const width = [800, 1200, 1800, 2600].find(one => one >= wanted) || 2600;
    if (Number(image.dataset.width || 0) < width) { image.dataset.width = width; image.src = `${base}/image/${figure.dataset.n}?w=${width}`; }
  });
}
/* Runs of characters in one printed row: the text layer, for reading aloud, finding and copying. */
function runs(told) {
  const found = [];
  let run = null;
  told.text.forEach((char, i) => {
    const [x0, top, x1, bottom] = told.boxes.slice(4 * i, 4 * i + 4);
    if (x0 < 0 || x0 === undefined) { if (run) run.text += char === "\n" ? " " : char; return; }
    const same = run && Math.min(bottom, run.bottom) - Math.max(top, run.top) > 0.5 * Math.min(bottom - top, run.bottom - run.top) && x0 >= run.x1 - 20 && x0 - run.x1 < 4 * (bottom - top);
    if (!same) { run = { x0, top, x1, bottom, text: "" }; found.push(run); }
    run.text += char; run.x1 = Math.max(run.x1, x1); run.top = Math.min(run.top, top); run.bottom = Math.max(run.bottom, bottom);
  });
  return found;
}
async function open(figure) {
  if ($(".leaf", figure)) return;
  const leaf = make("div", "leaf");
  figure.append(leaf);
  if (desk.dataset.pictures === "1") {
    const image = make("img");
    image.alt = ""; image.draggable = false;
    image.addEventListener("load", () => figure.classList.remove("bare"));
    image.addEventListener("error", () => figure.classList.add("bare"));
    leaf.append(image);
  }
  figure.classList.add("bare");  // until its picture is there the words stand in their places
  const layer = make("div", "layer"), marks = make("div", "marks");
  leaf.append(layer, marks);
  lay(figure); sharpen();
  const told = await sheet(figure);
  for (const run of runs(told)) {
    const one = make("span", "", run.text);
    one.style.left = `calc(var(--u) * ${run.x0 / 10})`; one.style.top = `calc(var(--u) * ${run.top / 10})`;
    one.style.width = `calc(var(--u) * ${(run.x1 - run.x0) / 10})`; one.style.height = `calc(var(--u) * ${(run.bottom - run.top) / 10})`;
    const letters = [...run.text.trimEnd()], ems = letters.reduce((n, c) => n + (c.charCodeAt(0) < 256 ? 0.55 : 1), 0) || 1;
    one.style.fontSize = `calc(var(--u) * ${Math.min((run.bottom - run.top) / 10 * 0.95, (run.x1 - run.x0) / 10 / ems)})`;
    layer.append(one);
  }
  draw();
}
function shut(figure) { const leaf = $(".leaf", figure); if (leaf) leaf.remove(); }
const watch = paged ? new IntersectionObserver(seenNow => seenNow.forEach(one => one.isIntersecting ? open(one.target) : shut(one.target)), { root: pages, rootMargin: "150% 0px" }) : null;
if (paged) { layAll(); figures.forEach(one => watch.observe(one)); new ResizeObserver(() => { layAll(); draw(); }).observe(pages); }

let flow = null;
async function loadText() {
  if (flow) return;
  flow = make("div", "flow");
  const answer = await get(`${base}/text`);
  flow.innerHTML = await answer.text();  // made by our templates, which escape
  pages.append(flow);
  flow.append(make("div", "marks"));
}
async function showText(on) {
  asText = on;
  pages.classList.toggle("words", on); pages.classList.toggle("pages", !on);
  figures.forEach(one => { one.hidden = on; });
  const button = $("[data-do=toggle-text]"); if (button) button.textContent = on ? T.as_pages : T.as_text;
  if (on) await loadText();
  if (flow) flow.hidden = !on;
  draw(); if (current) reveal(current);
}

/* Rectangles of a span: on pages from boxes, in the text from the browser. */
function rows(told, start, end) {
  const found = [];
  for (let i = Math.max(start - told.start, 0); i < Math.min(end - told.start, told.text.length); i++) {
    const [x0, top, x1, bottom] = told.boxes.slice(4 * i, 4 * i + 4);
    if (x0 < 0) continue;
    const last = found[found.length - 1];
    if (last && x0 >= last[0] - 5 && Math.min(bottom, last[3]) - Math.max(top, last[1]) > 0.5 * Math.min(bottom - top, last[3] - last[1])) { last[2] = Math.max(last[2], x1); last[1] = Math.min(last[1], top); last[3] = Math.max(last[3], bottom); }
    else found.push([x0, top, x1, bottom]);
  }
  return found.map(box => box.map(one => one / 10));
}
const holders = () => flow ? $$("[data-s]", flow) : [];
function textPoint(offset) {
  let found = null;
  for (const one of holders()) if (Number(one.dataset.s) <= offset) found = one; else break;
  if (!found || !found.firstChild) return null;
  const letters = [...found.firstChild.data].slice(0, offset - Number(found.dataset.s)).join("").length;
  return [found.firstChild, Math.min(letters, found.firstChild.length)];
}
function textRects(start, end) {
  const from = textPoint(start), to = textPoint(end);
  if (!from || !to) return [];
  const range = document.createRange();
  range.setStart(...from); range.setEnd(...to);
  const origin = flow.getBoundingClientRect();
  return [...range.getClientRects()].map(one => [one.left - origin.left, one.top - origin.top, one.right - origin.left, one.bottom - origin.top]);
}
const boxesOf = one => { try { return JSON.parse(one.dataset.boxes || "[]"); } catch { return []; } };
function mark(parent, box, kind, unit) {
  const one = make("i", kind);
  const put = (name, value) => { one.style[name] = unit ? `calc(var(--u) * ${value})` : `${value}px`; };
  put("left", box[0]); put("top", box[1]); put("width", box[2] - box[0]); put("height", box[3] - box[1]);
  parent.append(one);
  return one;
}
async function draw() {
  if (asText) {
    if (!flow) return;
    const marks = $(".marks", flow); marks.replaceChildren();
    for (const [start, end, kind] of spans()) textRects(start, end).forEach(box => mark(marks, box, kind));
    return;
  }
  for (const figure of figures) {
    const marks = $(".marks", figure);
    if (!marks) continue;
    const n = Number(figure.dataset.n), told = await sheet(figure);
    marks.replaceChildren();
    for (const one of $$(".value.doubt", values)) boxesOf(one).filter(box => box[0] === n).forEach(box => mark(marks, box.slice(1), "doubtful", true));
    for (const [start, end, kind, boxes] of spans()) {
      const own = boxes && boxes.length ? boxes.filter(box => box[0] === n).map(box => box.slice(1)) : rows(told, start, end);
      own.forEach(box => mark(marks, box, kind, true));
    }
  }
}
function spans() {
  const found = [];
  if (pointed) found.push([pointed.start, pointed.end, "now", pointed.boxes]);
  if (selection) found.push([selection.start, selection.end, "selected"]);
  return found;
}
let pointed = null;
async function point(one) {
  pointed = { start: Number(one.dataset.start || 0), end: Number(one.dataset.end || 0), boxes: boxesOf(one) };
  if (!pointed.boxes.length && pointed.end <= pointed.start) pointed = null;
  await draw();
  await reveal(one);
}
async function reveal(one) {
  if (!pointed) return;
  if (asText) {
    await loadText();
    const [box] = textRects(pointed.start, pointed.end);
    if (box) pages.scrollTo({ top: box[1] - pages.clientHeight / 3, behavior: "instant" });
    return draw();
  }
  const figure = pointed.boxes.length ? figureOf(pointed.boxes[0][0]) : pageOf(pointed.start);
  if (!figure) return;
  const told = await sheet(figure);
  const box = pointed.boxes.length ? pointed.boxes[0].slice(1) : rows(told, pointed.start, pointed.end)[0];
  if (!box) { figure.scrollIntoView({ block: "start" }); return; }
  const { w, h, scale } = size(figure), r = turns(figure);
  const top = [box[1], box[0], h - box[3], w - box[2]][r] * scale, left = [box[0], h - box[3], w - box[2], box[1]][r] * scale;
  pages.scrollTo({ top: figure.offsetTop + top - pages.clientHeight / 3, left: Math.max(left - 40, 0) > pages.clientWidth * 0.6 ? left - 80 : 0, behavior: "instant" });
  await open(figure); draw();
}

/* ---- selecting on the page ---- */
function place(figure, event) {
  const frame = figure.getBoundingClientRect(), u = (event.clientX - frame.left) / frame.width, v = (event.clientY - frame.top) / frame.height;
  const [x, y] = [[u, v], [v, 1 - u], [1 - u, 1 - v], [1 - v, u]][turns(figure)];
  return [x * (Number(figure.dataset.w) || 595), y * (Number(figure.dataset.h) || 842)];
}
function nearest(told, x, y) {
  let best = -1, least = Infinity;
  for (let i = 0; i < told.text.length; i++) {
    const x0 = told.boxes[4 * i] / 10;
    if (x0 < 0) continue;
    const top = told.boxes[4 * i + 1] / 10, x1 = told.boxes[4 * i + 2] / 10, bottom = told.boxes[4 * i + 3] / 10;
    const far = Math.max(x0 - x, 0, x - x1) + 4 * Math.max(top - y, 0, y - bottom);
    if (far < least) { least = far; best = i; }
  }
  return [best, least];
}
function select(start, end, text) {
  selection = end > start ? { start, end, text } : null;
  const told = $("#selected"), take = $("#take");
  told.textContent = selection ? `「${text.length > 60 ? `${text.slice(0, 60)}…` : text}」` : "";
  const label = current && current.dataset.place && !current.dataset.row ? $(".label", current)?.textContent : null;
  take.hidden = !selection || !label;
  if (label) take.textContent = `${T.take_selection} → ${label} g`;
  draw();
}
let drag = null;
if (paged) {
  pages.addEventListener("pointerdown", async event => {
    const figure = event.target.closest("figure.page");
    if (!figure || event.button !== 0 || (event.pointerType === "touch" && !choosing)) return;
    event.preventDefault(); pages.focus({ preventScroll: true });
    const [x, y] = place(figure, event);
    drag = { figure, from: null, moved: false, at: [event.clientX, event.clientY] };
    const told = await sheet(figure);
    if (drag) { drag.told = told; drag.from = nearest(told, x, y)[0]; drag.to = drag.from; }
  });
  pages.addEventListener("pointermove", event => {
    if (!drag || !drag.told) return;
    if (Math.abs(event.clientX - drag.at[0]) + Math.abs(event.clientY - drag.at[1]) > 4) drag.moved = true;
    if (!drag.moved || drag.from < 0) return;
    drag.to = nearest(drag.told, ...place(drag.figure, event))[0];
    const [a, b] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to) + 1];
    select(drag.told.start + a, drag.told.start + b, drag.told.text.slice(a, b).join(""));
  });
  window.addEventListener("pointerup", event => {
    const was = drag; drag = null;
    if (!was || was.moved) return;
    select(0, 0, ""); here(was.figure, event);
  });
  pages.addEventListener("click", event => { // a tap where dragging scrolls
    const figure = event.target.closest("figure.page");
    if (figure && event.pointerType === "touch" && !choosing) here(figure, event);
  });
}
/* The values at a place of the page, the smallest first; clicked again, the next one. */
function here(figure, event) {
  const n = Number(figure.dataset.n), [x, y] = place(figure, event);
  const found = $$(".value", values).map(one => [one, boxesOf(one).find(box => box[0] === n && box[1] - 2 <= x && x <= box[3] + 2 && box[2] - 2 <= y && y <= box[4] + 2)]).filter(pair => pair[1]);
  found.sort((a, b) => (a[1][3] - a[1][1]) * (a[1][4] - a[1][2]) - (b[1][3] - b[1][1]) * (b[1][4] - b[1][2]));
  if (!found.length) { say(T.not_found_here); return; }
  const at = found.findIndex(pair => pair[0] === current);
  pick(found[(at + 1) % found.length][0], { stay: true });
}
document.addEventListener("selectionchange", () => {
  if (!asText || !flow) return;
  const now = document.getSelection();
  if (!now.rangeCount || now.isCollapsed || !flow.contains(now.anchorNode) || !flow.contains(now.focusNode)) return;
  const range = now.getRangeAt(0);
  const offset = (node, at) => {
    const own = node.nodeType === 3 ? node.parentElement.closest("[data-s]") : null;
    if (own) return Number(own.dataset.s) + [...node.data.slice(0, at)].length;
    const child = node.childNodes[at] || node;
    const next = child.nodeType === 1 && (child.matches("[data-s]") ? child : $("[data-s]", child));
    return next ? Number(next.dataset.s) : -1;
  };
  const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
  if (start >= 0 && end > start) select(start, end, now.toString());
});
pages.addEventListener("click", event => {
  if (!asText || !document.getSelection().isCollapsed) return;
  const own = event.target.closest("[data-s]");
  if (!own) return;
  const caret = document.caretRangeFromPoint ? document.caretRangeFromPoint(event.clientX, event.clientY) : null;
  const offset = Number(own.dataset.s) + (caret && caret.startContainer === own.firstChild ? [...own.firstChild.data.slice(0, caret.startOffset)].length : 0);
  const found = $$(".value", values).filter(one => Number(one.dataset.end) > Number(one.dataset.start) && Number(one.dataset.start) <= offset && offset <= Number(one.dataset.end));
  found.sort((a, b) => (a.dataset.end - a.dataset.start) - (b.dataset.end - b.dataset.start));
  if (!found.length) { say(T.not_found_here); return; }
  pick(found[(found.indexOf(current) + 1) % found.length], { stay: true });
});
/* Selecting by keyboard: a caret that moves among the characters. */
let caret = null;
async function caretMove(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -2, ArrowDown: 2 }[event.key];
  if (!caret || !step) return false;
  event.preventDefault();
  let to = caret.at;
  if (Math.abs(step) === 1) to = Math.max(caret.at + step, 0);
  else to = await caretLine(caret.at, step / 2);
  caret.at = to;
  if (!event.shiftKey) caret.from = to;
  const [a, b] = [Math.min(caret.from, to), Math.max(caret.from, to) + (event.shiftKey ? 0 : 1)];
  select(a, Math.max(b, a + 1), await textOf(a, Math.max(b, a + 1)));
  pointed = null; draw();
  const figure = !asText && pageOf(to);
  if (figure) { const told = await sheet(figure), box = rows(told, to, to + 1)[0], { scale } = size(figure); if (box) { const top = figure.offsetTop + box[1] * scale; if (top < pages.scrollTop + 40 || top > pages.scrollTop + pages.clientHeight - 60) pages.scrollTo({ top: top - pages.clientHeight / 2 }); } }
  return true;
}
async function caretLine(at, way) {
  if (asText) {
    const [box] = textRects(at, at + 1); if (!box) return at;
    let best = at, least = Infinity;
    for (const one of holders()) {
      const s = Number(one.dataset.s), letters = [...(one.firstChild?.data || "")];
      if (Math.abs(s - at) > 400 && Math.abs(s + letters.length - at) > 400) continue;
      letters.forEach((_, i) => { const [now] = textRects(s + i, s + i + 1); if (!now) return; const down = way * (now[1] - box[1]); if (down < 4) return; const far = 3 * down + Math.abs(now[0] - box[0]); if (far < least) { least = far; best = s + i; } });
    }
    return best;
  }
  const figure = pageOf(at), told = await sheet(figure), i = at - told.start, tall = (told.boxes[4 * i + 3] - told.boxes[4 * i + 1]) / 10;
  let best = at, least = Infinity;
  for (let k = 0; k < told.text.length; k++) {
    if (told.boxes[4 * k] < 0) continue;
    const down = way * (told.boxes[4 * k + 1] - told.boxes[4 * i + 1]) / 10;
    if (down < tall * 0.6) continue;
    const far = 3 * down + Math.abs(told.boxes[4 * k] - told.boxes[4 * i]) / 10;
    if (far < least) { least = far; best = told.start + k; }
  }
  return best;
}
async function textOf(start, end) {
  if (asText) { const from = textPoint(start), to = textPoint(end); if (!from || !to) return ""; const range = document.createRange(); range.setStart(...from); range.setEnd(...to); return range.toString(); }
  const told = await sheet(pageOf(start));
  return told.text.slice(start - told.start, end - told.start).join("");
}

/* ---- moving among values ---- */
const all = () => $$(".value", values).filter(one => one.offsetParent !== null || one.classList.contains("doubt") || one.dataset.finding);
function pick(one, { stay = false } = {}) {
  if (!one) return;
  for (let box = one.closest("details"); box; box = box.parentElement.closest("details")) if (!box.classList.contains("others")) box.open = true;
  if (current) { current.classList.remove("current"); current.removeAttribute("aria-current"); }
  current = one;
  one.classList.add("current"); one.setAttribute("aria-current", "true");
  one.focus({ preventScroll: true });
  inView(one);
  say("");
  caret = null;
  if (selection) select(selection.start, selection.end, selection.text);
  if (stay) { pointed = { start: Number(one.dataset.start), end: Number(one.dataset.end), boxes: boxesOf(one) }; draw(); } else point(one);
}
/* Rows that were never shown have only a guessed height: once they are laid out, what was scrolled to is elsewhere. */
function inView(one, again = 4) {
  one.scrollIntoView({ block: "nearest" });
  if (again && one === current) requestAnimationFrame(() => inView(one, again - 1));
}
function step(list, way, none) {
  if (!list.length) { say(none); return; }
  const order = $$(".value", values), at = current ? order.indexOf(current) : -1;
  const next = way > 0 ? list.find(one => order.indexOf(one) > at) || list[0] : [...list].reverse().find(one => order.indexOf(one) < at) || list[list.length - 1];
  pick(next);
}

/* ---- acting ---- */
const name = () => current?.dataset.place;
async function refresh(keep) {
  const answer = await get(`${base}/values`);
  const opened = $$("details[open]", values).map(one => one.id || one.parentElement.dataset.part || $("h2", one)?.textContent);
  const top = $("#content").scrollTop;
  values.innerHTML = await answer.text();  // made by our templates, which escape
  seen = Number($("#state").dataset.last);
  const button = $("[data-do=checked]"); button.firstChild.data = `${$("#state").dataset.checked === "1" ? T.uncheck : T.checked} `;
  $$("details", values).forEach(one => { if (opened.includes(one.id || one.parentElement.dataset.part || $("h2", one)?.textContent)) one.open = true; });
  $("#content").scrollTop = top;
  if (keep && keep.startsWith("clauses[")) { $("#clauses").open = true; await loadClauses($("#clauses")); }
  const again = keep && $$(".value", values).find(one => one.dataset.place === keep || one.dataset.finding === keep);
  current = null;
  if (again) pick(again, { stay: true }); else draw();
}
let acting = 0;  // what we do ourselves is not told as what others did, however long it takes
async function act(message, keep, form) {
  return busy(() => done(message, keep, form));
}
/* Keys pressed while an act is on its way wait for its answer, in their order: none lands in a form that is about to close. */
const waiting = [];
async function busy(work) {
  acting++;
  try { return await work(); } finally { acting--; replay(); }
}
function tab(back) {
  const order = $$("a[href], button, input, select, textarea, summary, [tabindex]", document.body)
    .filter(one => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length);
  const at = order.indexOf(document.activeElement);
  order[(at + (back ? -1 : 1) + order.length) % order.length]?.focus();
}
function replay() {
  while (!acting && waiting.length) {
    const { key, altKey, shiftKey, text } = waiting.shift(), at = document.activeElement || document.body, writes = at.matches("input, textarea");
    if (key === "Tab") tab(shiftKey);
    else if (writes && (text || key.length === 1)) at.setRangeText(key, at.selectionStart, at.selectionEnd, "end");
    else if (writes && key === "Enter") at.form?.requestSubmit();
    else if (key === "Enter" && at.matches("button, summary, a")) at.click();
    else if (!text) at.dispatchEvent(new KeyboardEvent("keydown", { key, altKey, bubbles: true, cancelable: true }));
  }
}
document.addEventListener("keydown", event => {
  if (!acting || !event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey || event.key === "Escape") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting.push({ key: event.key, altKey: event.altKey, shiftKey: event.shiftKey });
}, true);
document.addEventListener("beforeinput", event => {  // what an input method commits comes without a key
  if (!acting || !event.isTrusted || event.isComposing || event.inputType !== "insertText" || !event.data) return;
  event.preventDefault();
  waiting.push({ key: event.data, text: true });
}, true);
async function done(message, keep, form) {
  say("");
  const told = await post(`${base}/act`, { seen, ...message });
  if (told.status !== 200) waiting.length = 0;
  if (told.status === 200) {
    await refresh(keep ?? told.place);
    say(message.kind === "undo" ? T.undone : T.saved);
    return true;
  }
  if (told.status === 409) {
    await refresh(keep);
    say(fill(T.conflict, { who: told.conflict.who, value: told.conflict.value || told.conflict.kind }), true);
    return false;
  }
  const reason = told.reason || T.lost;
  if (form) { $(".refused", form).textContent = reason; $("input:not([hidden]), select:not([hidden])", form)?.focus(); } else say(reason, true);
  return false;
}
function needed() { if (current && (name() || current.dataset.finding)) return true; say(T.pick_value, true); return false; }
function closeForms() { $$("form.inline", desk).forEach(one => one.remove()); }
function opened(template, after, send) {
  closeForms();
  const form = $(template).content.firstElementChild.cloneNode(true);
  after.after(form);
  const own = selection;
  const told = $(".evidence", form);
  if (told && own) told.textContent = `${T.evidence_from_selection}「${own.text.slice(0, 24)}」`;
  form.addEventListener("submit", event => { event.preventDefault(); busy(() => send(Object.fromEntries([...new FormData(form)].filter(pair => pair[1])), form, own)); });
  form.addEventListener("keydown", event => { if (event.key === "Escape") { event.stopPropagation(); closeForms(); current?.focus(); } });
  $("[data-do=cancel]", form).addEventListener("click", () => { closeForms(); current?.focus(); });
  window.setTimeout(() => form.scrollIntoView({ block: "center" }));
  return form;
}
async function evidence(text, own) {
  if (own) return { start: own.start, end: own.end };
  try {
    const { places } = await (await get(`${base}/find?text=${encodeURIComponent(text)}`)).json();
    if (places.length === 1) return { start: places[0][0], end: places[0][1] };
  } catch { /* the value counts without a place as well */ }
  return {};
}
function edit(place, label, cell, after) {
  const form = opened("#edit-form", after, async (given, form, own) => {
    const value = given.value || "";
    const where = value && value !== cell ? await evidence(value, own) : own ? { start: own.start, end: own.end } : {};
    if (await act({ kind: "correct", place, value, note: given.note, ...where }, place, form)) closeForms();
  });
  const input = $("input[name=value]", form), select_ = $("select", form);
  const part = place.split(/[.[]/)[0], column = place.split(".").pop();
  const options = $(`#add-${part}`)?.content.querySelector(`select[name="${column}"]`);
  if (options) { select_.hidden = false; input.remove(); select_.replaceChildren(...[...options.options].map(one => one.cloneNode(true))); select_.value = cell; select_.focus(); }
  else { select_.remove(); input.value = selection ? selection.text.replace(/\s+/g, "") : cell; input.select(); input.focus(); }
}
const rowOf = one => one?.closest("li.row")?.querySelector(".value.head");
const DO = {
  "next-doubt": () => step($$(".value.doubt", values), 1, T.no_doubts),
  "previous-doubt": () => step($$(".value.doubt", values), -1, T.no_doubts),
  "next-finding": () => { const open = $$(".value.finding:not(.decided)", values); step(open.length ? open : $$(".value.finding", values), 1, T.no_findings); },
  "next": () => step(all(), 1, ""), "previous": () => step(all(), -1, ""),
  confirm: () => needed() && (name() ? act({ kind: "confirm", place: name() }, name()) : act({ kind: "verdict", place: current.dataset.finding, value: "confirmed" }, current.dataset.finding)),
  edit: () => needed() && name() && (current.dataset.row ? (() => { const first = $("li.value", current.parentElement); if (first) { pick(first); DO.edit(); } })() : edit(name(), "", current.dataset.cell, current)),
  "not-stated": () => needed() && name() && !current.dataset.row && act({ kind: "correct", place: name(), not_stated: true }, name()),
  take: () => {
    if (!needed() || !name() || current.dataset.row) return;
    if (!selection) { say(T.nothing_selected, true); return; }
    const own = selection;
    act({ kind: "correct", place: name(), start: own.start, end: own.end }, name()).then(done => { if (done) select(0, 0, ""); });
  },
  "take-other": button => { const place = button.closest(".value").dataset.place; act({ kind: "correct", place, value: button.dataset.cell, start: Number(button.dataset.start), end: Number(button.dataset.end) }, place); },
  undo: () => {
    const own = $$(".undoable", values).find(one => one.dataset.stands === "1" && one.dataset.who === $("#reviewer").textContent);
    if (!own) { say(T.nothing_to_undo, true); return; }
    act({ kind: "undo", undoes: own.dataset.uid }, own.dataset.place);
  },
  "undo-act": button => act({ kind: "undo", undoes: button.dataset.uid }, name()),
  note: () => {
    const place = name() || "";
    const after = current && name() ? current : $(".standing", values);
    const finding = current?.dataset.finding;
    const form = opened("#note-form", finding ? current : after, async (given, form) => {
      const message = finding ? { kind: "verdict", place: finding, value: $("[aria-pressed=true]", current)?.dataset.value || "open", note: given.note } : { kind: "note", place, note: given.note };
      if (await act(message, finding || place, form)) closeForms();
    });
    $("input", form).focus();
  },
  verdict: button => { const own = button.closest(".finding"); act({ kind: "verdict", place: own.dataset.finding, value: button.dataset.value }, own.dataset.finding); },
  "add-row": button => {
    const part = button?.dataset?.part || current?.closest("section.part")?.dataset.part;
    if (!part) { say(T.pick_value, true); return; }
    const after = $(`section[data-part=${part}] ul.rows`, values);
    for (let box = after.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const form = opened(`#add-${part}`, after, async (cells, form, own) => {
      if (await act({ kind: "add", place: part, cells, ...(own ? { start: own.start, end: own.end } : {}) }, undefined, form)) { closeForms(); select(0, 0, ""); }
    });
    $("input, select", form).focus();
  },
  "remove-row": button => { const head = rowOf(button?.closest ? button : current); if (head) act({ kind: "remove", place: head.dataset.place }, null); },
  "move-up": button => move(button, -1), "move-down": button => move(button, 1),
  checked: () => act({ kind: "checked", place: "", value: $("#state").dataset.checked !== "1" }, name()),
  "next-contract": () => { location.href = $("[data-do=next-contract]").dataset.href; },
  "previous-contract": () => { const to = $("[data-do=previous-contract]").dataset.href; if (to) location.href = to; },
  others: () => { const box = current && $("details.others", current); if (box) { box.open = !box.open; (box.open ? $("button", box) : current).focus(); } },
  "zoom-in": () => { zoom = Math.min(zoom * 1.25, 5); layAll(); draw(); }, "zoom-out": () => { zoom = Math.max(zoom / 1.25, 0.3); layAll(); draw(); },
  fit: () => { zoom = 1; layAll(); draw(); }, rotate: () => { turned = (turned + 1) % 4; layAll(); draw(); },
  "toggle-text": () => paged && showText(!asText),
  "select-mode": button => { choosing = !choosing; button.setAttribute("aria-pressed", String(choosing)); pages.classList.toggle("choosing", choosing); },
  "select-keys": async () => { const at = pointed ? pointed.start : Number(figures[0]?.dataset.start || 0); caret = { from: at, at }; pages.focus({ preventScroll: true }); select(at, at + 1, await textOf(at, at + 1)); },
  spot: button => point(button), seal: button => { pointed = { start: 0, end: 0, boxes: boxesOf(button) }; draw(); reveal(button); },
  help: () => $("#help").showModal(), cancel: () => {},
};
function rowName(place) { return place.startsWith("parties.") ? (/\[/.test(place) ? place.slice(8) : `${place.slice(8)}[1]`) : place.match(/\[(.+)\]/)[1]; }
function move(button, way) {
  const head = rowOf(button?.closest ? button : current);
  if (!head) return;
  const rows_ = $$(".value.head", head.closest("ul.rows")).map(one => rowName(one.dataset.place)), at = rows_.indexOf(rowName(head.dataset.place)), to = at + way;
  if (to < 0 || to >= rows_.length) return;
  [rows_[at], rows_[to]] = [rows_[to], rows_[at]];
  act({ kind: "order", place: head.dataset.part, order: rows_ }, head.dataset.place);
}
desk.addEventListener("click", event => {
  const button = event.target.closest("[data-do]");
  if (button && button.tagName !== "SELECT") { DO[button.dataset.do]?.(button); return; }
  if (event.target.closest("summary, form, a, select")) return;
  const one = event.target.closest(".value");
  if (one && values.contains(one)) pick(one);
});
$$("header [data-do]").forEach(one => one.addEventListener("click", () => DO[one.dataset.do]?.(one)));
values.addEventListener("change", event => {
  const own = event.target.closest("select[data-do=set-more]");
  if (!own || !own.value) return;
  const place = `${own.dataset.place}.${own.value}`, head = rowOf(own);
  if (head) pick(head);
  edit(place, own.selectedOptions[0].textContent, "", own.closest("li"));
});
values.addEventListener("toggle", async event => {
  if (event.target.id === "clauses" && event.target.open) await loadClauses(event.target);
}, true);
async function loadClauses(box) {
  if (box.dataset.full) return;
  box.dataset.full = "1";
  $("div", box).innerHTML = await (await get(`${base}/clauses`)).text();  // made by our templates, which escape
}

const KEYS = {
  n: "next-doubt", p: "previous-doubt", ArrowDown: "next", ArrowUp: "previous", j: "next", k: "previous", c: "confirm", Enter: "confirm", e: "edit",
  g: "take", x: "not-stated", u: "undo", o: "others", m: "note", a: "add-row", Delete: "remove-row", f: "next-finding", d: "checked", "]": "next-contract",
  "[": "previous-contract", "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "fit", r: "rotate", t: "toggle-text", s: "select-keys", "?": "help",
};
document.addEventListener("keydown", async event => {
  if (typing(event) || event.ctrlKey || event.metaKey || $("#help").open) return;
  if (event.key === "Escape") { closeForms(); caret = null; select(0, 0, ""); current?.focus(); return; }
  if (event.altKey) {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") { event.preventDefault(); move(null, event.key === "ArrowUp" ? -1 : 1); }
    return;
  }
  if (caret && event.key.startsWith("Arrow") && await caretMove(event)) return;
  if (caret && event.key.startsWith("Arrow")) return;
  if (event.key === "Enter" && /^(button|summary|a)$/i.test(event.target.tagName)) return;
  if ("123".includes(event.key) && current?.dataset.finding) { act({ kind: "verdict", place: current.dataset.finding, value: ["confirmed", "dismissed", "open"][event.key - 1] }, current.dataset.finding); return; }
  const what = KEYS[event.key];
  if (!what || (event.key.startsWith("Arrow") && event.target === pages)) return;
  event.preventDefault();
  DO[what]({});
});

/* ---- what others do ---- */
async function poll() {
  if (document.hidden || acting) return;
  const since = seen;
  try {
    const { acts, last } = await (await get(`/acts?since=${since}`)).json();
    if (acting || since !== seen) return;
    const mine = acts.filter(one => one.contract === id);
    if (mine.length && !$("form.inline", desk)) {
      const who = [...new Set(mine.map(one => one.who))].join("、");
      await refresh(name() || current?.dataset.finding);
      if (who) say(fill(T.others_acted, { who, n: mine.length }));
    } else if (!mine.length) seen = Math.max(seen, last);
  } catch { say(T.lost, true); }
}
window.setInterval(poll, 4000);
document.addEventListener("visibilitychange", poll);
window.addEventListener("beforeprint", () => { figures.forEach(one => { if ($(".leaf", one)) return; one.classList.add("unprinted"); }); });
if (!paged) loadText().then(() => { flow.hidden = false; draw(); });
})();
