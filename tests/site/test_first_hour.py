"""The first hour: what stands in the way is said in a line that says what to do, and the next try works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from support import ROOT, module_at

# Stands for a Python: makes environments as `python -m venv` does, and writes down what was asked of it.
PYTHON = """#!/bin/sh
echo "python $*" >> calls
if [ "$1" = -m ] && [ "$2" = venv ]; then
    for folder; do :; done
    case "$*" in *--clear*) rm -rf "$folder";; esac
    mkdir -p "$folder/bin"
    touch "$folder/pyvenv.cfg"
    cp "$0" "$folder/bin/python"
    printf '#!/bin/sh\\necho "pip $*" >> calls\\ntest ! -e offline\\n' > "$folder/bin/pip"
    printf '#!/bin/sh\\necho "mkdocs $*" >> calls\\n' > "$folder/bin/mkdocs"
    chmod +x "$folder/bin/pip" "$folder/bin/mkdocs"
fi
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh checkout, as far as setting up goes, beside a Python of no weight."""
    for name in ("Makefile", "requirements.txt", ".ci/python.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "macros").mkdir()
    (tmp_path / "python3").write_text(PYTHON)
    (tmp_path / "python3").chmod(0o755)
    return tmp_path


def make(folder: Path, *arguments: str, python: str = "./python3") -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "VENV", "PORT")}
    command = ["make", *arguments, f"PYTHON={python}"]
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def early() -> ModuleType:
    """What a first run asks before it makes anything."""
    return module_at(ROOT / ".ci" / "python.py")


def test_an_old_python_is_named_with_what_to_do(early: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert early.missing() == ""
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    assert early.missing() == (
        "Python 3.11 or later is needed, and this is 3.10: install a later one, and name it: make serve PYTHON=python3.12"
    )


def test_a_python_without_venv_is_told_so(early: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert early.missing().startswith("this Python cannot make environments: install its venv (on Debian and Ubuntu: sudo apt install ")


def test_without_python_nothing_is_made(checkout: Path) -> None:
    done = make(checkout, "check", python="python-nobody-has")
    assert done.returncode != 0
    assert "There is no python-nobody-has: install Python 3.11 or later, or name it: make serve PYTHON=python3.12" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_half_made_environment_is_made_whole(checkout: Path) -> None:
    (checkout / "offline").touch()
    assert make(checkout, "check").returncode != 0
    (checkout / "offline").unlink()
    assert make(checkout, "check").returncode == 0
    (checkout / ".venv" / "bin" / "python").unlink()
    done = make(checkout, "check")
    assert done.returncode == 0, done.stderr
    asked = (checkout / "calls").read_text().splitlines()
    assert asked.count("python -m venv --clear .venv") == 3
    assert asked[-1] == "python -m macros check"
    (checkout / "calls").unlink()
    assert make(checkout, "check").returncode == 0
    assert (checkout / "calls").read_text().splitlines() == ["python -m macros check"]


def test_a_folder_that_is_no_environment_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "mine.txt").write_text("mine")
    done = make(checkout, "check")
    assert done.returncode != 0
    assert ".venv holds something else than an environment: name another, VENV=.venv2" in done.stderr
    assert [path.name for path in (checkout / ".venv").iterdir()] == ["mine.txt"]
    assert make(checkout, "check", "VENV=.venv2").returncode == 0


def test_serve_takes_a_port(checkout: Path) -> None:
    assert make(checkout, "serve", "PORT=8001").returncode == 0
    assert (checkout / "calls").read_text().splitlines()[-1] == "mkdocs serve --dev-addr 127.0.0.1:8001"
