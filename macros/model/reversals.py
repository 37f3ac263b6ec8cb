"""What somebody did not say, was told or proved: a page tells that only where a claim does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..prose.sentences import HEADING, Sentence
from .naming import words

if TYPE_CHECKING:
    from .attribution import AttributionChecker


def reversals(checker: AttributionChecker, sentence: Sentence) -> Iterator[str]:
    """What is wrong where a sentence turns round what somebody said, and no claim that it cites bears that out."""
    told = sentence.cited or checker.named(checker.shown.marked(sentence))
    if sentence.is_reading or sentence.sort == HEADING or not told or not (found := checker.said(sentence).reversed):
        return
    claims = [checker.model.claims[id_] for id_ in sentence.cited]
    if not any(checker.speakers.reverses(f"{words(claim)} {claim.note}") for claim in claims):
        why = f"'{found}' tells what somebody did not say, was told or proved, and no claim that is cited does"
        yield f"{why}: cite one that does, or say what they said, in “{checker.shown.read(sentence)[:180]}”"
