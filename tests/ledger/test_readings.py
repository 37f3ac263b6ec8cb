"""Readings as accepted: refused when what they rest on is no longer what it was, until somebody has looked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from faults import entry
from support import WITH_READING, Edit

from macros.__main__ import main
from macros.ledger import Published
from macros.model.readings import accepted
from macros.page.site import open_site

CLAIMS, INDEX = "data/claims.yml", "docs/index.md"
SENTENCE = "If Southbank denies what Northbank counts, neither town can settle it alone."
TEN: tuple[Edit, Edit] = ((CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), (CLAIMS, "Nine people", "Ten people"))
LEANING = ("setting/mechanism", "forecast/ferry-returns", "view/ford-why-sank", "view/ford-run-again", "view/holt-run-again")
Do = Callable[..., None]
Accept = Callable[[], Published]
Report = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _with_a_reading(edit: Do) -> None:
    edit(WITH_READING)


def confirm(ferry: Path, *page: str) -> int:
    return main(["--project", str(ferry), "confirm", *page])


def test_a_reading_is_kept_with_the_state_of_its_claims(accept: Accept, ferry: Path) -> None:
    (kept,) = accept().readings["index.md"]
    assert kept.text == SENTENCE
    assert {id_: state.status for id_, state in kept.claims.items()} == {"toll-north": "disputed", "toll-south": "disputed"}
    assert kept.claims["toll-north"].digest != kept.claims["toll-south"].digest
    assert accept() == accepted(open_site(ferry).model)


def test_a_change_in_substance_waits_for_confirm(ferry: Path, accept: Accept, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    accept()
    (line,) = report(*TEN, entry("corrected"))
    assert line.startswith("docs/index.md:9: reading: rests on 'toll-north', which changed in statement, tolls: read the sentence again")
    assert main(["--project", str(ferry), "accept"]) == 1
    capsys.readouterr()
    before = (ferry / "data/published.json").read_text(encoding="utf-8")
    assert confirm(ferry) == 0
    assert capsys.readouterr().out == f"docs/index.md:9: {SENTENCE}\n  'toll-north' changed in statement, tolls\nconfirmed: 1 reading\n"
    after = (ferry / "data/published.json").read_text(encoding="utf-8")
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.strip()[:8] for line in changed] == ['{"claims']
    assert report() == []
    accept()
    assert report() == []
    confirm(ferry)
    assert capsys.readouterr().out.endswith("confirmed: 0 readings\n")


def test_better_words_of_a_claim_need_no_second_look(accept: Accept, report: Report) -> None:
    accept()
    assert report((CLAIMS, "Nine people drowned.", "Nine people were drowned."), entry("wording")) == []
    assert accept()
    assert report() == []


def test_a_correction_after_better_words_does(accept: Accept, edit: Do, report: Report) -> None:
    accept()
    edit((CLAIMS, "Nine people drowned.", "Nine people were drowned."), entry("wording", id_="worded"))
    accept()
    (line,) = report(*TEN, entry("corrected"))
    assert "'toll-north', which changed in statement, tolls: " in line


def test_other_words_of_the_reading_are_no_second_look(accept: Accept, report: Report) -> None:
    accept()
    assert len(report(*TEN, entry("corrected"), (INDEX, "settle it alone", "settle it"))) == 1
    assert (
        report(
            (INDEX, "If Southbank denies what Northbank counts", "If Southbank denies it"),
            (INDEX, '"toll-north", "toll-south"', '"toll-south"'),
        )
        == []
    )


def test_a_claim_that_became_disputed_is_looked_at_again(ferry: Path, accept: Accept, edit: Do, report: Report) -> None:
    edit((INDEX, "Southbank denies it.", 'Ben Ford says so.{{ cite("crossings-counted") }} Southbank denies it.'))
    edit((INDEX, 'reading("toll-north"', 'reading("crossings-counted", "toll-north"'))
    accept()
    other = (
        "\nfewer:\n  statement: Fewer trips.\n  by: southbank\n  disputes: [crossings-counted]\n  theme: crossing\n  sources: [courier]\n"
    )
    _, line = report((CLAIMS, "", other), entry("added", "fewer"))
    assert "rests on 'crossings-counted', which is disputed now and was attributed: read" in line
    assert confirm(ferry, "docs/index.md") == 0
    assert [line.split(":")[0] for line in report()] == ["data/mechanism.yml"]


def test_a_claim_that_was_withdrawn_is_looked_at_again(accept: Accept, edit: Do, ferry: Path, report: Report) -> None:
    edit((INDEX, "Southbank denies it.", 'Ben Ford says so.{{ cite("crossings-counted") }} Southbank denies it.'))
    edit((INDEX, 'reading("toll-north"', 'reading("crossings-counted", "toll-north"'))
    accept()
    edit(
        (CLAIMS, "  figures: [{measure: crossings", "  hold: true\n  figures: [{measure: crossings"),
        entry("withdrawn", "crossings-counted"),
        entry("updated", "", id_="leaned", more=f"  records: [{', '.join(LEANING)}]\n"),
    )
    for file in ("data/views.yml", "data/forecasts.yml", "data/mechanism.yml"):
        text = (ferry / file).read_text(encoding="utf-8")
        (ferry / file).write_text(text.replace("crossings-counted", "ferry-will-return"), encoding="utf-8")
    edit((INDEX, ', "crossings-counted") }}', ") }}"), (INDEX, '{{ numbers("crossings") }}', ""))
    edit((INDEX, 'Ben Ford says so.{{ cite("crossings-counted") }} ', ""))
    assert [line for line in report() if "claim 'crossings-counted' was withdrawn" in line]
    _, line = report((INDEX, 'reading("crossings-counted", ', "reading("))
    assert "rests on 'crossings-counted', which was withdrawn: read the sentence again" in line
    confirm(ferry)
    assert report() == []


def test_one_page_is_confirmed_at_a_time_where_it_is_named(
    ferry: Path, accept: Accept, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    index = (ferry / INDEX).read_text(encoding="utf-8")
    (ferry / "docs" / "second.md").write_text(
        "# Second\n\n" + index[index.index("On {{ on(") : index.index("{{ brief(")] + "\n\n{{ notes() }}\n"
    )
    accept()
    assert len(report(*TEN, entry("corrected"))) == 2
    confirm(ferry, "second.md")
    (line,) = report()
    assert line.startswith("docs/index.md:9: reading: ")
    assert confirm(ferry, "secnd.md") == 1
    assert capsys.readouterr().err == "no page 'secnd.md' below docs/; did you mean 'second.md'?\n"


def test_the_readings_of_the_picture_are_watched_too(
    ferry: Path, accept: Accept, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = accept().readings["data/mechanism.yml"]
    assert (kept.text, {*kept.claims}) == (
        "If a bridge comes, nobody needs to count the crossings.",
        {"crossings-counted", "bridge-is-safer"},
    )
    (line,) = report(
        (CLAIMS, "crossed 1,200", "crossed 1,300"), (CLAIMS, "value: 1200", "value: 1300"), entry("corrected", "crossings-counted")
    )
    advice = "read the sentence again, mend it if need be, then run: python -m macros confirm data/mechanism.yml"
    assert line == f"data/mechanism.yml:3: finding: rests on 'crossings-counted', which changed in statement, figures: {advice}"
    assert confirm(ferry, "index.md") == 0
    assert len(report()) == 1
    capsys.readouterr()
    assert confirm(ferry, "data/mechanism.yml") == 0
    assert capsys.readouterr().out.startswith("data/mechanism.yml:3: If a bridge comes")
    assert report() == []
