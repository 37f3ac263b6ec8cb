"""A published list of strings that break things, planted in every text field: refused, or shown literally; none runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from chromium import served
from lxml import html
from playwright.sync_api import Browser
from support import ROOT, mkdocs, shown, whole_site

from macros.page.site import open_site
from macros.record.problems import RecordError
from macros.record.reader import HIDDEN, unseen
from macros.record.rules.agreement import STUB

STRINGS: list[str] = [
    text for text in json.loads((ROOT / "tests" / "browser" / "naughty" / "strings.json").read_text(encoding="utf-8")) if text.strip()
]
PLAIN = [
    text
    for text in STRINGS
    if not unseen(text) and not STUB.search(text.strip()) and not any("\ud800" <= char <= "\udfff" for char in text)
]


def themes(number: int) -> str:
    """A ledger page holds a few hundred claims; the rest stand on a second one."""
    return "crossing" if number < 250 else "shore"


def planted(kind: str, text: str, number: int) -> dict[str, object]:
    """A record of a kind with the string in each of its text fields."""
    claim: dict[str, object] = {"statement": text, "by": "northbank", "described_as": text, "theme": themes(number), "event": f"e-{number}"}
    claim |= {"sources": [f"s-{number}"], "note": text, "differs": [{"id": "toll-north", "why": text}]}
    claim |= {"tolls": [{"group": "people", "harm": "killed", "words": text}], "figures": [{"measure": "crossings", "words": text}]}
    if len(text.split()) <= 20 and text.strip():
        claim["quote"] = {"text": text, "translated_by": text}
    kinds: dict[str, dict[str, object]] = {
        "claims": claim,
        "sources": {"title": text, "publisher": text, "origin": text, "authors": [text], "url": "https://example.org/",
                    "kind": "news", "seen": "whole", "note": text},
        "events": {"title": text, "date": "1902-05-01", "themes": ["crossing"], "weight": 1},
        "places": {"name": text, "kind": "river", "precision": "none", "why": text, "claims": ["ferry-sank"]},
        "terms": {"name": text, "definition": text, "claims": ["ferry-sank"], "aka": [text], "native": [{"lang": "ur", "text": text}]},
        "actors": {"name": text, "short": text, "kind": "town", "mentions": [f"mention {number}"], "aka": [text],
                   "side": "north", "about": text, "claims": ["ferry-sank"], "native": [{"lang": "ur", "text": text}]},
        "questions": {"title": text, "why": text},
        "views": {"expert": "pilot", "question": f"q-{number}", "gist": text, "claims": ["toll-north", f"n-{number}"]},
        "forecasts": {"claim": "ferry-will-return", "criterion": {"text": text, "set": "1902"},
                      "verdict": "open", "why": text, "support": [f"n-{number}"], "as_of": "1902"},
    }  # fmt: skip
    return kinds[kind]


FOREIGN = """[...document.querySelectorAll("article *")].filter((node) =>
    node.matches('script:not([type="application/ld+json"]), iframe, object, embed, style')
    || [...node.attributes].some((attribute) => attribute.name.startsWith("on"))).length"""
KINDS = ["claims", "sources", "events", "places", "terms", "actors", "questions", "views", "forecasts"]


def write(project: Path, kind: str, texts: list[str]) -> None:
    """A file of records, one a string, in YAML's JSON dialect."""
    prefix = {"claims": "n", "terms": "n"}.get(kind, kind[0])
    records = {f"{prefix}-{number}": planted(kind, text, number) for number, text in enumerate(texts)}
    folder = project / "data" / kind
    folder.mkdir(exist_ok=True)
    (folder / "naughty.yml").write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny explainer with every string in every text field, built."""
    project = Path(shutil.copytree(ROOT / "tests" / "ferry", tmp_path_factory.mktemp("naughty") / "ferry"))
    with (project / "data" / "explainer.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"shared_ids: [{', '.join(f'n-{number}' for number in range(len(PLAIN)))}]\n")
    vocab = project / "data" / "vocab.yml"
    vocab.write_text(vocab.read_text(encoding="utf-8").replace("  themes:\n", "  themes:\n    shore: {label: The shore, meaning: Land.}\n"))
    (project / "docs" / "claims" / "shore.md").write_text('# The shore\n\n{{ claims("shore") }}\n')
    for kind in KINDS:
        write(project, kind, PLAIN)
    done = mkdocs(whole_site(project), "--strict")
    assert done.returncode == 0, done.stderr[-3000:]
    return project / "site"


def test_the_list_is_there() -> None:
    assert len(STRINGS) > 450
    assert len(PLAIN) > 400


def test_strings_with_hidden_characters_are_refused_by_name(ferry: Path) -> None:
    hidden = [text for text in STRINGS if HIDDEN.search(text)]
    assert hidden
    for text in hidden:
        write(ferry, "terms", [text])
        with pytest.raises(RecordError, match=r"data/terms/naughty\.yml:[0-9]+: .*hidden character U"):
            open_site(ferry)


def test_every_string_is_shown_literally(site: Path) -> None:
    ledgers = {theme: html.parse(str(site / "claims" / theme / "index.html")).getroot() for theme in ("crossing", "shore")}
    for number, text in enumerate(PLAIN):
        article = ledgers[themes(number)].get_element_by_id(f"n-{number}")
        assert shown(text) in " ".join(article.xpath(".//*[contains(@class, 'statement')]")[0].text_content().split()), repr(text)
    glossary = html.parse(str(site / "glossary" / "index.html")).getroot()
    for number, text in enumerate(PLAIN):
        assert shown(text) in " ".join(glossary.get_element_by_id(f"n-{number}").text_content().split()), repr(text)


def test_none_runs_and_no_page_breaks(site: Path, browser: Browser) -> None:
    faults: list[str] = []
    pages = sorted(site.rglob("index.html"))
    assert len(pages) > 4
    with served(site) as url:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: message.type == "error" and faults.append(message.text))
        page.on("request", lambda request: request.url.startswith((url, "data:")) or faults.append(request.url))
        for path in pages:
            page.goto(f"{url}{path.parent.relative_to(site).as_posix()}/")
            assert page.evaluate(FOREIGN) == 0
        page.close()
    assert faults == []
