"""The pictures that stand for pages where somebody shares a link: the title, the finding, the page's picture in simple form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...draw.chart.dot_plot import plots_of
from ...draw.chart.headline import headline
from ...draw.chart.series import counts_of, series_of
from ...draw.chart.tolls import toll_ledger
from ...draw.ladder import drawing
from ...draw.ladder_words import meeting_words
from ...draw.ties import rows
from ...model.addresses import address
from ...model.derive import balance, leans
from ...model.disputes import pairs_of
from ...model.findings import at_odds, foreseen
from ...model.foresight import SCORED
from .paper import EDGE, LEAST, SIZE, SOFT, Paper, fitting, lacking
from .pictures import picture

if TYPE_CHECKING:
    from ...page.site import Site
    from ...prose.pages import PageText
    from ...prose.sentences import Call

HOME, FOLDER = "index.md", "assets/cards"
TYPEFACE = "docs/assets/card.ttf"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`assets/card.png` for home and every page that does not tell the story; `assets/cards/<address>.png` for each that does."""
    for page in site.model.pages:
        if page.narrative or page.path == HOME:
            name = f"{FOLDER}/{address(page.path)}" if page.path != HOME else "assets/card"
            yield f"{name}.png", _card(site, page)


def finding(site: Site, page: PageText) -> str:
    """What the page finds, in a sentence: its own word for it, else its picture's, else its description."""
    calls = sorted(page.calls, key=lambda call: call.name != "mechanism")
    drawn = next((found for call in calls if (found := _seen(site, call))), "")
    return str(page.meta.get("finding") or drawn or page.meta.get("description") or site.model.explainer.tagline)


def _seen(site: Site, call: Call) -> str:
    """The headline of a picture that a page draws; empty where it has none."""
    model = site.model
    if call.name == "mechanism" and model.mechanism:
        return model.mechanism.finding.text
    if call.name == "score":
        return _ended(foreseen(one for one in model.forecasts.values() if one.kind == SCORED))
    if call.name == "contested":
        return _ended(at_odds(model, pairs_of(model, model.claims.values())))
    if call.name == "numbers":
        plots = plots_of(model, series_of(counts_of(model, tuple(map(str, call.args)))))
        return _ended(plots[0].finding) if plots else ""
    if call.name == "ladder":
        given = {"until": "", "weight": 1, **dict(zip(("since", "until", "weight"), call.args, strict=False)), **call.kwargs}
        return meeting_words(model, drawing(model, **given))
    if call.name == "network":
        return _ended(rows(model).finding)
    event = model.events[str(call.args[0])] if call.name == "accounts" else None
    ledger = toll_ledger(model, event) if event else None
    found = headline(model, event, ledger.harm) if event and ledger else None
    return _ended(found.text) if found else ""


def _ended(text: str) -> str:
    return f"{text}." if text else ""


def _card(site: Site, page: PageText) -> bytes:
    model = site.model
    title, found = page.name, finding(site, page)
    labels = [word.label for name in ("statuses", "verdicts", "groups", "harms") for word in model.vocab.lists[name].values()]
    typeface = fitting(site.project / TYPEFACE, (model.explainer.title, title, found, *labels))
    paper = Paper(typeface)
    drawn = picture(paper, site, page)
    width = (drawn - 50 if drawn else SIZE[0] - EDGE) - EDGE
    as_of = f"As of {model.explainer.as_of.words}"
    room = SIZE[0] - 2 * EDGE - paper.width(as_of, LEAST) - 40
    paper.text((EDGE, 48), as_of, LEAST, SOFT, right=SIZE[0] - EDGE)
    paper.line((EDGE, 48), _told(page, typeface, model.explainer.title), LEAST, room, hue=SOFT)
    paper.rule(104)
    top = paper.block(132, _told(page, typeface, title), (72, 64, 56, 50, 46), width, 312, bold=True)
    paper.block(top + 18, _told(page, typeface, found), (48, 44, 40, LEAST), width, 536)
    counts = balance(model, (model.claims[id_] for id_ in leans(model, page)) if page.path != HOME else model.claims.values()).statuses
    paper.signs(556, {status: f"{count:,} {model.word('statuses', status).label.lower()}" for status, count in counts.items() if count})
    return paper.png()


def _told(page: PageText, typeface: Path | None, text: str) -> str:
    """A text that can be drawn; of one that cannot, nothing, and why."""
    missing = lacking(typeface, text)
    if missing:
        signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing[:3])
        print(f"{page.file}: “{text}” is not on the page's card: no typeface here has {signs}, or can join its letters: "
              f"put one that has them at {TYPEFACE}", file=sys.stderr)  # fmt: skip
    return "" if missing else text


__all__ = ["FOLDER", "SIZE", "files", "finding"]
