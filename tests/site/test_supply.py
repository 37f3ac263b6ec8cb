"""What we depend on, and what the workflows may do."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from support import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture
def links() -> ModuleType:
    spec = importlib.util.spec_from_file_location("links", ROOT / ".github" / "links.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_permissions_are_least(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    for one in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one), one
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "write-all" not in str(job.get("permissions"))
        assert job["timeout-minutes"] <= 60


def test_nothing_kept_is_handed_on_or_published() -> None:
    """Whoever could hand on what a build keeps could publish what no check has seen."""
    assert ".cache/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))["jobs"]["check"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs.index("rm -rf .cache") < runs.index("make build")


def test_only_a_green_main_is_published() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["publish"]["needs"] == "check"
    assert "refs/heads/main" in jobs["publish"]["if"]
    writing = [name for name, job in jobs.items() if "write" in str(job.get("permissions"))]
    assert writing == ["publish"]


def test_dead_links_are_listed_and_known_refusals_are_not_asked(links: ModuleType) -> None:
    asked = []

    def ask(url: str) -> str:
        asked.append(url)
        return "HTTP 404" if "gone" in url else ""

    sources = {"a": "https://there.invalid/x", "b": "https://gone.invalid/y", "c": "https://refuses.invalid/z"}
    assert links.dead(sources, {"refuses.invalid": "asks to sign in"}, ask) == ["- [ ] `b` <https://gone.invalid/y>: HTTP 404"]
    assert sorted(asked) == ["https://gone.invalid/y", "https://there.invalid/x"]


def test_every_refusal_has_its_reason() -> None:
    refusals = yaml.safe_load((ROOT / ".github" / "refusals.yml").read_text(encoding="utf-8"))
    assert refusals
    assert all(isinstance(why, str) and len(why.split()) > 2 for why in refusals.values())
