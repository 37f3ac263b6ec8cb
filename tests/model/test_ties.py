"""Which ties hold in which span, and what is said of their dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import own_explainer

from macros.model import ties
from macros.model.model import Model
from macros.page.site import open_site


def tied(ferry: Path, dates: str, until: str = "1900", since: str = "1900") -> Model:
    """The ferry's one tie with other dates, and the spans cut elsewhere."""
    for file, old, new in (
        ("relations", "  since: 1890\n", dates),
        ("explainer", "until: 1900", f"until: {until}"),
        ("explainer", "since: 1900", f"since: {since}"),
    ):
        path = ferry / "data" / f"{file}.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return open_site(ferry).model


@pytest.mark.parametrize(
    ("dates", "begun", "kept", "ended"),
    [
        ("  since: 1890\n", [1, 0], [0, 1], [0, 0]),
        ("  since: 1890\n  until: 1895\n", [1, 0], [0, 0], [0, 1]),
        ("  since: 1890\n  until: 1900\n", [1, 0], [0, 0], [0, 1]),
        ("  since: 1899-12-31\n  until: 1900-01-02\n", [1, 0], [0, 1], [0, 0]),
        ("  since: 1900\n", [0, 1], [0, 0], [0, 0]),
        ("  until: 1901\n", [0, 1], [0, 0], [0, 0]),
        ("", [0, 1], [0, 0], [0, 0]),
    ],
)
def test_a_tie_stands_in_the_spans_in_which_it_surely_held(
    ferry: Path, dates: str, begun: list[int], kept: list[int], ended: list[int]
) -> None:
    found = ties.periods(tied(ferry, dates))
    assert [[len(group) for group in (one.begun, one.kept, one.ended)] for one in found] == [
        list(row) for row in zip(begun, kept, ended, strict=True)
    ]


def test_a_tie_that_surely_held_in_no_span_stands_in_the_last_it_may_have(ferry: Path) -> None:
    found = ties.periods(tied(ferry, "  since: 1900\n  until: 1900\n", until="1900-06", since="1900-06"))
    assert [len(one.ties) for one in found] == [0, 1]


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("  since: 1890\n", "since 1890"),
        ("  since: 1890\n  until: 1895-03\n", "1890 to March 1895"),
        ("", "spoken of since 2 May 1902"),
        ("  until: 1903\n", "spoken of since 2 May 1902, until 1903"),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(ferry: Path, dates: str, words: str) -> None:
    model = tied(ferry, dates)
    assert ties.when_words(model, model.relations["rivals"]) == words


def test_years_alone_where_there_is_little_room(ferry: Path) -> None:
    model = tied(ferry, "")
    assert ties.when_words(model, model.relations["rivals"], 4) == "spoken of since 1902"


def test_a_party_and_its_own_people_are_one(ferry: Path) -> None:
    path = ferry / "data" / "relations.yml"
    own = "\nmayors-town:\n  from: mayor\n  to: northbank\n  kind: rival\n  claims: [ferry-sank]\n"
    path.write_text(path.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert [tie.id for tie in ties.outward(open_site(ferry).model)] == ["rivals"]


def test_the_firmest_claim_speaks_for_a_tie(ferry: Path) -> None:
    path = ferry / "data" / "relations.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[toll-north]", "[toll-north, crossings-counted, ferry-sank]"), encoding="utf-8"
    )
    model = open_site(ferry).model
    assert ties.firmest(model, model.relations["rivals"]).id == "ferry-sank"


@pytest.mark.record
def test_every_tie_between_parties_of_the_own_record_is_in_a_span() -> None:
    model = own_explainer().model
    told = {tie.id for one in ties.periods(model) for tie in one.begun}
    assert told == {tie.id for tie in ties.outward(model)}
    assert len(told) > 60
    assert len(model.explainer.spans) == 4


def test_pairs_come_with_their_ties_stretch_by_stretch(ferry: Path) -> None:
    model = tied(ferry, "  since: 1890\n")
    (bond,) = ties.bonds(model, ties.periods(model))
    assert bond.parties == ("northbank", "southbank")
    assert [[(tie.id, new) for tie, new in cell] for cell in bond.cells] == [[("rivals", True)], [("rivals", False)]]


def test_the_main_parties_are_those_with_a_page_of_their_own(ferry: Path) -> None:
    assert ties.main(open_site(ferry).model) == ["northbank", "southbank"]
    (ferry / "docs" / "actors" / "southbank.md").write_text("---\ntitle: Southbank\n---\n# Southbank\n", encoding="utf-8")
    assert ties.main(open_site(ferry).model) == ["southbank"]


@pytest.mark.record
def test_in_the_own_record_pairs_of_the_main_parties_come_first_and_no_tie_is_lost() -> None:
    model = own_explainer().model
    centre = set(ties.main(model))
    assert centre == {"pakistan", "taliban", "ttp", "isis-k"}
    found = ties.bonds(model, ties.periods(model))
    many = [len(centre & set(bond.parties)) for bond in found]
    assert many == sorted(many, reverse=True)
    assert sorted(tie.id for bond in found for tie in bond.ties) == sorted(tie.id for tie in ties.outward(model))
    assert len({frozenset(bond.parties) for bond in found}) == len(found)
