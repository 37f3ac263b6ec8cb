// Filters: what is chosen or typed in the form decides which entries of a list are shown. The address keeps it, and is
// obeyed: at first, and when the reader goes back or forward.
(() => {
  "use strict";
  const form = document.querySelector("form.filters");
  if (!form) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll(form.dataset.items)];
  const groups = [...document.querySelectorAll("section, details")].filter((group) => group.querySelector(form.dataset.items));
  const marks = [...document.querySelectorAll(".rungs a, .verdicts a, .contents a")];
  const status = form.querySelector("[role=status]");
  const fields = [...form.elements].filter((field) => field.name);
  const texts = new Map();

  const value = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim());
  const text = (item) => texts.get(item) ?? texts.set(item, plain(item.textContent)).get(item);
  const finds = (field, wanted, item) =>
    field.type === "search"
      ? plain(wanted).split(/\s+/).every((word) => text(item).includes(word))
      : (item.dataset[field.name] ?? "").split(" ").includes(wanted);

  // A place of the page that is hidden now is no place to lead to.
  const gone = () => address.target()?.closest("[hidden]");
  const keep = () => address.put(Object.fromEntries(fields.map((field) => [field.name, value(field)])), gone() ? "" : location.hash);

  const show = () => {
    const asked = fields.map((field) => [field, value(field)]).filter(([, wanted]) => wanted);
    for (const item of items) item.hidden = !asked.every(([field, wanted]) => finds(field, wanted, item));
    for (const group of groups) {
      group.hidden = !group.querySelector(`:is(${form.dataset.items}):not([hidden])`);
      if (asked.length && !group.hidden) group.open = true; // of a fold, nothing of another group
    }
    for (const mark of marks) {
      const off = Boolean(document.getElementById(mark.hash.slice(1))?.closest("[hidden]"));
      mark.classList.toggle("off", off);
      if (off) mark.tabIndex = -1;
      else mark.removeAttribute("tabindex");
    }
    // On paper, where the fields are not, the count says what was asked for.
    const named = ([field, wanted]) => {
      const label = field.labels[0];
      if (field.type === "checkbox") return label.textContent.trim();
      return `${label.firstChild.data.trim()}: ${field.selectedOptions?.[0].text.replace(/ \(\d+\)$/, "") ?? wanted}`;
    };
    status.dataset.asked = asked.length ? ` (${asked.map(named).join("; ")})` : "";
    status.textContent = `${items.filter((item) => !item.hidden).length} of ${items.length} ${form.dataset.noun} shown`;
  };

  // What the address asks for and the form has not is left out of both.
  const read = () => {
    for (const field of fields) {
      const wanted = address.get(field.name);
      if (field.type === "checkbox") field.checked = wanted === "1";
      else field.value = wanted;
      if (field.options && field.selectedIndex < 0) field.value = "";
    }
    show();
    // A link to an entry that the filter hides would lead nowhere: then everything is shown.
    if (gone()) {
      form.reset();
      show();
    }
    if (fields.some((field) => address.get(field.name) !== value(field))) keep();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  const update = () => {
    show();
    keep();
  };
  form.addEventListener("input", update);
  form.addEventListener("reset", () => setTimeout(update)); // the fields are cleared only after the event
  address.follow(read);
})();
