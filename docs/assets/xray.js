// X-ray: one switch colours every bound sentence by the status of what it cites, and every reading of ours. Before each
// sentence stand the sign of that status and the sides that say it.
(() => {
  "use strict";
  const button = document.querySelector(".xray-switch");
  const content = document.querySelector(".md-content__inner");
  if (!button || !content) return;

  const RANKS = ["established", "attributed", "disputed", "reading"];
  const BLOCKS = "p, li, dt, dd, th, td, figcaption, .strip div > span";
  // Where a sentence begins: after a full stop and the space that follows it, as the build cuts them.
  const BEGINS = /[.!?…][”’")\]]*\s+(?=\S)/g;
  // The key beneath the byline, and while X-ray is on a copy of it that stays in sight.
  const legend = content.querySelector(".legend");
  const key = legend?.cloneNode(true);
  key?.classList.add("following");
  key?.removeAttribute("open");
  let found = null;

  const rank = (mark) => RANKS.findIndex((status) => mark.classList.contains(status));
  // A mark that stands before its claim, in a list of the record: the style sheet colours that claim.
  const leads = (mark) => mark.nextElementSibling?.matches(".told");

  // The texts of a block that end in marks, each with the gravest status among them, its sign and the sides that speak.
  const bound = (block) => {
    const runs = [];
    let texts = [];
    let worst = -1;
    let cited = false;
    let sides = new Set();
    const end = () => {
      const status = RANKS[worst];
      const sign = legend?.querySelector(`.${status} span`)?.textContent ?? "";
      const says = `${sign} ${status === "reading" ? words(status) : [...sides].join("; ")}`.trim();
      if (worst >= 0 && texts.length) runs.push({ texts, status, cited, says });
      if (worst >= 0) texts = [];
      worst = -1;
      sides = new Set();
    };
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const mark = text.parentElement.closest("a.mark");
      if (text.parentElement.closest(BLOCKS) !== block) continue;
      if (mark) {
        if (leads(mark)) continue;
        worst = Math.max(worst, rank(mark));
        for (const side of mark.dataset.by?.split("; ") ?? []) sides.add(side);
        cited = "n" in mark.dataset;
      } else if (text.data.replaceAll("\u200b", "").trim()) {
        end();
        texts.push(text);
      }
    }
    end();
    return runs;
  };

  const wrap = (from, start, to, stop, status, says) => {
    const range = document.createRange();
    range.setStart(from, start);
    range.setEnd(to, stop);
    const band = document.createElement("span");
    band.className = `x ${status}`;
    if (says) band.dataset.says = says;
    range.surroundContents(band);
  };

  // From the end of the sentence before to the marks; a mark without a number stands for all before it.
  const band = ({ texts, status, cited, says }) => {
    const whole = texts.map((text) => text.data).join("");
    const last = cited && [...whole.trimEnd().matchAll(BEGINS)].at(-1);
    let start = last ? last.index + last[0].length : whole.search(/[^\s;,:.)]/);
    let stop = whole.trimEnd().length;
    const pieces = [];
    for (const text of texts) {
      const [from, to] = [Math.max(start, 0), Math.min(stop, text.data.length)];
      if (from < to) pieces.push([text, from, to]);
      start -= text.data.length;
      stop -= text.data.length;
    }
    const [first, final] = [pieces[0], pieces.at(-1)];
    try {
      wrap(first[0], first[1], final[0], final[2], status, says);
    } catch {
      // The sentence begins or ends within an inline element: band its pieces one by one.
      for (const piece of pieces.reverse()) wrap(piece[0], piece[1], piece[0], piece[2], status, piece === first && says);
    }
    return status;
  };

  const look = () => {
    const marks = [...content.querySelectorAll("a.mark")].filter((mark) => mark.closest(BLOCKS));
    const runs = [...new Set(marks.map((mark) => mark.closest(BLOCKS)))].flatMap(bound).map(band);
    const told = [...content.querySelectorAll(".told")].map((claim) => RANKS[rank(claim)]);
    // The key lists what the page shows.
    for (const part of key?.querySelectorAll(".status") ?? []) {
      if ([...runs, ...told].some((status) => part.classList.contains(status))) continue;
      if (part.matches("dt")) part.nextElementSibling.remove();
      part.remove();
    }
    return [...runs, ...told];
  };

  const words = (status) => legend?.querySelector(`.${status} .word`)?.textContent.toLowerCase() ?? status;
  const report = () => {
    const counts = RANKS.map((status) => [found.filter((one) => one === status).length, words(status)]);
    return `X-ray on. Sentences and claims on this page: ${counts.map((pair) => pair.join(" ")).join(", ")}.`;
  };

  const root = document.documentElement;
  const turn = (on) => {
    if (on) found ??= look();
    root.classList.toggle("xray", on);
    button.setAttribute("aria-pressed", String(on));
    if (key) on ? content.append(key) : key.remove();
  };

  button.addEventListener("click", () => {
    const on = !root.classList.contains("xray");
    turn(on);
    address.put({ xray: on && "on" });
    said.textContent = on ? report() : "X-ray off.";
  });
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "aside";
  button.after(said);

  // The address says whether it is on: on this page, and on the next that a link of ours leads to.
  address.follow(() => {
    const asked = address.get("xray");
    turn(asked === "on");
    if (asked && asked !== "on") address.put({ xray: "" });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (event.defaultPrevented || !link) return;
    const to = new URL(link.getAttribute("href"), document.baseURI); // a link in a picture does not know its parts
    if (to.origin !== location.origin || !/(\/|\.html)$/.test(to.pathname)) return;
    const { search } = to;
    root.classList.contains("xray") ? to.searchParams.set("xray", "on") : to.searchParams.delete("xray");
    if (to.search !== search) link.setAttribute("href", to);
  });
})();
