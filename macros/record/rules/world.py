"""What must hold of events, places, actors and forecasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..check import Checked
from ..kinds import Claim
from .common import Fault, circles, claims_of, voices


def spans_run_forward(checked: Checked) -> Iterator[Fault]:
    """No end before its start, nothing after the record's own date."""
    as_of = checked.explainer.as_of
    last = as_of.last
    for folder in ("claims", "events", "relations"):
        for record in checked.records[folder].values():
            start = getattr(record, "date", None) or getattr(record, "since", None)
            end = record.until
            if start and end and end.last < start.first:
                yield record, ("until",), f"ends {end} before it begins {start}"
            if folder != "relations" and start and start.first > last:
                yield record, ("date",), f"is after the record's own date, {as_of}: move as_of in explainer.yml, or mend the date"
    for claim in claims_of(checked).values():
        if claim.said and claim.said.first > last:
            yield claim, ("said",), f"is after the record's own date, {as_of}: move as_of in explainer.yml, or mend the date"
        for at, figure in enumerate(claim.figures):
            if figure.since and figure.until and figure.until.last < figure.since.first:
                yield claim, ("figures", at, "until"), f"ends {figure.until} before it begins {figure.since}"


def places_lie_somewhere(checked: Checked) -> Iterator[Fault]:
    """A position is whole and within the explainer's bounds; part_of never runs in a circle."""
    bounds, places = checked.explainer.bounds, checked.records["places"]
    for place in places.values():
        if (place.lat is None) != (place.lon is None):
            yield place, ("lat",), "a position needs both lat and lon"
        elif place.lat is not None and place.lon is not None:
            inside = bounds.south <= place.lat <= bounds.north and bounds.west <= place.lon <= bounds.east
            swapped = bounds.south <= place.lon <= bounds.north and bounds.west <= place.lat <= bounds.east
            if not inside:
                yield place, ("lat",), "lies outside the bounds in explainer.yml" + ("; lat and lon look swapped" if swapped else "")
        if (place.precision == "none") != (place.lat is None):
            yield place, ("precision",), "'none' goes with no position, and only with that"
        if place.within_km and place.precision in ("point", "none"):
            yield place, ("within_km",), f"goes with a position that is not known to the point; precision is '{place.precision}'"
        if circles(places, place.id, "part_of"):
            yield place, ("part_of",), "runs in a circle"
    for actor in checked.records["actors"].values():
        if circles(checked.records["actors"], actor.id, "speaks_for"):
            yield actor, ("speaks_for",), "runs in a circle"


def mentions_are_one_actors(checked: Checked) -> Iterator[Fault]:
    """A word prose may use points to one actor only."""
    owner: dict[str, str] = {}
    for actor in checked.records["actors"].values():
        for at, mention in enumerate(actor.mentions):
            first = owner.setdefault(mention, actor.id)
            if first != actor.id:
                yield actor, ("mentions", at), f"'{mention}' stands already for '{first}'"


def verdicts_have_reasons(checked: Checked) -> Iterator[Fault]:
    """A verdict other than open or not testable stands on evidence."""
    for forecast in checked.records["forecasts"].values():
        if forecast.verdict not in ("open", "not-testable") and not (forecast.support or forecast.against):
            yield forecast, ("verdict",), "needs evidence: claims under 'support' or 'against'"
        if forecast.as_of.first > checked.explainer.reviewed.last:
            yield forecast, ("as_of",), f"is after the last review, {checked.explainer.reviewed}"


def events_are_carried(checked: Checked) -> Iterator[Fault]:
    """An event is on the timeline because a claim says that it happened."""
    carried = {claim.event for claim in claims_of(checked).values() if not claim.hold}
    for event in checked.records["events"].values() if checked.whole("claims") else ():
        if event.id not in carried:
            yield event, (), "no claim says that it happened: give a claim this event, or take it out"


def contested_events_hear_both_sides(checked: Checked) -> Iterator[Fault]:
    """A contested event with one party's account alone must say that the other gave none."""
    actors = checked.records["actors"]
    standing = {id_: claim for id_, claim in claims_of(checked).items() if not claim.hold}
    contested = {id_ for claim in standing.values() for other in claim.disputes if other in standing for id_ in (claim.id, other)}
    by_event: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in standing.values():
        by_event[claim.event].append(claim)
    for event in checked.records["events"].values() if checked.whole("claims", "actors") else ():
        own = by_event[event.id]
        parties = {voices(actors, id_)[-1] for claim in own for id_ in claim.parties if id_ in actors}
        if len(parties) == 1 and not event.no_account and any(claim.id in contested for claim in own):
            yield (
                event,
                ("no_account",),
                f"is contested but only '{parties.pop()}' is heard: enter the other account, or say with a source that there was none",
            )


def denials_are_by_a_party(checked: Checked) -> Iterator[Fault]:
    """What denies a tie is said by somebody, and is not what carries it."""
    claims = claims_of(checked)
    for tie in checked.records["relations"].values():
        for at, id_ in enumerate(tie.denials):
            if id_ in tie.claims:
                yield tie, ("denials", at), f"'{id_}' cannot both carry the tie and deny it"
            elif id_ in claims and claims[id_].by is None:
                yield tie, ("denials", at), f"'{id_}' is nobody's claim: a denial names the party that denies"
