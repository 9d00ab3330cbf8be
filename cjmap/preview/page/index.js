// Added to the index of a folder: says which maps have errors, and puts in the cards of maps that have changed. Where the
// choices of the filters change too, the page is loaded anew: the filters stand in the address and the browser keeps the
// place, so that only what has changed looks different.

import { lastWins, listen } from "/static/live.js";

let shown = Number(document.querySelector('meta[name="cjmap-edition"]').content);
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
    if (answer.ok) await show(await answer.json());
  } catch {
    say("Connection lost; trying again.");
  }
  await pause(150);
});

function say(text) {
  if (words.textContent !== text) words.textContent = text;
  strip.hidden = !text && !list.children.length;
}

async function show({ maps, left, edition, broken }) {
  if (left === 0 && edition !== shown && !(await renewed())) {
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

const cards = (page) => [...page.querySelectorAll("#maps > .card")];
const choices = (page) =>
  [...page.querySelectorAll("#filters select, #filters input")].map((field) => field.name + field.innerHTML).join();
const places = (page) => [...page.querySelectorAll("#maps > li")].map((item) => item.classList[0]).join();
const message = (page) => page.querySelector(".message")?.textContent;
const said = new Map(cards(document).map((card) => [card, null])); // card → its words as they came; null where unknown

// Put the cards of the index as it is now in the place of those that are others; false where more than cards has changed.
async function renewed() {
  const answer = await fetch("/", { cache: "no-store" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const edition = page.querySelector('meta[name="cjmap-edition"]');
  const [old, fresh] = [cards(document), cards(page)];
  if (!edition || choices(page) !== choices(document) || places(page) !== places(document) || old.length !== fresh.length) return false;
  const focus = document.activeElement?.closest(".card a[href]")?.getAttribute("href");
  if (message(page) !== message(document)) {
    const line = document.querySelector(".message");
    if (!line || !page.querySelector(".message")) return false;
    line.textContent = message(page);
  }
  fresh.forEach((card, place) => {
    const words = card.outerHTML;
    if ((said.get(old[place]) ?? old[place].outerHTML) === words) return;
    old[place].replaceWith(card);
    said.delete(old[place]);
    said.set(card, words);
  });
  document.dispatchEvent(new Event("cards"));
  if (focus) cards(document).flatMap((card) => [...card.querySelectorAll("a[href]")])
    .find((link) => link.getAttribute("href") === focus)?.focus({ preventScroll: true });
  shown = Number(edition.content);
  return true;
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
