"""One explainer, opened: record and pages read, checked and joined, once per state of its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .attribution import check_prose
from .calls import check_calls, check_values
from .check import Checked, read
from .draw.geo import read_geo
from .kinds import KINDS
from .model import Model
from .pages import NAMES, Words, words_for
from .problems import Problems, RecordError
from .prose import read_pages
from .render import TEMPLATES, Renderer
from .rules import check_rules

State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Site:
    """A record without faults, joined, with its macros."""

    model: Model
    render: Renderer
    words: Callable[..., Words]


def open_site(project: Path) -> Site:
    """The explainer in a folder; RecordError with the whole report when anything is wrong."""
    return _open(project, _state(project / "data", project / "docs", TEMPLATES))


def _state(*folders: Path) -> State:
    """Name, size and time of every file that counts: the same state is not read twice."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".yml", ".md", ".jinja", ".geojson"))
    return tuple((str(path), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in files)


@lru_cache(maxsize=1)
def _open(project: Path, _state: State) -> Site:
    problems = Problems()
    checked = read(project / "data", problems)
    pages = read_pages(project / "docs", problems)
    if checked:
        check_rules(checked, problems)
        check_calls(pages, NAMES, known_ids(checked), problems)
        if not problems:
            check_values(pages, checked.records, problems)
    if problems or not checked:
        raise RecordError(problems.report())
    model = Model(checked, pages)
    check_prose(model, problems)
    geo = read_geo(project / "data" / "geo", model.claims, model.places, problems)
    if problems:
        raise RecordError(problems.report())
    render = Renderer(model, geo)
    return Site(model, render, words_for(render))


def known_ids(checked: Checked) -> dict[str, set[str]]:
    """What a macro call may name, by kind."""
    raw = checked.raw.records
    lists = checked.vocab.lists
    held = {id_ for id_, claim in checked.records["claims"].items() if claim.hold}
    known = {kind.kind_name: set(raw[folder]) - held for folder, kind in KINDS.items()}
    known["dated"] = known["claim"] | known["event"]
    known["spot"] = known["place"] | known["event"]
    known["item"] = known["dated"] | {f"{event}:{group}" for event in known["event"] for group in lists["groups"]}
    known |= {
        "theme": set(lists["themes"]),
        "tag": set(lists["tags"]),
        "measure": set(lists["measures"]),
        "list": set(lists),
        "kind": set(KINDS),
    }
    return known
