"""`macros new`: a record asked for or given, written where its like stands, in the order of its kind, and checked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support import main_of

from macros.edit.fields import fields, usual
from macros.edit.files import MOST_LINES, as_text, flow, scalar
from macros.edit.session import slug
from macros.edit.workspace import BY_NAME
from macros.record.kinds import KINDS, Claim
from macros.record.reader import LineError, Reader

RIVER = ["new", "claim", "--statement", "The river was high: two feet.", "--by", "pilot", "--theme", "crossing", "--sources", "gazette"]


def test_it_is_written_in_the_order_of_its_kind_and_checked(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (ferry / "data" / "claims.yml").read_text(encoding="utf-8")
    assert main_of(ferry, *RIVER, "--figures", "measure=crossings", "value=2", "--date", "1902-05-01") == 0
    text = (ferry / "data" / "claims.yml").read_text(encoding="utf-8")
    assert text == (
        before + "\npilot-river-high-two-feet:\n"
        '  statement: "The river was high: two feet."\n'
        "  by: pilot\n  date: 1902-05-01\n  theme: crossing\n  sources: [gazette]\n  figures: [{measure: crossings, value: 2}]\n"
    )
    assert capsys.readouterr().out.splitlines() == ["data/claims.yml:73: claim pilot-river-high-two-feet: written", "checked: ok"]


def test_what_the_check_refuses_stays_with_a_word_or_goes_again(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = ferry / "data" / "claims.yml"
    before = path.read_text(encoding="utf-8")
    assert main_of(ferry, *RIVER[:5], "pilott", *RIVER[6:], "--undo") == 1
    assert "by: no actor 'pilott'; did you mean 'pilot'?" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == before
    assert main_of(ferry, *RIVER[:5], "pilott", *RIVER[6:]) == 1
    assert "It stands as it was written" in capsys.readouterr().err
    assert "  by: pilott\n" in path.read_text(encoding="utf-8")


def test_faults_that_were_there_are_not_laid_to_it(ferry: Path, edit: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    edit(("data/places.yml", "lat: 50.5", "lat: 500"))
    assert main_of(ferry, *RIVER) == 0
    assert "checked: ok; 1 fault was there before" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new"], "say what: python -m macros new source | actor"),
        (RIVER[:4], "a claim needs --theme, --sources"),
        ([*RIVER, "--id", "toll-north"], "'toll-north' stands already in data/claims.yml:8"),
        ([*RIVER, "--id", "broad-river"], "'broad-river' stands already in data/places.yml:1"),
        ([*RIVER, "--id", "Not_An_Id"], "an id is lower-case letters"),
        ([*RIVER, "--file", "data/places.yml"], "data/places.yml: a claim stands in data/claims.yml, or in a .yml file of data/claims/"),
        ([*RIVER, "--file", "../claims.yml"], "../claims.yml: a claim stands in data/claims.yml"),
        ([*RIVER, "--tolls", "killed"], "--tolls: expected PART=TEXT, got 'killed'"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    arguments: list[str], message: str, ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in ferry.rglob("*.yml")}
    assert main_of(ferry, *arguments) == 1
    assert message in capsys.readouterr().err
    assert {path: path.read_bytes() for path in ferry.rglob("*.yml")} == before


def test_a_withdrawn_id_is_not_used_again(ferry: Path, accept: Callable[[], object], capsys: pytest.CaptureFixture[str]) -> None:
    accept()
    path = ferry / "data" / "claims.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("toll-south:", "toll-southern:"), encoding="utf-8")
    assert main_of(ferry, *RIVER, "--id", "toll-south") == 1
    assert "'toll-south' was published and withdrawn: an id is used once" in capsys.readouterr().err


def test_a_full_file_makes_a_folder(ferry: Path) -> None:
    alone = ferry / "data" / "claims.yml"
    alone.write_text(alone.read_text(encoding="utf-8") + "# a line\n" * (MOST_LINES - 70), encoding="utf-8")
    assert main_of(ferry, *RIVER) == 0
    assert sorted(path.name for path in (ferry / "data" / "claims").iterdir()) == ["claims-2.yml", "claims.yml"]
    assert not alone.exists()
    assert main_of(ferry, "check") == 0


def test_it_goes_where_its_like_stands(ferry: Path) -> None:
    folder, alone = ferry / "data" / "sources", ferry / "data" / "sources.yml"
    folder.mkdir()
    first, rest = alone.read_text(encoding="utf-8").split("\ncourier:")
    (folder / "papers.yml").write_text(first, encoding="utf-8")
    (folder / "letters.yml").write_text("courier:" + rest, encoding="utf-8")
    alone.unlink()
    assert (
        main_of(
            ferry, "new", "source", "--publisher", "Evening Post", "--title", "More", "--kind", "news", "--seen", "whole", "--kept", "Here"
        )
        == 0
    )
    assert "publisher: Evening Post" in (folder / "letters.yml").read_text(encoding="utf-8").split("courier-again:")[1].split("\n\n", 1)[1]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Has questions answered as if by somebody at a terminal; all answers are to be used."""
    left: list[str] = []

    def give(*answers: str) -> None:
        left.extend(answers)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: left.pop(0))

    yield give
    assert left == []


