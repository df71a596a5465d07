"use strict";
// Filters, sorts and plays. Without it the page is whole all the same, and each picture a link.
(() => {
  const main = document.querySelector("main");
  const form = document.getElementById("tools");
  const find = document.getElementById("find");
  const status = document.getElementById("status");
  const sort = document.getElementById("sort");
  const axes = [...form.querySelectorAll("[data-axis]")];
  const cards = [...main.children].map((element) => ({
    element,
    ...element.dataset,
    places: element.dataset.axes.split(" "),
    words: "",
  }));
  const collator = new Intl.Collator(undefined, { numeric: true });
  const orders = {
    number: (a, b) => a.number - b.number,
    name: (a, b) => collator.compare(a.name, b.name),
    made: (a, b) => b.made - a.made || a.number - b.number,
    length: (a, b) => b.length - a.length || a.number - b.number,
    rank: (a, b) => a.rank - b.rank || a.number - b.number,
  };
  let order = "number";

  function wordsOf(card) {
    if (!card.words) card.words = card.element.textContent.toLowerCase();
    return card.words;
  }

  function show() {
    const sought = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const fits =
        (!status.value || card.status === status.value) &&
        axes.every((axis, at) => !axis.value || card.places[at] === axis.value) &&
        sought.every((word) => wordsOf(card).includes(word));
      card.element.hidden = !fits;
      count += fits;
    }
    document.getElementById("shown").textContent =
      count === cards.length ? `${count} shown` : `${count} of ${cards.length} shown`;
    document.getElementById("nothing").hidden = count > 0;
    if (sort.value !== order) {
      order = sort.value;
      main.append(...[...cards].sort(orders[order]).map((card) => card.element));
    }
    document.getElementById("reset").hidden = count === cards.length && order === "number";
    remember();
  }

  // what is chosen stands in the address, so that it outlives a reload and can be sent
  function remember() {
    const chosen = [...form.elements].filter((one) => one.value && one.matches("input, select"));
    const words = chosen
      .filter((one) => one !== sort || one.value !== "number")
      .map((one) => `${nameOf(one)}=${encodeURIComponent(one.value)}`);
    const hash = words.length ? `#${words.join("&")}` : "";
    if (hash !== location.hash) {
      try {
        history.replaceState(null, "", hash || location.pathname);
      } catch {
        // a page that was opened from a file may not be allowed to
      }
    }
  }

  function recall() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const one of form.elements) {
      const value = asked.get(nameOf(one));
      if (value !== null && one.matches("input, select")) one.value = value;
      if (one.matches("select") && one.selectedIndex < 0) one.selectedIndex = 0;
    }
  }

  function nameOf(one) {
    return one.id || `axis${one.dataset.axis}`;
  }

  function play(link) {
    for (const other of document.querySelectorAll("video")) other.pause();
    const film = document.createElement("video");
    film.preload = "none";
    film.controls = film.autoplay = film.playsInline = true;
    film.src = link.href;
    const picture = link.querySelector("img");
    if (picture) film.poster = picture.src;
    film.addEventListener("error", () => {
      link.dataset.refused = ""; // the browser itself may know what to do with it
      film.replaceWith(link);
    });
    link.replaceWith(film);
    film.focus();
  }

  main.addEventListener("click", (event) => {
    const link = event.target.closest("a.play");
    if (!link || "refused" in link.dataset || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    play(link);
  });
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  form.hidden = false;
  recall();
  show();

  // while the campaign goes on, the page follows it, but never under the hands of who looks
  if ("going" in document.body.dataset) {
    let touched = 0;
    for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
      addEventListener(kind, () => { touched = Date.now(); }, { passive: true });
    }
    setInterval(() => {
      const busy = document.hidden || document.querySelector("video, details[open]");
      if (!busy && Date.now() - touched > 20000) location.reload();
    }, 20000);
  }
})();
