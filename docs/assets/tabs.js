// Tabs: on a narrow screen the sections of a block with data-sides share one place; on a wide one, on paper
// and without script they all stand. The address names the open one, and a link to one opens it.
(() => {
  const narrow = matchMedia("(max-width: 44rem)");

  function sides(block) {
    const panels = [...block.children].filter((child) => child.matches("section[id]"));
    if (panels.length < 2) return;
    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", block.dataset.sides);
    const tabs = panels.map((panel) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.id = `${panel.id}-tab`;
      tab.textContent = panel.querySelector(".label").textContent;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      list.append(tab);
      return tab;
    });
    const named = () => panels.findIndex((panel) => panel.contains(address.target()));
    let open = 0;

    function show(at, user) {
      open = (at + panels.length) % panels.length;
      tabs.forEach((tab, nth) => {
        tab.setAttribute("aria-selected", String(nth === open));
        tab.tabIndex = nth === open ? 0 : -1;
        panels[nth].hidden = nth !== open && "until-found";
      });
      if (!user) return;
      tabs[open].focus();
      address.put({}, panels[open].id);
    }

    function fold() {
      block.classList.toggle("folded", narrow.matches);
      for (const panel of panels) {
        panel.hidden = false;
        if (narrow.matches) panel.setAttribute("role", "tabpanel");
        else panel.removeAttribute("role");
        if (narrow.matches) panel.setAttribute("aria-labelledby", `${panel.id}-tab`);
        else panel.removeAttribute("aria-labelledby");
      }
      if (!narrow.matches) return list.remove();
      block.prepend(list);
      show(open, false);
    }

    // An address that names none of them, but another place of the page, leaves the open one as it is.
    function follow(event) {
      const at = location.hash ? named() : 0;
      if (at < 0) return;
      open = at;
      if (!narrow.matches) return;
      show(open, false);
      if (!location.hash || event?.type === "pageshow") return;
      const target = address.target();
      (target === panels[at] ? list : target).scrollIntoView();
    }

    // What is looked for on the page and found in a closed one opens it.
    panels.forEach((panel, at) => panel.addEventListener("beforematch", () => show(at, false)));
    list.addEventListener("click", (event) => {
      const at = tabs.indexOf(event.target);
      if (at >= 0) show(at, true);
    });
    list.addEventListener("keydown", (event) => {
      const to = { ArrowRight: open + 1, ArrowLeft: open - 1, Home: 0, End: panels.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      show(to, true);
    });
    narrow.addEventListener("change", fold);
    fold();
    address.follow(follow);
  }

  document.querySelectorAll("[data-sides]").forEach(sides);
})();
