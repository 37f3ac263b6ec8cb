"""`withdraw`, `rename` and `accept --undo`: each does the whole of it, or says what is left."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support import accept_as_it_stands, edit_files, main_of

WHY = ("--why", "It was a rumour.")


def test_a_claim_is_taken_out_told_and_what_leans_on_it_listed(
    ferry: Path, accept: Callable[[], object], capsys: pytest.CaptureFixture[str]
) -> None:
    accept()
    assert main_of(ferry, "withdraw", "toll-south", *WHY) == 1
    said = capsys.readouterr()
    assert "claim toll-south: taken out\ndata/changes.yml: change toll-south-withdrawn: written\n" in said.out
    assert 'docs/index.md:9: cite("toll-south"): still leans on it\n' in said.out
    assert "data/relations.yml:7: relation rivals: denials.0: still leans on it\n" in said.out
    assert "docs/index.md:9: cite: claim 'toll-south' was withdrawn: take out what leans on it" in said.err
    entry = (ferry / "data" / "changes.yml").read_text(encoding="utf-8").split("toll-south-withdrawn:\n")[1]
    assert "  kind: withdrawn\n  claims: [toll-south]\n" in entry
    assert '  what: "Withdrawn: Nobody drowned, and only sheep were lost."\n  why: It was a rumour.\n' in entry
    claims = (ferry / "data" / "claims.yml").read_text(encoding="utf-8")
    assert "toll-south" not in claims
    assert "low: 9, high: 9}]\n\ncrossings-counted:\n" in claims


def test_claims_that_only_compare_with_it_are_freed(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(
        ferry,
        (
            "data/claims.yml",
            "  quote: {text: nine souls",
            "  differs:\n    - {id: crossings-counted, why: Other.}\n    - {id: ferry-sank, why: More.}\n  quote: {text: nine souls",
        ),
    )
    main_of(ferry, "withdraw", "ferry-sank")
    assert "data/claims.yml:18: claim toll-north: differs.1.id: freed" in capsys.readouterr().out
    assert "  differs: [{id: crossings-counted, why: Other.}]\n  quote: {text: nine souls" in (ferry / "data" / "claims.yml").read_text(
        encoding="utf-8"
    )


def test_another_can_take_its_place(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main_of(ferry, "withdraw", "farms-need-it", "--instead", "boats-are-enough")
    said = capsys.readouterr().out
    assert 'docs/index.md:33: cite("farms-need-it"): re-pointed' in said
    assert '{{ cite("boats-are-enough") }}' in (ferry / "docs" / "index.md").read_text(encoding="utf-8")
    assert "  claims: [boats-are-enough]\n" in (ferry / "data" / "views.yml").read_text(encoding="utf-8").split("reed-run-again:\n")[1]
    assert "claim: boats-are-enough" in (ferry / "data" / "forecasts.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tol-south", *WHY], "did you mean 'toll-south'?"),
        (["toll-south"], "say why, as readers will read it on Changes: --why"),
        (["toll-south", *WHY, "--instead", "toll-west"], "no claim 'toll-west' to take its place"),
        (["first-edition", *WHY], "'first-edition' is no record that stands"),
    ],
)
def test_what_cannot_be_withdrawn_stays(
    arguments: list[str], message: str, ferry: Path, accept: Callable[[], object], capsys: pytest.CaptureFixture[str]
) -> None:
    accept()
    before = {path: path.read_bytes() for path in ferry.rglob("*.yml")}
    assert main_of(ferry, "withdraw", *arguments) == 1
    assert message in capsys.readouterr().err
    assert {path: path.read_bytes() for path in ferry.rglob("*.yml")} == before


def test_a_name_is_changed_where_it_stands_and_where_it_is_typed(
    ferry: Path, accept: Callable[[], object], capsys: pytest.CaptureFixture[str]
) -> None:
    edit_files(
        ferry,
        ("docs/index.md", "\n{{ brief(", "\nThe Broad River is wide, `Broad River` in code.\n\n{{ brief("),
        ("docs/index.md", '{{ place("broad-river") }}', '{{ place("broad-river", "Broad River") }}'),
        ("data/claims.yml", "The ferry sank at noon.", "The ferry sank in the Broad River at noon."),
        ("data/claims.yml", "{text: nine souls and no help}", "{text: nine souls in the Broad River}"),
        ("data/sources.yml", "The Gazette of 3 May", "The Broad River of 3 May"),
    )
    accept()
    main_of(ferry, "rename", "place", "broad-river", "Long  River", "--why", "The map says so.")
    said = capsys.readouterr().out
    assert "place broad-river: 'Broad River' is 'Long River'; " in said
    assert "broad-river:\n  name: Long River\n" in (ferry / "data" / "places.yml").read_text(encoding="utf-8")
    page = (ferry / "docs" / "index.md").read_text(encoding="utf-8")
    assert "The Long River is wide, `Broad River` in code." in page
    assert '{{ place("broad-river", "Long River") }}' in page
    claims = (ferry / "data" / "claims.yml").read_text(encoding="utf-8")
    assert "The ferry sank in the Long River at noon." in claims
    assert "nine souls in the Broad River" in claims
    assert "data/claims.yml:16: quote: {text: nine souls in the Broad River}: still says 'Broad River'" in said
    assert "data/sources.yml:2: title: The Broad River of 3 May: still says 'Broad River'" in said
    assert "docs/index.md:11: The Long River is wide, `Broad River` in code.: still says 'Broad River'" in said
    entry = (ferry / "data" / "changes.yml").read_text(encoding="utf-8").split("broad-river-renamed:\n")[1]
    assert "claims: [ferry-sank]" in entry
    assert "  what: Broad River is called Long River.\n  why: The map says so.\n" in entry


def test_an_actor_keeps_its_old_name_for_search(ferry: Path) -> None:
    assert main_of(ferry, "rename", "actor", "mayor", "Ada Northcote") == 0
    text = (ferry / "data" / "actors.yml").read_text(encoding="utf-8").split("mayor:\n")[1].split("\n\n")[0]
    assert "  name: Ada Northcote\n" in text
    assert "  aka: [Ada North]" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["place", "brod-river", "X"], "no place 'brod-river'; did you mean 'broad-river'?"),
        (["claim", "toll-north", "X"], "a claim has no name of ours to change"),
        (["source", "gazette", "X"], "a source has no name of ours to change"),
        (["place", "broad-river", "Broad River"], "place 'broad-river' is called so already"),
    ],
)
def test_what_has_no_name_is_not_renamed(arguments: list[str], message: str, ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(ferry, "rename", *arguments) == 1
    assert message in capsys.readouterr().err


def test_an_acceptance_is_taken_back(ferry: Path, edit: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    accept_as_it_stands(ferry)
    path = ferry / "data" / "published.json"
    first = path.read_bytes()
    edit(("data/claims.yml", "", "\nbell-rang:\n  statement: The bell rang.\n  by: pilot\n  theme: crossing\n  sources: [gazette]\n"))
    accept_as_it_stands(ferry)
    assert path.read_bytes() != first
    assert main_of(ferry, "accept", "--undo") == 0
    assert path.read_bytes() == first
    assert main_of(ferry, "accept", "--undo") == 1
    assert "nothing to undo" in capsys.readouterr().err


def test_with_git_what_git_holds_stands_again(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str) -> None:
        own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(ferry), *own, *arguments], check=True, capture_output=True)

    path = ferry / "data" / "published.json"
    git("init", "-q")
    git("add", "data/claims.yml")
    git("commit", "-qm", "One file")
    accept_as_it_stands(ferry)
    assert main_of(ferry, "accept", "--undo") == 0
    assert not path.exists()
    accept_as_it_stands(ferry)
    git("add", "-A")
    git("commit", "-qm", "Accepted")
    assert main_of(ferry, "accept", "--undo") == 1
    assert "revert its commit" in capsys.readouterr().err
    kept = path.read_bytes()
    path.write_bytes(b"{}\n")
    assert main_of(ferry, "accept", "--undo") == 0
    assert path.read_bytes() == kept
