"""No silent corrections: what was published changes only with an entry in the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..record.check import Checked
from ..record.kinds import Change, Claim
from ..record.problems import Location, Problems, did_you_mean
from .changes import WITHDRAWN, FieldShift, answering, fresh, refusal, shifts
from .published import FILE, AcceptedClaim, Published, line_of, substance

Fault = tuple[Location, str, str]


def ledger_page(theme: str) -> str:
    """Where a theme's claims are published: a page below docs/."""
    return f"claims/{theme}.md"


@dataclass
class Comparison:
    """What the rules compare: the record as it stands, and as it was published."""

    data: Path
    checked: Checked
    published: Published
    pages: set[str]
    now: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.claims: dict[str, Claim] = self.checked.records["claims"]
        self.changes: dict[str, Change] = self.checked.records["changes"]
        self.held = {id_ for id_, claim in self.claims.items() if claim.hold}
        self.now = {id_: substance(claim) for id_, claim in self.claims.items() if id_ in self.published.claims and id_ not in self.held}

    def place(self, section: str, id_: str) -> Location:
        """Where a claim or entry stands in the published file."""
        kind = {"claims": "claim", "changes": "change"}[section]
        return Location(f"{self.data.name}/{FILE}", line_of(self.data, section, id_), f"{kind} {id_}")


def check_ledger(data: Path, checked: Checked, published: Published, pages: set[str], problems: Problems) -> None:
    """Compare the record with what was published; `pages` are those that show a ledger. Faults go to problems."""
    comparison = Comparison(data, checked, published, pages)
    for rule in LEDGER_RULES:
        for place, what, message in rule(comparison):
            problems.add(place, what, message)


def corrections_are_told(comparison: Comparison) -> Iterator[Fault]:
    """A published claim changes, or goes, only with an entry that answers for it."""
    named = fresh(comparison.published, comparison.changes.values())
    for id_, kept in comparison.published.claims.items():
        if id_ in comparison.checked.raw.records["claims"] and id_ not in comparison.claims:
            continue
        entries = named.get(id_, [])
        for shift in shifts(kept, comparison.now.get(id_)):
            if not answering(entries, kept, shift):
                yield from _untold(comparison, id_, kept, shift, entries)


def _untold(comparison: Comparison, id_: str, kept: AcceptedClaim, shift: FieldShift, entries: list[Change]) -> Iterator[Fault]:
    claim = comparison.claims.get(id_)
    kinds = f"'{WITHDRAWN}'" if shift.gone else "'updated' or 'corrected'"
    advice = f"add an entry ({kinds}) to data/changes.yml that names it and says why, dated {kept.accepted} or later"
    if entries:
        for entry in entries:
            at = entry.claims.index(id_)
            yield comparison.checked.place(entry, "claims", at), f"claims.{at}", f"'{id_}' {refusal(entry, kept, shift)}"
    elif claim is None:
        yield comparison.place("claims", id_), "", f"is published and is gone from data/claims: put it back, or {advice}"
    elif shift.gone:
        yield comparison.checked.place(claim, "hold"), "hold", f"is published: let it stand, or {advice}"
    elif kept.withdrawn:
        yield comparison.checked.place(claim), "", f"was withdrawn (entry '{kept.withdrawn}'): give the new claim another id, or {advice}"
    else:
        was = "nothing" if shift.old is None else f"'{_short(shift.old)}'"
        yield comparison.checked.place(claim, shift.field), shift.field, f"was published as {was}: put that back, or {advice}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else str(value).replace("'", "")
    return text if len(text) <= 60 else f"{text[:57]}…"


def entries_name_claims(comparison: Comparison) -> Iterator[Fault]:
    """An entry is dated to the day and names claims that are, or were, in the record."""
    raw = comparison.checked.raw.records["claims"]
    known = {*raw, *comparison.published.claims}
    for change in comparison.changes.values():
        if change.date.precision != "day":
            yield comparison.checked.place(change, "date"), "date", "an entry is dated to the day: YYYY-MM-DD"
        for at, id_ in enumerate(change.claims):
            place, what = comparison.checked.place(change, "claims", at), f"claims.{at}"
            if id_ not in known:
                yield place, what, f"no claim '{id_}'{did_you_mean(id_, known)}"
            elif id_ not in comparison.published.claims and id_ in comparison.held:
                yield place, what, f"'{id_}' is on hold and was never published: leave it out"
            elif change.id not in comparison.published.changes and change.kind == WITHDRAWN and id_ in raw and id_ not in comparison.held:
                yield place, what, f"'{id_}' still stands in the record: take it out, or give the entry another kind"


def entries_stay(comparison: Comparison) -> Iterator[Fault]:
    """What the log once said it goes on saying."""
    for id_, was in comparison.published.changes.items():
        change = comparison.changes.get(id_)
        if change is None and id_ not in comparison.checked.raw.records["changes"]:
            yield (
                comparison.place("changes", id_),
                "",
                "is published and is gone from data/changes.yml: put it back; the log keeps what it said",
            )
        elif change and (now := substance(change)) != was:
            name = next(name for name in Change.model_fields if now.get(name) != was.get(name))
            message = f"was published as '{_short(was.get(name, ''))}': put that back, and say the rest in a new entry"
            yield comparison.checked.place(change, name), name, message
    for id_, kept in comparison.published.claims.items():
        for entry in (kept.withdrawn, *(step.change for step in kept.history)):
            if entry and entry not in comparison.published.changes:
                yield (
                    comparison.place("claims", id_),
                    "",
                    f"names an entry '{entry}' that the log never held: restore the file's last version",
                )


def pages_hold_their_claims(comparison: Comparison) -> Iterator[Fault]:
    """Every claim has its ledger page, for good, and a page holds so many at most, tombstones included."""
    held: Counter[str] = Counter(kept.page for kept in comparison.published.claims.values())
    for page in sorted(set(held) - comparison.pages):
        first = min(id_ for id_, kept in comparison.published.claims.items() if kept.page == page)
        theme = page.removeprefix("claims/").removesuffix(".md")
        yield (
            comparison.place("claims", first),
            "page",
            f'lives on docs/{page}: bring that page back, with {{{{ claims("{theme}") }}}} on it',
        )
    yield from _newcomers(comparison, held, (claim for id_, claim in comparison.claims.items() if id_ not in comparison.published.claims))


def _newcomers(comparison: Comparison, held: Counter[str], claims: Iterable[Claim]) -> Iterator[Fault]:
    most = comparison.checked.explainer.page_holds
    for claim in claims:
        page = ledger_page(claim.theme)
        place = comparison.checked.place(claim, "theme")
        held[page] += not claim.hold
        if page not in comparison.pages and held[page] == 1:
            yield place, "theme", f'needs a page docs/{page} with {{{{ claims("{claim.theme}") }}}} on it'
        if held[page] == most + 1:
            advice = "give the new claims a theme of their own, in vocab.yml and with a page; published ones stay where they are"
            yield place, "theme", f"docs/{page} holds {most} claims already, the most for one page: {advice}"


LEDGER_RULES = (corrections_are_told, entries_name_claims, entries_stay, pages_hold_their_claims)
