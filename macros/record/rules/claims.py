"""What must hold of claims: who stands behind them, and how they stand to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..check import Checked
from ..chronology import before, said
from ..kinds import Claim, Damage, Figure, Toll
from .common import Fault, claims_of, origins, voices

QUOTE_WORDS = 30
SOURCE_WORDS = 120


def somebody_stands_behind_it(checked: Checked) -> Iterator[Fault]:
    """A claim nobody asserts by name needs two sources of different origin, or the record of the act."""
    sources = checked.records["sources"]
    for claim in claims_of(checked).values():
        read = all(id_ in sources for id_ in claim.sources)
        if claim.by is None and not claim.act_record and read and len(origins(checked, claim)) < 2:
            yield claim, (), "neither attributed nor established: name who asserts it in 'by', or add a source of another origin"
        if claim.by is None and (claim.speaker or claim.described_as):
            yield claim, ("by",), "a speaker is given but not the party: name it in 'by'"
        if claim.by is None and claim.quote:
            yield claim, ("by",), "a quotation needs its speaker: name the party in 'by'"


def speakers_speak_for_the_party(checked: Checked) -> Iterator[Fault]:
    """Who said it and for whom are two things, and they must fit."""
    actors = checked.records["actors"]
    for claim in claims_of(checked).values():
        spoken_for = voices(actors, claim.speaker)
        read = bool(spoken_for) and actors[spoken_for[-1]].speaks_for in (None, *spoken_for)
        if read and claim.by in actors and not set(claim.parties) & set(spoken_for):
            yield claim, ("speaker",), f"'{claim.speaker}' does not speak for '{claim.by}': set speaks_for on the actor, or mend 'by'"


def disputes_are_between_parties(checked: Checked) -> Iterator[Fault]:
    """A dispute is contradiction by a named other party; anything else is a difference."""
    claims = claims_of(checked)
    for claim in claims.values():
        for at, other in ((at, claims.get(id_)) for at, id_ in enumerate(claim.disputes)):
            path = ("disputes", at)
            if other is claim:
                yield claim, path, "a claim cannot dispute itself"
            elif other and not (claim.by and other.by):
                yield claim, path, "both sides of a dispute need a named party in 'by'"
            elif other and (shared := set(claim.parties) & set(other.parties)):
                yield claim, path, f"both are claims by '{min(shared)}': use 'replaces' for a later word, 'differs' for another measure"
        for at, difference in enumerate(claim.differs):
            if difference.id == claim.id:
                yield claim, ("differs", at, "id"), "a claim cannot differ from itself"
            if difference.id in claim.disputes:
                yield claim, ("differs", at, "id"), "stands under 'disputes' too: keep one of the two"


def later_words_replace_earlier(checked: Checked) -> Iterator[Fault]:
    """Only the same claimant's earlier claim can be replaced."""
    claims, sources = claims_of(checked), checked.records["sources"]
    for claim in claims.values():
        earlier = claims.get(claim.replaces or "")
        if earlier is None:
            continue
        now, then = said(claim, sources), said(earlier, sources)
        if set(earlier.parties) != set(claim.parties) or earlier.id == claim.id:
            yield claim, ("replaces",), "replaces only an earlier claim by the same party"
        elif now and then and before(now, then):
            yield claim, ("replaces",), f"was said {now}, before '{earlier.id}', which it replaces, was said {then}"


def quotations_are_short(checked: Checked) -> Iterator[Fault]:
    """Thirty words a quotation, a hundred and twenty a source on the whole site."""
    total: Counter[str] = Counter()
    for claim in sorted(claims_of(checked).values(), key=lambda claim: claim.id):
        if not claim.quote:
            continue
        words = len(claim.quote.text.split())
        if words > QUOTE_WORDS:
            yield claim, ("quote", "text"), f"{words} words: a quotation has {QUOTE_WORDS} at most"
        source = claim.sources[0]
        total[source] += words
        if total[source] > SOURCE_WORDS:
            yield (
                claim,
                ("quote", "text"),
                f"brings the words quoted from '{source}' to {total[source]}: {SOURCE_WORDS} at most on the whole site",
            )


def ranges_run_upward(checked: Checked) -> Iterator[Fault]:
    """A low figure is not above the high one, and every figure or toll says something."""
    for claim in claims_of(checked).values():
        for name, amounts in _amounts(claim):
            for at, amount in enumerate(amounts):
                if amount.low is not None and amount.high is not None and amount.low > amount.high:
                    yield claim, (name, at, "low"), f"{amount.low:g} is above high, {amount.high:g}"
                value = amount.value if isinstance(amount, Figure) else None
                if value is None and amount.low is None and amount.high is None and amount.words is None:
                    yield claim, (name, at), "says nothing: give a number, a range or the claimant's words"


def _amounts(claim: Claim) -> tuple[tuple[str, Sequence[Figure | Toll | Damage]], ...]:
    return ("figures", claim.figures), ("tolls", claim.tolls), ("damage", claim.damage)


def denials_are_words(checked: Checked) -> Iterator[Fault]:
    """Nobody counts to nought: a denial is a statement, shown in words beside the counts."""
    for claim in claims_of(checked).values():
        for name, amounts in _amounts(claim)[1:]:
            for at, amount in enumerate(amounts):
                if amount.high == 0:
                    yield claim, (name, at), f"a {name.removesuffix('s')} of zero is a denial: take it out, the statement says it"


def held_claims_stay_out(checked: Checked) -> Iterator[Fault]:
    """Nothing published may lean on a claim that is held."""
    held = {claim.id for claim in claims_of(checked).values() if claim.hold}
    for folder in ("actors", "relations", "places", "terms", "views", "forecasts") if held else ():
        for record in checked.records[folder].values():
            for id_ in held.intersection(record.leans_on):
                yield record, ("claims",), f"leans on '{id_}', which is on hold"


def joint_parties_are_others(checked: Checked) -> Iterator[Fault]:
    """Who asserts it together with the claimant, or found it, is another than the claimant, and named once."""
    for claim in claims_of(checked).values():
        if claim.by is None and (claim.jointly or claim.found_by):
            yield claim, ("by",), "another party is given but not the claimant: name one of them in 'by'"
        for at, id_ in enumerate(claim.jointly):
            if id_ in (claim.by, *claim.jointly[:at]):
                yield claim, ("jointly", at), f"'{id_}' is named already: each party stands once"
        if claim.found_by and claim.found_by in claim.parties:
            yield claim, ("found_by",), f"'{claim.found_by}' is the claimant itself: leave this out"


def units_do_not_clash(checked: Checked) -> Iterator[Fault]:
    """A number has one unit."""
    for claim in claims_of(checked).values():
        for at, figure in enumerate(claim.figures):
            if figure.unit and figure.currency:
                yield claim, ("figures", at, "unit"), f"a sum in {figure.currency} has no other unit: take one of the two out"


def originals_are_in_another_language(checked: Checked) -> Iterator[Fault]:
    """The words as they were said are in another language than their translation."""
    for claim in claims_of(checked).values():
        if claim.quote and claim.quote.original and claim.quote.original.lang == claim.quote.language:
            yield claim, ("quote", "original", "lang"), f"is '{claim.quote.language}', as the quotation is: that is no translation"


def checks_are_dated(checked: Checked) -> Iterator[Fault]:
    """Who found the support again goes with the day."""
    for claim in claims_of(checked).values():
        if claim.checked_by and not claim.checked:
            yield claim, ("checked_by",), "says who checked it, but not when: add 'checked'"
