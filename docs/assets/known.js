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
        part.hidden = part !== chosen && "until-found";
        part.button.setAttribute("aria-pressed", String(part === chosen));
      }
    };
    for (const part of parts) {
      part.button = Object.assign(document.createElement("button"), { type: "button", textContent: part.dataset.name });
      part.button.addEventListener("click", () => {
        show(part);
        address.put({}, part.id);
      });
      row.append(part.button);
    }
    // A link to one of the days, or to what it holds, shows it.
    parts[0].before(row);
    show(parts[0]);
    address.follow(() => {
      const asked = location.hash ? parts.find((part) => part.contains(address.target())) : parts[0];
      if (!asked?.hidden) return;
      show(asked);
      if (location.hash) address.target().scrollIntoView();
    });
  }
})();
