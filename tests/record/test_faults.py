"""Each fault stops the build with its own message; the sound explainer brings none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from every_fault import FAULTS
from faults import Fault
from support import edit_files, report_of

from macros.ledger import LEDGER_RULES
from macros.model.reading_rules import PAGE_RULES, WORD_RULES, few_among_many
from macros.record.rules import RULES


def test_the_sound_explainer_brings_no_message(report: Callable[..., list[str]]) -> None:
    assert report() == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_fault_is_reported_with_its_place(fault: Fault, ferry: Path, accept: Callable[[], object]) -> None:
    edit_files(ferry, *fault.before)
    if fault.published:
        accept()
    edit_files(ferry, (fault.file, fault.old, fault.new), *fault.more)
    if fault.accepting:
        assert report_of(ferry) == []
    lines = report_of(ferry, fault.accepting)
    assert any(line.startswith(fault.message) for line in lines), "\n".join(lines)


def test_every_rule_has_its_fault() -> None:
    assert {rule.__name__ for rule in (*RULES, *LEDGER_RULES, *PAGE_RULES, *WORD_RULES, few_among_many)} <= {fault.rule for fault in FAULTS}


@pytest.mark.parametrize("held", ["toll-north", "toll-south"], ids=["who counts", "who denies"])
def test_what_is_on_hold_contests_nothing(held: str, report: Callable[..., list[str]]) -> None:
    lines = report(("data/claims.yml", f"{held}:\n", f"{held}:\n  hold: true\n"))
    assert lines  # the page still cites it
    assert [line for line in lines if "no_account" in line] == []


def test_all_problems_come_at_once_and_sorted(report: Callable[..., list[str]]) -> None:
    lines = report(
        ("data/claims.yml", "date: 1902-05-01", "date: 1902-13"),
        ("data/sources.yml", "kind: news", "kind: gossip"),
        ("docs/index.md", "{{ questions() }}", "{{ qestions() }}"),
    )
    places = [re.match(r"(.+?):(\d+)", line).groups() for line in lines]  # type: ignore[union-attr]
    assert {"data/claims.yml", "data/sources.yml", "docs/index.md"} <= {file for file, _ in places}
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
