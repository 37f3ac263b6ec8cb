"""A real browser for tests: this project's own site on a free port, and Chromium to read it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import find_chromium
import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Opener = Callable[..., Page]
expect.set_options(timeout=20_000)  # on a busy machine a page takes longer than the usual five seconds
LASTING = ("add_init_script", "expose_function", "route")  # what a page keeps whatever it shows


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log; below the path of the site's own address, too, where the links of its 404 page begin."""

    below = ""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.below))

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site's folder, served on a free port; ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def site_url(own_site: Path) -> Iterator[str]:
    """The address of this project's own site, served; ends in a slash."""
    from support import own_address

    Quiet.below = urlsplit(own_address()).path.rstrip("/")
    with served(own_site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once. Where none is on the machine one is installed; else the tests fail."""
    path = find_chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Readers:
    """Readers with a page each. A fresh context costs more than what it shows, so whoever comes takes the page of one who left, emptied."""

    def __init__(self, browser: Browser) -> None:
        self._browser, self._origins, self._faults = browser, set[str](), list[str]()
        self._reading: list[tuple[Page, bool, bool]] = []
        self._left: dict[bool, list[Page]] = {True: [], False: []}

    def open(
        self,
        address: str,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        forced_colors: str = "none",
        reduced_motion: str = "no-preference",
        own: bool = False,
        **more: object,
    ) -> Page:
        own = own or bool(more)
        page = self._left[script].pop() if self._left[script] and not own else self._came(script, own, **more)
        self._reading.append((page, script, own))
        self._origins.add("/".join(address.split("/")[:3]) + "/")
        page.set_viewport_size({"width": width, "height": height})
        scheme = "dark" if dark else "light"
        page.emulate_media(media="null", color_scheme=scheme, forced_colors=forced_colors, reduced_motion=reduced_motion)
        page.goto(address)
        return page

    def leave(self) -> list[str]:
        """All leave. Gives what went wrong while they read."""
        for page, script, own in self._reading:
            if own or not emptied(page):
                page.context.close()
            else:
                self._left[script].append(page)
        faults, self._faults = self._faults, []
        self._reading.clear()
        self._origins.clear()
        return faults

    def _came(self, script: bool, own: bool, **more: object) -> Page:
        page = self._browser.new_context(java_script_enabled=script, **more).new_page()
        page.on("console", lambda message: message.type == "error" and self._faults.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self._faults.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._allows(request.url) or self._faults.append(f"{page.url}: asks {request.url}"))
        for name in () if own else LASTING:
            setattr(page, name, partial(pytest.fail, f"{name} outlives what is read: open the page with own=True"))
        return page

    def _allows(self, address: str) -> bool:
        return address.startswith((*self._origins, "data:", "blob:"))


def emptied(page: Page) -> bool:
    """Whether a page could be made as good as new: nothing kept, no pointer over it, no other page beside it."""
    try:
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.context.clear_cookies()
        page.goto("about:blank")
        page.mouse.move(-1, -1)
        for other in page.context.pages:
            if other is not page:
                other.close()
    except Error:
        return False
    return True


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Readers:
    """The readers of all tests."""
    return Readers(browser)


@pytest.fixture
def open_page(readers: Readers, site_url: str) -> Iterator[Opener]:
    """Opens a page as a new reader: `open_page("strikes/", width=360, dark=True, script=False)`.

    What outlives a page, as a script that runs before all others, asks for one that nobody reads after: `own=True`.
    An error in the console, an uncaught one, or a request to another origin fails the test at its end.
    """

    def opened(path: str = "", **how: Any) -> Page:
        return readers.open(site_url + path, **how)

    yield opened
    assert readers.leave() == []
