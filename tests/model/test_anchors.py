"""Anchors: what the templates set is reserved, and no record or heading takes it."""

from __future__ import annotations

import re

import pytest
from support import ROOT

from macros.record.rules.ids import OURS, RESERVED

TEMPLATES = sorted((ROOT / "macros" / "page" / "templates").rglob("*.jinja"))
# What a picture names inside itself, after its own id.
INSIDE = {"x", "x-x", *(f"x-{part}" for part in ("title", "desc", "table", "hatch", "finding", "ground"))}


def anchors() -> dict[str, str]:
    """What each template sets as an anchor, with a letter in place of what the record fills in."""
    found = {}
    for path in TEMPLATES:
        for anchor in re.findall(r'\sid="([^"]*)"', path.read_text(encoding="utf-8")):
            found[re.sub(r"\{\{.*?\}\}", "x", anchor)] = path.name
    return found


def test_every_anchor_of_a_template_is_that_of_a_record_or_reserved() -> None:
    own = anchors()
    assert len(own) > 8
    # "x" alone is a record's own id, or one that a macro made of a reserved word: map-…, locator-…, network-…
    assert {anchor: name for anchor, name in own.items() if not OURS.fullmatch(anchor) and anchor not in INSIDE} == {}


@pytest.mark.parametrize(
    "id_", ["place-x", "note-1", "tie-x", "map-places", "accounts-x-north", "events", "network-desc", "overview-title"]
)
def test_our_own_anchors_are_reserved(id_: str) -> None:
    assert OURS.fullmatch(id_)


@pytest.mark.parametrize("id_", ["placed", "events-of-may", "mapping", "networks", "toll-north"])
def test_other_names_are_free(id_: str) -> None:
    assert not OURS.fullmatch(id_)


@pytest.mark.parametrize("id_", ["aux", "con", "prn", "nul", "com1", "com9", "lpt1", "com0"])
def test_names_of_a_file_system_are_reserved(id_: str) -> None:
    assert RESERVED.fullmatch(id_)


@pytest.mark.parametrize("id_", ["auxiliary", "con-man", "com10", "lpt"])
def test_names_like_them_are_free(id_: str) -> None:
    assert not RESERVED.fullmatch(id_)
