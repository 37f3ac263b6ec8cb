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


def built(project: Path, year: int, **more: str) -> dict[str, bytes]:
    site = project / "-".join([str(year), *more])
    shutil.rmtree(project / ".cache", ignore_errors=True)
    command = [sys.executable, "-c", LATER, str(year), "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(project), **more}
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


def test_no_setting_of_the_environment_changes_a_byte(ferry: Path) -> None:
    project = whole_site(ferry)
    one = built(project, 2030)
    assert len(one) > 50
    for more in (
        {"PYTHONOPTIMIZE": "1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"},
        {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8"},
    ):
        other = built(project, 2030, **more)
        assert [name for name in {*one, *other} if one.get(name) != other.get(name)] == [], more


def test_what_would_strip_texts_from_pages_is_refused_in_words(ferry: Path) -> None:
    """Descriptions of kinds are texts of the code: they go with -OO."""
    project = whole_site(ferry)
    command = [sys.executable, "-OO", "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(project)}, check=False)
    assert done.returncode == 1
    assert "PYTHONOPTIMIZE: above 1, Python drops texts that pages show: unset it, or leave out -OO" in done.stderr
    assert "Traceback" not in done.stderr
