"""Finds a Chromium that starts, or installs one: `python tests/find_chromium.py` prints its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Asked of another process: Playwright may be at work in this one.
KEPT = "from playwright.sync_api import sync_playwright as p\nwith p() as found: print(found.chromium.executable_path)"


class NoChromiumError(Exception):
    """Nowhere on the machine, and nothing that was tried could install it."""


@cache
def find() -> str:
    """The path of a Chromium that starts; where there is none, one is installed first."""
    tried = []
    for attempt in ((), *ways()):
        if attempt:
            tried.append(f"`{' '.join(attempt)}` {'ran' if done(attempt) else 'failed'}")
        if path := next(filter(starts, candidates()), None):
            return path
    raise NoChromiumError(f"no Chromium on this machine ({'; '.join(tried)}); set CHROMIUM to the path of one")


def candidates() -> Iterator[str]:
    """Where one may be: CHROMIUM in the environment, then PATH, then what Playwright keeps."""
    if named := os.environ.get("CHROMIUM"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield subprocess.run([sys.executable, "-c", KEPT], capture_output=True, text=True, timeout=60, check=False).stdout.strip()


def starts(path: str) -> bool:
    """Whether a program is there and tells its version, as a stand-in that only asks to be installed does not."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


def ways() -> Iterator[tuple[str, ...]]:
    """The commands that install one: Playwright's own download, then the system's package where that is allowed."""
    yield sys.executable, "-m", "playwright", "install", "chromium"
    if shutil.which("apt-get") and os.geteuid() == 0:
        yield "apt-get", "install", "-y", "chromium"


def done(command: tuple[str, ...]) -> bool:
    """Whether a command ran to its end without a fault."""
    try:
        return subprocess.run(command, capture_output=True, timeout=900, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    try:
        print(find())
    except NoChromiumError as error:
        sys.exit(str(error))
