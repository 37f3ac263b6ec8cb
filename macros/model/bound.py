"""How much of what is told cites a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..prose.pages import PageText
from ..prose.sentences import Sentence

if TYPE_CHECKING:
    from .model import Model


def unbound(model: Model) -> list[tuple[PageText, Sentence]]:
    """The narrative sentences that cite nothing, and are no readings of ours."""
    return [(page, sentence) for page, sentence in _told(model) if not sentence.cited]


def bound_share(model: Model) -> tuple[int, int]:
    """Narrative sentences that cite a claim, and all but our readings."""
    sentences = [sentence for _, sentence in _told(model)]
    return sum(bool(sentence.cited) for sentence in sentences), len(sentences)


def _told(model: Model) -> list[tuple[PageText, Sentence]]:
    return [(page, sentence) for page in model.pages if page.narrative for sentence in page.running_text if not sentence.is_reading]
