"""Finding a Chromium, or installing one, or saying in one line that there is none."""

from __future__ import annotations

import os
from pathlib import Path

import find_chromium
import pytest


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without any browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setattr(find_chromium, "ways", lambda: iter(()))


def program(path: Path, says: str) -> str:
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return str(path)


def find() -> str:
    return find_chromium.find.__wrapped__()


def test_one_on_the_path_is_found_and_a_stand_in_is_not(tmp_path: Path) -> None:
    program(tmp_path / "chromium", "please install the snap")
    good = program(tmp_path / "google-chrome", "Google Chrome 140.0")
    assert find() == good


def test_the_one_named_in_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", "Chromium 140.0")
    monkeypatch.setenv("CHROMIUM", program(tmp_path / "own", "Chromium 141.0"))
    assert find() == os.environ["CHROMIUM"]


def test_where_there_is_none_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "chromium"
    script = f"printf '#!/bin/sh\\necho Chromium 140.0' > {made}; /bin/chmod +x {made}"
    monkeypatch.setattr(find_chromium, "ways", lambda: iter([("/bin/false",), ("/bin/sh", "-c", script)]))
    assert find() == str(made)


def test_else_one_line_says_what_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_chromium, "ways", lambda: iter([("/bin/false",)]))
    with pytest.raises(find_chromium.NoChromiumError, match=r"^no Chromium on this machine \(`/bin/false` failed\); set CHROMIUM"):
        find()
