"""What tests in several rooms share: where the project stands, how an explainer is edited, built, exported and accepted."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlparse

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
Edit = tuple[str, str, str]
MakeOnce = Callable[[str, Callable[[Path], object]], Path]  # the fixture `make_once`
# A statement bears out the numbers of its claim: with this edit first, a test can change the toll alone.
OTHER_COUNTS: Edit = ("data/claims.yml", "Nine people drowned.", "Nine people drowned. Others heard of ten, eleven or twelve.")
TOLD = 'Southbank denies it.{{ cite("toll-south") }}'
READING = 'If Southbank denies what Northbank counts, neither town can settle it alone.{{ reading("toll-north", "toll-south") }}'
WITH_READING: Edit = ("docs/index.md", TOLD, f"{TOLD} {READING}")


def module_at(path: Path) -> ModuleType:
    """The module in a file that belongs to no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def main_of(project: Path, *arguments: str) -> int:
    """Runs `python -m macros …` on a project, in this process."""
    from macros.__main__ import main

    return main(["--project", str(project), *arguments])


def report_of(project: Path, accepting: bool = False) -> list[str]:
    """The lines of the report on an explainer; with `accepting`, those of what an acceptance refuses."""
    from macros.ledger import check_acceptance
    from macros.page.site import open_site
    from macros.record.problems import Problems, RecordError

    problems = Problems()
    try:
        site = open_site(project)
    except RecordError as error:
        return str(error).splitlines()
    if accepting:
        check_acceptance(site.model.ledger.comparison, False, date(1902, 8, 1), problems)
    return problems.report().splitlines()


def confirm_readings(project: Path) -> None:
    """Says that what leans on changed claims was read again."""
    from macros.__main__ import main

    assert main(["--project", str(project), "confirm"]) == 0


def accept_as_it_stands(project: Path) -> Any:
    """Accepts an explainer, and reads what was written."""
    from macros.__main__ import main
    from macros.ledger import read_published
    from macros.record.problems import Problems

    path = project / "data" / "published.json"
    assert main(["--project", str(project), "accept", *([] if path.exists() else ["--first"])]) == 0
    problems = Problems()
    published = read_published(path, "data/published.json", problems)
    assert not problems
    return published


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the site generator in a folder, as the README says."""
    command = [sys.executable, "-m", "mkdocs", "build", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment, timeout=300, check=False)


@cache
def own_explainer() -> Any:
    """This project itself, opened once for all tests of a worker."""
    from macros.page.site import open_site

    return open_site(ROOT)


def own_address() -> str:
    """Where this project is published, with a slash at its end; an address of no meaning while nobody knows."""
    return f"{(own_explainer().model.explainer.url or 'https://site.invalid').rstrip('/')}/"


def leads_to(site: Path, here: str, link: str) -> Path:
    """What a link on a page of this project's built site leads to, be it relative or whole."""
    return site / urljoin(own_address() + here, link).removeprefix(own_address())


def whole_site(project: Path) -> Path:
    """Gives a project the machine and the style it is built with, as another newsroom would."""
    shutil.copytree(ROOT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    for asset in [*(ROOT / "docs" / "assets").glob("*.js"), *(ROOT / "docs" / "assets").glob("style/*.css")]:
        target = project / asset.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(asset, target)
    return project


def broken_links(site: Path) -> list[str]:
    """Every href and src within the site that leads nowhere, anchors included."""
    from lxml import html

    pages = {page: html.parse(str(page)).getroot() for page in site.rglob("*.html") if page.name != "404.html"}
    anchors = {page: set(root.xpath("//@id")) | set(root.xpath("//a/@name")) for page, root in pages.items()}
    broken = []
    for page, root in pages.items():
        here = page.relative_to(site).as_posix()
        for link in root.xpath("//@href | //@src"):
            target, anchor = urldefrag(urljoin(f"https://site.invalid/{here}", link))
            if urlparse(target).netloc != "site.invalid" or urlparse(target).scheme not in ("http", "https"):
                continue
            path = site / unquote(urlparse(target).path.lstrip("/"))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file() or (anchor and path in anchors and unquote(anchor) not in anchors[path]):
                broken.append(f"{here}: {link}")
    assert len(pages) > 3
    return broken


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has, be their list packed or not."""
    parts = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        with suppress(zlib.error):
            parts.append(zlib.decompress(match[1]))
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in parts)


def shown(text: str) -> str:
    """What a reader sees of a text: control characters replaced, white space run together."""
    kept = "\t\n\x0b\x0c\r"
    plain = ("\N{REPLACEMENT CHARACTER}" if (c < " " and c not in kept) or c == "\x7f" else c for c in text)
    return " ".join("".join(plain).split())
