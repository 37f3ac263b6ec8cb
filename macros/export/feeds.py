"""Atom feeds (RFC 4287): what changed in the record, and which events came in."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..ledger import QUIET
from ..model.addresses import from_root, relative, whole
from ..model.history import log
from ..model.model import Model
from ..page.render import environment
from ..record.dates import PartialDate
from ..record.kinds import Event

if TYPE_CHECKING:
    from ..page.site import Site

FEEDS = "feeds/index.md"  # links are made as if the feeds' folder were a page
LATEST = 50  # entries a feed holds
NO_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True)
class Item:
    """One entry of a feed: `body` is what the template of its sort shows."""

    id: Markup
    title: str
    date: PartialDate
    link: Markup
    category: tuple[str, str]
    body: Any
    changed: PartialDate | None = None

    @property
    def published(self) -> Markup:
        """The day it came, as RFC 3339 writes a moment."""
        return _moment(self.date)

    @property
    def updated(self) -> Markup:
        """The day on which it was last not as before."""
        return _moment(self.changed or self.date)


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`changes.xml` and `events.xml` in the folder `feeds/`."""
    model = site.model
    for name, title, items in (("changes", "Changes", _changes(model)), ("events", "New events", _events(model))):
        yield f"feeds/{name}.xml", _feed(model, name, title, items[:LATEST]).encode()


def _changes(model: Model) -> list[Item]:
    """The entries of the log, the newest first; mere wording, and fields that the record gained, are kept out."""
    word = model.vocab.lists["change_kinds"]
    return [
        Item(
            id=_urn(model, "change", entry.change.id),
            title=f"{word[entry.change.kind].label}: {entry.change.what}",
            date=entry.change.date,
            link=_link(model, "changes.md", entry.change.id),
            category=(entry.change.kind, word[entry.change.kind].label),
            body=entry,
        )
        for entry in log(model)
        if entry.change.kind not in QUIET
    ]


def _events(model: Model) -> list[Item]:
    """The events, the newest in the record first, then the newest in time."""
    theme = model.vocab.lists["themes"]
    ordered = sorted(model.events.values(), key=lambda event: (model.ledger.came(event.id), event.date, event.id), reverse=True)
    return [
        Item(
            id=_urn(model, "event", event.id),
            title=event.title,
            date=model.ledger.came(event.id),
            link=_link(model, "timeline/all.md", event.id),
            category=(event.themes[0], theme[event.themes[0]].label),
            body=event,
            changed=_changed(model, event),
        )
        for event in ordered
    ]


def _changed(model: Model, event: Event) -> PartialDate:
    """When an event, or what is said of it, last changed in more than words: readers' programs then show it anew."""
    records = [("events", event.id), *(("claims", claim.id) for claim in model.by_event.get(event.id, []))]
    records += [("sources", id_) for folder, id_ in records if folder == "claims" for id_ in model.claims[id_].sources]
    return max(model.ledger.changed(*record) for record in records)


def _feed(model: Model, name: str, title: str, items: list[Item]) -> str:
    page = {"changes": "changes.md", "events": "timeline/all.md"}[name]
    text = (
        environment()
        .get_template("feeds/feed.xml.jinja")
        .render(
            model=model,
            claimant=model.claimant,
            id=_urn(model, "feed", name),
            title=f"{model.explainer.title}: {title}",
            updated=max((item.updated for item in items), default=_moment(model.ledger.edition)),
            own=Markup(whole(model.explainer.url, f"feeds/{name}.xml") or ""),
            page=_link(model, page),
            body=f"feeds/feed-{name}.xml.jinja",
            items=items,
            link=lambda target, anchor="": _link(model, target, anchor),
        )
    )
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s*\n\s*", "\n", text).strip() + "\n")


def _urn(model: Model, kind: str, id_: str) -> Markup:
    """An id that stays when the site, or its name, moves."""
    return Markup(uuid.uuid5(model.ledger.urn, f"{kind}/{id_}").urn)


def _link(model: Model, page: str, anchor: str = "") -> Markup:
    """Where a page is: a full address where it is known, else from the feeds' folder."""
    return Markup(whole(model.explainer.url, from_root(page, anchor)) or relative(FEEDS, page, anchor))


def _moment(date: PartialDate) -> Markup:
    """A day as a moment of it that is the same day nearly everywhere: midnight in Greenwich is the day before in half the world."""
    return Markup(f"{date.first.isoformat()}T12:00:00Z")
