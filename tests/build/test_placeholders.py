"""Finished markup passes Markdown untouched."""

from __future__ import annotations

from markdown import Markdown

from macros.build.placeholders import Placeholders

MARKUP = '<section id="a"><p>One *two* <b id="b-c">[x](y)</b></p>\n<ul><li>three</li></ul></section>'


def converted(stash: Placeholders, text: str) -> str:
    return Markdown(extensions=["attr_list", "footnotes", "tables", "toc", stash]).convert(text)


def test_markup_comes_out_as_it_went_in() -> None:
    stash = Placeholders()
    text = converted(stash, f"# Head\n\nBefore *it*.\n\n{stash.put(MARKUP)}\n\nAfter.")
    assert f"<p>Before <em>it</em>.</p>\n{MARKUP}\n<p>After.</p>" in text.replace("\n\n", "\n")


def test_several_on_a_page_keep_their_order() -> None:
    stash = Placeholders()
    signs = [stash.put(f"<div>{n}</div>") for n in range(12)]
    text = converted(stash, "\n\n".join(signs))
    assert [text.index(f"<div>{n}</div>") for n in range(12)] == sorted(text.index(f"<div>{n}</div>") for n in range(12))
    assert "data-finished" not in text


def test_a_sign_holds_the_anchors_for_those_who_look_for_them_first() -> None:
    assert Placeholders().put(MARKUP) == '<div data-finished="1"><i id="a"></i><i id="b-c"></i></div>'


def test_backslashes_and_signs_of_markdown_are_left_alone() -> None:
    stash = Placeholders()
    markup = r"<p>\1 \g<0> $x$ __b__ ``c`` &amp; <code>a*b*</code></p>"
    assert markup in converted(stash, stash.put(markup))
