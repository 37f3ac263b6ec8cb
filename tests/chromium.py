"""A real browser for tests: this project's own site on a free port, and Chromium to read it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import find_chromium
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Opener = Callable[..., Page]


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
        yield f"http://127.0.0.1:{server.server_port}/"
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


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Opener]:
    """Opens a page as a new reader: `open_page("strikes/", width=360, dark=True, script=False)`.

    An error in the console, an uncaught one, or a request to another origin fails the test at its end.
    """
    faults: list[str] = []
    contexts = []

    def opened(path: str = "", width: int = 1280, height: int = 900, dark: bool = False, script: bool = True, **more: object) -> Page:
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and faults.append(f"{path}: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"{path}: {error}"))
        page.on(
            "request", lambda request: request.url.startswith((site_url, "data:", "blob:")) or faults.append(f"{path}: asks {request.url}")
        )
        page.goto(site_url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
