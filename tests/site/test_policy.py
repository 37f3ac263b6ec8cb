"""The page's own defences: one policy on every page, and nothing on a page that it would forbid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from support import ROOT

POLICY = re.search(r'content="(default-src[^"]+)"', (ROOT / "macros/page/theme/partials/policy.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(own_site: Path) -> dict[str, html.HtmlElement]:
    return {path.relative_to(own_site).as_posix(): html.parse(str(path)).getroot() for path in own_site.rglob("*.html")}


def test_every_page_has_the_same_strict_policy(pages: dict[str, html.HtmlElement]) -> None:
    assert POLICY
    assert "script-src 'self';" in POLICY[1]
    assert "unsafe" not in POLICY[1]
    for path, root in pages.items():
        found = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert found == [POLICY[1]], path
        assert root.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], path
        first = root.xpath("//head/*[self::link or self::script or self::meta[@http-equiv]][1]")[0]
        assert first.get("http-equiv"), f"{path}: the policy must come before what it governs"


def test_the_headers_file_says_the_same_and_forbids_framing() -> None:
    assert POLICY
    headers = (ROOT / "docs" / "_headers").read_text(encoding="utf-8")
    assert f"Content-Security-Policy: {POLICY[1]}; frame-ancestors 'none'" in headers


def test_no_page_holds_what_the_policy_forbids(pages: dict[str, html.HtmlElement]) -> None:
    for path, root in pages.items():
        scripts = [
            script for script in root.xpath("//script[not(@src)]") if script.get("type") not in ("application/json", "application/ld+json")
        ]
        assert scripts == [], path
        assert root.xpath("//@style | //style") == [], path
        assert [name for name in root.xpath("//@*") if name.attrname.startswith("on")] == [], path


def test_links_that_leave_the_site_give_nothing_away(pages: dict[str, html.HtmlElement]) -> None:
    leaving = [link for root in pages.values() for link in root.xpath("//a[starts-with(@href, 'http')]")]
    assert len(leaving) > 100
    for link in leaving:
        assert {"noopener", "noreferrer"} <= set((link.get("rel") or "").split()), link.get("href")
