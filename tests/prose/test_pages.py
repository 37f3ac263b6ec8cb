"""Pages in, sentences out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.prose.pages import PageReader, PageText, read_pages
from macros.prose.settings import Settings, read_settings
from macros.record.problems import Problems

PAGE = """---
title: Short
description: One line.
---
# A heading with {{ on("e") }}

First sentence.{{ cite("a", "b") }} {{ actor("x") }} opens the second, with 3.5 boats.{{ cite("c") }} A third

- An item.{{ cite("d") }}
- Another.

| Cell one | Cell two.{{ cite("e") }} |
|---|---|

**The cost.** [A link](other.md#part) says so!{{ cite("f") }}

> Said by
> somebody.{{ cite("g") }}

A note.[^1] More.

![A picture of it](a.png "It in May") [Link](b.md 'Its title')

    code by its indent

[^1]: At the foot.{{ cite("h") }}
"""
SETTINGS = Settings({"tables": {}, "fenced_code": {}, "attr_list": {}, "footnotes": {}})


def read(text: str) -> tuple[PageText, list[tuple[int, str, str]]]:
    return PageReader(SETTINGS).read("page.md", "docs/page.md", text)


def told(text: str) -> list[str]:
    """The sentences of a page, without what stands for macros."""
    page, faults = read(text)
    assert faults == []
    return [PageText.readable(sentence) for sentence in page.sentences]


def test_sentences_know_their_line_their_sort_and_what_they_cite() -> None:
    page, faults = read(PAGE)
    assert faults == []
    found = [(s.line, s.sort, s.cited) for s in page.sentences]
    assert found == [
        (5, "heading", []),
        (7, "narrative", ["a", "b"]),
        (7, "narrative", ["c"]),
        (7, "narrative", []),
        (9, "narrative", ["d"]),
        (10, "narrative", []),
        (12, "cell", []),
        (12, "cell", ["e"]),
        (15, "label", []),
        (15, "narrative", ["f"]),
        (17, "narrative", ["g"]),
        (20, "narrative", []),
        (20, "narrative", []),
        (22, "narrative", []),
        (22, "label", []),
        (22, "label", []),
        (22, "label", []),
        (24, "code", []),
        (26, "narrative", ["h"]),
    ]
    assert page.cited == ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert [call.name for call in page.calls][:3] == ["on", "cite", "actor"]
    assert page.name == "Short"
    assert page.narrative


def test_titles_and_alt_texts_are_read() -> None:
    assert sorted(told('![A picture](a.png "In May") [Link](b.md "Its title")\n')) == ["A picture", "In May", "Its title", "Link"]


def test_blocks_are_told_apart() -> None:
    page, _ = read("One. Two.\n\nThree.\n\n- Four.\n- Five.\n\n> Six.\n\n## Seven\n\nEight.\n")
    assert [s.paragraph for s in page.sentences] == [0, 0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "words"),
    {
        "A &amp; B &#57; &ldquo;x&rdquo;": ["A & B 9 “x”"],
        "AT&T": ["AT&T"],
        r"\*not\* strong": ["*not* strong"],
        "a *b* **c** `d`": ["a b c d"],
        "a<!-- hidden -->b": ["ab"],
        "<!-- hidden -->\n\nshown": ["shown"],
        "[a][r]\n\n[r]: b.md": ["a"],
        "a  \nb": ["a b"],
        "Ends here。 And۔ So؟ Yes": ["Ends here。", "And۔", "So؟", "Yes"],
        "***Both*** *ends*.": ["Both ends."],
    }.items(),
)
def test_words_are_read_as_a_browser_shows_them(text: str, words: list[str]) -> None:
    assert told(f"{text}\n") == words


def test_a_raw_block_is_read_where_it_may_stand() -> None:
    assert told("---\nprose: reference\n---\n{% raw %}`{{ x() }}` is shown.{% endraw %}\n") == ["{{ x() }} is shown."]


BEYOND: list[tuple[str, str]] = [
    ('`{{ cite("a") }}`', "a macro within code, where it would run"),
    ('```\n{{ cite("a") }}\n```', "a macro within code, where it would run"),
    ('Text.\n\n    {{ cite("a") }}', "a macro within code, where it would run"),
    ('<!-- {{ cite("a") }} -->', "stands where no reader sees it"),
    ('[a]({{ place("a") }})', "a macro within an address or an attribute"),
    ('[a](b.md "{{ place("a") }}")', "a macro within an address or an attribute"),
    ('[a]: b.md "{{ place("a") }}"', "stands where no reader sees it"),
    ("a {{ config }}", "only macro calls with literal arguments"),
    ("`{{ config }}`", "only macro calls with literal arguments"),
    ("<!-- {{ config }} -->", "only macro calls with literal arguments"),
    ("{% set a = 1 %}", "only macro calls with literal arguments"),
    ("{# a #}", "only macro calls with literal arguments"),
    ("{{ cite(a) }}", "arguments must be plain texts and numbers"),
    ('{{ cite("a")("b") }}', "arguments must be plain texts and numbers"),
    ("{% raw %}Nobody died.{% endraw %}", "a raw block on a page that tells the story"),
    ("{%- raw -%}Nobody died.{%- endraw -%}", "a raw block on a page that tells the story"),
    ("<b>Bold</b>", "raw HTML, '<b>'"),
    ("a <span hidden>b</span>", "raw HTML, '<span hidden>'"),
    ("<div>\nblock\n</div>", "raw HTML, '<div>"),
    ("<details><summary>a</summary>b</details>", "raw HTML, '<details>"),
    ("<script>x</script>", "raw HTML, '<script>"),
    ("*a*{: hidden }", "the attribute 'hidden'"),
    ('*a*{: style="display:none" }', "the attribute 'style'"),
    ('# A {: data-toc-label="B" }', "the attribute 'data-toc-label'"),
    ("a \u202e b", "holds the hidden character U+202E"),
    ("a \u200b b", "holds the hidden character U+200B"),
    ("a \U000ffffd b", "holds the hidden character U+FFFFD"),
    ("a \ue000 b", "holds the hidden character U+E000"),
    ("a \U0010fffd b", "holds the hidden character U+10FFFD"),
    ("a fo\u00adrty b", "holds the hidden character U+00AD"),
    ("a fo&shy;rty b", "'&shy;', a character that readers do not see"),
    ("a &#x202e; b", "'&#x202e;', a character that readers do not see"),
    ("a &#983040; b", "'&#983040;', a character that readers do not see"),
    ("[a](b.md '&#983040;')", "'&#983040;', a character that readers do not see"),
    ("Southbank: nobody died.", "a page that begins with a word and a colon loses that line"),
]


@pytest.mark.parametrize(("text", "message"), BEYOND)
def test_what_cannot_be_read_is_refused(text: str, message: str) -> None:
    _, faults = read(f"{text}\n")
    assert [fault for _, _, fault in faults if message in fault]


def test_a_fault_has_its_line() -> None:
    _, faults = read("---\ntitle: A\n---\n# A\n\nText.\n\nMore <b>text</b>.\n")
    assert (8, "", "cannot be read: raw HTML, '<b>': write it in Markdown") in faults


def test_a_sign_that_is_no_page_s_own_is_read() -> None:
    assert told("A \ufffd here.") == ["A \ufffd here."]


def test_pages_that_were_read_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(PAGE, encoding="utf-8")
    problems = Problems()
    first = read_pages(tmp_path / "docs", SETTINGS, problems)
    monkeypatch.setattr(PageReader, "read", None)
    assert read_pages(tmp_path / "docs", SETTINGS, problems) == first
    assert not problems


def test_a_page_with_a_fault_brings_it_each_time(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("<b>Bold</b>\n", encoding="utf-8")
    for _ in range(2):
        problems = Problems()
        read_pages(tmp_path / "docs", SETTINGS, problems)
        assert "raw HTML" in problems.report()


def test_the_extensions_of_the_site_are_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("markdown_extensions:\n  - def_list\n  - toc: {permalink: true}\n", encoding="utf-8")
    settings = read_settings(tmp_path, Problems())
    assert settings.extensions == {"tables": {}, "fenced_code": {}, "def_list": {}}
    page, faults = PageReader(settings).read("a.md", "docs/a.md", "Word\n:   Meaning.\n")
    assert [(s.text, s.paragraph) for s in page.sentences] == [("Word", 0), ("Meaning.", 1)]
    assert faults == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,:;#*_-+`~<>[](){}|!&\\\"'\n%0\t^=", max_size=120))
def test_any_page_is_read_or_refused(text: str) -> None:
    page, faults = read(text)
    assert all(line >= 1 and message for line, _, message in faults)
    assert all(sentence.line <= text.count("\n") + 1 for sentence in page.sentences)
