// Filters of the timeline and the forecasts, and the field that looks for a name; their state is kept in the address.

// A link into a closed part of the page opens it: not every browser does so by itself.
(() => {
  "use strict";
  function unfold() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    const own = target && target.querySelector(":scope > details, :scope > div > details");
    if (own) own.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();
})();

(() => {
  "use strict";
  const form = document.querySelector("form.filters");
  if (!form) return;
  const items = [...document.querySelectorAll("#events li[id], #forecasts > section")];
  const marks = [...document.querySelectorAll(".rungs a, .verdicts a")];
  const status = form.querySelector("[role=status]");
  const fields = [...form.elements].map((field) => field.name).filter(Boolean);
  const value = (name) => (name === "contested" ? (form.elements.contested.checked ? "1" : "") : form.elements[name].value);

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const name of fields) {
      const wanted = asked.get(name) || "";
      if (name === "contested") form.elements.contested.checked = wanted === "1";
      else form.elements[name].value = [...form.elements[name].options].some((option) => option.value === wanted) ? wanted : "";
    }
  }

  function show() {
    const asked = fields.map((name) => [name, value(name)]).filter(([, wanted]) => wanted);
    for (const item of items) item.hidden = !asked.every(([name, wanted]) => (item.dataset[name] || "").split(" ").includes(wanted));
    for (const year of document.querySelectorAll("#events section")) year.hidden = !year.querySelector("li[id]:not([hidden])");
    for (const mark of marks) {
      const item = document.getElementById(mark.getAttribute("href").slice(1));
      const off = Boolean(item && item.hidden);
      mark.classList.toggle("off", off);
      if (off) mark.setAttribute("tabindex", "-1");
      else mark.removeAttribute("tabindex");
    }
    status.textContent = `${items.filter((item) => !item.hidden).length} of ${items.length} ${form.dataset.noun} shown`;
  }

  function keep() {
    const address = new URL(location.href);
    for (const name of fields) {
      if (value(name)) address.searchParams.set(name, value(name));
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  function update() {
    show();
    keep();
  }

  // A link to an item that the filter hides would lead nowhere: then everything is shown.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    form.reset();
    update();
    target.scrollIntoView();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update)); // the fields are cleared only after the event
  addEventListener("hashchange", reveal);
  read();
  show();
  reveal();
})();

(() => {
  "use strict";
  const form = document.querySelector("form.finder");
  if (!form) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll(".who li[id]")].map((item) => [item, plain(item.textContent)]);
  const field = form.elements.find;
  const status = form.querySelector("output");

  function show() {
    const words = plain(field.value).split(/\s+/);
    for (const [item, text] of items) item.hidden = !words.every((word) => text.includes(word));
    for (const part of document.querySelectorAll(".who section, .who ul")) {
      const off = !part.querySelector("li[id]:not([hidden])");
      part.hidden = off;
      if (part.previousElementSibling?.matches(".label")) part.previousElementSibling.hidden = off;
    }
    status.value = `${items.filter(([item]) => !item.hidden).length} of ${items.length} in this list`;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const address = new URL(location.href);
    if (field.value) address.searchParams.set("find", field.value);
    else address.searchParams.delete("find");
    history.replaceState(history.state, "", address);
    show();
  });
  // A link to somebody whom the field hides would lead nowhere: then all are shown.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.hidden) return;
    field.value = "";
    show();
    target.scrollIntoView();
  });
  field.value = new URLSearchParams(location.search).get("find") || "";
  if (field.value) show();
})();
