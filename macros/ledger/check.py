"""No silent corrections: what was published changes only with an entry in the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..check import Checked
from ..kinds import Change, Claim
from ..problems import Place, Problems, did_you_mean
from .cover import WITHDRAWN, Shift, answering, fresh, refusal, shifts
from .published import FILE, Kept, Published, line_of, substance

Fault = tuple[Place, str, str]


def ledger_page(theme: str) -> str:
    """Where a theme's claims are published: a page below docs/."""
    return f"claims/{theme}.md"


@dataclass
class Books:
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

    def place(self, section: str, id_: str) -> Place:
        """Where a claim or entry stands in the published file."""
        kind = {"claims": "claim", "changes": "change"}[section]
        return Place(f"{self.data.name}/{FILE}", line_of(self.data, section, id_), f"{kind} {id_}")


def check_ledger(data: Path, checked: Checked, published: Published, pages: set[str], problems: Problems) -> None:
    """Compare the record with what was published; `pages` are those that show a ledger. Faults go to problems."""
    books = Books(data, checked, published, pages)
    for rule in LEDGER_RULES:
        for place, what, message in rule(books):
            problems.add(place, what, message)


def corrections_are_told(books: Books) -> Iterator[Fault]:
    """A published claim changes, or goes, only with an entry that answers for it."""
    named = fresh(books.published, books.changes.values())
    for id_, kept in books.published.claims.items():
        if id_ in books.checked.raw.records["claims"] and id_ not in books.claims:
            continue
        entries = named.get(id_, [])
        for shift in shifts(kept, books.now.get(id_)):
            if not answering(entries, kept, shift):
                yield from _untold(books, id_, kept, shift, entries)


def _untold(books: Books, id_: str, kept: Kept, shift: Shift, entries: list[Change]) -> Iterator[Fault]:
    claim = books.claims.get(id_)
    kinds = f"'{WITHDRAWN}'" if shift.gone else "'updated' or 'corrected'"
    advice = f"add an entry ({kinds}) to data/changes.yml that names it and says why, dated {kept.accepted} or later"
    if entries:
        for entry in entries:
            at = entry.claims.index(id_)
            yield books.checked.place(entry, "claims", at), f"claims.{at}", f"'{id_}' {refusal(entry, kept, shift)}"
    elif claim is None:
        yield books.place("claims", id_), "", f"is published and is gone from data/claims: put it back, or {advice}"
    elif shift.gone:
        yield books.checked.place(claim, "hold"), "hold", f"is published: let it stand, or {advice}"
    elif kept.withdrawn:
        yield books.checked.place(claim), "", f"was withdrawn (entry '{kept.withdrawn}'): give the new claim another id, or {advice}"
    else:
        was = "nothing" if shift.old is None else f"'{_short(shift.old)}'"
        yield books.checked.place(claim, shift.field), shift.field, f"was published as {was}: put that back, or {advice}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else str(value).replace("'", "")
    return text if len(text) <= 60 else f"{text[:57]}…"


def entries_name_claims(books: Books) -> Iterator[Fault]:
    """An entry is dated to the day and names claims that are, or were, in the record."""
    raw = books.checked.raw.records["claims"]
    known = {*raw, *books.published.claims}
    for change in books.changes.values():
        if change.date.precision != "day":
            yield books.checked.place(change, "date"), "date", "an entry is dated to the day: YYYY-MM-DD"
        for at, id_ in enumerate(change.claims):
            place, what = books.checked.place(change, "claims", at), f"claims.{at}"
            if id_ not in known:
                yield place, what, f"no claim '{id_}'{did_you_mean(id_, known)}"
            elif id_ not in books.published.claims and id_ in books.held:
                yield place, what, f"'{id_}' is on hold and was never published: leave it out"
            elif change.id not in books.published.changes and change.kind == WITHDRAWN and id_ in raw and id_ not in books.held:
                yield place, what, f"'{id_}' still stands in the record: take it out, or give the entry another kind"


def entries_stay(books: Books) -> Iterator[Fault]:
    """What the log once said it goes on saying."""
    for id_, was in books.published.changes.items():
        change = books.changes.get(id_)
        if change is None and id_ not in books.checked.raw.records["changes"]:
            yield books.place("changes", id_), "", "is published and is gone from data/changes.yml: put it back; the log keeps what it said"
        elif change and (now := substance(change)) != was:
            name = next(name for name in Change.model_fields if now.get(name) != was.get(name))
            message = f"was published as '{_short(was.get(name, ''))}': put that back, and say the rest in a new entry"
            yield books.checked.place(change, name), name, message
    for id_, kept in books.published.claims.items():
        for entry in (kept.withdrawn, *(step.change for step in kept.history)):
            if entry and entry not in books.published.changes:
                yield books.place("claims", id_), "", f"names an entry '{entry}' that the log never held: restore the file's last version"


def pages_hold_their_claims(books: Books) -> Iterator[Fault]:
    """Every claim has its ledger page, for good, and a page holds so many at most, tombstones included."""
    held: Counter[str] = Counter(kept.page for kept in books.published.claims.values())
    for page in sorted(set(held) - books.pages):
        first = min(id_ for id_, kept in books.published.claims.items() if kept.page == page)
        theme = page.removeprefix("claims/").removesuffix(".md")
        yield books.place("claims", first), "page", f'lives on docs/{page}: bring that page back, with {{{{ claims("{theme}") }}}} on it'
    yield from _newcomers(books, held, (claim for id_, claim in books.claims.items() if id_ not in books.published.claims))


def _newcomers(books: Books, held: Counter[str], claims: Iterable[Claim]) -> Iterator[Fault]:
    most = books.checked.explainer.page_holds
    for claim in claims:
        page = ledger_page(claim.theme)
        place = books.checked.place(claim, "theme")
        held[page] += not claim.hold
        if page not in books.pages and held[page] == 1:
            yield place, "theme", f'needs a page docs/{page} with {{{{ claims("{claim.theme}") }}}} on it'
        if held[page] == most + 1:
            advice = "give the new claims a theme of their own, in vocab.yml and with a page; published ones stay where they are"
            yield place, "theme", f"docs/{page} holds {most} claims already, the most for one page: {advice}"


LEDGER_RULES = (corrections_are_told, entries_name_claims, entries_stay, pages_hold_their_claims)
