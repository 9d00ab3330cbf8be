// The page of one map: asks how the map is now whenever something has changed, and shows it. Every text of a map or a
// message is set as text, never as HTML; the drawing is parsed as SVG, and the page's policy lets nothing in it run.

import { lastWins, listen } from "/static/live.js";
import { Canvas } from "/static/zoom.js";

const $ = (id) => document.getElementById(id);
const place = location.pathname.slice("/map/".length);
const wanted = new URLSearchParams(location.search);
const policy = globalThis.trustedTypes?.createPolicy("cjmap", { createHTML: (text) => text });
const kept = `cjmap ${location.pathname}`; // what a reload keeps of zoom and place

let state = null;
let wasWrong = false;
let said = ""; // the problems that were shown last, so that closing them holds until there are others

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

// Zoom and place

const canvas = new Canvas($("canvas"), $("sheet"), () => {
  $("zoom").textContent = `${Math.round(canvas.scale * 100)} %`;
  $("width").setAttribute("aria-pressed", String(canvas.mode === "width"));
  $("fit").setAttribute("aria-pressed", String(canvas.mode === "whole"));
});

function keepPlace() {
  const { scrollLeft, scrollTop } = $("canvas");
  sessionStorage.setItem(kept, JSON.stringify({ mode: canvas.mode, scale: canvas.scale, scrollLeft, scrollTop }));
}

function restorePlace() {
  const place = JSON.parse(sessionStorage.getItem(kept) ?? "null");
  if (!place) return;
  if (place.mode === "free") canvas.zoomTo(place.scale);
  else canvas.fit(place.mode);
  $("canvas").scrollTo(place.scrollLeft, place.scrollTop);
}

// Looking

// A drawing is composed for the width of the window, in steps: its words can be read without zooming, and a window that
// changes a little draws nothing anew. Downloads have the map's own width, unless the address names one.
const STEP = 80;
const NARROWEST = 480;
const WIDEST = 1920;

function composed() {
  const asked = new URLSearchParams(wanted);
  const width = Math.round($("canvas").clientWidth / STEP) * STEP;
  if (!asked.has("width")) asked.set("width", String(Math.min(WIDEST, Math.max(NARROWEST, width))));
  return asked.toString();
}

let shownFor = "";

const look = lastWins(async () => {
  try {
    shownFor = composed();
    const answer = await fetch(`/state/${place}?${shownFor}`, { cache: "no-store" });
    if (answer.status === 404) showMissing();
    else if (answer.ok) show(await answer.json());
    else status("wrong", "The preview has a problem; see the terminal");
  } catch {
    status("wrong", "Connection lost; trying again");
  }
});

function show(now) {
  const first = state === null;
  state = now;
  document.title = `${now.title} – cjmap preview`;
  $("title").textContent = now.title;
  $("title").title = now.file;
  $("index").hidden = !now.index;
  showChoices(now);
  showDrawing(now);
  showProblems(now);
  if (first) restorePlace();
}

function showDrawing(now) {
  $("empty").hidden = now.svg !== null;
  if (now.svg === null) {
    $("sheet").replaceChildren();
    delete $("sheet").dataset.key;
    return;
  }
  if ($("sheet").dataset.key === now.key) return;
  const text = policy ? policy.createHTML(now.svg) : now.svg;
  const drawing = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  canvas.show(drawing);
  $("sheet").dataset.key = now.key;
}

function showMissing() {
  if (state) show({ ...state, state: "gone", notice: "The file is not there just now.", problems: [] });
  else {
    $("title").textContent = "There is no such map";
    $("empty").hidden = false;
    status("wrong", "Not there");
  }
}

// What is wrong

function status(kind, text) {
  if ($("status").textContent !== text) $("status").textContent = text;
  $("status").dataset.state = kind;
}

function showProblems(now) {
  const errors = now.problems.filter(({ severity }) => severity === "error").length;
  const warnings = now.problems.length - errors;
  const counts = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean).join(", ");
  const wrong = now.state !== "good";
  const words = { gone: "Not there", failed: "Not drawn" }[now.state] ?? (counts || "Up to date");
  status(wrong ? "wrong" : warnings ? "warned" : "good", words);
  if (wrong) document.title = `(${words}) ${document.title}`;

  const last = now.svg === null ? "" : "The map behind is the last good one.";
  $("problems-title").textContent = words;
  $("notice").textContent = wrong ? [now.notice, last].filter(Boolean).join(" ") : "The map is drawn all the same.";
  $("problems-button").hidden = !wrong && !counts;
  $("problems").classList.toggle("wrong", wrong);

  const saying = JSON.stringify([now.state, now.notice, now.problems]);
  if (saying === said) return;
  said = saying;
  const top = $("list").scrollTop;
  $("list").replaceChildren(...now.problems.map(problem));
  $("list").scrollTop = top;
  // Warnings do not open by themselves, and what was open for errors closes with the last of them.
  openProblems(wrong || (counts !== "" && !wasWrong && !$("problems").hidden));
  wasWrong = wrong;
}

function problem({ severity, code, message, excerpt }) {
  const head = element("h3", {}, element("span", { class: "severity" }, severity), message);
  head.append(element("span", { class: "code" }, code));
  const item = element("li", { class: severity }, head);
  if (excerpt) item.append(element("pre", { tabindex: "0", role: "group", "aria-label": `Where: ${message}` }, excerpt));
  return item;
}

