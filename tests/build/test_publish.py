"""The published folder is replaced whole, or left as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import ROOT, whole_site

from macros.build import publish as module
from macros.build.publish import publish


def make_site(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    (path / "other.html").write_text(text)
    return path


def texts(path: Path) -> set[str]:
    return {page.read_text() for page in path.iterdir()}


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in two"])
def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(module, "_exchange", lambda *_: False)
    old, new = make_site(tmp_path / "site", "old"), make_site(tmp_path / "new", "new")
    publish(new, old)
    assert texts(old) == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_the_first_site_is_put_in_place(tmp_path: Path) -> None:
    publish(make_site(tmp_path / "new", "new"), tmp_path / "site")
    assert texts(tmp_path / "site") == {"new"}


def test_an_unfinished_build_is_not_published(tmp_path: Path) -> None:
    old, new = make_site(tmp_path / "site", "old"), tmp_path / "new"
    new.mkdir()
    with pytest.raises(OSError, match="the build did not finish"):
        publish(new, old)
    assert texts(old) == {"old"}


def test_a_failed_second_step_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda *_: False)
    old, new = make_site(tmp_path / "site", "old"), make_site(tmp_path / "new", "new")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("disk on fire")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk on fire"):
        publish(new, old)
    assert texts(old) == {"old"}


def test_a_place_that_cannot_be_written_gives_one_clear_line(tmp_path: Path) -> None:
    new = make_site(tmp_path / "new", "new")
    command = [sys.executable, "-m", "macros", "publish", str(new), str(tmp_path / "no" / "such" / "place")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("the site was not published")
    assert len(done.stderr.splitlines()) == 1


def test_readers_can_read_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        new = make_site(tmp_path / "new", "new")
        (new / "below").mkdir()
        (new / "below" / "index.html").write_text("new")
        publish(new, tmp_path / "site")
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]}
    assert modes == {True: 0o755, False: 0o644}


def test_what_killed_builds_left_goes_and_what_others_are_at_stays(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    left, theirs = tmp_path / f".site.new.{gone.stdout.strip()}", tmp_path / f".site.new.{os.getppid()}"
    for folder in (left, theirs):
        folder.mkdir()
    publish(make_site(tmp_path / f".site.new.{os.getpid()}", "new"), tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [theirs.name, "site"]


def with_make(project: Path) -> Path:
    """Gives a project the Makefile, and an environment that leads to this one."""
    (project / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / "requirements.txt").write_text("")
    for name, module_ in (("mkdocs", "mkdocs"), ("python", "")):
        tool = project / ".venv" / "bin" / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {f"-m {module_} " if module_ else ""}"$@"\n')
        tool.chmod(0o755)
    (project / ".venv" / "site").touch()
    return project


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_builds_at_once_publish_one_whole_site(ferry: Path) -> None:
    project = with_make(whole_site(ferry))
    make = ["make", "-s", "build"]
    subprocess.run(make, cwd=project, check=True, capture_output=True)
    good = contents(project / "site")
    for lag in (0, 0.3):
        runs = []
        for _ in range(2):
            runs.append(subprocess.Popen(make, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            time.sleep(lag)
        assert [run.wait(timeout=300) for run in runs] == [0, 0]
        assert contents(project / "site") == good
    assert not list(project.glob(".site.*"))


def test_a_space_in_the_name_of_a_file_of_the_machine_stops_nothing(ferry: Path) -> None:
    project = with_make(whole_site(ferry))
    (project / "macros" / "my notes.py").write_text("")
    done = subprocess.run(["make", "-s", "check"], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "ok"), done.stderr


def test_a_killed_build_leaves_the_last_good_site(ferry: Path) -> None:
    """The build is killed at many points of its way; the published site is whole each time."""
    project = with_make(whole_site(ferry))
    make = ["make", "-s", "build"]
    start = time.monotonic()
    subprocess.run(make, cwd=project, check=True, capture_output=True)
    whole = time.monotonic() - start
    good = {path.relative_to(project / "site") for path in (project / "site").rglob("*")}
    killed = 0
    for step in range(8):
        run = subprocess.Popen(make, cwd=project, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (step + 0.5) / 8)
        killed += run.poll() is None
        os.killpg(run.pid, signal.SIGKILL) if run.poll() is None else None
        run.wait()
        assert {path.relative_to(project / "site") for path in (project / "site").rglob("*")} == good
    assert killed >= 4
