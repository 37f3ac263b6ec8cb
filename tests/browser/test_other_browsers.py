"""Card, search, filters and paper in Firefox and WebKit. Where one is missing it is skipped aloud, or fails if BROWSERS names it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from other_browsers import HOW, Engine, Firefox, started
from support import sheets

AGREES = (Path(__file__).parent / "agrees.js").read_text(encoding="utf-8").split("\n", 1)[1].rstrip()
DAMAGED = [
    "timeline/all/?theme=nonsense&theme=law&contested=yes#%E0%A4%A",
    "claims/war/?status=disputed&kind=%E0%A4%A#%",
    "actors/?find=%E0%A4%A#__proto__",
    "strikes/#%D8%B7%D8",
]


@pytest.fixture(scope="module", params=sorted(HOW))
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each of the two, started once."""
    with started(request.param, tmp_path_factory.mktemp(request.param)) as found:
        if found is None:
            why = f"NOT TESTED IN {request.param.upper()}: none on this machine. To have one: {HOW[request.param]}"
            assert request.param not in os.environ.get("BROWSERS", "").split(","), why
            pytest.skip(why)
        yield found


def comes(engine: Engine, script: str) -> Any:
    """What a script gives once that is true."""
    for _ in range(80):
        if found := engine.run(f"return {script}"):
            return found
        time.sleep(0.1)
    raise AssertionError(f"never came: {script}")


def test_a_mark_opens_the_card_of_its_claim(engine: Engine, site_url: str) -> None:
    engine.open(f"{site_url}strikes/")
    engine.run("document.querySelector('article p a.mark:not(.reading)').click()")
    assert comes(engine, "document.querySelector('.card:popover-open .card-body')?.textContent.trim().length > 20")
    engine.run("[...document.querySelectorAll('.card button')].find((button) => button.textContent === 'Close').click()")
    assert comes(engine, "!document.querySelector('.card:popover-open')")


def test_a_search_finds_and_marks_nothing_found(engine: Engine, site_url: str) -> None:
    engine.open(f"{site_url}glossary/")
    engine.run("document.querySelector('.search-open').click()")
    fill = "const field = document.querySelector('dialog.search input'); field.value = '{}'; field.dispatchEvent(new Event('input'))"
    engine.run(fill.format("ttp"))
    assert comes(engine, "document.querySelectorAll('dialog.search[open] .results a').length > 3")
    engine.run(fill.format("zzqx"))
    assert comes(engine, "!document.querySelector('dialog.search .results a')")


def test_a_filter_shows_what_it_says_and_the_address_keeps_it(engine: Engine, site_url: str) -> None:
    engine.open(f"{site_url}timeline/all/?theme=strikes")
    field = "const field = document.querySelector('[name=actor]'); field.value = 'ttp'; "
    engine.run(field + "field.dispatchEvent(new Event('input', {bubbles: true}))")
    assert engine.run("return location.search") == "?theme=strikes&actor=ttp"
    assert 0 < engine.run("return document.querySelectorAll('#events li[id]:not([hidden])').length") < 60
    assert engine.run(f"return ({AGREES})()") == []


@pytest.mark.parametrize("address", DAMAGED, ids=lambda address: address.split("/")[0])
def test_a_damaged_address_takes_no_control_down(engine: Engine, site_url: str, address: str) -> None:
    engine.open("about:blank")
    engine.open(site_url + address)
    assert comes(engine, "document.querySelector('dialog.search')")
    assert engine.run(f"return ({AGREES})()") == []


def test_on_paper_nothing_that_was_folded_is_missing(engine: Engine, site_url: str) -> None:
    engine.open(f"{site_url}numbers/")
    kept = """return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule.media?.mediaText === "print").flatMap((rule) => [...rule.cssRules].map((one) => one.cssText)).join(" ")"""
    assert "::details-content" in engine.run(kept)
    if isinstance(engine, Firefox):
        assert 0 < sheets(engine.paper()) <= 13
