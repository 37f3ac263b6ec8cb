// Fact cards: a mark opens what stands behind the words, a word its meaning, a name who that is, without
// leaving the page. A mark of several claims, or of a reading of ours, lists them as the foot of the page does.
// Where anything is missing (popovers, the network, the entry), the link is followed as a link.
(() => {
  "use strict";
  const LINKS = "a.mark, a.reading, a[data-claim], a.term, a.place, a.actor";
  if (!("popover" in HTMLElement.prototype) || !location.protocol.startsWith("http")) return;

  const pages = new Map();
  const anchored = CSS.supports("position-area: block-end span-all");
  const sheet = matchMedia("(max-width: 44rem), (max-height: 30rem)");
  const wide = matchMedia("(min-width: 76.25em)");
  const text = document.querySelector(".md-content__inner");
  const header = document.querySelector(".md-header");
  const trail = [];
  let opener = null;
  let wanted = null;
  let held = null;

  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (text, act) => {
    const made = make("button", { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  const back = button("Back", () => show(trail.at(-2), trail.splice(-2)));
  const name = make("p", { className: "card-name", id: "card-name" });
  const bar = make("div", { className: "card-bar" }, name, back, button("Close", () => card.hidePopover()));
  const body = make("div", { className: "card-body", tabIndex: -1 });
  const foot = make("div", { className: "card-foot" });
  const said = make("p", { className: "card-said", role: "status" });
  const card = make("div", { className: "card md-typeset", popover: "auto", role: "dialog" }, bar, body, foot, said);
  card.setAttribute("aria-labelledby", name.id);
  document.body.append(card);
  for (const link of document.querySelectorAll(LINKS)) link.setAttribute("aria-haspopup", "dialog");

  const target = (link) => new URL(link.getAttribute("href"), document.baseURI);

  const page = (address) => {
    if (!pages.has(address)) {
      const asked = fetch(address, { signal: AbortSignal.timeout(8000) }).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      });
      asked.catch(() => pages.delete(address));
      pages.set(address, asked);
    }
    return pages.get(address);
  };

  // A claim's article, a word with its meaning, who somebody is; null where the page has none under that id.
  const entry = (source, id) => {
    const found = id ? source.getElementById(id) : source.querySelector(".profile");
    if (found?.matches("article.claim, .profile")) return found.cloneNode(true);
    if (found?.matches(".who li")) return make("div", {}, ...found.cloneNode(true).childNodes);
    if (found?.matches(".person")) return make("div", {}, ...[...found.children].slice(0, 2).map((part) => part.cloneNode(true)));
    if (!found?.matches(".glossary dt")) return null;
    return make("dl", { className: "glossary" }, found.cloneNode(true), found.nextElementSibling.cloneNode(true));
  };

  // The notes that a mark names by their numbers, or what a reading in the picture rests on, each claim of its sentence
  // beneath with its words; nothing where a mark's claim has an entry of its own.
  const noted = (link, id) => {
    const [head, ...claims] = document.querySelectorAll(`#mechanism-text [id="${id}"] > span`);
    const notes = (link.dataset.n?.split(", ") ?? []).map((number) => document.getElementById(`note-${number}`));
    const means = head ?? document.getElementById(id)?.closest(".readings")?.querySelector(".means");
    if (notes.includes(null) || !(means || notes.length > 1)) return null;
    const says = ({ firstChild, lastChild }) => firstChild.ariaLabel.replace(/^.*?: /, firstChild === lastChild ? " " : ": ");
    const rows = [...notes, ...claims].map((one) => make("li", {}, ...one.cloneNode(true).childNodes, head ? says(one) : ""));
    const list = make("ul", { className: "card-list" }, ...rows);
    return make("div", {}, ...(means ? [make("p", { className: "means" }, ...means.cloneNode(true).childNodes)] : []), list);
  };

  // A part of another page, with links that hold here.
  const brought = (part, address) => {
    for (const anchor of part.querySelectorAll("a[href]")) anchor.href = new URL(anchor.getAttribute("href"), address).href;
    return part;
  };

  // What contradicts a claim of a list stands beneath it, unless the list holds it already.
  const oppose = async (mark, list) => {
    const [address, id] = target(mark).href.split("#");
    const rows = [...(await page(address)).getElementById(id).querySelectorAll(".against")].map((row) => [row, row.nextElementSibling]);
    const others = rows.filter(([, { firstChild }]) => !list.querySelector(`a.mark[href$="#${firstChild.dataset.claim}"]`));
    const told = make("dl", {}, ...others.flat().map((part) => part.cloneNode(true)));
    if (others.length) mark.parentElement.append(make("div", { className: "claim" }, brought(told, address)));
  };

  const content = async (link) => {
    const url = target(link);
    const id = decodeURIComponent(url.hash.slice(1));
    const address = url.href.split("#")[0];
    const list = noted(link, id);
    // Without the network the list is there all the same.
    if (list) await Promise.allSettled([...list.querySelectorAll("a.mark.disputed")].map((mark) => oppose(mark, list)));
    if (list) return { found: list, url: url.href, head: link.matches(".reading") ? link.ariaLabel.split(/[,:]/)[0] : "Who says so" };
    const source = id && entry(document, id) ? document : await page(address);
    const found = entry(source, id);
    if (!found) throw new Error(`no entry ${id} at ${address}`);
    const ledger = source.getElementById(id)?.closest(".ledger");
    brought(found, address);
    for (const extra of found.querySelectorAll(".headerlink")) extra.remove();
    for (const part of [found, ...found.querySelectorAll("[id]")]) part.removeAttribute("id");
    const sort = ledger ? "Who says so" : found.matches(".glossary") ? "What it means" : "Who this is";
    return { found, url: url.href, ledger, head: id ? sort : source.querySelector("h1").firstChild.data };
  };

  const copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = done;
    } catch {
      said.textContent = `Copy this: ${text}`;
    }
  };

  // The citation the ledger has for the claim, with the address it was opened at where it names none.
  const cite = (found, url) => {
    const own = found.querySelector(".cite");
    const known = own.querySelector(".citation").textContent.trim();
    const text = /https?:\S+$/.test(known) ? known : `${known} ${url}`;
    own.remove();
    const parts = [make("summary", {}, "Cite"), make("p", { className: "citation" }, text)];
    return make("details", { className: "card-cite" }, ...parts, button("Copy citation", () => copy(text, "Citation copied.")));
  };

  // On a wide screen the card stands in the right column, its first line level with the mark, or its last, if no text lies there; else a lower one may.
  const below = (one) => one.getBoundingClientRect().bottom + 8;
  const level = () => {
    const [at, least] = [opener.getBoundingClientRect(), below(header)];
    const top = card.matches(".up") ? at.bottom - card.offsetHeight : at.top - bar.offsetHeight;
    card.style.setProperty("top", `${Math.max(least, Math.min(top, innerHeight - card.offsetHeight - 8))}px`);
  };
  const clear = () => {
    const box = card.getBoundingClientRect();
    const points = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [box.left, box.right].map((x) => [x, box.top + part * box.height]));
    const under = points.flatMap((point) => document.elementsFromPoint(...point)).filter((one) => one !== text && text.contains(one));
    const lines = (one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return [...range.getClientRects()];
    };
    return !under.flatMap(lines).some((line) => line.right > box.left && line.bottom > box.top && line.top < box.bottom);
  };

  // Else below the mark if there is room, or on the roomier side; the sheet of a phone leaves the mark in sight.
  const place = () => {
    for (const side of ["top", "bottom", "left", "max-height"]) card.style.removeProperty(side);
    card.classList.remove("anchored", "up");
    if (card.classList.toggle("beside", wide.matches && !sheet.matches)) {
      for (const most of ["", "22rem"]) {
        for (const up of [false, true]) {
          card.style.setProperty("max-height", most);
          card.classList.toggle("up", up);
          level();
          if (clear()) return;
        }
      }
      card.classList.remove("beside", "up");
      card.style.removeProperty("top");
    }
    const at = opener.getBoundingClientRect();
    if (sheet.matches) {
      const top = card.getBoundingClientRect().top;
      if (top > 0) scrollBy(0, Math.max(0, at.bottom + 24 - top));
      return;
    }
    // Above it, the card leaves in sight what the page or the picture is headed by, if that leaves it room.
    const heads = [...document.querySelectorAll("h1, .finding")].map(below).filter((end) => end < at.top - 320);
    const [above, under] = [at.top - Math.max(8, below(header), ...heads) - 8, innerHeight - at.bottom - 16];
    const whole = card.offsetHeight - body.clientHeight + body.scrollHeight;
    const up = under < whole && above > under;
    const free = anchored && opener instanceof HTMLElement;
    card.classList.toggle("anchored", free);
    card.classList.toggle("up", up);
    card.style.setProperty("max-height", `min(32rem, ${up ? above : under}px)`);
    if (free) {
      opener.style.setProperty("anchor-name", "--opener");
      return;
    }
    const width = document.documentElement.clientWidth - card.offsetWidth - 8;
    card.style.setProperty("left", `${Math.min(Math.max(8, at.left + (at.width - card.offsetWidth) / 2), width)}px`);
    card.style.setProperty(up ? "bottom" : "top", `${up ? innerHeight - at.top + 6 : at.bottom + 6}px`);
  };

  // How to report an error: the entry's own addresses, else what the foot of the page says of them; nothing where there is none.
  const report = (found) => {
    const own = found.querySelector(".report");
    own?.remove();
    const link = own?.querySelector("a") ?? (document.getElementById("report") && make("a", { href: "#report" }));
    if (link) link.textContent = "Report an error";
    return link ? [link] : [];
  };

  const fill = ({ found, url, ledger, head }) => {
    const place = ledger ? "Open in the ledger" : found.matches(".glossary") ? "Open in the glossary" : url.includes("#mechanism-") ? "Beneath the picture" : found.matches(":has(.card-list)") ? "At the foot of the page" : "Read more";
    const own = make("a", { href: url, textContent: place });
    const parts = ledger ? [button("Copy link", () => copy(url, "Link copied.")), own, cite(found, url)] : [own];
    foot.replaceChildren(...parts.slice(0, 2), ...report(found), ...parts.slice(2));
    body.replaceChildren(found);
    said.textContent = "";
    back.hidden = trail.length < 2;
    name.textContent = head;
    body.scrollTop = card.scrollTop = 0;
  };

  async function show(link) {
    wanted = link;
    link.setAttribute("aria-busy", "true");
    try {
      const got = await content(link);
      if (wanted !== link) return;
      trail.push(link);
      fill(got);
      if (!card.matches(":popover-open")) {
        opener = link;
        card.showPopover(link instanceof HTMLElement ? { source: link } : {});
      }
      place();
      body.focus({ preventScroll: true });
    } catch {
      if (wanted === link) location.assign(target(link));
    } finally {
      link.removeAttribute("aria-busy");
    }
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href]");
    if (!link) return;
    if (!link.matches(LINKS) || target(link).origin !== location.origin) {
      if (card.contains(link)) card.hidePopover();
      return;
    }
    event.preventDefault();
    // A press on the mark of an open card has just closed it: it must not open again.
    if (event.detail && link === held) return;
    if (!card.contains(link)) trail.length = 0;
    show(link);
  });

  addEventListener("pointerdown", () => (held = card.matches(":popover-open") ? opener : null), { capture: true });

  card.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "closed") return;
    trail.length = 0;
    const focus = document.activeElement;
    if (card.contains(focus) || focus === document.body) opener.focus({ preventScroll: true });
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") opener.style.removeProperty("anchor-name");
  });
  // Past either end, Tab leaves the card and stands on the mark again.
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = [...card.querySelectorAll("a[href], button:not([hidden]), summary")].filter((stop) => stop.checkVisibility());
    if (document.activeElement !== stops.at(event.shiftKey ? 0 : -1)) return;
    event.preventDefault();
    card.hidePopover();
  });
  addEventListener("resize", () => card.matches(":popover-open") && place());
  addEventListener("scroll", () => card.matches(":popover-open:not(.anchored)") && (card.matches(".beside") ? level() : place()), { passive: true });
})();
