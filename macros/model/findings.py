"""What surveys of views, forecasts and disputes find, in a sentence: counts of what is in the record, never more than that."""

from __future__ import annotations

from collections.abc import Iterable

from ..record.kinds import Forecast
from .disputes import Pair, sides_most_at_odds
from .foresight import BORNE_OUT, by_date
from .model import Model
from .positions import Stand, Survey

SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LEVEL = "No answer leads"
NAMED = 3  # reasons a headline names


def few(count: int) -> str:
    """A number as a sentence has it: in letters up to twelve."""
    return SMALL[count] if count < len(SMALL) else f"{count:,}"


def within(text: str) -> str:
    """A label as it stands within a sentence: its article small."""
    return text[:1].lower() + text[1:] if text.startswith("The ") else text


def finding(survey: Survey) -> str:
    """Who says what, in numbers; that they are too few, where they are."""
    people = len(survey.people)
    if not survey.counted:
        return f"{_start(few(people) if people else 'nobody')} in our record {_speak(people)} on this: too few to count."
    found = sorted((stand for stand in survey.stands if stand.people), key=lambda stand: -len(stand.people))
    if not found:
        return f"{_start(few(people))} in our record speak for themselves on this, and none of them takes one of the answers below."
    return _choice(survey, found) if survey.question.sort == "choice" else _reasons(survey, found)


def headed(text: str) -> tuple[str, str]:
    """A finding as a headline and what else it says: up to the first answer, or to the first of several that lead alike."""
    head, _, rest = text.partition(": " if text.startswith(LEVEL) else "; ")
    return head, _start(rest)


def foreseen(scored: Iterable[Forecast]) -> str:
    """How many came true of those that named a date, and of the others; empty where there are no two such sorts."""
    (right, named), (without, unnamed) = by_date(scored, BORNE_OUT)
    if not (named and unnamed):
        return ""
    one = "is" if right == 1 else "are"
    return f"Of the {few(named)} that named a date, {few(right)} {one} borne out; of the {few(unnamed)} that named none, {few(without)}"


def at_odds(model: Model, pairs: list[Pair]) -> str:
    """How many contradictions there are, and between which two sides most; empty where there are none."""
    if not pairs:
        return ""
    claims, found = len({id_ for pair in pairs for id_ in pair}), sides_most_at_odds(model, pairs)
    text = f"{len(pairs):,} {'contradiction' if len(pairs) == 1 else 'contradictions'} between"
    if not found:
        return f"{text} {claims:,} claims"
    sides, many = " and ".join(within(model.explainer.sides[side].label) for side in found[0]), found[1]
    return f"{text} {sides}" if many == len(pairs) else f"{text} {claims:,} claims, {many:,} of them between {sides}"


def shared_by(survey: Survey, position: str) -> str:
    """How many of the people who spoke on a question give one answer: `17 of the 23 in our record`."""
    given, people = len(survey.stand(position).people), len(survey.people)
    small = people < len(SMALL)
    return f"{few(given) if small else given} of the {few(people)} in our record"


def _choice(survey: Survey, found: list[Stand]) -> str:
    parts = [_part(stand) for stand in found]
    if rest := len(survey.unplaced):
        parts.append(f"{few(rest)} {'gives' if rest == 1 else 'give'} none of these answers clearly")
    return _led(survey, found, parts)


def _reasons(survey: Survey, found: list[Stand]) -> str:
    named = found if len(found) == NAMED + 1 else found[:NAMED]
    parts = [_part(stand) for stand in named]
    if more := len(found) - len(named):
        parts.append(f"{few(more)} more answers are given")
    several = " Some give several." if any(len(view.positions) > 1 for view in survey.people) else ""
    return _led(survey, found, parts) + several


def _led(survey: Survey, found: list[Stand], parts: list[str]) -> str:
    """What is said, begun as the numbers have it: more than half, one answer ahead of the others, or none ahead."""
    most, *others = (len(stand.people) for stand in found)
    people = f"the {few(len(survey.people))} in our record who speak for themselves"
    if 2 * most > len(survey.people):
        begin = f"More than half of {people}, {few(most)}, say that {found[0].position.label}"
    elif most > max(others, default=1):
        begin = f"The answer given most, by {few(most)} of {people}, is that {found[0].position.label}"
    else:
        return f"{LEVEL} among {people}: {'; '.join(parts)}."
    return "; ".join([begin, *parts[1:]]) + "."


def _part(stand: Stand) -> str:
    count = len(stand.people)
    return f"{few(count)} {'says' if count == 1 else 'say'} that {stand.position.label}"


def _speak(people: int) -> str:
    return "speaks for themselves" if people < 2 else "speak for themselves"


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
