// Added to the index of a folder: says which maps have errors, and loads the index anew when a map has changed. The
// filters stand in the address and the browser keeps the place, so that only what has changed looks different.

import { lastWins, listen } from "/static/live.js";

const shown = Number(document.querySelector('meta[name="cjmap-edition"]').content);
const strip = document.createElement("section");
strip.id = "preview";
strip.setAttribute("aria-label", "Preview");
const words = document.createElement("p");
words.setAttribute("role", "status");
const list = document.createElement("ul");
strip.append(words, list);
document.querySelector("main").prepend(strip);

const focused = sessionStorage.getItem("cjmap focus");
sessionStorage.removeItem("cjmap focus");
if (focused) {
  const links = [...document.querySelectorAll("main a[href]")];
  links.find((link) => link.getAttribute("href") === focused)?.focus({ preventScroll: true });
}

let typed = 0; // when somebody last changed the filters: the page is not loaded anew under their hands
addEventListener("input", () => (typed = performance.now()));
const QUIET = 600;

const pause = (time) => new Promise((done) => setTimeout(done, time));

const look = lastWins(async () => {
  try {
    const answer = await fetch("/state", { cache: "no-store" });
    while (typed && performance.now() - typed < QUIET) await pause(50);
    if (answer.ok) show(await answer.json());
  } catch {
    say("Connection lost; trying again.");
  }
  await pause(150);
});

function say(text) {
  if (words.textContent !== text) words.textContent = text;
  strip.hidden = !text && !list.children.length;
}

function show({ maps, left, edition, broken }) {
  if (left === 0 && edition !== shown) {
    const link = document.activeElement?.closest("main a[href]");
    if (link) sessionStorage.setItem("cjmap focus", link.getAttribute("href"));
    location.reload();
    return;
  }
  list.replaceChildren(...broken.map(entry));
  if (left > 1) say(`Reading the maps: ${maps - left} of ${maps}.`);
  else if (broken.length) say(broken.length === 1 ? "One map cannot be drawn:" : `${broken.length} maps cannot be drawn:`);
  else say("");
}

function entry({ name, address, errors, failure }) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = name;
  const item = document.createElement("li");
  item.append(link, failure ? ` ${failure}` : ` ${errors} error${errors === 1 ? "" : "s"}`);
  return item;
}

listen({
  changed: (addresses) => {
    if (addresses === null || addresses.includes("/")) look();
  },
  lost: () => say("Connection lost; trying again."),
});
say("");
