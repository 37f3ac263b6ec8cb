// What searches, loaded when somebody first does: see __init__.py for how the index is cut. An answer is shown when all
// of it has come, and only if nobody has asked anew by then; the promise is of whether there was one.
{
  let latest = 0;
  let shown = null;

  // Entries by number, each with how well it fits: 0 as asked, 1 begun so or meant so, 2 but for a letter; names below 0.
  const add = (hits, n, rank) => hits.set(n, Math.min(rank, hits.get(n) ?? 9));
  const either = (sets) => {
    const all = new Map();
    for (const set of sets) for (const [n, rank] of set) add(all, n, rank);
    return all;
  };
  const both = (left, right) => new Map([...left].filter(([n]) => right.has(n)).map(([n, rank]) => [n, Math.max(rank, right.get(n))]));

  const whole = (word) => /^\+?(..?|\d*|@.*)$/u.test(word);
  const fits = (known, word) => (whole(word) ? known === word : known.startsWith(word));
  // What matches words in which one letter is another, too many or missing, or two changed places.
  const near = (word) => {
    const forms = [...word].map((letter, at) => {
      const [before, next = "", after] = [word.slice(0, at), word[at + 1], word.slice(at + 2)];
      return `${before}(.?${next}|.${letter}${next}|${next}${letter})${after}`;
    });
    return new RegExp(`^(${/^\D{5,30}$/.test(word) ? forms.join("|") : word})$`, "gm");
  };

  const folding = ({ marks, letters, rules }) => {
    const letter = (char) => letters[char] ?? (/[\p{L}\p{N}\p{M}]/u.test(char) ? char : " ");
    return (text) => {
      const plain = text.normalize("NFKD").toLowerCase().replace(new RegExp(marks, "gu"), "").replace(/[^a-z0-9 '.,-]/gu, letter);
      return rules.reduce((sofar, [old, put]) => sofar.replace(new RegExp(old, "gu"), put), plain).split(" ").filter(Boolean);
    };
  };

  const search = async (text, get) => {
    const index = await get("names");
    const { names, leaves } = index;
    const fold = folding(index.fold);
    const words = fold(text).flatMap((chunk) => chunk.replaceAll("_", "").split("-"));
    const spellings = Object.entries(words.length ? names : {});
    const signs = new Map(); // what is marked in a result, and whether it must stand there whole
    const forgiven = [];

    // The entries of the words that begin so: `leaves` has the first word of each leaf.
    const lookup = async (key, rank = 0) => {
      const first = leaves.findLastIndex((start) => start <= key);
      const asked = leaves.flatMap((start, at) => (at === first || (at > first && fits(start, key)) ? get(`w-${at}`) : []));
      const hits = new Map();
      for (const [known, steps] of (await Promise.all(asked)).flatMap(Object.entries)) {
        let n = 0;
        if (fits(known, key)) for (const step of steps) add(hits, (n += step), rank + (known !== key));
      }
      return hits;
    };

    // A word, alone or with its neighbour; what is one word there may be two here, and the other way round.
    const single = async (word, at) => {
      const joined = [words.slice(at - 1, at + 1), words.slice(at, at + 2)].filter((pair) => pair.length > 1).map((pair) => pair.join(""));
      const hits = either(await Promise.all([word, ...joined].flatMap((one) => [signs.set(one, whole(one)) && lookup(one), lookup(`+${one}`)])));
      const meant = hits.size || word.length < 5 ? null : (await get("words")).match(near(word));
      if (!meant) return hits;
      for (const known of meant) signs.set(known, true);
      forgiven.push(`no “${word}”, but ${meant.join(", ")}`);
      return either(await Promise.all(meant.map((known) => lookup(known, 2))));
    };

    const sets = [];
    for (let at = 0, end; at < words.length; at = end) {
      // The longest run of words that is a name, or begins some, stands for those whom it names.
      let meant = [];
      for (end = words.length + 1; !meant.length && end > at + 1; ) {
        const run = words.slice(at, --end).join(" ");
        meant = Object.hasOwn(names, run) ? names[run] : spellings.flatMap(([name, numbers]) => (run.length > 4 && name.startsWith(`${run} `) ? numbers : []));
      }
      for (const [name, numbers] of spellings) if (numbers.some((n) => meant.includes(n))) signs.set(name.replaceAll(" ", ""), true);
      const own = words.slice(at, end);
      const told = await Promise.all(own.map((word, nth) => single(word, at + nth)));
      const named = await Promise.all(meant.map((n) => lookup(`@${n}`, 1)));
      // The i of a name that others write with an e is no word.
      const heard = told.filter((set, nth) => set.size || own[nth].length > 1);
      if (heard.length) named.push(heard.reduce(both));
      if (named.length) sets.push(either(named));
    }

    // First of all stand names that are what was asked, then those of which it is a part, then those but for a letter.
    const hits = sets.length ? sets.reduce(both) : new Map();
    const close = words.map(near);
    for (const [name, numbers] of spellings) {
      const own = name.split(" ");
      const least = words.map((word, nth) => Math.min(...own.map((known) => (fits(known, word) ? -3 : known.match(close[nth]) ? -1 : 0))));
      const rank = own.join("") === words.join("") ? -4 : Math.max(...least);
      if (rank) for (const n of numbers) add(hits, n, rank - (own.length === words.length));
    }
    return { ...index, get, fold, signs, forgiven, hits };
  };

  const make = (tag, ...children) => {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  };

  // How many different words that were asked for a text holds, then its parts, with those marked.
  const marked = (text, { fold, signs }) => {
    const runs = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((run) => [run.index, run.index + run[0].length, fold(run[0]).join("")]);
    const parts = [];
    const seen = new Set();
    let from = 0;
    for (let at = 0; at < runs.length; at++) {
      let last = -1;
      for (const [sign, exact] of runs[at][2] ? signs : []) {
        let sofar = "";
        let to = at;
        while (to < runs.length && sofar.length < sign.length) sofar += runs[to++][2];
        if (exact ? sofar !== sign : !sofar.startsWith(sign)) continue;
        seen.add(sign);
        last = Math.max(last, to - 1);
      }
      if (last < 0) continue;
      parts.push(text.slice(from, runs[at][0]), make("mark", text.slice(runs[at][0], runs[last][1])));
      from = runs[(at = last)][1];
    }
    return [seen.size, ...parts, text.slice(from)];
  };

  const row = ([url, title, text = ""], answer) => {
    const link = make("a", make("bdi", ...marked(title, answer).slice(1)));
    link.href = new URL(url, answer.root);
    if (location.protocol === "file:") link.href = link.href.replace(/\/(#|$)/, "/index.html$1");
    // Of a long text, the sentence that says most of what was asked.
    const said = (text.length > 300 ? text.split(/(?<=[.!?…][”’")\]]?)\s+/) : [text]).map((sentence) => marked(sentence, answer));
    const told = make("p", ...said.reduce((best, other) => (other[0] > best[0] ? other : best)).slice(1));
    told.dir = "auto";
    return make("li", link, told);
  };

  const group = async (heading, numbers, answer) => {
    const rows = make("ul");
    const more = make("button");
    let at = 0;
    const next = async (count) => {
      more.disabled = true; // or a second press would bring the same again
      const entries = await Promise.all(
        numbers.slice(at, at + count).map(async (n) => {
          const shard = answer.shards.findLastIndex((start) => start <= n);
          return (await answer.get(`e-${shard}`))[n - answer.shards[shard]];
        }),
      ).finally(() => (more.disabled = false));
      const made = entries.map((entry) => row(entry, answer));
      rows.append(...made);
      at += count;
      more.textContent = `Show ${Math.min(20, numbers.length - at)} more of ${numbers.length}`;
      more.hidden = at >= numbers.length;
      return made[0].firstChild;
    };
    more.onclick = () => next(20).then((link) => link.focus(), () => (answer.status.textContent = "More could not be loaded. Try again."));
    await next(6);
    return [make("h2", `${heading} (${numbers.length})`), rows, more];
  };

  const find = async ({ root, load, input, status, list }) => {
    const now = ++latest;
    const get = async (key) => {
      const value = await load(key);
      if (value === undefined) throw null; // it did not come
      return value;
    };
    try {
      const text = input.value.trim().slice(0, 200);
      const answer = { root, status, ...(await search(text, get)) };
      const ordered = [...answer.hits].sort(([a, one], [b, other]) => one - other || a - b).map(([n]) => n);
      let start = 0;
      const groups = answer.kinds.map(([heading, count]) => {
        const own = ordered.filter((n) => n >= start && n < start + count);
        start += count;
        return own.length ? group(heading, own, answer) : [];
      });
      const rows = (await Promise.all(groups)).flat();
      if (now !== latest) return true;
      // What is asked again, as by a letter typed and taken back, leaves the reader where they are.
      if (text !== shown) list.replaceChildren(...rows);
      shown = text;
      status.textContent = text && [ordered.length ? `${ordered.length} found` : "Nothing found", ...answer.forgiven].join("; ");
      return true;
    } catch (fault) {
      if (fault) throw fault;
      return now !== latest;
    }
  };
  found("find", Object.assign(find, { folding })); // a test holds the folding against that of the index
}
