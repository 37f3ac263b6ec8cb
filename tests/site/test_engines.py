"""The same tree, unchanged, with three generators: same pages, anchors, facts and text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from support import ROOT, MakeOnce

pytestmark = pytest.mark.record
ENGINES = ["mkdocs", "properdocs", "zensical"]
PARTS = ["mkdocs.yml", "docs", "data", "macros"]
Page = tuple[list[str], list[str], list[str], str]


def build(engine: str, project: Path) -> Path:
    """One generator's site of a project, as `make build` calls it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "SITE_DIR": "built", "PYTHONPATH": "."}
    command = [str(Path(sys.executable).parent / engine), "build", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    subprocess.run([sys.executable, "-m", "macros", "export", "built"], cwd=project, env=environment, timeout=60, check=True)
    return project / "built"


def copied(target: Path) -> Path:
    for part in PARTS:
        source = ROOT / part
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target / part, ignore=ignore) if source.is_dir() else shutil.copy(source, target / part)
    return target


def content(path: Path, here: str) -> Page:
    """What a page says: anchors, marked claims, links within the site, and its words."""
    article = html.parse(str(path)).getroot().xpath("//article")[0]
    for extra in article.xpath(
        ".//a[contains(@class, 'headerlink')] | .//*[contains(@class, 'md-source') or contains(@class, 'md-feedback')]"
    ):
        extra.drop_tree()
    links = [urljoin(f"https://site.invalid/{here}", link).removesuffix("index.html") for link in article.xpath(".//a/@href")]
    words = " ".join(article.text_content().split())
    anchors = [name for name in article.xpath(".//@id") if not name.startswith("__")]
    marked = article.xpath(".//a[@data-claim or contains(@class, 'mark ')]/@href")
    return anchors, [link.partition("#")[2] for link in marked], links, words


@pytest.fixture(scope="module")
def built(own_site: Path, make_once: MakeOnce) -> dict[str, Path]:
    """Each engine's site."""
    others = {engine: make_once(engine, lambda folder, engine=engine: build(engine, copied(folder))) for engine in ENGINES[1:]}
    return {"mkdocs": own_site, **{engine: folder / "built" for engine, folder in others.items()}}


@pytest.fixture(scope="module")
def sites(built: dict[str, Path]) -> dict[str, dict[str, Page]]:
    """Each engine's pages by path."""
    found = {}
    for engine, site in built.items():
        pages = {path.relative_to(site).as_posix(): path for path in [*site.rglob("index.html"), site / "404.html"]}
        found[engine] = {here: content(path, here) for here, path in pages.items()}
    return found


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_the_pages_are_the_same(sites: dict[str, dict[str, Page]], engine: str) -> None:
    one, other = sites["mkdocs"], sites[engine]
    assert len(one) > 30
    assert set(one) == set(other)
    for path, page in one.items():
        for what, mine, theirs in zip(("anchors", "claims", "links", "words"), page, other[path], strict=True):
            assert mine == theirs, f"{path}: {what}"


def test_the_page_for_what_is_not_there_is_the_same(sites: dict[str, dict[str, Page]]) -> None:
    one, *others = [sites[engine]["404.html"] for engine in ENGINES]
    assert "This page is not here" in one[3]
    assert others == [one, one]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_menu_marks_the_page_and_the_search_is_ours_alone(built: dict[str, Path], engine: str) -> None:
    page = html.parse(str(built[engine] / "strikes" / "index.html")).getroot()
    marked = page.xpath("//a[contains(@class, 'md-nav__link--active')]")
    assert [link.text_content().strip() for link in marked] == ["The night of the strikes"]
    assert page.xpath("//*[@data-md-component='search']") == []


@pytest.mark.parametrize("engine", ENGINES)
def test_the_checks_are_enforced(engine: str, tmp_path: Path) -> None:
    project = copied(tmp_path)
    claims = next((project / "data" / "claims").glob("*.yml"))
    claims.write_text(claims.read_text(encoding="utf-8").replace("sources: [", "sources: [no-such-source, ", 1), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "SITE_DIR": "built", "PYTHONPATH": "."}
    command = [str(Path(sys.executable).parent / engine), "build", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode != 0
    assert "no source 'no-such-source'" in done.stdout + done.stderr
