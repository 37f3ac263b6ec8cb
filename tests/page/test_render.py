"""What a template prints: text as text, numbers and links as readers and browsers expect them."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import html
from support import shown

from macros.model.addresses import relative
from macros.page.render import amount_words, literal, number
from macros.page.site import open_site
from macros.record.kinds import Figure, Toll

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ config }} {% raw %} {# no #}",
    "*one* _two_ `three` **four** ~~five~~ [six](javascript:alert(1)) ![x](y) <http://z.invalid>",
    "# heading\n\n- item\n1. one\n\n> quote\n\n    code\n\n| a | b |\n|---|---|",
    "a & b &amp; c &#42; d &lt; e",
    "\\*not\\* [ref][] [^1] *[HTML]: x {: .cls } :smile: ==mark== ^^ins^^",
    "line\x0bline\x00null\ttab",
    "طالبان – تحریک",
]
WHITE = str.maketrans("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x7f", "\N{REPLACEMENT CHARACTER}" * 12)


def page(markup: str) -> html.HtmlElement:
    """The markup as a page has it: through Jinja once more, then Markdown, then a browser's eyes."""
    through_jinja = Environment().from_string("{{ it }}").render(it=markup)
    return html.fromstring("<div>" + markdown.markdown(through_jinja, extensions=["extra", "toc"]) + "</div>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_literally(text: str) -> None:
    for markup in (f"<b>{literal(text)}</b>", f"<div>\n<b>{literal(text)}</b>\n</div>"):
        found = page(markup)
        assert found.xpath("//b")[0].text_content() == shown(text)
        assert {node.tag for node in found.iter()} <= {"div", "p", "b"}
    attribute = page(f'<b title="{literal(text)}">x</b>').xpath("//b")[0]
    assert attribute.get("title") == shown(text)
    assert set(attribute.attrib) == {"title"}


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(lambda text: text.strip()))
def test_any_text_is_shown_literally(text: str) -> None:
    found = page(f"<div>\n<b>{literal(text)}</b>\n</div>").xpath("//b")
    assert len(found) == 1
    assert found[0].text_content().strip() == shown(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_record_is_shown_literally_on_a_page(ferry: Path, text: str) -> None:
    """Through load, check, templates, Jinja and Markdown: a claim's statement, as it stands."""
    import json

    written = "".join(c for c in text if c.isprintable() or c in "\n\t")
    claims = ferry / "data" / "claims.yml"
    source = claims.read_text(encoding="utf-8")
    claims.write_text(source.replace("The ferry sank at noon.", json.dumps(written, ensure_ascii=False)), encoding="utf-8")
    words = open_site(ferry).macros("index.md")
    for markup in (words.claims("crossing"), words.accounts("sinking"), words.timeline() if hasattr(words, "timeline") else ""):
        found = page(str(markup))
        assert shown(written) in " ".join(found.text_content().split())
        assert not found.xpath("//script | //img | //*[@onerror] | //a[starts-with(@href, 'javascript')]")


@pytest.mark.parametrize(
    ("value", "words"),
    [(46, "46"), (806000, "806,000"), (2_400_000_000, "2.4 billion"), (1_000_000, "1 million"), (12.5, "12.5"), (13_389_000, "13,389,000")],
)
def test_numbers_read_well(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Toll(group="g", harm="h", low=46, high=46), "46"),
        (Toll(group="g", harm="h", low=13), "at least 13"),
        (Toll(group="g", harm="h", high=10), "up to 10"),
        (Toll(group="g", harm="h", low=46, high=52), "46 to 52"),
        (Toll(group="g", harm="h", low=71, words="more than 71"), "more than 71"),
        (Figure(measure="m", value=521), "521"),
        (Figure(measure="m", low=2500, high=6000), "2,500 to 6,000"),
    ],
)
def test_amounts_read_well(amount: Figure | Toll, words: str) -> None:
    assert amount_words(amount) == words


def test_links_for_generators_that_rewrite_them_start_from_the_source() -> None:
    assert relative("story.md", "claims/war.md", "a", rewritten=True) == "claims/war/#a"
    assert relative("claims/war.md", "story.md", rewritten=True) == "../story/"
    assert relative("claims/war.md", "claims/war.md", "a", rewritten=True) == "#a"


@pytest.mark.parametrize(
    ("here", "target", "anchor", "link"),
    [
        ("index.md", "claims/war.md", "a", "claims/war/#a"),
        ("claims/war.md", "claims/war.md", "a", "#a"),
        ("claims/war.md", "index.md", "", "../../"),
        ("actors/index.md", "actors/mayor.md", "", "mayor/"),
        ("strikes.md", "timeline/all.md", "x", "../timeline/all/#x"),
    ],
)
def test_links_lead_from_page_to_page(here: str, target: str, anchor: str, link: str) -> None:
    assert relative(here, target, anchor) == link
