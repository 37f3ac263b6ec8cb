// What the theme keeps inline, from a file, so that no page needs inline script: storage helpers
// for its bundle, and the reader's colour scheme before the first paint.
var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = (text) => [...text].reduce((hash, char) => (hash << 5) - hash + char.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // A full or forbidden store forgets; nothing else breaks.
  }
};

new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  let color;
  try {
    color = __md_get("__palette")?.color;
  } catch {
    // No storage, no memory: the system's scheme stands.
  }
  if (!color || color.media === "(prefers-color-scheme)") {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    color = { ...color, scheme: dark ? "slate" : "default" };
  }
  for (const [key, value] of Object.entries(color)) document.body.setAttribute("data-md-color-" + key, value);
}).observe(document.documentElement, { childList: true });
