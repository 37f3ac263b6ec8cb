"""A tiny explainer on another subject, copied afresh for each test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
Edit = tuple[str, str, str]
pytest_plugins = ["browser"]


# What these fixtures hold is made of this project's own record; a copy of the project has another.
OWN = {"own", "own_site", "data"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that read the project's own record: `-m "not record"` runs those of the machine alone."""
    for item in items:
        if OWN.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("record")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The ferry explainer in a folder of its own."""
    shutil.copytree(ROOT / "tests" / "ferry", tmp_path / "ferry")
    return tmp_path / "ferry"


def edit_files(project: Path, *edits: Edit) -> None:
    """Edits an explainer: file, old text, new text; an empty old text adds at the end."""
    for file, old, new in edits:
        path = project / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, f"{old!r} is not in {file}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")


def publish_at(project: Path, url: str) -> None:
    """Gives an explainer its address, in both files that say it."""
    edit_files(project, ("data/explainer.yml", "", f"url: {url}\n"), ("mkdocs.yml", "", f"site_url: {url}\n"))


def export(site: Any, target: Path) -> None:
    """Writes all that stands beside the pages, and the sizes of the downloads into a site built there; keeps nothing."""
    from macros.export import downloads, fill_sizes, offering, place

    place(downloads(site), target)
    fill_sizes(offering(site), target)


def accept_as_it_stands(project: Path) -> Any:
    """Accepts an explainer, and reads what was written."""
    from macros.__main__ import main
    from macros.ledger import read_published
    from macros.problems import Problems

    assert main(["--project", str(project), "accept"]) == 0
    problems = Problems()
    published = read_published(project / "data", problems)
    assert not problems
    return published


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
    from macros.problems import RecordError
    from macros.site import open_site

    def run(*edits: Edit) -> list[str]:
        edit(*edits)
        try:
            open_site(ferry)
        except RecordError as error:
            return str(error).splitlines()
        return []

    return run


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the site generator in a folder, as the README says."""
    command = [sys.executable, "-m", "mkdocs", "build", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment, timeout=300, check=False)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own site, built once."""
    site = tmp_path_factory.mktemp("own") / "site"
    done = mkdocs(ROOT, "--strict", "--site-dir", str(site))
    assert done.returncode == 0, done.stderr[-3000:]
    return site


def own_address() -> str:
    """Where this project is published, with a slash at its end; an address of no meaning while nobody knows."""
    from macros.site import open_site

    return f"{(open_site(ROOT).model.explainer.url or 'https://site.invalid').rstrip('/')}/"


def leads_to(site: Path, here: str, link: str) -> Path:
    """What a link on a page of this project's built site leads to, be it relative or whole."""
    return site / urljoin(own_address() + here, link).removeprefix(own_address())


def whole_site(project: Path) -> Path:
    """Gives a project the machine and the style it is built with, as another newsroom would."""
    shutil.copytree(ROOT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    (project / "docs" / "assets").mkdir(exist_ok=True)
    for asset in (ROOT / "docs" / "assets").glob("*.*s"):
        shutil.copy(asset, project / "docs" / "assets")
    return project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden fragments anew")
