"""Pages in, sentences out."""

from __future__ import annotations

from pathlib import Path

from macros.prose.pages import PageText, fill_calls, read_pages
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

{% raw %}`{{ not_a_call() }}`{% endraw %}

```text
{{ nor_this() }}
```
"""


def read(tmp_path: Path, text: str) -> tuple[PageText, Problems]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(text, encoding="utf-8")
    problems = Problems()
    return read_pages(tmp_path / "docs", problems)[0], problems


def test_sentences_know_their_line_their_sort_and_what_they_cite(tmp_path: Path) -> None:
    page, problems = read(tmp_path, PAGE)
    assert not problems
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
    ]
    assert page.cited == ["a", "b", "c", "d", "e", "f"]
    assert [call.name for call in page.calls][:3] == ["on", "cite", "actor"]
    assert page.name == "Short"
    assert page.narrative


def test_paragraphs_are_told_apart(tmp_path: Path) -> None:
    page, _ = read(tmp_path, "One. Two.\n\nThree.\n")
    assert [s.paragraph for s in page.sentences] == [0, 0, 1]


def test_front_matter_that_is_not_yaml_is_named(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "---\ntitle: [\n---\nText.\n")
    assert problems.report().startswith("docs/page.md:1: front matter: not YAML")


def test_literal_calls_are_filled_in_and_code_is_left_alone() -> None:
    text = 'A {{ cite("a", "b") }}. `{{ cite("c") }}` {% raw %}{{ on("d") }}{% endraw %}\n\n```\n{{ e() }}\n```\n'
    text += '{{ on("f", how="year") }} {{ g(h) }}'
    given = fill_calls(text, lambda call: f"<{call.name} {call.args} {call.kwargs}>")
    assert given == (
        "A <cite ('a', 'b') {}>. `{{ cite(\"c\") }}` {% raw %}{{ on(\"d\") }}{% endraw %}\n\n```\n{{ e() }}\n```\n"
        "<on ('f',) {'how': 'year'}> {{ g(h) }}"
    )
