"""Web addresses that say where they lead: a host by its name, in the letters in which it is asked for, and nothing hidden."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
# Names that lead to the reader's own machine or network, by RFC 6761 and its followers.
PRIVATE = re.compile(r"(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion)$", re.IGNORECASE)
# An address made short says nothing of where it leads, and its owner can lead it elsewhere tomorrow.
SHORTENERS = frozenset((Path(__file__).parent / "shorteners.txt").read_text(encoding="utf-8").split())


def web_address(url: str) -> str:
    """The address as it was given; ValueError, with what to write instead, where it does not say where it leads."""
    if "\\" in url:
        raise ValueError("a backslash, which browsers read as a slash: write the address as the browser shows it")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("no host that can be read: write the address as the browser shows it") from None
    if "@" in parts.netloc:
        raise ValueError("a user's name before the host: take out what stands before the '@', and the '@'")
    if not host.isascii():
        raise ValueError(f"a host in letters that can be taken for others: write it as it is asked for, {_asked_for(host)}")
    if PRIVATE.search(host) or not HOST.fullmatch(host):
        raise ValueError(f"'{host}' is no public host by its name: a reader's own machine, a number, or no name at all")
    if host.removeprefix("www.") in SHORTENERS:
        raise ValueError(f"'{host}' makes addresses short: write the address to which it leads")
    if port == 0:
        raise ValueError("port 0 cannot be asked: write the address as the browser shows it")
    return url


def _asked_for(host: str) -> str:
    """A host in the letters in which a browser asks for it."""
    try:
        return f"'{host.encode('idna').decode()}'"
    except UnicodeError:
        return "in ASCII, beginning with 'xn--'"


def site_address(url: str) -> str:
    """The address of a whole site: that of a folder; ValueError where it is that of something else."""
    parts = urlsplit(url)
    if parts.query or parts.fragment or url.endswith(("?", "#")):
        raise ValueError("the address of a site ends with its folder: take out '?' or '#' and what follows")
    if "." in parts.path.rsplit("/", 1)[-1]:
        raise ValueError("the address of a site is that of a folder: take out the name of the file at its end")
    if "//" in parts.path or re.search(r"(?:^|/)\.{1,2}(?:/|$)", parts.path):
        raise ValueError("the address of a site is written straight: no '//', '.' or '..' in its path")
    return web_address(url)
