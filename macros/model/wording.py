"""What the mechanism's words must say: they name who says so, or are a reading, as on any page, and hold nothing typed by hand."""

from __future__ import annotations

from collections.abc import Iterator

from ..record.check import Checked
from ..record.kinds import Told
from ..record.problems import Problems
from .attribution import AttributionChecker
from .reading_rules import Inference, in_words


def check_mechanism(checker: AttributionChecker, checked: Checked, problems: Problems) -> None:
    """Every text of the mechanism against the claims it rests on; faults go to problems."""
    if not (mechanism := checked.mechanism):
        return
    elsewhere = {id_ for _, told in mechanism.told if not told.reading for id_ in told.claims}
    for path, told in mechanism.told:
        for name, message in (*_faults(checker, told), *_untold(told, elsewhere)):
            where = (*path, name)
            problems.add(checked.place(mechanism, *where), ".".join(map(str, where)), message)
    for name, message in _typed(checker, "title", mechanism.title):
        problems.add(checked.place(mechanism, name), name, message)


def _faults(checker: AttributionChecker, told: Told) -> Iterator[tuple[str, str]]:
    """The field and what is wrong with it: in the picture, heading and words under it are read as one sentence."""
    label, short = (getattr(told, name, "") for name in ("label", "short"))
    for name, text in (("text", told.text), ("short", f"{label}: {short}" if label else short)):
        if told.reading and text:
            yield from ((name, f"a reading {message}") for message in in_words(Inference(checker.model, checker, text, told.claims)))
        elif text:
            yield from _typed(checker, name, text)
            for id_ in told.claims:
                if message := checker.fault_of(checker.model.claims[id_], text):
                    yield name, f"{id_}: {message}"


def _untold(told: Told, elsewhere: set[str]) -> Iterator[tuple[str, str]]:
    """A reading rests on what other parts of the picture tell, with who says so."""
    for id_ in told.claims if told.reading else ():
        if id_ not in elsewhere:
            yield "claims", f"a reading rests on '{id_}', which nothing else in the picture tells: give it to a step that says whose it is"


def _typed(checker: AttributionChecker, name: str, text: str) -> Iterator[tuple[str, str]]:
    for what, _ in checker.typed.faults(text):
        yield name, f"{what} is typed by hand: say it in words; the years that are shown are those of the claims"