def test_it_asks_for_what_it_needs_and_offers_what_there_is(
    ferry: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(
        "The Ferry  Bell rang.",  # statement
        "the", "2",  # by: chosen among those whose names begin so
        "", "soon", "1902-05-01",  # no speaker; said
        "sink", "",  # event: the sole match is taken
        "cross",  # theme
        "+", "The Bell", "Bell Weekly", "", "", "https://example.org/bell", "news", "whole", "", "bell-weekly", "y",  # a new source
        "",  # no more sources
        "it rang twice", "", "", "",  # quote, and of its language, translator and original nothing
        "", "note", "At noon.", "", "bell-rang", "y",  # no tolls; more, if there is any
    )  # fmt: skip
    assert main_of(ferry, "new", "claim") == 0
    said = capsys.readouterr().out
    assert "expected a date: YYYY, YYYY-MM or YYYY-MM-DD" in said
    assert said.endswith("data/claims.yml:73: claim bell-rang: written\nchecked: ok\n")
    written = (ferry / "data" / "claims.yml").read_text(encoding="utf-8").split("bell-rang:\n")[1]
    assert "  statement: The Ferry Bell rang.\n" in written
    assert "  event: sinking\n  theme: crossing\n  sources: [bell-weekly]\n  quote: {text: it rang twice}\n  note: At noon.\n" in written
    assert "\nbell-weekly:\n  title: The Bell\n  publisher: Bell Weekly\n" in (ferry / "data" / "sources.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt])
def test_who_breaks_off_has_written_nothing_not_even_what_was_made_on_the_way(
    stop: type[BaseException], ferry: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["Rang.", "", "", "", "", "cross", "+", "The Bell", "Weekly", "", "", "https://example.org/a", "news", "whole", "", "bell", "y"]

    def answers(_: str) -> str:
        if given:
            return given.pop(0)
        raise stop

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answers)
    before = {path: path.read_bytes() for path in (ferry / "data").rglob("*.yml")}
    assert main_of(ferry, "new", "claim") == 1
    told = capsys.readouterr()
    assert "source bell: written" in told.out
    assert "nothing was written" in told.err
    assert {path: path.read_bytes() for path in (ferry / "data").rglob("*.yml")} == before


def test_a_view_is_asked_which_of_its_questions_answers_it_gives(
    ferry: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer("teacher", "run-again", "A bridge is safer.", "bride", "bri", "", "", "", "bridge-is-safer", "", "", "vale-bridge", "n")
    assert main_of(ferry, "new", "view") == 0
    told = capsys.readouterr().out
    assert "  bridge                 a bridge should take its place\n" in told
    assert "one of: run, bridge, nothing\n" in told
    assert "positions: [bridge]" in told


def test_a_part_that_is_needed_is_asked_for_until_it_is_there(
    ferry: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(
        "farms-need-it",
        "hope",
        "",
        "",
        "It crosses.",
        "1902-06-01",
        "",
        "",
        "open",
        "Too early.",
        "",
        "",
        "",
        "1902-06",
        "",
        "crosses",
        "n",
    )
    assert main_of(ferry, "new", "forecast") == 0
    told = capsys.readouterr().out
    assert "criterion: {text: It crosses., set: 1902-06-01}" in told
    assert told.count("this is needed") == 1
    assert "\ntext: what would have to happen" in told


def test_what_no_record_can_hold_is_asked_for_again(ferry: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    answer("A \x1b[A bell", "Bell", "\udcc9", "Rings.", "", "gaz", "²", "", "", "bell", "n")
    assert main_of(ferry, "new", "term") == 0
    told = capsys.readouterr().out
    assert "holds the hidden character U+001B" in told
    assert "that cannot be read: the terminal does not send UTF-8" in told


def test_what_an_option_gives_and_no_file_can_hold_is_not_written(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (ferry / "data" / "claims.yml").read_bytes()
    assert main_of(ferry, *RIVER[:3], "A\x07bell.", *RIVER[4:]) == 1
    told = capsys.readouterr().err
    assert "data/claims.yml" in told
    assert told.endswith("nothing was written\n")
    assert (ferry / "data" / "claims.yml").read_bytes() == before


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_command_with_its_own_fields(kind: type, ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert BY_NAME[kind.kind_name] is kind  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as stopped:
        main_of(ferry, "new", kind.kind_name, "--help")  # type: ignore[attr-defined]
    assert stopped.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    for field in fields(kind):
        assert f"--{field.key.replace('_', '-')} " in told
    assert {field.key for field in fields(kind)} == {info.alias or name for name, info in kind.model_fields.items()} - {"id"}  # type: ignore[attr-defined]


def test_what_is_usual_is_asked_for() -> None:
    written = [{"statement": "x", "theme": "y", "sources": [], "date": "1"}] + [{"statement": "x", "note": "z", "checked": "1"}] * 9
    assert usual(Claim, written) == {"statement", "theme", "sources", "note"}
    assert "hold" not in usual(Claim, [])


def read(tmp: Path, text: str) -> object:
    tmp.write_text(text, encoding="utf-8")
    return Reader(tmp.read_bytes()).read()


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=40).map(
    lambda text: " ".join(text.split())
)


@given(PLAIN)
def test_every_text_reads_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "text.yml"
    try:
        found = read(path, f"a: {scalar(text)}\nb: {flow([text, {'c': text}])}\n")
    except LineError:
        assume(False)  # what no record may hold is refused, whoever wrote it
    assert found == {"a": text, "b": [text, {"c": text}]}


@pytest.mark.parametrize(
    "text", ["", "~", "null", "2024", "yes", "a: b", "a #b", "- a", "[a]", "“a”", "it's", '"a"', "a, b", "{a}", "@a", "%", "*a", "!a", "a:"]
)
def test_texts_that_mean_something_to_yaml_read_back(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "a.yml", as_text(Claim, "x", {"statement": text, "about": [text]})) == {
        "x": {"statement": text, "about": [text]}
    }


def test_a_forecast_is_named_after_its_claim(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--claim", "farms-need-it", "--criterion", "text=It crosses.", "set=1902-06-01", "--verdict", "open", "--why", "Too early.")
    assert main_of(ferry, "new", "forecast", *given, "--as-of", "1902-06") == 0
    assert "forecast farms-need-foreseen: written" in capsys.readouterr().out


def test_ids_are_made_of_telling_words() -> None:
    assert slug("The Émigrés' bridge was closed, on Monday!") == "emigres-bridge-closed-monday"
    assert slug("جرگه") == "new"
    assert len(slug("word " * 60)) <= 40
