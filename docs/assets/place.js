// Where the reader is. An address that leads into something folded unfolds it. Long lists guess the height of what is far,
// and a browser that goes back by height alone lands elsewhere: there the entry at the top is kept, and found again.
(() => {
  "use strict";
  const ENTRY = ".ledger article, .sources > li";
  const long = document.querySelector(ENTRY);
  const top = 80; // below the header

  // What comes into sight takes its own height in the frames that follow, and moves the entry.
  const go = (entry, from, frames = 12) => {
    scrollBy(0, entry.getBoundingClientRect().top - from);
    if (frames) requestAnimationFrame(() => go(entry, from, frames - 1));
  };

  const land = () => {
    const target = address.target();
    const within = target?.querySelector(":scope > details, :scope > div > details");
    let folded = within && !within.open;
    if (folded) within.open = true;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      folded ||= !fold.open;
      fold.open = true;
    }
    const [id, from] = history.state?.place ?? [];
    const entry = long && id && document.getElementById(id);
    if (entry?.checkVisibility()) go(entry, from);
    else if (long && from !== undefined) scrollTo(0, from);
    else if (target && long) go(target, top);
    else if (target && folded) target.scrollIntoView();
  };

  address.follow((event) => event?.type === "pageshow" || land());
  if (!long) return;
  history.scrollRestoration = "manual";
  let waiting;
  const note = () => {
    const at = (y) => document.elementFromPoint(long.getBoundingClientRect().left + 1, y)?.closest(ENTRY);
    const entry = at(top) ?? at(top + 40); // the first may lie between two
    const place = entry ? [entry.id, entry.getBoundingClientRect().top] : ["", scrollY];
    address.put({}, location.hash, { ...history.state, place });
  };
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(note, 150);
  }, { passive: true });
})();
