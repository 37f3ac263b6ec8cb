"""Letters of other scripts on every built page: set apart from what stands around them, and marked with their language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from macros.page.render import foreign

# Hebrew, Arabic with its forms of presentation, Syriac to Mandaic, and Devanagari.
OTHER = re.compile("[\u0590-\u08ff\u0900-\u097f\ufb1d-\ufdff\ufe70-\ufefc]")


def runs(page: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """The texts of a page that hold such letters, each with the element that it stands in."""
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            for text, parent in ((element.text, element), (element.tail, element.getparent())):
                if text and OTHER.search(text):
                    yield text, parent


def set_apart(element: html.HtmlElement) -> bool:
    """Whether an element, or one around it, is isolated and names a language of its own."""
    around = [one for one in (element, *element.iterancestors()) if one.tag not in ("html", "body")]
    return any((one.tag == "bdi" or one.get("dir")) and one.get("lang") not in (None, "en") for one in around)


@pytest.mark.record
def test_every_run_of_another_script_is_isolated_and_has_its_language(own_site: Path) -> None:
    found: Counter[bool] = Counter()
    loose = []
    for path in sorted(own_site.rglob("*.html")):
        for text, element in runs(html.fromstring(path.read_bytes().decode())):
            found[set_apart(element)] += 1
            if not set_apart(element):
                loose.append((path.relative_to(own_site).as_posix(), text.strip()[:40]))
    assert loose == []
    assert found[True] > 100


def test_a_loose_one_would_be_found() -> None:
    page = html.fromstring('<div><p>Dawn, <bdi lang="ur" dir="rtl">پاکستان</bdi></p><p lang="ur">کابل</p><p><bdi>हिन्दी</bdi></p></div>')
    assert [set_apart(element) for _, element in runs(page)] == [True, False, False]


def test_a_headline_in_another_script_keeps_its_direction_to_itself() -> None:
    assert foreign("جنگ، 3 دن", "ur") == '<bdi lang="ur" dir="rtl">جنگ، 3 دن</bdi>'
    assert foreign("Jang", "ur") == "Jang"
    assert foreign("La guerre <b>", "en") == "La guerre &#60;b&#62;"
    assert foreign("Später <b>", "de") == '<bdi lang="de" dir="ltr">Später &#60;b&#62;</bdi>'
