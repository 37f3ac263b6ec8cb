"""What a strip of numbers shows: a claim's figure, or an event's tolls as ranges."""

from __future__ import annotations

from ..prose.pages import PageText
from ..record.kinds import Claim, Event
from ..record.problems import Location, Problems
from .model import Model
from .tolls import TollRange, apart, first_harm, toll_ranges

Item = Claim | tuple[Event, list[TollRange]]


def of_item(model: Model, item: str) -> Item:
    """A claim, or an event with the ranges of its gravest harm; `event:group` for one group, one set apart included."""
    if item in model.claims:
        return model.claims[item]
    id_, _, group = item.partition(":")
    event = model.events[id_]
    claims = sorted((claim for claim in model.latest(model.claims.values()) if claim.event == id_ and claim.tolls), key=model.when)
    if group and model.word("groups", group).apart:
        return event, first_harm(apart(model, claims, group))
    return event, first_harm([row for row in toll_ranges(model, claims) if group in ("", row.group)])


def claims_of_items(model: Model, *items: str) -> list[Claim]:
    """The claims that some items show."""
    found = [of_item(model, item) for item in items]
    return [claim for one in found for claim in ([one] if isinstance(one, Claim) else [claim for row in one[1] for claim in row.claims])]


def check_items(model: Model, problems: Problems) -> None:
    """Every event in a strip has a count to show."""
    for page in model.pages:
        for line, item in _items(page):
            found = of_item(model, item)
            if not isinstance(found, Claim) and not found[1]:
                whom = f" of '{group}'" if (group := item.partition(":")[2]) else ""
                problems.add(Location(page.file, line), "brief", f"event '{found[0].id}' has no toll{whom} to show")


def _items(page: PageText) -> list[tuple[int, str]]:
    return [(call.line, item) for call in page.calls if call.name == "brief" for item in call.args]
