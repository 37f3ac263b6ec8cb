"""The page on publishing says how to make an explainer of one's own: here it is done as written, in a shell, block by block."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, broken_links

PAGE = ROOT / "docs" / "contributing" / "publishing.md"
# What a shell of somebody else would not have; told to keep no bytecode, every command would compile the machine anew.
NOT_THEIRS = ("MAKEFLAGS", "MAKELEVEL", "VENV", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
WHO = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def environment_in(folder: Path) -> None:
    """An environment as the first `make` leaves it, which runs what these tests run with."""
    here, bin_ = folder / ".venv", folder / ".venv" / "bin"
    if here.exists():
        return
    bin_.mkdir(parents=True)
    for name, module in (("python", ""), ("mkdocs", "-m mkdocs")):
        (bin_ / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n')
        (bin_ / name).chmod(0o755)
    (bin_ / "activate").write_text(f'PATH="{bin_}:$PATH"\n')
    for stamp in ("pyvenv.cfg", "site", "dev", "compiled"):
        (here / stamp).touch()


def clone(folder: Path) -> None:
    """What `git clone` would give, as links."""
    folder.mkdir()
    for path in ROOT.iterdir():
        if path.name not in (".git", ".venv", ".cache", "site"):
            (folder / path.name).symlink_to(path)


def typed() -> list[str]:
    """The commands of the guide, block by block."""
    guide = PAGE.read_text(encoding="utf-8").partition("{ #your-own-copy }")[2].partition("\n## ")[0]
    return re.findall(r"^```sh\n(.*?)^```", guide, re.DOTALL | re.MULTILINE)


@pytest.mark.record
def test_the_guide_leads_to_an_explainer_on_another_subject(tmp_path: Path) -> None:
    """In one shell, as whoever follows it would: folders that are entered stay entered."""
    first, *rest = typed()
    command, _, after = first.partition("\n")
    assert re.fullmatch(r"git clone \S+ machine", command)
    clone(tmp_path / "machine")
    environment_in(tmp_path / "machine")
    own = {name: value for name, value in os.environ.items() if name not in NOT_THEIRS}

    def run(script: str) -> str:
        done = subprocess.run(
            ["bash", "-ec", script], cwd=tmp_path, env=own | WHO, capture_output=True, text=True, check=False, timeout=200
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
        return done.stdout

    assert "your name in CITATION.cff, README.md, data/explainer.yml" in run(after)
    environment_in(tmp_path / "ours")
    said = run("\n".join(["cd machine", *rest]))
    assert said.count("ok: ") == 2
    assert "accepted: " in said
    site = tmp_path / "ours" / "site"
    assert "The Mill Bridge" in (site / "index.html").read_text(encoding="utf-8")
    assert broken_links(site) == []
    assert [path for path in site.rglob("*.html") if re.search("Pakistan|Deadlock|Taliban", path.read_text(encoding="utf-8"))] == []
