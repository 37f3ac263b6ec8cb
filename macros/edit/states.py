"""Two states of an explainer, opened and compared. An earlier one of ours is made by the code it had, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ..page.site import open_site
from ..record.problems import RecordError
from .base import CODE, Commit, accepted, commit
from .diff import Diff, compare
from .shown import Shown, from_json, shown
from .workspace import EditError

HERE = Path(__file__).parent
CARRIED = ("__init__.py", "shown.py", "texts.py")  # what an earlier state's code is asked by
PATIENCE = 300  # seconds


def difference(project: Path, against: str | None = None) -> Diff:
    """What the working tree changes for readers. RecordError while it is faulty, EditError where there is nothing to compare with."""
    new = shown(project, open_site(project))
    old, told = before(project, against)
    return compare(old, new, told)


def before(project: Path, against: str | None = None) -> tuple[Shown, str]:
    """An earlier state as readers got it, and what it is called: what was last accepted, or else committed, unless one is named."""
    if against and (project / against).is_dir():
        return _opened(project / against), f"the folder {against}"
    if against:
        named = commit(project, against)
        return _of(project, named), named.told
    last = accepted(project)
    try:
        return _of(project, last), last.told
    except EditError as error:
        committed = commit(project, "HEAD")
        return _of(project, committed), f"{committed.told}, for {error}"


def _of(project: Path, state: Commit) -> Shown:
    with TemporaryDirectory(prefix="earlier-") as name:
        folder = Path(name).resolve()
        state.export(project, folder)
        if (folder / CODE).is_dir():
            try:
                return _made_by_its_own_code(folder)
            except (OSError, ValueError, subprocess.SubprocessError):
                shutil.rmtree(folder / CODE)
        try:
            return _opened(folder)
        except RecordError as error:
            first = str(error).splitlines()[0]
            raise EditError(f"{state.told} can be shown neither by its own code nor by today's ({first})") from None


def _opened(folder: Path) -> Shown:
    return shown(folder, open_site(folder))


def _made_by_its_own_code(folder: Path) -> Shown:
    """A state as its own code makes it; ValueError where that code cannot be asked, or finds faults."""
    room = folder / CODE / HERE.name
    room.mkdir(exist_ok=True)
    for name in CARRIED:
        shutil.copy(HERE / name, room / name)
    out = folder / "shown.json"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [sys.executable, "-m", f"{CODE}.{HERE.name}.shown", str(out)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=PATIENCE)
    if done.returncode:
        raise ValueError(done.stderr.decode("utf-8", "replace"))
    return from_json(json.loads(out.read_bytes()))
