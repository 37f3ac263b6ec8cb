"""Claims by their dates: what is undated is counted, what was denied before says so, what was taken back is flagged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.model import derive
from macros.model.model import Model
from macros.page.macros import Macros
from macros.page.site import open_site


@pytest.fixture
def model(fire: Path) -> Model:
    return open_site(fire).model


@pytest.fixture
def words(fire: Path) -> Macros:
    return open_site(fire).macros("index.md")


def test_a_claims_one_date_is_when_it_happened_else_when_it_was_said_else_its_events(model: Model) -> None:
    found = {id_: str(model.moment(model.claims[id_])) for id_ in ("ferry-sank", "toll-north", "fire-not-lit", "fire-remembered")}
    assert found == {"ferry-sank": "1902-05-01", "toll-north": "1902-05-02", "fire-not-lit": "1902-05-19", "fire-remembered": "1902-05-20"}
    assert model.moment(model.claims["crossings-counted"]).iso == "1902"  # type: ignore[union-attr]


def test_on_prints_that_date(words: Macros) -> None:
    assert str(words.on("ferry-sank")) == '<time datetime="1902-05-01">1 May 1902</time>'
    assert str(words.on("fire-not-lit")) == '<time datetime="1902-05-19">19 May 1902</time>'
    assert str(words.on("fire-remembered")) == '<time datetime="1902-05-20">20 May 1902</time>'
    assert str(words.days("fire-not-lit", "fire-toll-joint")) == '<span class="figure">1</span>'


def test_what_rests_on_undated_sources_alone_is_counted(model: Model, words: Macros) -> None:
    assert derive.dated(model) == {"undated": 9, "unsaid": 1, "computed": 5}
    assert "9 claims rest on undated sources alone; of 1 of these we do not know when it was said." in str(words.coverage())


def test_an_older_denial_that_still_stands_is_known_from_both_sides(model: Model) -> None:
    charge, denial = model.claims["fire-was-lit"], model.claims["fire-not-lit"]
    assert model.denied_before(charge, denial.id).startswith("The town said it again")
    assert model.denied_before(denial, charge.id) == ""
    assert model.denied_before(model.claims["toll-north"], "toll-south") == ""


def test_what_rests_on_a_retracted_source_alone_is_flagged_everywhere(
    fire: Path, words: Macros, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--project", str(fire), "check"]) == 0
    out = capsys.readouterr().out
    assert "note: data/claims/fire.yml:72: claim fire-loss: rests on retracted sources alone: penny-paper\n" in out
    assert "rests on a retracted source alone" in str(words.known("fire"))
    for block in (words.coverage(), words.accounts("fire")):
        assert "Rests on a retracted source alone." in str(block)
    assert "Every source it rests on was taken back by its publisher." in str(words.claims("crossing"))
    assert "Retracted by its publisher, 29 May 1902:" in str(words.sources())


def test_a_second_source_that_stands_takes_the_flag_away(fire: Path, edit: Callable[..., None]) -> None:
    edit(("data/claims/fire.yml", "sources: [penny-paper]", "sources: [penny-paper, courier]"))
    page = str(open_site(fire).macros("index.md").claims("crossing"))
    assert "Every source it rests on" not in page
    assert "Retracted by its publisher, 29 May 1902:" in page
