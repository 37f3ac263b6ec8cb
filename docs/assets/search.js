// Search, loaded when it is used: small shards of words and entries come as scripts, so that it
// works from a server and from a disk alike. See macros/export/search.py for how they are cut.
{
  const root = new URL("..", document.currentScript.src);
  const waiting = new Map();
  const SHOWN = { Page: 6, Person: 6, Reading: 4, Term: 4, Event: 6, Claim: 20 };
  const HEADS = { Page: "On these pages", Person: "Who said what", Reading: "Our readings", Term: "Words", Event: "Events", Claim: "Claims" };

  window.found = (key, value) => waiting.get(key)?.resolve(value);

  const load = (key) => {
    if (!waiting.has(key)) {
      const entry = {};
      entry.promise = new Promise((resolve) => (entry.resolve = resolve));
      waiting.set(key, entry);
      const script = document.createElement("script");
      script.src = new URL(`search/${key}.js`, root);
      script.onerror = () => entry.resolve(null);
      document.head.append(script);
    }
    return waiting.get(key).promise;
  };

  const split = (text) =>
    (text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? []).filter(
      (word) => word.length > 1 || /\d/.test(word),
    );

  // The longest run of words that is a name, or begins some, stands for those whom it names.
  const terms = (words, names) => {
    const found = [];
    for (let at = 0, end; at < words.length; at = end) {
      let ids = [];
      for (end = words.length + 1; !ids.length && end > at + 1; ) {
        const run = words.slice(at, --end).join(" ");
        const begun = run.length > 4 ? Object.keys(names).filter((name) => name.startsWith(run + " ")) : [];
        ids = Object.hasOwn(names, run) ? [names[run]] : begun.map((name) => names[name]);
      }
      found.push({ ids: new Set(ids), words: words.slice(at, end) });
    }
    return found;
  };

  // The entries of every word that begins so, or is just that: `leaves` has the first word of each leaf.
  const numbers = async (word, leaves, whole) => {
    const first = leaves.findLastIndex((start) => start <= word);
    const asked = [...leaves.keys()].filter((at) => at === first || (at > first && leaves[at].startsWith(word)));
    const hits = new Set();
    for (const leaf of await Promise.all(asked.map((at) => load(`w-${at}`))))
      for (const [known, list] of Object.entries(leaf ?? {}))
        if (whole ? known === word : known.startsWith(word)) list.forEach((n) => hits.add(n));
    return hits;
  };

  const intersect = (sets) => sets.reduce((left, right) => new Set([...left].filter((n) => right.has(n))));

  const search = async (text) => {
    const { names, leaves } = (await load("names")) ?? { names: {}, leaves: [] };
    const sets = [];
    for (const { ids, words } of terms(split(text), names)) {
      const hits = intersect(await Promise.all(words.map((word) => numbers(word, leaves, false))));
      for (const id of ids) for (const n of await numbers("@" + id, leaves, true)) hits.add(n);
      sets.push(hits);
    }
    return sets.length ? [...intersect(sets)].sort((a, b) => a - b) : [];
  };

  const row = ([url, kind, title, text]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(url, root);
    if (location.protocol === "file:") link.href = link.href.replace(/\/(#|$)/, "/index.html$1");
    link.textContent = title;
    item.append(link, document.createElement("br"), text);
    return item;
  };

  const show = async (text, list, status) => {
    const hits = await search(text);
    const shards = new Map(await Promise.all([...new Set(hits.slice(0, 400).map((n) => Math.floor(n / 100)))].map(async (n) => [n, await load(`e-${n}`)])));
    const groups = { Page: [], Person: [], Reading: [], Term: [], Event: [], Claim: [] };
    for (const n of hits.slice(0, 400)) {
      const entry = shards.get(Math.floor(n / 100))?.[n % 100];
      if (entry) groups[entry[1]].push(entry);
    }
    list.replaceChildren();
    for (const [kind, entries] of Object.entries(groups)) {
      if (!entries.length) continue;
      const head = document.createElement("h2");
      const rows = document.createElement("ul");
      head.textContent = `${HEADS[kind]} (${entries.length})`;
      rows.append(...entries.slice(0, SHOWN[kind]).map(row));
      list.append(head, rows);
    }
    status.textContent = text.trim() ? `${hits.length} found` : "";
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".search-open");
    if (!button) return;
    const dialog = document.createElement("dialog");
    dialog.className = "search";
    dialog.setAttribute("aria-label", "Search");
    dialog.innerHTML =
      '<form method="dialog"><label for="search-text">Search pages, people, events, words and claims</label>' +
      '<input id="search-text" type="search" autocomplete="off" spellcheck="false"><button>Close</button></form>' +
      '<p role="status"></p><div class="results"></div>';
    document.body.append(dialog);
    const [input, status, list] = ["input", "[role=status]", ".results"].map((which) => dialog.querySelector(which));
    button.addEventListener("click", () => {
      dialog.showModal();
      load("names");
    });
    let latest = 0;
    input.addEventListener("input", async () => {
      const now = ++latest;
      await new Promise((resolve) => setTimeout(resolve, 120));
      if (now === latest) await show(input.value, list, status);
    });
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    dialog.addEventListener("click", (event) => event.target.closest(".results a") && dialog.close());
    // The page for addresses that lead nowhere offers the search, with the claim that the address names.
    for (const place of document.querySelectorAll(".look")) {
      place.hidden = false;
      place.querySelector("button").addEventListener("click", () => {
        button.click();
        input.value = location.hash.slice(1);
        input.dispatchEvent(new Event("input"));
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.closest("input, textarea, select") && !dialog.open) {
        event.preventDefault();
        button.click();
      }
    });
  });
}
