"""No silent corrections: what is accepted, what an entry answers for, where a claim stays."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from faults import entry
from support import OTHER_COUNTS, ROOT, Edit, own_explainer

from macros.__main__ import main
from macros.ledger import Published, as_text
from macros.model.readings import accepted
from macros.page.site import Site, open_site
from macros.record.problems import RecordError

CLAIMS = "data/claims.yml"
TEN: Edit = (CLAIMS, "low: 9, high: 9", "low: 10, high: 10")
FORECAST = entry("updated", "", id_="judged-anew", more="  records: [forecast/ferry-returns]\n")
ALL = [
    "boats-are-enough", "bridge-is-safer", "crossings-counted", "farms-need-it", "ferry-sank", "ferry-will-return", "toll-north",
    "toll-south", "town-wants-it",
]  # fmt: skip
Do = Callable[..., None]
OTHERS = "accepted: {} other records; {} new, 0 changed, 0 withdrawn since the last time\n"


Accept = Callable[[], Published]


def withdraw(edit: Do) -> None:
    """Takes a claim out of the record, with an entry."""
    edit(
        (CLAIMS, (ROOT / "tests/ferry" / CLAIMS).read_text(encoding="utf-8").split("\n\n")[4], ""), entry("withdrawn", "ferry-will-return")
    )
    edit(
        ("data/forecasts.yml", "ferry-will-return", "crossings-counted"),
        FORECAST,
    )


def test_what_is_accepted_is_the_substance_with_its_page(accept: Accept) -> None:
    published = accept()
    assert list(published.of("claims")) == ALL
    kept = published.of("claims")["toll-north"]
    assert (kept.page, str(kept.accepted), kept.history, kept.withdrawn) == ("claims/crossing.md", "1902-07-01", [], None)
    assert kept.state == {
        "statement": "Nine people drowned.", "by": "northbank", "speaker": "mayor", "said": "1902-05-02", "event": "sinking",
        "theme": "crossing", "sources": ["gazette"], "quote": {"text": "nine souls and no help"},
        "tolls": [{"group": "people", "harm": "killed", "low": 9, "high": 9}], "shown": "disputed",
    }  # fmt: skip
    assert {id_: str(kept.came) for id_, kept in published.of("events").items()} == {"sinking": "1902-07-01"}
    assert published.changes["first-edition"]["why"] == "Nothing was published before."


def test_accepting_twice_gives_the_same_bytes_a_field_a_line(ferry: Path, accept: Accept, capsys: pytest.CaptureFixture[str]) -> None:
    others = sum(len(own) for folder, own in accept().records.items() if folder != "claims")
    assert others > 90
    assert capsys.readouterr().out == "accepted: 9 claims; 9 new, 0 changed, 0 withdrawn since the last time\n" + OTHERS.format(
        others, others
    )
    first = (ferry / "data/published.json").read_bytes()
    accept()
    assert capsys.readouterr().out == "accepted: 9 claims; 0 new, 0 changed, 0 withdrawn since the last time\n" + OTHERS.format(others, 0)
    assert (ferry / "data/published.json").read_bytes() == first
    assert '     "quote": {"text": "nine souls and no help"},\n' in first.decode()
    assert json.loads(first)["records"]["claims"].keys() == set(ALL)
    assert not list((ferry / "data").glob("*.new"))


def test_what_is_for_finding_or_keeping_is_no_substance(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    edit((CLAIMS, "  sources: [gazette, courier]", "  about: [northbank]\n  checked: 1902-06-30\n  sources: [courier, gazette]"))
    assert open_site(ferry).model


def test_acceptance_is_refused_while_check_fails(ferry: Path, accept: Accept, edit: Do, capsys: pytest.CaptureFixture[str]) -> None:
    accept()
    first = (ferry / "data/published.json").read_bytes()
    edit(TEN)
    assert main(["--project", str(ferry), "accept"]) == 1
    assert "toll-north: tolls: was published as" in capsys.readouterr().err
    assert (ferry / "data/published.json").read_bytes() == first


def test_an_entry_lets_the_change_through_and_keeps_old_and_new_for_good(ferry: Path, accept: Accept, edit: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit(TEN, entry("corrected"))
    pending = open_site(ferry).model.ledger.steps("mended", "claims", "toll-north")
    published = accept()
    kept = published.of("claims")["toll-north"]
    assert kept.history == pending
    assert [(step.field, step.old[0]["low"], step.new[0]["low"], str(step.date)) for step in pending] == [("tolls", 9, 10, "1902-07-02")]
    assert (str(kept.accepted), kept.state["tolls"][0]["low"]) == ("1902-07-02", 10)
    assert open_site(ferry).model.ledger.steps("mended", "claims", "toll-north") == pending
    edit((CLAIMS, "low: 10, high: 10", "low: 11, high: 11"), entry("updated", id_="again"))
    assert [step.change for step in accept().of("claims")["toll-north"].history] == ["mended", "again"]


def test_an_entry_answers_once(accept: Accept, edit: Do, report: Callable[..., list[str]]) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit(TEN, entry("corrected"))
    accept()
    lines = report((CLAIMS, "low: 10, high: 10", "low: 11, high: 11"))
    assert len(lines) == 1
    assert "tolls: was published as '[{group: people, harm: killed, high: 10, low: 10}]': put that back, or add an entry" in lines[0]


@pytest.mark.parametrize(
    "change", [(CLAIMS, "Nine people drowned.", "Nine people were drowned."), (CLAIMS, "Nobody drowned,", "None drowned,")]
)
def test_wording_covers_our_own_words(ferry: Path, accept: Accept, edit: Do, report: Callable[..., list[str]], change: Edit) -> None:
    accept()
    assert len(report(change)) == 1
    edit(entry("wording", "toll-north, toll-south"))
    assert open_site(ferry).model


def test_new_claims_need_no_entry(accept: Accept, edit: Do) -> None:
    accept()
    edit((CLAIMS, "", "\nseen:\n  statement: It was seen.\n  by: pilot\n  theme: crossing\n  sources: [courier]\n"))
    assert accept().of("claims")["seen"].page == "claims/crossing.md"


def test_a_claim_that_cannot_be_read_is_not_called_gone(accept: Accept, report: Callable[..., list[str]]) -> None:
    accept()
    lines = report((CLAIMS, "date: 1902-05-01", "date: May"))
    assert lines == [line for line in lines if "published" not in line]


def test_a_withdrawn_claim_leaves_a_tombstone_at_its_address(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    withdraw(edit)

    def stone(site: Site) -> str:
        markup = str(site.macros("claims/crossing.md").claims("crossing"))
        return markup[markup.index('<article class="claim withdrawn"') :]

    before = stone(open_site(ferry))
    assert '<article class="claim withdrawn" id="ferry-will-return">' in before
    assert "The claim that stood at this address was withdrawn on 2 July 1902." in before
    assert "We erred." in before
    assert "within a year" not in before
    assert 'href="../../changes/#mended"' in before
    kept = accept().of("claims")["ferry-will-return"]
    assert (kept.withdrawn, kept.state["statement"]) == ("mended", "The ferry will run again within a year.")
    assert stone(open_site(ferry)) == before
    assert accept().of("claims")["ferry-will-return"] == kept


def test_a_claim_put_on_hold_leaves_its_tombstone_too(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    edit((CLAIMS, "  said: 1902-05\n", "  said: 1902-05\n  hold: true\n"), entry("withdrawn", "ferry-will-return"))
    edit(
        ("data/forecasts.yml", "ferry-will-return", "crossings-counted"),
        FORECAST,
    )
    for _ in range(2):
        assert [stone.id for stone in open_site(ferry).model.ledger.tombstones["claims/crossing.md"]] == ["ferry-will-return"]
        accept()


def test_a_withdrawn_claim_comes_back_only_with_an_entry(ferry: Path, accept: Accept, edit: Do, report: Callable[..., list[str]]) -> None:
    accept()
    withdraw(edit)
    accept()
    back = (CLAIMS, "", "\nferry-will-return:\n  statement: The ferry will run.\n  by: pilot\n  theme: crossing\n  sources: [courier]\n")
    assert "claim ferry-will-return: was withdrawn (entry 'mended'): give the new claim another id, or add an entry" in report(back)[0]
    edit(entry("corrected", "ferry-will-return", id_="back"))
    kept = accept().of("claims")["ferry-will-return"]
    assert kept.withdrawn is None
    assert [(step.change, step.field) for step in kept.history][:2] == [("mended", "statement"), ("back", "statement")]
    assert "withdrawn on" not in str(open_site(ferry).macros("claims/crossing.md").claims("crossing"))


def test_a_published_claim_stays_on_its_page_when_its_theme_changes(ferry: Path, accept: Accept, edit: Do) -> None:
    page = "docs/claims/harbour.md"
    edit(("data/vocab.yml", "    crossing: {label: The", "    harbour: {label: Harbour, meaning: On land.}\n    crossing: {label: The"))
    accept()
    (ferry / page).write_text('# Harbour\n\n{{ claims("harbour") }}\n', encoding="utf-8")
    edit((CLAIMS, "theme: crossing", "theme: harbour"), entry("updated", "ferry-sank"))
    for _ in range(2):
        site = open_site(ferry)
        assert site.model.ledger.page("ferry-sank") == "claims/crossing.md"
        assert 'href="claims/crossing/#ferry-sank"' in str(site.macros("index.md").cite("ferry-sank"))
        assert 'id="ferry-sank"' in str(site.macros("claims/crossing.md").claims("crossing"))
        elsewhere = str(site.macros("claims/harbour.md").claims("harbour"))
        assert 'id="ferry-sank"' not in elsewhere
        assert '<a href="../crossing/#ferry-sank">The ferry sank at noon.</a>' in elsewhere
        accept()


@pytest.mark.parametrize("value", ['"x"', "null", "[]", "{}", "7", '{"a": ["b"]}'])
def test_a_file_written_by_another_hand_is_refused_or_read(ferry: Path, accept: Accept, edit: Do, value: str) -> None:
    """Whatever stands in it: a report, or pages; never a traceback."""
    edit(OTHER_COUNTS)
    accept()
    withdraw(edit)
    edit(TEN, entry("corrected", id_="recounted"))
    accept()
    path = ferry / "data" / "published.json"
    lines = path.read_text(encoding="utf-8").splitlines()
    for at in sorted(random.Random(value).sample(range(len(lines)), 60)):
        key, colon, end = lines[at].partition(": ")
        mutant = f"{key}{colon}{value}{',' if end.endswith(',') else ''}"
        path.write_text(
            "\n".join([*lines[:at], mutant if colon and end.rstrip(",") not in "{[" else "", *lines[at + 1 :]]), encoding="utf-8"
        )
        with suppress(RecordError):
            site = open_site(ferry)
            assert site.macros("changes.md").changes() + site.macros("claims/crossing.md").claims("crossing")


def test_a_link_or_a_folder_in_its_place_is_named(ferry: Path, tmp_path: Path, report: Callable[..., list[str]]) -> None:
    path = ferry / "data" / "published.json"
    (tmp_path / "other.json").write_text("{}")
    path.symlink_to(tmp_path / "other.json")
    assert report() == ["data/published.json: is a link: the file itself lies in data/"]
    path.unlink()
    path.mkdir()
    assert report() == ["data/published.json: cannot be read: Is a directory"]


def test_the_card_tells_its_changes(ferry: Path, accept: Accept, edit: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit(TEN, entry("corrected"))
    card = str(open_site(ferry).macros("claims/crossing.md").claims("crossing"))
    assert '<dt>Corrected</dt><dd><a href="../../changes/#mended">2 July 1902</a>: Something.</dd>' in card


@pytest.mark.record
def test_the_record_as_it_stands_is_accepted() -> None:
    now = as_text(accepted(own_explainer().model))
    assert (ROOT / "data" / "published.json").read_text(encoding="utf-8") == now, "run: python -m macros accept"


def test_a_theme_that_is_no_word_needs_no_page(report: Callable[..., list[str]]) -> None:
    (line,) = report(("data/claims.yml", "theme: crossing", "theme: crosing"))
    assert "no word in vocab.yml's themes 'crosing'; did you mean 'crossing'?" in line
