"""One explainer, opened: record and pages read, checked and joined, once per state of its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ..draw.map.geo import read_geo
from ..ledger import FILE, Ledger, Published, check_ledger, ledger_page, read_published
from ..model.attribution import check_prose
from ..model.model import Model
from ..model.reading_rules import check_confirmed, check_readings
from ..prose.calls import check_calls, check_notes, check_values
from ..prose.notices import check_notices
from ..prose.pages import PageText, read_pages
from ..record.check import Checked, read
from ..record.config import CONFIG, check_config
from ..record.kinds import KINDS
from ..record.problems import Problems, RecordError
from ..record.rules import check_rules
from .macros import MACROS, Macros, macros_for
from .render import TEMPLATES, Renderer

READ = (".yml", ".md", ".jinja", ".geojson")
State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Site:
    """A record without faults, joined, with its macros."""

    model: Model
    render: Renderer
    macros: Callable[..., Macros]

    @cached_property
    def pages(self) -> dict[str, PageText]:
        """The pages by their paths below docs/."""
        return {page.path: page for page in self.model.pages}


def open_site(project: Path, unconfirmed: bool = False) -> Site:
    """The explainer in a folder; RecordError with the whole report when anything is wrong.

    With `unconfirmed`, readings pass whose claims changed since they were accepted: somebody is about to confirm them.
    """
    return _open(project, state(project), unconfirmed)


def state(project: Path) -> State:
    """Name, size and time of every file that counts: the same state is not read twice."""
    places = (project / "data", project / "docs", TEMPLATES, project / CONFIG)
    files = (path for place in places for path in [place, *sorted(place.rglob("*"))] if path.suffix in READ or path.name == FILE)
    return tuple((str(path), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in files if path.is_file())


@lru_cache(maxsize=1)
def _open(project: Path, _state: State, unconfirmed: bool) -> Site:
    problems = Problems()
    checked = read(project / "data", problems)
    pages = read_pages(project / "docs", problems)
    published = read_published(project / "data", problems)
    if checked:
        check_rules(checked, problems)
        check_config(project, checked, problems)
        check_ledger(project / "data", checked, published, ledger_pages(pages), problems)
        check_calls(pages, MACROS, known_ids(checked, published), problems)
        check_notes(pages, problems)
        check_notices(checked, pages, problems)
        if not problems:
            check_values(pages, checked.records, problems)
    if problems or not checked:
        raise RecordError(problems.report())
    model = Model(checked, pages, Ledger(checked, published))
    check_prose(model, problems)
    check_readings(model, problems)
    if not unconfirmed:
        check_confirmed(model, problems)
    geo = read_geo(project / "data" / "geo", model.claims, model.places, problems)
    if problems:
        raise RecordError(problems.report())
    render = Renderer(model, geo)
    return Site(model, render, macros_for(render))


def ledger_pages(pages: list[PageText]) -> set[str]:
    """The pages that show the ledger of the theme they are named for."""
    shown = {(page.path, ledger_page(str(call.args[0]))) for page in pages for call in page.calls if call.name == "claims" and call.args}
    return {path for path, ledger in shown if path == ledger}


def known_ids(checked: Checked, published: Published) -> dict[str, set[str]]:
    """What a macro call may name, by kind; and the claims that were published and stand no more."""
    raw = checked.raw.records
    lists = checked.vocab.lists
    held = {id_ for id_, claim in checked.records["claims"].items() if claim.hold}
    known = {kind.kind_name: set(raw[folder]) - held for folder, kind in KINDS.items()}
    known["dated"] = known["claim"] | known["event"]
    known["spot"] = known["place"] | known["event"]
    known["item"] = known["dated"] | {f"{event}:{group}" for event in known["event"] for group in lists["groups"]}
    known |= {
        "withdrawn": set(published.claims) - known["claim"],
        "theme": set(lists["themes"]),
        "tag": set(lists["tags"]),
        "measure": set(lists["measures"]),
        "list": set(lists),
        "kind": set(KINDS),
        "position": {position.id for question in checked.records["questions"].values() for position in question.positions},
    }
    return known
