"""The same record gives the same bytes: the whole site, built with clocks a year apart."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support import publish_at, whole_site

LATER = """
import datetime, sys, time_machine
with time_machine.travel(datetime.datetime(int(sys.argv.pop(1)), 3, 4, 5, 6, tzinfo=datetime.UTC)):
    from mkdocs.__main__ import cli
    cli()
"""


def built(project: Path, year: int) -> dict[str, bytes]:
    site = project / str(year)
    shutil.rmtree(project / ".cache", ignore_errors=True)
    command = [sys.executable, "-c", LATER, str(year), "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(project)}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_clocks_a_year_apart_build_the_same_site(ferry: Path) -> None:
    project = whole_site(ferry)
    publish_at(project, "https://ferry.example/story/")
    one, other = built(project, 2030), built(project, 2031)
    assert set(one) == set(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert {"sitemap.xml", "index.html", "data/v1/claims.json", "assets/card.png"} <= set(one)
    home = one["index.html"].decode()
    assert 'property="og:url" content="https://ferry.example/story/"' in home
    assert 'property="og:image" content="https://ferry.example/story/assets/card.png"' in home
    assert b"<lastmod>1902-07-01</lastmod>" in one["sitemap.xml"]
