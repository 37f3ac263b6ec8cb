// What was known when: of an event's days to look back from one is shown at a time. On paper and without script all are.
(() => {
  "use strict";
  for (const block of document.querySelectorAll("[data-known]")) {
    const parts = [...block.querySelectorAll(":scope > section")];
    const row = Object.assign(document.createElement("p"), { className: "days" });
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", block.dataset.known);
    const show = (chosen) => {
      for (const part of parts) {
        part.hidden = part !== chosen;
        part.button.setAttribute("aria-pressed", String(part === chosen));
      }
    };
    for (const part of parts) {
      part.button = Object.assign(document.createElement("button"), { type: "button", textContent: part.dataset.name });
      part.button.addEventListener("click", () => show(part));
      row.append(part.button);
    }
    // A link to one of the days shows it.
    const follow = () => {
      const asked = parts.find((part) => location.hash === `#${part.id}`);
      if (asked) show(asked);
      asked?.scrollIntoView();
    };
    parts[0].before(row);
    show(parts[0]);
    follow();
    addEventListener("hashchange", follow);
  }
})();
