"""Everybody in the record: by side, parties first, then offices, then people by name; nobody lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import own_explainer

from macros.model.who import who
from macros.page.site import open_site


def test_a_party_comes_before_its_people(ferry: Path) -> None:
    found = who(open_site(ferry).model)
    assert [(side.id, [label for label, _ in side.groups]) for side in found] == [
        ("north", ["", "People"]),
        ("south", ["Offices and bodies"]),
        ("watchers", ["People"]),
    ]
    assert [actor.id for _, actors in found[0].groups for actor in actors] == ["northbank", "mayor"]


def test_a_page_of_its_own_makes_a_party(ferry: Path) -> None:
    (ferry / "docs" / "actors" / "southbank.md").write_text("---\ntitle: Southbank\n---\n# Southbank\n", encoding="utf-8")
    assert [label for label, _ in who(open_site(ferry).model)[1].groups] == [""]


def test_kinds_that_are_people_are_told_by_the_vocabulary(ferry: Path) -> None:
    path = ferry / "data" / "vocab.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(", person: true", ""), encoding="utf-8")
    assert not any(side.people for side in who(open_site(ferry).model))


@pytest.mark.record
def test_in_the_record_everybody_stands_once_and_each_main_party_heads_its_side() -> None:
    model = own_explainer().model
    found = who(model)
    assert sorted(actor.id for side in found for _, actors in side.groups for actor in actors) == sorted(model.actors)
    heads = {side.id: side.groups[0][1][0].id for side in found}
    assert all(heads[model.actors[id_].side] == id_ for id_ in ("pakistan", "taliban", "ttp", "isis-k"))
    for side in found:
        assert [actor.name.casefold() for actor in side.people] == sorted(actor.name.casefold() for actor in side.people)