function openProblems(open) {
  const inside = $("problems").contains(document.activeElement);
  $("problems").hidden = !open;
  $("problems-button").setAttribute("aria-expanded", String(open));
  $("sheet").style.paddingBottom = open ? `${$("problems").offsetHeight + 30}px` : ""; // nothing of the map stays hidden
  if (!open && inside) $("canvas").focus();
}

// Choices and downloads

function choices(select, entries, value) {
  const now = JSON.stringify(entries);
  if (select.dataset.entries !== now) {
    select.replaceChildren(...entries.map(([entry, words]) => element("option", { value: entry }, words)));
    select.dataset.entries = now;
  }
  select.value = value;
}

const plainName = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");

function showChoices(now) {
  choices($("view"), now.views.map((name) => [name, plainName(name)]), now.view);
  $("views").hidden = now.views.length < 2;
  choices($("theme"), [["", "As in the file"], ...now.themes.map((name) => [name, plainName(name)])], now.theme);
  if (now.personas.length) {
    choices($("persona"), [["", "All"], ...now.personas.map(({ id, name }) => [id, name])], now.persona);
  }
  $("personas").hidden = now.personas.length < 2;
  choices($("others"), [["", "Left out"], ["pale", "Pale"]], now.others ? "pale" : "");
  $("besides").hidden = now.others === null || !now.persona || now.personas.length < 2;
  choices($("lanes"), [["", "Merged"], ["plain", "Plain"]], now.lanes ?? "");
  $("rows").hidden = now.lanes === null;
  showFormats(now);
}

function showFormats(now) {
  const asked = new URLSearchParams(wanted);
  const links = now.formats.map((format) => {
    asked.set("format", format);
    const link = element("a", { href: `${now.download}?${asked}`, download: "" }, format.toUpperCase());
    return element("li", {}, link);
  });
  const there = [...$("formats").querySelectorAll("a")].map((link) => link.getAttribute("href"));
  const same = links.every((item, at) => item.firstChild.getAttribute("href") === there[at]);
  if (!same) $("formats").replaceChildren(...links); // else the focus would be lost with each save
}

for (const name of ["view", "theme", "persona", "others", "lanes"]) {
  $(name).addEventListener("change", ({ target }) => {
    if (target.value) wanted.set(name, target.value);
    else wanted.delete(name);
    const query = wanted.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    if (state) showFormats(state);
    look();
  });
}

// A download is fetched first, so that what hinders it can be said here instead of in a page of its own.
$("formats").addEventListener("click", async (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  $("download").open = false;
  $("download").querySelector("summary").focus();
  try {
    const answer = await fetch(link.href, { cache: "no-store" });
    if (!answer.ok) {
      status("wrong", (await answer.text()).trim());
      return;
    }
    const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
    const address = URL.createObjectURL(await answer.blob());
    element("a", { href: address, download: named ? decodeURIComponent(named[1]) : "map" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch {
    status("wrong", "Connection lost; trying again");
  }
});

// Buttons and keys

function toggleScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

function toggleMenu() {
  $("download").open = !$("download").open;
  if ($("download").open) $("formats").querySelector("a")?.focus();
}

function escape() {
  if ($("download").open) {
    $("download").open = false;
    $("download").querySelector("summary").focus();
  } else openProblems(false);
}

const actions = {
  in: () => canvas.zoomIn(),
  out: () => canvas.zoomOut(),
  actual: () => canvas.zoomToActual(),
  width: () => canvas.fit("width"),
  fit: () => canvas.fit("whole"),
  screen: toggleScreen,
  help: () => $("keys").showModal(),
  close: () => openProblems(false),
  "problems-button": () => openProblems($("problems").hidden),
};
for (const [id, action] of Object.entries(actions)) $(id).addEventListener("click", action);

const keys = {
  "+": actions.in,
  "=": actions.in,
  "-": actions.out,
  "−": actions.out,
  1: actions.actual,
  0: actions.fit,
  w: actions.width,
  f: toggleScreen,
  d: toggleMenu,
  e: () => $("problems-button").hidden || openProblems($("problems").hidden),
  "?": actions.help,
};

$("letters").checked = localStorage.getItem("cjmap letters") !== "off";
$("letters").addEventListener("change", ({ target }) => localStorage.setItem("cjmap letters", target.checked ? "on" : "off"));

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
  if (event.key === "Escape") escape();
  else if ($("letters").checked && !event.target.closest("input, select, textarea")) {
    const action = keys[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  }
});

document.addEventListener("fullscreenchange", () => {
  $("screen").setAttribute("aria-pressed", String(document.fullscreenElement !== null));
});
addEventListener("click", ({ target }) => {
  if (!$("download").contains(target)) $("download").open = false;
});
addEventListener("pagehide", keepPlace);

listen({
  changed: (addresses) => {
    if (addresses === null || !state || addresses.includes(state.address)) look();
  },
  lost: () => status("wrong", "Connection lost; trying again"),
});

let resized = 0;
new ResizeObserver(() => {
  clearTimeout(resized);
  resized = setTimeout(() => composed() !== shownFor && look(), 300);
}).observe($("canvas"));
