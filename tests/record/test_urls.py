"""Addresses of sources say where they lead."""

from __future__ import annotations

import pytest

from macros.record.urls import SHORTENERS, site_address, web_address

FINE = [
    "https://example.org/", "http://example.org", "https://a.b-c.example.co.uk:8443/x?y=1#z", "https://xn--80ak6aa92e.com/",
    "https://EXAMPLE.org/خبر", "https://example.org/@name/it's", "https://short.example/bit.ly",
]  # fmt: skip
REFUSED = [
    ("https://user@example.org/", "a user's name"), ("https://user:secret@example.org/", "a user's name"),
    ("https://@example.org/", "a user's name"), ("https://example.org@evil.example/", "a user's name"),
    ("http://localhost/", "no public host"), ("http://LOCALHOST./", "no public host"), ("http://127.0.0.1/", "no public host"),
    ("http://127.1/", "no public host"), ("http://0x7f000001/", "no public host"), ("http://2130706433/", "no public host"),
    ("http://[::1]/", "no public host"), ("http://10.0.0.7/", "no public host"), ("http://169.254.169.254/", "no public host"),
    ("http://nas.local/", "no public host"), ("http://db.internal/", "no public host"), ("http://intranet/", "no public host"),
    ("https://example/", "no public host"), ("https://-a.example/", "no public host"), ("https://ex%61mple.org/", "no public host"),
    ("https://a..example/", "no public host"), ("https:///path", "no public host"), ("https://раураl.com/", "xn--"),
    ("https://аррӏе.com/", "'xn--80ak6aa92e.com'"), ("https://münchen.example/", "'xn--mnchen-3ya.example'"),
    ("https://" + "ü" * 70 + ".example/", "beginning with 'xn--'"), ("https://example.org\\@evil.example/", "a backslash"),
    ("https://bit.ly/x", "'bit.ly' makes addresses short"), ("https://www.tinyurl.com/x", "makes addresses short"),
    ("https://T.co/x", "makes addresses short"), ("https://example.org:0/", "port 0"),
    ("https://example.org:99999/", "no host that can be read"), ("https://[x/", "no host that can be read"),
]  # fmt: skip


@pytest.mark.parametrize("url", FINE)
def test_a_plain_address_is_taken_as_it_is(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(("url", "why"), REFUSED, ids=[url[:40] for url, _ in REFUSED])
def test_an_address_that_hides_where_it_leads_is_refused(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        web_address(url)
    assert why in str(refused.value)


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/", "https://example.org/news", "https://example.org/a/b/"])
def test_a_site_stands_in_a_folder(url: str) -> None:
    assert site_address(url) == url


@pytest.mark.parametrize(
    "url",
    ["https://example.org/?a", "https://example.org/?", "https://example.org/#", "https://example.org/index.html", "https://example.org//a/",
     "https://example.org/../a/", "https://example.org/a/./", "https://me@example.org/", "http://localhost:8000/"],
)  # fmt: skip
def test_a_site_stands_nowhere_else(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        site_address(url)


def test_the_list_of_shorteners_is_sorted_and_of_hosts() -> None:
    from pathlib import Path

    import macros.record.urls as module

    lines = (Path(module.__file__).parent / "shorteners.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(SHORTENERS) > 50
    assert all("." in host and "/" not in host for host in SHORTENERS)
