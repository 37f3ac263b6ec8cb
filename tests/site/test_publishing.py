"""The page on publishing says how to make a copy for another subject: here it is done as written."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import ROOT, mkdocs
from lxml import html


@pytest.mark.record
def test_the_steps_lead_to_a_site_on_another_subject(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    for part in ("data", "docs", "macros", "tests/ferry"):
        shutil.copytree(ROOT / part, ours / part, ignore=shutil.ignore_patterns("__pycache__"))
    page = (ROOT / "docs" / "contributing" / "publishing.md").read_text(encoding="utf-8")
    commands = re.search(r"^git clone \S+ ours\ncd ours\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert commands
    subprocess.run(["sh", "-ec", commands[1]], cwd=ours, check=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
    settings = re.sub("^site_name: .*", "site_name: The Ferry", settings)
    settings = re.sub("\nsite_description: .*", "\nsite_description: Two towns and a boat.", settings)
    settings = re.sub("\nsite_url: .*", "", settings)
    (ours / "mkdocs.yml").write_text(settings, encoding="utf-8")

    done = mkdocs(ours, "--strict")
    assert done.returncode == 0, done.stderr[-3000:]
    home = html.parse(str(ours / "site" / "index.html")).getroot()
    assert home.findtext("head/title") == "Home - The Ferry"
    assert "Broad River" in home.text_content()
    assert [path for path in (ours / "site").rglob("*.html") if re.search("Pakistan|Deadlock", path.read_text(encoding="utf-8"))] == []
