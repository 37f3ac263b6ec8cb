"""Where things stand in the built site: pages, and records on them."""

from __future__ import annotations

import posixpath
from functools import cache
from urllib.parse import quote

DATA = "data/v1"  # where the downloads stand, below the site's own address


def address(page: str) -> str:
    """A page's folder in the built site: `claims/strikes.md` is `claims/strikes`."""
    stem = page.removesuffix(".md")
    return posixpath.dirname(stem) if posixpath.basename(stem) in ("index", "README") else stem


def relative(here: str, target: str, anchor: str = "", rewritten: bool = False) -> str:
    """The link from one page of docs/ to another, as the built site has them.

    Some generators rewrite links in raw HTML, as if they were written from the folder of the
    page's source: for those, `rewritten` gives the link that comes out right.
    """
    if target == here and anchor:
        return f"#{anchor}"
    start = posixpath.dirname(here) if rewritten else address(here)
    return f"{_way(address(target), start)}/" + (f"#{anchor}" if anchor else "")


@cache
def _way(folder: str, start: str) -> str:
    return quote(posixpath.relpath(folder or ".", start or "."))


def to_file(here: str, path: str) -> str:
    """The link from a page of docs/ to a file of the built site: `../data/v1/claims.csv`.

    It goes up to the site's root first: not every generator leaves alone a link into a page's own folder.
    """
    folder = address(here)
    return "../" * (folder.count("/") + 1 if folder else 0) + quote(path)


def from_root(page: str, anchor: str = "") -> str:
    """A page's address below the site's own: `claims/strikes/#an-id`; empty for the home page."""
    folder = address(page)
    return (f"{quote(folder)}/" if folder else "") + (f"#{anchor}" if anchor else "")


def whole(site_url: str | None, below: str) -> str | None:
    """The full address of something below the site's own; None while nobody knows where it is published."""
    return f"{site_url.rstrip('/')}/{below.removeprefix('./')}" if site_url else None
