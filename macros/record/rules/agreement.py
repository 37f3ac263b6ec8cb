"""What must agree within a record: a claim's words with its numbers, a source's dates with one another; and no text is a stub."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..check import Checked
from ..kinds import Claim, Damage, Figure, Toll
from ..numbers import ORDINALS, ROUGH, Number, numbers
from .common import Fault, claims_of

ONE = re.compile(r"\b(?:a|an|another|single|sole)\b", re.IGNORECASE)
NONE = re.compile(r"\b(?:no|none|nobody|nothing)\b", re.IGNORECASE)
STUBS, SIGNS = ("TODO", "TBD", "TBA", "FIXME", "XXX", "orem ipsum"), " ?!.…-–—_*"
STUB = re.compile(r"\b(?:TODO|TBD|TBA|FIXME|XXX)\b|\b[Ll]orem ipsum\b|^[\W_]*$")


def statements_bear_out_their_numbers(checked: Checked) -> Iterator[Fault]:
    """Every number of a claim stands in its statement, in digits or in words: else a card shows one and tells another."""
    for claim in claims_of(checked).values():
        if not (claim.tolls or claim.figures or claim.damage):
            continue
        told = list(numbers(claim.statement))
        lists: tuple[tuple[str, Sequence[Figure | Toll | Damage]], ...] = (
            ("tolls", claim.tolls), ("figures", claim.figures), ("damage", claim.damage),
        )  # fmt: skip
        for name, at, amount in ((name, at, amount) for name, amounts in lists for at, amount in enumerate(amounts)):
            for text, value in _values(amount):
                if not _stands(value, text, told, claim):
                    yield claim, (name, at), f"{text} does not stand in the statement: mend the one or the other"


def _values(amount: Figure | Toll | Damage) -> Iterator[tuple[str, float | None]]:
    """The numbers of an amount, and those in the claimant's own words for it."""
    given = (amount.value if isinstance(amount, Figure) else None, amount.low, amount.high)
    yield from ((f"{value:,.12g}", float(value)) for value in dict.fromkeys(given) if value is not None)
    yield from ((number.text, number.value) for number in numbers(amount.words or "") if number.text.lower() in ROUGH)


def _stands(value: float | None, text: str, told: list[Number], claim: Claim) -> bool:
    if value is None:
        rough = [number.text.lower() for number in told if number.value is None]
        return not rough or text.lower() in rough
    if any(number.value is not None and _same(abs(value), number) for number in told) or value in _shares(told, claim.statement):
        return True
    other = ONE if value == 1 else NONE if value == 0 else None
    if value.is_integer() and 0 < value <= len(ORDINALS):
        other = re.compile(rf"\b{ORDINALS[int(value) - 1]}\b" + (f"|{ONE.pattern}" if value == 1 else ""), re.IGNORECASE)
    return bool(other and other.search(claim.statement))


def _shares(told: list[Number], statement: str) -> list[float]:
    """The percentages that are told as `nine in ten`."""
    pairs = [(one, two) for one, two in pairwise(told) if statement[one.end : two.start] == " in "]
    return [round(100 * one.value / two.value, 6) for one, two in pairs if one.value and two.value]


def _same(value: float, number: Number) -> bool:
    """Whether a number is the value, or what is left of it when it is rounded as the number is: 13,389,000 and 13.4 million."""
    assert number.value is not None
    if value == number.value:
        return True
    digits = re.match(r"[\d,]+(?:\.(\d+))?", number.text)
    if not digits or digits[0] == number.text or number.value < 1000:
        return False
    step = number.value / float(digits[0].replace(",", "")) / 10 ** len(digits[1] or "")
    return bool(abs(value - number.value) <= step / 2)


def statements_leave_out_their_claimant(checked: Checked) -> Iterator[Fault]:
    """Who says it stands in `by`: pages and downloads put it before the statement, and would say it twice."""
    words = "|".join(map(re.escape, checked.vocab.attribution.strong))
    begins, ends = re.compile(rf"(?:['’]s [\w ]+?)? (?:has |have |also |later )?(?:{words}) that\b"), re.compile(rf"(?:{words})$")
    actors = checked.records["actors"]
    for claim in claims_of(checked).values():
        for actor in (actors[id_] for id_ in {claim.by, claim.speaker} if id_ in actors):
            for name in {actor.name, actor.short, *actor.mentions}:
                key = name.removeprefix("the ")
                if key in claim.statement and _said_by(key, claim.statement, begins, ends):
                    yield claim, ("statement",), f"says that {name} says it: leave that out, it stands in 'by'"
                    break


def _said_by(name: str, statement: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> bool:
    """Whether a statement is worded as something that one says: in front, behind or by `according to`."""
    before, _, after = statement.partition(name)
    start, stop = re.sub(r"\b[Tt]he $", "", before), re.match(r"[.,]|$", after)
    if not start:
        return bool(begins.match(after))
    if start.lower().endswith("according to "):
        return True
    return bool(stop and ends.search(start.rstrip()) and re.search(r", \w+ $", start))


def sources_are_read_after_they_appear(checked: Checked) -> Iterator[Fault]:
    """Nobody reads what is not yet published."""
    for source in checked.records["sources"].values():
        if source.accessed and source.published and source.accessed.last < source.published.first:
            yield source, ("accessed",), f"read on {source.accessed}, and published on {source.published}: one of the two is wrong"


def texts_are_finished(checked: Checked) -> Iterator[Fault]:
    """No text is a placeholder for one that is to come."""
    for folder, records in checked.records.items():
        for record in records.values():
            fields: dict[str, object] = checked.raw.records[folder][record.id].value  # type: ignore[assignment]
            texts = {key: text for key, text in fields.items() if isinstance(text, str)}
            whole = "\n".join(texts.values())
            likely = any(word in whole for word in STUBS)
            for key, text in texts.items():
                if (likely or not text.strip(SIGNS)) and (stub := STUB.search(text)):
                    yield record, (key,), f"'{stub[0]}' is no text yet: write it, or leave the field out"
