// The door to search, and the address that holds what is looked for. What searches is loaded when it is first used,
// as small scripts, so that it works from a server and from a disk alike: see macros/export/search/.
(() => {
  "use strict";
  const root = new URL("..", document.currentScript.src);
  const waiting = new Map();
  window.found = (key, value) => waiting.get(key)?.resolve(value);

  // A script's value; undefined where it does not come, and whoever asks again makes another attempt.
  const load = (key) => {
    if (!waiting.has(key)) {
      const entry = {};
      entry.promise = new Promise((resolve) => (entry.resolve = resolve));
      waiting.set(key, entry);
      const script = document.createElement("script");
      const fail = () => entry.resolve();
      script.src = new URL(`search/${key}.js`, root);
      script.onload = script.onerror = fail;
      setTimeout(fail, 9000);
      entry.promise.then((value) => value ?? waiting.delete(key));
      document.head.append(script);
    }
    return waiting.get(key).promise;
  };

  const dialog = document.querySelector("dialog.search");
  if (!dialog) return;
  const [input, close, status, list] = dialog.querySelectorAll("input, button, p, .results");

  // The search stands in the address: opening it is a step that Back takes back, typing is none.
  const asked = (given = location.search) => new URLSearchParams(given).get("q");
  let pushed = false;
  const keep = (text) => {
    const address = new URL(location.href);
    const how = asked() === null ? "pushState" : "replaceState";
    address.searchParams.delete("q");
    if (text !== null) address.searchParams.set("q", text);
    try {
      history[how](history.state, "", address);
      pushed ||= how === "pushState";
    } catch {} // then the address holds no search
  };

  let timer = 0;
  const look = async () => {
    clearTimeout(timer);
    if (!dialog.open) return;
    keep(input.value);
    const find = await load("find");
    if ((find && (await find({ root, load, input, status, list }))) || !dialog.open) return;
    status.textContent = "Part of the search could not be loaded. Trying again …";
    timer = setTimeout(look, 3000);
  };
  const show = (text) => {
    if (text === null) return dialog.close();
    if (!dialog.open) dialog.showModal();
    input.value = text;
    look();
  };

  document.querySelector(".search-open").addEventListener("click", () => show(""));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 120);
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    if (asked() !== null) pushed ? history.back() : keep(null);
  });
  addEventListener("popstate", () => show(asked()));
  // The page for addresses that lead nowhere offers the search, with the claim that the address names.
  for (const place of document.querySelectorAll(".look")) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => show(asked(`q=${location.hash.slice(1)}`)));
  }
  show(asked());
})();
