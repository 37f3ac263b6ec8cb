"""A tiny explainer on another subject, copied afresh for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from support import ROOT, Edit, MakeOnce, accept_as_it_stands, edit_files, export, mkdocs, own_explainer

pytest_plugins = ["chromium"]

# What these fixtures hold is made of this project's own record; a copy of the project has another.
OWN = {"own", "own_site", "own_export", "data"}
BUILT = {"own_site", "site_url", "browser"}  # these need a built site or a browser, and so do whole folders
BUILDING = {"browser", "site", "build"}
# Many rounds, or whole copies and downloads: most of the seconds of what needs no browser.
SLOW = {
    "draw/test_growth.py", "draw/test_growth_of_charts.py", "edit/test_diff.py", "edit/test_outlines.py", "edit/test_start.py",
    "edit/test_uses.py", "export/test_api.py", "export/test_card.py", "export/test_data_page.py", "export/test_feeds.py",
    "export/test_formats.py", "export/test_offline.py", "export/test_readings.py", "ledger/test_answers.py", "ledger/test_compare.py",
    "ledger/test_ledger.py", "record/test_hostile.py", "record/test_messages.py",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by what they need: this project's record, a built site or a browser, long rounds."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        path = item.path.relative_to(ROOT / "tests")
        if OWN.intersection(fixtures):
            item.add_marker("record")
        if BUILT.intersection(fixtures) or path.parts[0] in BUILDING:
            item.add_marker("built")
        if path.as_posix() in SLOW:
            item.add_marker("slow")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The ferry explainer in a folder of its own."""
    shutil.copytree(ROOT / "tests" / "ferry", tmp_path / "ferry", ignore=shutil.ignore_patterns(".cache"))
    return tmp_path / "ferry"


@pytest.fixture
def fire(ferry: Path) -> Path:
    """The ferry explainer with a second event, whose claims and sources hold what few records do: two parties, a retraction, damage."""
    shutil.copytree(ROOT / "tests" / "fire" / "data", ferry / "data", dirs_exist_ok=True)
    return ferry


@pytest.fixture
def edit(ferry: Path) -> Callable[..., None]:
    """Edits the ferry explainer."""
    return partial(edit_files, ferry)


@pytest.fixture
def accept(ferry: Path) -> Callable[[], Any]:
    """Accepts the ferry explainer."""
    return partial(accept_as_it_stands, ferry)


@pytest.fixture
def report(ferry: Path, edit: Callable[..., None]) -> Callable[..., list[str]]:
    """Edits the ferry explainer and gives the lines of the report; none when nothing is wrong."""
    from macros.page.site import open_site
    from macros.record.problems import RecordError

    def run(*edits: Edit) -> list[str]:
        edit(*edits)
        try:
            open_site(ferry)
        except RecordError as error:
            return str(error).splitlines()
        return []

    return run


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> MakeOnce:
    """Makes something once for all workers: `make_once("own", make)` gives the folder that `make` has filled."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, finished = shared / "made" / name, shared / f"{name}-is-made"
        with FileLock(shared / f"{name}.lock"):
            if not finished.exists():
                folder.mkdir(parents=True)
                make(folder)
                finished.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def own_site(make_once: MakeOnce) -> Path:
    """This project's own site."""

    def build(folder: Path) -> None:
        done = mkdocs(ROOT, "--strict", "--site-dir", str(folder / "site"))
        assert done.returncode == 0, done.stderr[-3000:]

    return make_once("own", build) / "site"


@pytest.fixture(scope="session")
def own_export(make_once: MakeOnce) -> Path:
    """What stands beside this project's own pages; to be read, not changed."""
    return make_once("export", lambda folder: export(own_explainer(), folder))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden fragments anew")
