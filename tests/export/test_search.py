"""The search index: one folding of words, names in any spelling, small shards, links that lead somewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import ROOT, own_explainer

from macros.export import place, search
from macros.export.search import Entry
from macros.export.search.folding import fold, words
from macros.page.site import Site, open_site

LIST = [row for rows in yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8")).values() for row in rows]


def read(files: dict[str, bytes]) -> dict[str, Any]:
    """The shards of an index as a browser reads them."""
    shards = {}
    for path, content in files.items():
        text = content.decode()
        if path != "search/find.js":
            assert text.startswith("found(")
            key, shards[key] = json.loads(f"[{text.strip()[6:-1]}]")
            assert path == f"search/{key}.js"
    return shards


def numbers(shards: dict[str, Any], word: str) -> set[int]:
    """The entries that a word leads to."""
    leaf = sum(start.encode("utf-16-be") <= word.encode("utf-16-be") for start in shards["names"]["leaves"]) - 1
    return set(accumulate(shards[f"w-{leaf}"].get(word, [])))


def rows(shards: dict[str, Any]) -> list[list[str]]:
    return [row for number in range(len(shards["names"]["shards"])) for row in shards[f"e-{number}"]]


@pytest.fixture(scope="module")
def own() -> tuple[list[Entry], dict[str, Any]]:
    """The entries of the real explainer, and its index as a browser would read it."""
    found = list(search.entries(own_explainer()))
    return found, read(dict(search.written(found)))


@pytest.fixture
def town(ferry: Path) -> Site:
    return open_site(ferry)


@pytest.mark.parametrize("row", LIST, ids=lambda row: row["text"])
def test_a_text_is_folded_into_its_words(row: dict[str, list[str]]) -> None:
    assert fold(str(row["text"])) == row["words"]


def test_what_is_written_as_one_word_or_as_two_leads_to_both() -> None:
    assert list(words("air-strikes")) == ["air", "strikes", "+airstrikes"]
    assert list(words("an air strike")) == ["air", "strike", "+airstrike"]
    assert list(words("on 16 December")) == ["16", "december", "+16december"]
    assert list(words("a 1 234 b")) == ["1", "234", "+1234"]


def test_every_claim_is_found_by_its_words_its_day_and_its_id(own: tuple[list[Entry], dict[str, Any]]) -> None:
    found, shards = own
    claims = {number: set(words(entry.finding)) for number, entry in enumerate(found) if entry.kind == "Claim"}
    leading = {word: numbers(shards, word) for word in set[str]().union(*claims.values())}
    assert len(leading) > len(claims) > 3
    for number, own_words in claims.items():
        assert {*found[number].anchor.split("-")} & own_words
        assert all(number in leading[word] for word in own_words)


def test_the_shards_hold_every_entry_in_its_order(own: tuple[list[Entry], dict[str, Any]]) -> None:
    found, shards = own
    assert rows(shards) == [[entry.url, entry.title, entry.text] if entry.text else [entry.url, entry.title] for entry in found]
    kinds = [entry.kind for entry in found]
    assert kinds == sorted(kinds, key=list(search.KINDS).index)
    assert shards["names"]["kinds"] == [[heading, kinds.count(kind)] for kind, heading in search.KINDS.items()]


def test_every_spelling_of_a_name_leads_to_the_same(town: Site) -> None:
    found = list(search.entries(town))
    shards = read(dict(search.written(found)))
    names = shards["names"]["names"]
    assert names["northbank"] == names["northern town"] == names["town northbank"] == names["شمال"]
    (number,) = names["northbank"]
    assert found[number].named == "actor/northbank"
    about = {found[at].url for at in numbers(shards, f"@{number}")}
    assert {"claims/crossing/#toll-north", "timeline/all/#sinking"} <= about


def test_people_groups_places_and_terms_are_said_who_or_what_they_are(town: Site) -> None:
    model = town.model
    named = {entry.named: entry for entry in search.entries(town) if entry.kind == "Name"}
    assert set(named) == {f"actor/{id_}" for id_ in model.actors} | {f"place/{id_}" for id_ in model.places} | {
        f"term/{id_}" for id_ in model.terms
    }
    assert named["place/broad-river"].text == "River. The river between the towns."
    assert named["actor/mayor"].url == "#mayor"
    assert named["actor/mayor"].text.startswith("Person. ")


def test_a_place_and_a_word_of_one_name_are_found_as_one(ferry: Path, edit: Callable[..., None]) -> None:
    native = "ferry\n  native: [{lang: cy, text: Y Fferi}]"
    edit(("data/places.yml", "The landing", native), ("data/places.yml", "Old Mooring", "Boat house"))
    site = open_site(ferry)
    found = [entry for entry in search.entries(site) if entry.kind == "Name"]
    (one,) = (entry for entry in found if entry.title.casefold() == "ferry")
    assert (one.url, one.text, one.named) == ("glossary/#ferry", "Term. A boat that goes to and fro.", "place/landing")
    assert set(one.names) == {"Ferry", "boat", "Y Fferi"}
    assert {entry.title for entry in found} >= {"Boat house", "Broad River"}


def test_no_position_is_told_where_the_record_has_none(town: Site) -> None:
    for part in town.macros("index.md").places().split("<dt ")[1:]:
        place = town.model.places[part.partition('id="place-')[2].partition('"')[0]]
        assert ("Position: " in part) == (place.lat is not None)


@pytest.mark.record
def test_a_place_is_found_by_its_native_name(own: tuple[list[Entry], dict[str, Any]]) -> None:
    kabul = next(entry for entry in own[0] if entry.named == "place/kabul")
    assert (kabul.url, {"Kabul", "کابل"} <= set(kabul.names)) == ("glossary/#place-kabul", True)


@pytest.mark.record
def test_a_place_leads_to_what_names_it(own: tuple[list[Entry], dict[str, Any]]) -> None:
    found, shards = own
    (number,) = shards["names"]["names"]["کابل"]
    about = numbers(shards, f"@{number}")
    assert about >= {at for at, entry in enumerate(found) if "kabul" in words(entry.finding)}
    assert about >= {at for at, entry in enumerate(found) if "place/kabul" in entry.about}


def test_what_a_person_said_leads_to_their_card(town: Site) -> None:
    said = {entry.url: entry for entry in search.entries(town) if entry.kind == "Said"}
    assert set(said) <= {f"#{id_}" for id_ in ("pilot", "rower", "teacher", "editor", "clerk", "mayor")}
    assert (said["#mayor"].title, said["#mayor"].text, said["#mayor"].about) == ("Ada North", "The town wants one.", {"actor/mayor"})


def test_a_page_is_found_by_its_title_and_its_headings(own: tuple[list[Entry], dict[str, Any]], town: Site) -> None:
    pages = {entry.url: entry for entry in search.entries(town) if entry.kind == "Page"}
    assert (pages["glossary/"].title, pages[""].title) == ("Glossary", "Home")
    told = [entry for entry in own[0] if entry.kind == "Page" and entry.text]
    assert {"", "contributing/macros/"} < {entry.url for entry in told}
    assert not [entry for entry in told if entry.text in entry.finding]
    text = next(entry for entry in search.entries(town) if entry.kind == "Text" and entry.url == "")
    assert text.text.startswith("What happened on ")


def test_shards_stay_small(own: tuple[list[Entry], dict[str, Any]]) -> None:
    _, shards = own
    sizes = {key: len(json.dumps(value, ensure_ascii=False).encode()) for key, value in shards.items()}
    assert max(size for key, size in sizes.items() if key[:2] in ("e-", "w-")) < 32_000
    leaves = [shards[f"w-{at}"] for at in range(len(shards["names"]["leaves"]))]
    assert [next(iter(leaf)) for leaf in leaves] == shards["names"]["leaves"]
    assert len(leaves) > 5


def test_words_stand_in_the_order_of_a_browser() -> None:
    texts = ["9", "zz", "aa", "ab", "\U00010428\U00010428", "\ufa0e\ufa0e"]
    shards = read(dict(search.written([Entry("#x", "Text", text) for text in texts])))
    assert list(shards["w-0"]) == ["9", "aa", "ab", "zz", "\U00010428\U00010428", "\ufa0e\ufa0e"]
    assert list(search._cut([("a", 9), ("b", 9), ("c", 1)], 10, lambda row: row[1])) == [[("a", 9)], [("b", 9), ("c", 1)]]


def test_the_same_record_gives_the_same_bytes(ferry: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        place(dict(search.files(open_site(ferry))), tmp_path / name)
    one = {path.name: path.read_bytes() for path in (tmp_path / "one" / "search").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two" / "search").iterdir()}
    assert {"find.js", "names.js", "words.js", "w-0.js", "e-0.js"} <= set(one)


def test_what_searches_keeps_its_words(own: tuple[list[Entry], dict[str, Any]]) -> None:
    """Indents and lines of comment go; a template string over several lines would lose some of what it says."""
    source = (ROOT / "macros/export/search/find.js").read_text(encoding="utf-8")
    assert all(line.count("`") % 2 == 0 for line in source.splitlines())
    shorter = dict(search.written(own[0]))["search/find.js"].decode()
    assert "\n " not in shorter
    assert [line.strip() for line in source.splitlines() if line.strip()[:2] not in ("", "//")] == shorter.splitlines()
