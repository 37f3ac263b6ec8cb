"""The offline copy: it opens from a disk, every link names a file, search works, and its size is told."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
import time_machine
from lxml import html
from playwright.sync_api import Browser, expect
from support import ROOT, own_explainer

from macros.__main__ import main
from macros.export import pack
from macros.export.sizes import words
from macros.model.model import Model
from macros.page.site import open_site


@pytest.fixture(scope="module")
def packed(own_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own site with its offline copy, as `make build` leaves it."""
    site = shutil.copytree(own_site, tmp_path_factory.mktemp("packed") / "site")
    assert main(["--project", str(ROOT), "pack", str(site)]) == 0
    return site


@pytest.fixture(scope="module")
def copy(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, unpacked on a disk."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(packed / "data" / "deadlock.zip") as zipped:
        assert zipped.testzip() is None
        zipped.extractall(folder)
    assert [path.name for path in folder.iterdir()] == ["deadlock"]
    return folder / "deadlock"


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


def test_every_link_on_a_disk_names_a_file(copy: Path) -> None:
    pages = {page: html.parse(str(page)).getroot() for page in copy.rglob("*.html")}
    anchors = {page: set(root.xpath("//@id")) for page, root in pages.items()}
    broken, followed = [], 0
    for page, root in pages.items():
        for link in root.xpath("//a/@href | //link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
            target, anchor = urldefrag(link)
            if ":" in target:
                continue
            followed += 1
            file = (page.parent / unquote(target)).resolve() if target else page
            if not file.is_file() or (anchor and file in anchors and unquote(anchor) not in anchors[file]):
                broken.append(f"{page.relative_to(copy)}: {link}")
    assert len(pages) > 30
    assert followed > 5000
    assert broken == []


def test_the_copy_holds_the_site_the_data_and_a_word_on_both(packed: Path, copy: Path, model: Model) -> None:
    missing = {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()}
    missing -= {path.relative_to(copy) for path in copy.rglob("*") if path.is_file()}
    assert {path.name for path in missing if path.suffix != ".map"} <= {"_headers", "404.html", "robots.txt", "sitemap.xml", "deadlock.zip"}
    assert (copy / "data" / "v1" / "claims.csv").read_bytes() == (packed / "data" / "v1" / "claims.csv").read_bytes()
    text = (copy / "README.txt").read_text(encoding="utf-8")
    for word in (model.explainer.title, model.explainer.as_of.words, model.explainer.licences.content, "index.html", "data/v1/"):
        assert word in text


def test_its_size_is_told_online_and_it_does_not_offer_itself(packed: Path, copy: Path) -> None:
    offer = html.parse(str(packed / "data" / "index.html")).getroot().xpath("//div[@class='offline']")[0]
    assert offer.xpath(".//a/@href") == ["../data/deadlock.zip"]
    assert offer.xpath("string(.//span[@class='size'])") == words((packed / "data" / "deadlock.zip").stat().st_size)
    assert html.parse(str(copy / "data" / "index.html")).getroot().xpath("//div[@class='offline']//a") == []


def test_it_opens_and_searches_from_a_disk(browser: Browser, copy: Path) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.goto((copy / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)", "the style is not applied"
    page.get_by_role("button", name="Search").click()
    page.locator("#search-text").fill("Tehreek-i-Taliban")
    expect(page.locator("dialog .results a").nth(3)).to_be_visible()
    page.locator("dialog .results a").first.click()
    page.wait_for_load_state()
    assert page.url.startswith(copy.as_uri())
    assert "index.html" in page.url
    page.goto((copy / "strikes" / "index.html").as_uri())
    page.locator("a.mark[href*='/claims/']").first.click()
    expect(page.locator("article.claim:target")).to_be_visible()
    assert faults == []
    page.close()


def test_clocks_a_year_apart_pack_the_same_bytes(ferry: Path) -> None:
    found = set()
    for year in (2030, 2031):
        site = shutil.copytree(ferry / "docs", ferry / str(year))
        (site / "index.html").write_text('<a href="claims/#x">', encoding="utf-8")
        with time_machine.travel(datetime.datetime(year, 3, 4, tzinfo=datetime.UTC)):
            found.add(pack(open_site(ferry), site).read_bytes())
    assert len(found) == 1


def test_where_no_site_is_built_it_says_so(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(ferry), "pack", str(ferry / "out")]) == 1
    assert capsys.readouterr().err == f"not packed: {ferry / 'out'}: no index.html: build the site there first\n"
