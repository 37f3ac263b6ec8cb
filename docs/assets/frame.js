// The frame around the text: closing the menu, where one is in the contents, the way back to the top.
(() => {
  "use strict";
  const one = (selector) => document.querySelector(selector);
  const drawer = one("#__drawer");

  // What opens the menu is a label, which no keyboard reaches: a button takes its place.
  const label = one(".md-header [for=__drawer]");
  const menu = Object.assign(document.createElement("button"), { className: "md-header__button md-icon menu", ariaLabel: "Menu" });
  const open = (on) => {
    drawer.checked = on;
    menu.ariaExpanded = String(on);
  };
  menu.append(...label.children);
  label.replaceWith(menu);
  open(drawer.checked);
  menu.addEventListener("click", () => open(!drawer.checked));
  drawer.addEventListener("change", () => open(drawer.checked));
  addEventListener("keydown", (event) => event.key === "Escape" && open(false));
  addEventListener("click", (event) => event.target.closest(".md-nav a[href*='#']") && open(false));

  // The heading last passed is the one being read.
  const links = [...document.querySelectorAll(".md-sidebar--secondary .md-nav__link")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const passed = new Set();
  const follow = (entries) => {
    for (const { isIntersecting, target } of entries) passed[isIntersecting ? "add" : "delete"](target);
    const now = heads.findLastIndex((head) => passed.has(head));
    links.forEach((link, at) => link.classList.toggle("here", at === now));
  };
  const watch = new IntersectionObserver(follow, { rootMargin: "9999999px 0px -85%" });
  for (const head of heads) if (head) watch.observe(head);

  // Past the page's heading, its name stands at the top.
  const title = one(".md-header__title");
  const heading = one("h1");
  const name = ([entry]) => title.classList.toggle("md-header__title--active", !entry.isIntersecting);
  if (heading) new IntersectionObserver(name).observe(heading);

  // In a long menu, the page's own line is in sight.
  const side = one(".md-sidebar--primary .md-sidebar__scrollwrap");
  const own = one(".md-sidebar--primary a.md-nav__link--active");
  const reach = ([entry], observer) => {
    observer.disconnect();
    if (!entry.isIntersecting) side.scrollTop += entry.boundingClientRect.top - innerHeight / 2;
  };
  if (own) new IntersectionObserver(reach, { root: side }).observe(own);

  // The notes at the foot wait folded; assets/place.js unfolds what an address leads into.
  for (const notes of document.querySelectorAll("details.notes")) notes.open = false;

  const up = one(".md-top");
  let last = 0;
  const offer = () => {
    if (up) up.hidden = scrollY > last || scrollY < innerHeight;
    last = scrollY;
  };
  addEventListener("scroll", offer, { passive: true });
  up?.addEventListener("click", () => scrollTo(0, 0));
})();
