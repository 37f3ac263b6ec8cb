// What the address says, for every part that reads or writes it. No damaged address throws here, and no browser that
// refuses to change one, as some do for files from a disk.
window.address = (() => {
  "use strict";
  const id = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  };
  // A state, and values by their names, in place of those there are; a name without a value is taken out.
  const put = (values, hash = location.hash, state = history.state) => {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(values)) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    url.hash = hash;
    try {
      history.replaceState(state, "", url);
    } catch {
      // The page shows what was chosen all the same.
    }
  };
  return {
    put,
    // What it leads to on this page; null where it leads nowhere.
    target: () => document.getElementById(id()),
    get: (name) => new URLSearchParams(location.search).get(name) ?? "",
    // Now, and whenever the reader goes back, forward, or to another place of the page. A browser may fill a form again.
    follow(act) {
      for (const event of ["popstate", "hashchange", "pageshow"]) addEventListener(event, act);
      act();
    },
  };
})();
