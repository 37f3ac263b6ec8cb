"""Explainers of any size, in this project's own kinds: an invented quarrel about a ferry, many times over."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
WORDS = ["bridge", "harbour", "ferry", "toll", "river", "council", "lamp", "crossing", "market", "winter", "letter", "witness",
         "storm", "cargo", "rope", "night", "tower", "quay", "bell", "ledger"]  # fmt: skip
HOLDS = 300
LISTS = {
    "sources.md": "sources()",
    "glossary.md": "glossary()",
    "actors/index.md": "who()",
    "timeline/all.md": "timeline()",
    "changes.md": "changes()",
}


def told(seed: int, words: int) -> str:
    """A run of words that no other seed gives."""
    return " ".join(WORDS[(seed * 7 + step * (seed % 5 + 1)) % len(WORDS)] for step in range(words)) + f" {seed}"


def claim(number: int, theme: str) -> dict[str, object]:
    """A claim with what claims carry: most have a party, some a toll, a quotation, a dispute."""
    day = f"{1900 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    found: dict[str, object] = {"statement": f"The {told(number, 14)}.", "date": day, "theme": theme, "event": f"event-{number // 10}"}
    found["sources"] = [f"source-{number // 5}", f"source-{number // 5 + 1}"] if number % 3 == 0 else [f"source-{number // 5}"]
    if number % 3 or number % 2 == 0:
        found["by"] = f"party-{number % 50}"
    if number % 10 == 1:
        low, high = number % 40 + 1, number % 40 + 3
        found["statement"] = f"{found['statement']} Between {low} and {high} people drowned."
        found["tolls"] = [{"group": "people", "harm": "killed", "low": low, "high": high}]
    if number % 20 == 2:
        found["quote"] = {"text": told(number, 8)}
    if number % 30 == 4:
        found["disputes"] = [f"claim-{number + 1}"]
    if number % 5 == 0:
        found["note"] = f"Seen in the {told(number, 9)}."
    return found


def records(claims: int, ledgers: list[str]) -> dict[str, dict[str, object]]:
    """The record by folder: for every five claims a source, for every ten an event."""
    share = -(-claims // len(ledgers))
    found: dict[str, dict[str, object]] = {"claims": {f"claim-{n}": claim(n, ledgers[n // share]) for n in range(claims)}}
    found["sources"] = {
        f"source-{n}": {"title": told(n, 8), "publisher": f"Outlet {n % 90}", "published": f"{1900 + n % 25}-05-01",
                        "url": f"https://example.org/{n}", "kind": "news", "seen": "whole", "accessed": "1930-01-01"}
        for n in range(claims // 5 + 2)
    }  # fmt: skip
    found["events"] = {
        f"event-{n}": {"title": f"The {told(n, 5)}", "date": f"{1900 + n % 25}-{n % 12 + 1:02}-{n % 28 + 1:02}", "themes": ["crossing"],
                       "weight": 1, "actors": [{"actor": f"party-{n % 50}", "part": "party"}]}
        for n in range(-(-claims // 10))
    }  # fmt: skip
    found["actors"] = {
        f"party-{n}": {
            "name": f"The Party of Pier {n}",
            "short": f"Pier {n}",
            "kind": "town",
            "mentions": [f"Pier {n}"],
            "side": "north",
            "about": "One of the piers.",
        }
        for n in range(50)
    }
    found["terms"] = {f"term-{n}": {"name": f"{WORDS[n % 20]} {n}", "definition": f"A word for the {told(n, 9)}."} for n in range(40)}
    return found


def page(number: int, claims: int, pages: int) -> str:
    """A reading page: some fifteen claims in as many sentences, plain words between them, notes at its foot."""
    lines = [
        f"---\ntitle: Page {number}\ndescription: What the {told(number, 6)} was, told again.\nprose: reference\n---\n# Page {number}\n"
    ]
    for step in range(15):
        id_ = number * claims // pages + step * 7 % max(claims // pages, 8)
        said = f"Pier {id_ % 50} says that the" if id_ % 3 or id_ % 2 == 0 else "The"
        lines.append(f'{said} {told(id_, 16)}.{{{{ cite("claim-{id_}") }}}} Nothing else is known of the {told(step + number, 12)}.\n')
        if step % 5 == 4:
            lines.append(f"## Part {step // 5 + 1}\n\n{told(number + step, 40)}.\n")
    return "\n".join([*lines, "{{ notes() }}\n"])


def write(target: Path, pages: int, claims: int) -> Path:
    """An explainer of so many pages and claims, ready to build; a ledger page holds what it must."""
    others = len(LISTS) + 1
    count = max(-(-claims // HOLDS), min(pages - others, pages // 25)) if pages > 50 else pages - others
    ledgers = [f"theme-{n}" for n in range(count)]
    (target / "data" / "geo").mkdir(parents=True)
    for outline in (ROOT / "tests" / "ferry" / "data" / "geo").iterdir():
        (target / "data" / "geo" / outline.name).write_text('{"type": "FeatureCollection", "features": []}')
    settings = ROOT / "tests" / "ferry" / "data"
    for folder, own in records(claims, ledgers).items():
        (target / "data" / folder).mkdir()
        for part in range(0, len(own), 500):
            chunk = dict(list(own.items())[part : part + 500])
            text = "\n".join(
                f"{id_}:\n" + "".join(f"  {key}: {json.dumps(value)}\n" for key, value in body.items()) for id_, body in chunk.items()
            )
            (target / "data" / folder / f"part-{part // 500}.yml").write_text(text, encoding="utf-8")
    themes = "".join(f"    {theme}: {{label: {theme}, meaning: A part of it.}}\n" for theme in ledgers)
    vocab = (settings / "vocab.yml").read_text(encoding="utf-8").replace("  themes:\n", f"  themes:\n{themes}")
    (target / "data" / "vocab.yml").write_text(vocab, encoding="utf-8")
    explainer = (settings / "explainer.yml").read_text(encoding="utf-8").replace("as_of: 1902-06", "as_of: 1930")
    (target / "data" / "explainer.yml").write_text(f"page_holds: {max(HOLDS, -(-claims // count))}\n{explainer}", encoding="utf-8")
    texts = {name: f"# {name}\n\n{{{{ {call} }}}}\n" for name, call in LISTS.items()} | {"index.md": "# Home\n\nThe ferry, told.\n"}
    texts |= {f"claims/{theme}.md": f'---\nprose: reference\n---\n# {theme}\n\n{{{{ claims("{theme}") }}}}\n' for theme in ledgers}
    reading = pages - len(texts)
    texts |= {f"part-{n // 50}/page-{n}.md": page(n, claims, max(reading, 1)) for n in range(reading)}
    for name, text in texts.items():
        (target / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (target / "docs" / name).write_text(text, encoding="utf-8")
    assert len(texts) == pages
    return target
