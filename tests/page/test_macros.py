"""The macros as a page sees them: golden fragments, and every one of them called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from lxml.html import fragment_fromstring
from support import ROOT

from macros.page.macros import MACROS, Macros
from macros.page.site import open_site

GOLDEN = ROOT / "tests" / "page" / "golden"


@pytest.fixture
def words(ferry: Path) -> Macros:
    return open_site(ferry).macros("index.md")


INLINE = {
    'cite("ferry-sank")': '<a class="mark established" href="claims/crossing/#ferry-sank" data-n="1" aria-label="Source 1, ',
    'cite("ferry-sank", "toll-north")': '<a class="mark disputed" href="#note-1" data-n="1, 2" aria-label="Sources 1, 2, ',
    'reading("toll-north", "toll-south")': '<a class="mark reading" href="#reading-of-e1829f3f" data-n="2, 3"',
    'figure("toll-north")': '<span class="figure">9</span>',
    'figure("crossings-counted")': '<span class="figure">1,200</span>',
    'quote("toll-north")': '<q class="said">nine souls and no help</q>',
    'actor("northbank")': '<a class="actor" href="actors/#northbank">Northbank</a>',
    'actor("northbank", "The town of Northbank")': '<a class="actor" href="actors/#northbank">The town of Northbank</a>',
    'place("broad-river")': '<a class="place" href="glossary/#place-broad-river">Broad River</a>',
    'term("ferry")': '<a class="term" href="glossary/#ferry">Ferry</a>',
    'on("sinking")': '<time datetime="1902-05-01">1 May 1902</time>',
    'on("sinking", "month")': '<time datetime="1902-05">May 1902</time>',
    'on("sinking", "year")': '<time datetime="1902">1902</time>',
    'on("sinking", "short")': '<time datetime="1902-05-01">1 May</time>',
    'days("sinking", "toll-north")': '<span class="figure">1</span>',
    'count("sinking")': '<span class="figure">1</span>',
    'shared("run-again", "run")': '<a class="shared" href="#run-again-run">three of the five in our record</a>',
    "agreement()": '<span class="figure">7 of 8</span>',
    "asof()": '<time datetime="1902-06">June 1902</time>',
}
BLOCKS = [
    "byline()", "notes()", "report()", 'known("sinking")', 'brief("sinking:people", "crossings-counted")',
    'accounts("sinking")', 'toll("sinking")', 'profile("northbank")',
    'dealings("northbank")', 'says("northbank")', 'views("run-again")', "questions()",
    'positions("run-again")', 'heard("run-again")', "people()",
    "timeline()", "filter_form()", 'ladder("1902")', "network()", 'events_of("northbank")', 'strikes("sinking")',
    'claims("crossing")', "contested()", "score()", "forecasts()", 'numbers("crossings")', "who()", "glossary()",
    "places()", 'atlas("sinking")', 'yearly_maps("sinking")', 'locator("landing")', "sources()", "coverage()", "changes()",
    'mechanism("exits")', 'chapter("What happened on")', 'speakers("south")',
    'vocabulary("statuses")', 'fields("questions")', "downloads()",
]  # fmt: skip


OF_THE_CODE = "rooms()"  # changes with every module: no fragment of it is kept


def called(words: Macros, call: str) -> str:
    name, arguments = call.split("(", 1)
    return str(eval(f"macro({arguments}", {"macro": getattr(words, name)}))


@pytest.mark.parametrize(("call", "start"), INLINE.items(), ids=INLINE)
def test_inline_macros_give_one_line(words: Macros, call: str, start: str) -> None:
    markup = called(words, call)
    assert markup.startswith(start)
    assert "\n" not in markup


@pytest.mark.parametrize("call", BLOCKS, ids=[call.split("(")[0] for call in BLOCKS])
def test_block_macros_match_their_golden_fragment(words: Macros, call: str, request: pytest.FixtureRequest) -> None:
    """After a wanted change: `pytest --golden` writes the fragments anew; read the difference."""
    path = GOLDEN / f"{call.split('(')[0]}.html"
    markup = called(words, call) + "\n"
    if request.config.getoption("--golden"):
        path.write_text(markup, encoding="utf-8")
    assert markup == path.read_text(encoding="utf-8")


def told_by_itself(block: Any, statement: str, names: tuple[str, ...], around: int = 3) -> list[str]:
    """The places of a block that hold a statement and nowhere near it who says it: within some elements around."""
    found = []
    for text in block.xpath("//text()[contains(., $statement)]", statement=statement):
        near = [text.getparent(), *list(text.getparent().iterancestors())[:around]]
        if not any(name in "".join(one.itertext()) for one in near for name in names):
            found.append(str(text))
    return found


@pytest.mark.parametrize("call", BLOCKS, ids=[call.split("(")[0] for call in BLOCKS])
def test_no_block_tells_a_claim_without_its_claimant(words: Macros, call: str, ferry: Path) -> None:
    """Pages are checked sentence by sentence; what blocks write of themselves is checked here, once."""
    model = open_site(ferry).model
    block = fragment_fromstring(called(words, call), create_parent=True)
    for claim in model.claims.values():
        if party := model.party(claim):
            names = (party.short, party.name, model.voice(claim) or party.short)
            assert told_by_itself(block, claim.statement, names, around=6 if call == "people()" else 3) == []


def test_a_block_that_did_would_be_found() -> None:
    block = fragment_fromstring("<div><p>Northbank</p><div><ul><li><span>Nine drowned.</span></li></ul></div></div>")
    assert told_by_itself(block, "Nine drowned.", ("Northbank",)) == ["Nine drowned."]


def test_words_that_an_author_may_write_are_names() -> None:
    """A text that a page hands to a macro is an id, a word of a list, or a name: nothing could be told in another."""
    free = []
    for name, macro in MACROS.items():
        for argument, hint in get_type_hints(macro, include_extras=True).items():
            marks = getattr(hint, "__metadata__", ())
            if argument != "return" and get_args(hint)[:1] in ((), (str,)) and hint is not int and not marks:
                free.append(f"{name}: {argument}")
    assert free == ["chapter: heading", "ladder: since", "ladder: until"], "checked to be a heading of the page, and dates"


def test_no_macro_has_a_name_that_a_generator_gives_to_something_else() -> None:
    """Zensical's own variables, and the front matter of a page, would stand in a macro's place."""
    theirs = {"config", "context", "environment", "extra", "files", "filters", "filters_builtin", "git", "macros", "macros_info"}
    theirs |= {"navigation", "now", "page", "plugin", "title", "description", "hide", "template", "search", "tags", "icon", "status"}
    assert theirs.isdisjoint(MACROS)


def test_every_macro_is_called_here() -> None:
    assert {call.split("(")[0] for call in [*INLINE, *BLOCKS, OF_THE_CODE]} == set(MACROS)


@pytest.mark.record
def test_every_macro_is_documented_and_nothing_else() -> None:
    text = (ROOT / "docs" / "contributing" / "macros.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == set(MACROS)


def test_a_status_is_computed(ferry: Path) -> None:
    model = open_site(ferry).model
    found = {id_: model.status(claim) for id_, claim in model.claims.items()}
    assert found == {
        "ferry-sank": "established",
        "toll-north": "disputed",
        "toll-south": "disputed",
        "crossings-counted": "attributed",
        "ferry-will-return": "attributed",
        "farms-need-it": "attributed",
        "bridge-is-safer": "attributed",
        "boats-are-enough": "attributed",
        "town-wants-it": "attributed",
    }


def test_the_picture_of_the_rooms_has_them_in_the_order_a_fact_travels(words: Macros) -> None:
    markup = called(words, OF_THE_CODE)
    found = re.findall(r"<li><span><code>(\w+)/</code>", markup)
    assert len(found) == 9
    assert found.index("record") < found.index("model") < found.index("page") < found.index("export") < found.index("build")
