"""Which of two claims that contradict each other is the denial, and which denials are older than what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .chronology import before, said
from .dates import PartialDate
from .kinds import Claim, Source, Vocab


@dataclass(frozen=True)
class OlderDenial:
    """A denial that was said before what it denies, and the claim that holds the dispute: one of the two."""

    holder: Claim
    denial: Claim
    denied: Claim
    was: PartialDate
    then: PartialDate


def older_denials(claims: Mapping[str, Claim], sources: Mapping[str, Source], vocab: Vocab) -> Iterator[OlderDenial]:
    """Every dispute in which the denial is surely older; what is undated, or of dates that overlap, is none."""
    worded = _pattern(vocab.denials)
    for holder in claims.values():
        for other in (claims[id_] for id_ in holder.disputes if id_ in claims):
            denial, denied = (other, holder) if _denies(other, worded) and not _denies(holder, worded) else (holder, other)
            was, then = said(denial, sources), said(denied, sources)
            if was and then and before(was, then):
                yield OlderDenial(holder, denial, denied, was, then)


def _denies(claim: Claim, worded: re.Pattern[str] | None) -> bool:
    return bool(worded and worded.search(claim.statement))


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE) if words else None
