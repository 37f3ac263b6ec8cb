"""A claim's address is for good: it stays on the ledger page on which it was first published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..record.kinds import Claim
from ..record.problems import Location
from .comparison import Comparison


def ledger_page(theme: str) -> str:
    """Where a theme's claims are published: a page below docs/."""
    return f"claims/{theme}.md"


def pages_hold_their_claims(comparison: Comparison) -> Iterator[tuple[Location, str, str]]:
    """Every claim has its ledger page, for good, and a page holds so many at most, tombstones included."""
    published = comparison.published.of("claims")
    held: Counter[str] = Counter(kept.page for kept in published.values())
    for page in sorted(set(held) - comparison.pages):
        first = min(id_ for id_, kept in published.items() if kept.page == page)
        theme = page.removeprefix("claims/").removesuffix(".md")
        message = f'lives on docs/{page}: bring that page back, with {{{{ claims("{theme}") }}}} on it'
        yield comparison.kept_at("claims", first), "page", message
    yield from _newcomers(comparison, held, (claim for id_, claim in comparison.claims.items() if id_ not in published))


def _newcomers(comparison: Comparison, held: Counter[str], claims: Iterable[Claim]) -> Iterator[tuple[Location, str, str]]:
    most, themes = comparison.checked.explainer.page_holds, comparison.checked.vocab.lists["themes"]
    for claim in claims:
        page = ledger_page(claim.theme)
        place = comparison.place("claims", claim.id, "theme")
        held[page] += not claim.hold
        if claim.theme in themes and page not in comparison.pages and held[page] == 1:
            yield place, "theme", f'needs a page docs/{page} with {{{{ claims("{claim.theme}") }}}} on it'
        if held[page] == most + 1:
            advice = "give the new claims a theme of their own, in vocab.yml and with a page; published ones stay where they are"
            yield place, "theme", f"docs/{page} holds {most} claims already, the most for one page: {advice}"
