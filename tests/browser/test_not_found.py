"""The page a host shows where there is none: whole at any depth, and a help to find what was meant."""

from __future__ import annotations

from pathlib import Path

from chromium import Opener
from lxml import html
from support import leads_to, mkdocs, own_address, publish_at, whole_site


def links(page: Path) -> list[str]:
    """Every address on the page but those within it."""
    return [link for link in html.parse(str(page)).getroot().xpath("//@href | //@src") if not link.startswith("#")]


def test_it_says_what_it_is_and_leads_on(own_site: Path) -> None:
    root = html.parse(str(own_site / "404.html")).getroot()
    assert root.xpath("//h1/text()") == ["This page is not here"]
    assert root.findtext("head/title") == "This page is not here - Deadlock"
    assert root.xpath("//meta[@name='description']/@content")
    found = [leads_to(own_site, "404.html", link) for link in root.xpath("//article//a/@href")]
    assert found == [own_site, own_site / "claims", own_site / "changes"]


def test_its_links_begin_at_the_root_of_the_host_and_lead_somewhere(own_site: Path) -> None:
    found = links(own_site / "404.html")
    assert len(found) > 40
    for link in found:
        assert link.startswith(("/", own_address())), link
        path = leads_to(own_site, "404.html", link)
        assert path.is_file() or (path / "index.html").is_file(), link


def test_where_the_site_lies_below_a_path_so_do_its_links(ferry: Path) -> None:
    project = whole_site(ferry)
    publish_at(project, "https://ferry.example/news/ferry/")
    done = mkdocs(project, "--strict")
    assert done.returncode == 0, done.stderr[-3000:]
    page = project / "site" / "404.html"
    below = [link for link in links(page) if not link.startswith("https://")]
    assert [link for link in below if not link.startswith("/news/ferry/")] == []
    # This explainer has no page of all claims, and none is offered.
    assert html.parse(str(page)).getroot().xpath("//article//a/@href") == ["/news/ferry/.", "/news/ferry/changes/"]


def test_the_claim_that_the_address_names_is_looked_for(open_page: Opener) -> None:
    page = open_page("404.html#toll-mujahid-46")
    page.get_by_role("article").get_by_role("button", name="Search").click()
    page.locator(".results a").first.click()
    page.wait_for_url("**/claims/strikes/#toll-mujahid-46")


def test_the_search_is_offered_where_there_is_script(open_page: Opener) -> None:
    for script in (True, False):
        page = open_page("404.html", script=script)
        assert page.get_by_role("article").get_by_role("button", name="Search").count() == script
