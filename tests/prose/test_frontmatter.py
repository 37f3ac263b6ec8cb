"""The head of a page, and the names in the menu: plain words on one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.prose.frontmatter import split_head
from macros.prose.settings import read_settings
from macros.record.problems import Problems


def faults(head: str) -> list[tuple[int, str, str]]:
    return split_head(f"---\n{head}\n---\nText.\n")[3]


def test_a_head_is_read_with_its_lines() -> None:
    meta, lines, rest, wrong = split_head("---\ntitle: A page\ndescription: One line.\nhide: [toc]\n---\n\nText.\n")
    assert meta == {"title": "A page", "description": "One line.", "hide": ["toc"]}
    assert lines == {"title": 2, "description": 3, "hide": 4}
    assert rest == "\n\n\n\n\n\nText.\n"
    assert wrong == []


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("title: [", (1, "front matter", "not YAML: ")),
        ("- a", (2, "front matter", "expected a mapping")),
        ("title: a\ntitel: b", (3, "titel", "unknown key. Expected one of: title, description, ")),
        ("title: a\nrender_macros: false", (3, "render_macros", "unknown key")),
        ("prose: refrence", (2, "prose", "the one word here is 'reference'")),
        ("title: 2024", (2, "title", "expected plain words")),
        ('title: ""', (2, "title", "expected plain words")),
        ('title: "a\\nb"', (2, "title", "holds a line break: expected plain words on one line")),
        ("title: a <!-- b", (2, "title", "holds '<': ")),
        ("description: a &lt; b", (2, "description", "holds '&lt;': ")),
        ('title: "{{ config }}"', (2, "title", "holds '{': ")),
        ("description: see [this](http://a.example)", (2, "description", "holds '[': ")),
        ("hide: toc", (2, "hide", "expected a list")),
    ],
)
def test_what_is_wrong_with_a_head_is_named(head: str, message: tuple[int, str, str]) -> None:
    line, what, start = message
    assert [fault for fault in faults(head) if fault[:2] == (line, what) and fault[2].startswith(start)]


def test_names_in_the_menu_are_plain_words(tmp_path: Path) -> None:
    menu = 'nav:\n  - Home: index.md\n  - "Part <b>":\n      - "{{ x }}": a.md\n      - b.md\n'
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nsite_description: 'a <!-- b'\n{menu}", encoding="utf-8")
    problems = Problems()
    settings = read_settings(tmp_path, problems)
    assert [(label.text, page) for label, page in settings.labels] == [
        ("A", ""), ("a <!-- b", ""), ("Home", "index.md"), ("Part <b>", ""), ("{{ x }}", "a.md"),
    ]  # fmt: skip
    assert problems.report().splitlines() == [
        "mkdocs.yml:2: site_description: holds '<': expected plain words on one line",
        "mkdocs.yml:5: nav: holds '<': expected plain words on one line",
        "mkdocs.yml:6: nav: holds '{': expected plain words on one line",
    ]


def test_tags_of_the_generator_are_passed_over(tmp_path: Path) -> None:
    text = "site_dir: !ENV [SITE_DIR, site]\nmarkdown_extensions:\n  - attr_list\n  - x: {y: !!python/name:os.system }\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert read_settings(tmp_path, Problems()).extensions == {"tables": {}, "fenced_code": {}, "attr_list": {}, "x": {"y": None}}
