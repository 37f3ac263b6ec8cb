"""The search index: names in any spelling, words in small shards, links that lead somewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from macros.export import place, search
from macros.page.site import Site, open_site


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, dict[str, Any]]:
    """The real explainer, and its index as a browser would read it."""
    site, target = open_site(ROOT), tmp_path_factory.mktemp("index")
    place(dict(search.files(site)), target)
    shards = {}
    for path in (target / "search").iterdir():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("found(")
        key, value = json.loads(f"[{text.strip()[6:-1]}]")
        assert path.name == f"{key}.js"
        shards[key] = value
    return site, shards


def test_words_are_small_letters_without_accents() -> None:
    assert search.words("Union-e Fährleute ĀRAN, 2024: a ‘9’") == ["union", "fahrleute", "aran", "2024", "9"]
    assert search.words("حقاني شبکه") == ["حقاني", "شبکه"]


def test_every_claim_is_found_by_its_words_and_its_id(own: tuple[Site, dict[str, Any]]) -> None:
    site, shards = own
    rows = [row for number in range(len(shards)) for row in shards.get(f"e-{number}", [])]
    for claim in site.model.claims.values():
        number = next(at for at, row in enumerate(rows) if row[1] == "Claim" and row[0].endswith(f"#{claim.id}"))
        for word in search.words(f"{claim.statement} {claim.id}"):
            leaf = sum(start <= word for start in shards["names"]["leaves"]) - 1
            assert number in shards[f"w-{leaf}"][word]


def test_every_spelling_of_a_name_leads_to_the_same(ferry: Path) -> None:
    site = open_site(ferry)
    found = search.names(site.model)
    assert found["northbank"] == found["northern town"] == found["town of northbank"] == found["شمال"] == "northbank"
    entries = list(search.entries(site))
    about = [entry.url for entry in entries if "northbank" in entry.actors]
    assert "claims/crossing/#toll-north" in about
    assert "timeline/all/#sinking" in about


def test_a_person_is_found_by_name_and_leads_to_their_card(ferry: Path) -> None:
    people = {entry.url: entry for entry in search.entries(open_site(ferry)) if entry.kind == "Person"}
    assert set(people) == {f"#{id_}" for id_ in ("pilot", "rower", "teacher", "editor", "clerk", "mayor")}
    assert people["#mayor"].title == "Ada North"
    assert people["#mayor"].text == "mayor of Northbank The town wants one."
    assert people["#mayor"].actors == {"mayor"}


def test_a_page_is_not_called_by_its_name_twice(ferry: Path) -> None:
    pages = {entry.url: entry for entry in search.entries(open_site(ferry)) if entry.kind == "Page"}
    assert (pages["glossary/"].title, pages["glossary/"].text) == ("Glossary", "")
    assert pages[""].title == "Home"
    assert pages[""].text.startswith("What happened on ")


def test_shards_stay_small(own: tuple[Site, dict[str, Any]]) -> None:
    _, shards = own
    sizes = {key: len(json.dumps(value, ensure_ascii=False).encode()) for key, value in shards.items()}
    assert max(sizes.values()) < 60_000
    leaves = [shards[f"w-{at}"] for at in range(len(shards["names"]["leaves"]))]
    assert [next(iter(leaf)) for leaf in leaves] == shards["names"]["leaves"]
    assert len(leaves) > 5


def test_words_stand_in_the_order_of_a_browser() -> None:
    ordered = ["9", "@z", "a", "ab", "z", "\U0001f600", "\ufb01"]
    assert [word for leaf in search._leaves({word: [1] for word in reversed(ordered)}) for word in leaf] == ordered
    long = {word: list(range(6_000)) for word in ("a", "b")}
    assert [list(leaf) for leaf in search._leaves(long)] == [["a"], ["b"]]


def test_the_same_record_gives_the_same_bytes(ferry: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        place(dict(search.files(open_site(ferry))), tmp_path / name)
    one = {path.name: path.read_bytes() for path in (tmp_path / "one" / "search").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two" / "search").iterdir()}
    assert len(one) == 3
