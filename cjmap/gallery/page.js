"use strict";

// Search and filters. All that is known of a map stands in its card: `data-` attributes number its values as the
// choices of the filters do, and each text of an author is in a <bdi>. The filters are kept in the address, after #.

(() => {
  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const clear = document.getElementById("clear");
  const count = document.getElementById("count");
  const overdueOnly = form.elements.overdue ?? { checked: false }; // is there where any review can be overdue
  const choices = [...form.querySelectorAll("select")];

  // What is compared: small letters without accents.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const twoDigits = (number) => String(number).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;

  const known = new WeakMap(); // card → what is to be found of it

  function read(card) {
    const overdue = "due" in card.dataset && card.dataset.due < today;
    if (overdue) {
      card.classList.add("is-overdue");
      card.querySelector(".overdue").hidden = false;
      card.querySelector(".due").firstChild.data = ", was due by ";
    }
    return {
      card,
      overdue,
      text: plain([...card.querySelectorAll("bdi")].map((text) => text.textContent).join("\n")),
      values: Object.fromEntries(choices.map(({ name }) => [name, card.dataset[name].split(" ")])),
    };
  }

  let maps = [];
  function scan() {
    maps = [...document.querySelectorAll(".card")].map((card) => {
      if (!known.has(card)) known.set(card, read(card));
      return known.get(card);
    });
  }

  const has = (values, wanted) => (wanted === "none" ? values[0] === "" : values.includes(wanted));

  const plural = (number) => (number === 1 ? "1 map" : `${number} maps`);

  function said(shown, overdue, filtered) {
    if (filtered && !shown) return "No map is like that";
    const which = filtered ? `${shown} of ${plural(maps.length)}` : plural(shown);
    return overdue ? `${which}, ${overdue} with an overdue review` : which;
  }

  function apply() {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter((choice) => choice.value !== "");
    let shown = 0;
    let overdue = 0;
    for (const map of maps) {
      const fits =
        chosen.every(({ name, value }) => has(map.values[name], value)) &&
        (!overdueOnly.checked || map.overdue) &&
        wanted.every((word) => map.text.includes(word));
      if (map.card.hidden === fits) map.card.hidden = !fits;
      shown += fits;
      overdue += fits && map.overdue;
    }
    const line = document.querySelector("#maps > .line"); // above those to be: gone where none of them is shown
    if (line) line.hidden = !maps.some(({ card }) => !card.hidden && line.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING);
    const filtered = wanted.length > 0 || chosen.length > 0 || overdueOnly.checked;
    count.textContent = said(shown, overdue, filtered);
    clear.hidden = !filtered;
  }

  // The address names values by their words, so that it still holds when the page is built again. It follows when the
  // reader pauses: browsers refuse to change it at every key.
  let pause = 0;
  function keepSoon() {
    clearTimeout(pause);
    pause = setTimeout(keep, 250);
  }

  function keep() {
    const kept = new URLSearchParams();
    if (words.value.trim()) kept.set("words", words.value.trim());
    for (const choice of choices) {
      if (choice.value !== "") kept.set(choice.name, choice.value === "none" ? "" : choice.selectedOptions[0].text);
    }
    if (overdueOnly.checked) kept.set("overdue", "yes");
    const query = kept.toString();
    history.replaceState(null, "", query ? `#${query}` : location.href.split("#")[0]);
  }

  function restore() {
    if (location.hash && !location.hash.includes("=")) return; // a place in the page, not filters
    const kept = new URLSearchParams(location.hash.slice(1));
    words.value = kept.get("words") ?? "";
    overdueOnly.checked = kept.get("overdue") === "yes";
    for (const choice of choices) {
      const text = kept.get(choice.name);
      const option = [...choice.options].find(
        ({ value, text: words }) => value !== "" && (value === "none" ? text === "" : text === words),
      );
      choice.value = option ? option.value : "";
    }
    apply();
  }

  form.addEventListener("input", () => {
    apply();
    keepSoon();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    form.reset();
    apply();
    keepSoon();
    words.focus();
  });
  addEventListener("hashchange", restore);
  document.addEventListener("cards", () => { // somebody has put other cards into the page
    scan();
    apply();
  });

  form.hidden = false;
  scan();
  apply();
  restore();
})();
