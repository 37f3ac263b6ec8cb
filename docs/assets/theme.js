// The colour scheme, before the first paint: the one chosen here before, else the system's. In a file of
// its own, and not deferred: inline script is forbidden, and a page must not turn dark while it is read.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const choose = (scheme) => {
    root.dataset.scheme = scheme;
    const shown = scheme === "system" ? (dark.matches ? "slate" : "default") : scheme;
    document.body?.setAttribute("data-md-color-scheme", shown);
  };
  // Other pages of the same host may have kept a word of their own under this name.
  const chosen = () => {
    try {
      return ["default", "slate"].find((scheme) => scheme === localStorage.getItem("scheme")) ?? "system";
    } catch {
      return root.dataset.scheme ?? "system";
    }
  };
  const remember = (scheme) => {
    try {
      localStorage.setItem("scheme", scheme);
    } catch {
      // No storage: the scheme holds for this page.
    }
  };

  root.className = "js";
  choose(chosen());
  dark.addEventListener("change", () => choose(root.dataset.scheme));
  // A page that the browser had kept may have been left under another scheme, and another window may change it.
  addEventListener("pageshow", (event) => event.persisted && choose(chosen()));
  addEventListener("storage", () => choose(chosen()));
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    choose(root.dataset.scheme);
  }).observe(root, { childList: true });

  document.addEventListener("click", (event) => {
    const next = event.target.closest("button.scheme")?.dataset.next;
    if (!next) return;
    choose(next);
    remember(next);
    document.querySelector(`button.scheme.${next}`).focus();
  });
})();
