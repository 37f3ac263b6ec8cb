"""How each party's count moved: what it counted first, then what it counted in that one's place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..record.amounts import amount_words
from ..record.kinds import Claim, Event, Toll
from .model import Model
from .tolls import Count, toll_claims


@dataclass(frozen=True)
class Revision:
    """One party's counts of one group and harm, in the order it gave them: two at least, and not all the same."""

    group: str
    harm: str
    counts: list[Count]

    @property
    def last(self) -> Claim:
        """The claim that holds the latest count."""
        return self.counts[-1][0]


def revisions(model: Model, event: Event) -> list[Revision]:
    """The counts of an event that a party replaced by later ones, the first to be given first."""
    found = [revision for claim in toll_claims(model, event) for revision in _of_chain(_chain(model, claim))]
    return sorted(found, key=lambda revision: model.became_known(revision.counts[0][0]))


def _chain(model: Model, claim: Claim) -> list[Claim]:
    """A claim and those it replaces, one after another, the oldest first."""
    chain = [claim]
    while (earlier := model.claims.get(chain[-1].replaces or "")) and earlier not in chain:
        chain.append(earlier)
    return chain[::-1]


def _of_chain(chain: list[Claim]) -> Iterator[Revision]:
    kinds = dict.fromkeys((toll.group, toll.harm) for claim in chain for toll in claim.tolls)
    for group, harm in kinds:
        counts = [(claim, toll) for claim in chain for toll in _of_kind(claim, group, harm)]
        if len({amount_words(toll) for _, toll in counts}) > 1 and len({claim.id for claim, _ in counts}) > 1:
            yield Revision(group, harm, counts)


def _of_kind(claim: Claim, group: str, harm: str) -> list[Toll]:
    return [toll for toll in claim.tolls if (toll.group, toll.harm) == (group, harm)]
