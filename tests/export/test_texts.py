"""What programs read first: one line is one line, whatever the record holds."""

from __future__ import annotations

import re
from pathlib import Path

from support import edit_files, export

from macros.export.texts import llms
from macros.page.site import open_site

SEEN = "روزنامہ جنگ، 3 دن"


def test_texts_of_the_record_bring_no_line_and_no_link(ferry: Path) -> None:
    before = llms(open_site(ferry).model).splitlines()
    edit_files(ferry, ("data/explainer.yml", "tagline: Two towns and a boat", 'tagline: "Two\\n## [towns](https://evil.example) <b>"'))
    after = llms(open_site(ferry).model).splitlines()
    assert len(after) == len(before)
    assert not re.search(r"(?<!\\)\]\(https://evil", "\n".join(after))
    assert "> Two ## \\[towns\\](https://evil.example) \\<b\\>. The record ends on June 1902" in "\n".join(after)


def test_letters_of_another_script_are_handed_on_as_they_stand_and_nothing_unseen_is_added(ferry: Path) -> None:
    """Pages and feeds isolate them by markup; a file of plain text is data, in which a sign of direction would be one more letter."""
    edit_files(ferry, ("data/sources.yml", "The Gazette of 3 May", f"{SEEN}\n  language: ur"), ("data/actors.yml", "شمال", SEEN))
    edit_files(ferry, ("data/explainer.yml", "tagline: Two towns and a boat", f"tagline: {SEEN}"))
    export(open_site(ferry), ferry / "out")
    holding = set()
    for path in (ferry / "out").rglob("*"):
        if path.suffix in (".txt", ".csv", ".json", ".geojson", ".bib", ".xml"):
            text = path.read_text(encoding="utf-8")
            assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", text), path.name
            if SEEN in text:
                holding.add(path.name)
    assert {"llms.txt", "sources.csv", "sources.json", "sources.bib", "sources.csl.json", "actors-native.csv", "changes.xml"} <= holding
