"""The mechanism as a ring: every step has a place of its own, and the way leads round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.draw.ring import _places, restrained, ring, signs, years
from macros.page.site import open_site


@pytest.mark.parametrize("steps", range(3, 11))
def test_steps_stand_round_a_ring(steps: int) -> None:
    places = _places(steps)
    assert len(set(places)) == len(places) == steps
    assert places[0] == ("top", 1)
    right = [row for edge, row in places if edge == "right"]
    left = [row for edge, row in places if edge == "left"]
    assert right == sorted(right) == sorted(left) == left[::-1]
    bottom = [row for edge, row in places if edge == "bottom"]
    assert bottom == ([right[-1] + 1] if steps % 2 == 0 else [])
    assert [edge for edge, _ in places] == ["top", *["right"] * len(right), *["bottom"] * len(bottom), *["left"] * len(left)]


def test_what_hangs_on_a_step_stands_with_it(ferry: Path) -> None:
    steps = {step.arrow.id: step for step in ring(open_site(ferry).model)}
    assert {id_: (len(step.restraints), len(step.exits)) for id_, step in steps.items()} == {
        "sinks": (0, 0), "counts": (1, 0), "crosses": (0, 1),
    }  # fmt: skip
    assert list(restrained(steps["counts"].restraints)) == ["northbank"]


def test_a_sentence_has_one_sign_a_status_and_the_years_of_its_claims(ferry: Path, edit: Callable[..., None]) -> None:
    edit(("data/mechanism.yml", "short: and asks for help\n    text: Northbank says that people drowned.\n    claims: [toll-north]",
          "short: and Southbank denies it\n    text: Northbank says that people drowned, and Southbank denies it.\n"
          "    claims: [toll-north, toll-south]"),
         ("data/mechanism.yml", "short: too often, says Ben Ford\n    text: The ferry crosses too often, says Ben Ford.\n"
          "    claims: [crossings-counted]",
          "short: and if it sinks, all will be denied\n    text: If it sinks, all will be denied again.\n"
          "    claims: [crossings-counted, toll-north, toll-south, ferry-sank]\n    reading: true"),
         ("data/claims.yml", "  said: 1902\n", "  date: 1901\n  said: 1902\n"))  # fmt: skip
    model = open_site(ferry).model
    assert model.mechanism
    told = model.mechanism.arrows[2]
    assert [claim.id for claim in signs(model, told)] == ["ferry-sank", "crossings-counted", "toll-north"]
    assert years(model, told) == "1901 to 1902"
    assert years(model, model.mechanism.arrows[1]) == "1902"


def test_an_explainer_without_a_mechanism_builds(ferry: Path, edit: Callable[..., None]) -> None:
    (ferry / "data" / "mechanism.yml").unlink()
    edit(("docs/index.md", '{{ mechanism("exits") }}\n', ""))
    assert ring(open_site(ferry).model) == []


def test_a_page_that_asks_for_a_mechanism_that_is_not_there_is_refused(ferry: Path, report: Callable[..., list[str]]) -> None:
    (ferry / "data" / "mechanism.yml").unlink()
    assert report() == ["docs/index.md:53: mechanism: needs data/mechanism.yml, which says what is drawn"]
