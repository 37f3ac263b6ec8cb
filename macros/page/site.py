"""One explainer, opened: record and pages read, checked and joined, once per state of its files."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ..draw.map.geo import Geo, read_geo
from ..ledger import FILE, Comparison, Ledger, Published, check_ledger, ledger_page, read_published
from ..model.anchors import check_anchors
from ..model.attribution import AttributionChecker, check_prose
from ..model.items import check_items
from ..model.model import Model
from ..model.reading_rules import check_confirmed, check_readings
from ..model.remarks import remarks
from ..model.sourced import check_texts
from ..model.wording import check_mechanism
from ..prose.calls import check_calls, check_notes, check_values
from ..prose.files import COPIED, OTHER_PAGES
from ..prose.names import check_names
from ..prose.notices import check_notices
from ..prose.pages import PageText, read_pages
from ..prose.pictures import check_pictures
from ..prose.settings import Settings, read_settings
from ..record.check import Checked, read
from ..record.config import CONFIG, check_config
from ..record.kinds import KINDS, PICTURES
from ..record.problems import Problems, RecordError
from ..record.rules import check_rules
from .macros import MACROS, Macros, macros_for
from .render import TEMPLATES, Renderer

READ = (".yml", ".md", ".jinja", ".geojson", *OTHER_PAGES, *COPIED)
State = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Site:
    """A record without faults, joined, with its macros."""

    model: Model
    geo: Geo
    project: Path
    remarks: tuple[str, ...] = ()

    @cached_property
    def render(self) -> Renderer:
        """What fills templates."""
        return Renderer(self.model, self.geo)

    @cached_property
    def macros(self) -> Callable[..., Macros]:
        """Gives each page its macros."""
        return macros_for(self.render)

    @cached_property
    def pages(self) -> dict[str, PageText]:
        """The pages by their paths below docs/."""
        return {page.path: page for page in self.model.pages}


def open_site(project: Path, unconfirmed: bool = False) -> Site:
    """The explainer in a folder; RecordError with the whole report when anything is wrong.

    With `unconfirmed`, readings pass whose claims changed since they were accepted: somebody is about to confirm them.
    """
    if isinstance(outcome := _outcome(project, state(project), unconfirmed), RecordError):
        raise outcome.with_traceback(None)
    return outcome


def state(project: Path) -> State:
    """Name, size and times of every file that counts, changes of its permissions too: the same state is not read twice."""
    folders = (walked for place in ("data", "docs", TEMPLATES) for walked in os.walk(project / place))
    names = sorted(os.path.join(folder, name) for folder, _, files in folders for name in files if name.endswith(READ) or name == FILE)
    return tuple((name, *_stamp(name)) for name in [*names, str(project / CONFIG)] if os.path.isfile(name))


def _stamp(name: str) -> tuple[int, int, int]:
    stat = os.stat(name)
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


@lru_cache(maxsize=1)
def _outcome(project: Path, _state: State, unconfirmed: bool) -> Site | RecordError:
    """What came of opening it, faults too: some generators ask again for each page."""
    was = gc.isenabled()
    gc.disable()  # what is read stays: to walk it for garbage again and again while it grows takes a tenth of the time
    try:
        return _open(project, unconfirmed)
    except RecordError as error:
        return error
    finally:
        if was:
            gc.enable()


def _open(project: Path, unconfirmed: bool) -> Site:
    problems = Problems()
    settings = read_settings(project, problems)
    model, checked = _joined(project, settings, problems)
    check_items(model, problems)
    checker = AttributionChecker(model, MACROS)
    with checker.keeping(project):
        check_prose(checker, settings, problems)
        check_readings(checker, problems)
        check_mechanism(checker, model.ledger.comparison.checked, problems)
        check_texts(checker, problems)
    check_anchors(model, problems)
    if not unconfirmed:
        check_confirmed(model, problems)
    geo = read_geo(project / "data" / "geo", model.claims, model.places, problems)
    if problems:
        raise RecordError(problems.report())
    return Site(model, geo, project, tuple(remarks(model, checked)))


def _joined(project: Path, settings: Settings, problems: Problems) -> tuple[Model, Checked]:
    """The record and the pages, checked and joined; RecordError where either cannot stand, before sentences are read against it."""
    data = project / "data"
    checked = read(data, problems)
    pages = read_pages(project / "docs", settings, problems)
    published = read_published(data / FILE, f"{data.name}/{FILE}", problems)
    if not (checked and published):
        raise RecordError(problems.report())
    comparison = Comparison(data, checked, published, ledger_pages(pages, problems))
    check_rules(checked, problems)
    check_config(project, checked, problems)
    check_ledger(comparison, problems)
    _check_calls(pages, checked, published, problems)
    if problems:
        raise RecordError(problems.report())
    return Model(checked, pages, Ledger(comparison)), checked


def _check_calls(pages: list[PageText], checked: Checked, published: Published, problems: Problems) -> None:
    """What pages ask of macros: first that it is there, then that it is of the right sort."""
    check_calls(pages, MACROS, known_ids(checked, published), problems)
    check_notes(pages, problems)
    check_notices(checked, pages, problems)
    if not problems:
        check_values(pages, checked.records, problems)
        check_pictures(pages, checked, problems)
        check_names(pages, MACROS, checked.records, problems)


def ledger_pages(pages: list[PageText], problems: Problems) -> set[str]:
    """The pages that show the ledger of the theme they are named for, and those that could not be read: they may."""
    faulty = {problem.file for problem in problems.found}
    shown = {(page.path, ledger_page(str(call.args[0]))) for page in pages for call in page.calls if call.name == "claims" and call.args}
    return {path for path, ledger in shown if path == ledger} | {page.path for page in pages if page.file in faulty}


class Anything(set[str]):
    """The ids of a kind of which something could not be read: whatever is asked for may be among them."""

    def __contains__(self, _: object) -> bool:
        return True

    def __or__(self, other: Any) -> Any:
        return Anything(super().__or__(other))

    __ror__ = __or__


def known_ids(checked: Checked, published: Published) -> dict[str, set[str]]:
    """What a macro call may name, by kind; and the claims that were published and stand no more."""
    raw = checked.raw.records
    lists = checked.vocab.lists
    held = {id_ for id_, claim in checked.records["claims"].items() if claim.hold}
    known = {kind.kind_name: set(raw[folder]) - held for folder, kind in KINDS.items()}
    for folder in checked.raw.unread & {*KINDS}:
        known[KINDS[folder].kind_name] = Anything(known[KINDS[folder].kind_name])
    known["dated"] = known["claim"] | known["event"]
    known["spot"] = known["place"] | known["event"]
    known["item"] = known["dated"] | {f"{event}:{group}" for event in known["event"] for group in lists["groups"]}
    known |= {
        "withdrawn": set(published.of("claims")) - known["claim"],
        "side": set(checked.explainer.sides),
        "extent": set(checked.explainer.maps.extents),
        "theme": set(lists["themes"]),
        "tag": set(lists["tags"]),
        "measure": set(lists["measures"]),
        "list": set(lists),
        "position": _positions(checked),
        "kind": {*KINDS, *PICTURES},
    }
    return known


def _positions(checked: Checked) -> set[str]:
    """The answers that questions offer."""
    found = {position.id for question in checked.records["questions"].values() for position in question.positions}
    return found if checked.whole("questions") else Anything(found)
