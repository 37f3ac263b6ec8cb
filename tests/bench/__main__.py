"""`make bench`: what a build costs, against the floor, in one run; ratios of medians."""

from __future__ import annotations

import argparse
import compileall
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import explainer
import floor
from explainer import ROOT
from timing import Run, median, run

QUIET = {"NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": "."}
BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
CHECK = [sys.executable, "-m", "macros", "check"]
SIZES = {"this project": (0, 0), "12 pages, 10,000 claims": (12, 10_000), "100 pages, 1,000 claims": (100, 1_000),
         "1,000 pages, 10,000 claims": (1_000, 10_000)}  # fmt: skip


def ours(target: Path, pages: int, claims: int) -> Path:
    """This project itself, or its machine with an explainer of that size."""
    parts = ("data", "docs") if not pages else ()
    for part in (*parts, "macros"):
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if pages:
        explainer.write(target, pages, claims)
        shutil.copytree(ROOT / "docs" / "assets", target / "docs" / "assets")
        text = re.sub("(?m)^site_url: .*\n", "", text.split("\nnav:")[0])
        text = re.sub("(?m)^site_name: .*", "site_name: The Ferry", text) + "\n"
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    compileall.compile_dir(target / "macros", quiet=1)
    return target


def lay_out(own: Path, ground: Path, pages: int, claims: int) -> None:
    """Both trees to build."""
    floor.write(ours(own, pages, claims), ground)


def built(project: Path, cold: bool = False) -> Run:
    """One build, into a folder of its own: file systems are slow to write where much was deleted a moment ago."""
    if cold:
        shutil.rmtree(project / ".cache", ignore_errors=True)
    return run([*BUILD, tempfile.mkdtemp(prefix="site-", dir=project)], project, **QUIET)


def measured(pages: int, claims: int, times: int) -> dict[str, Run]:
    """The floor's build, ours cold and unchanged, and the check alone: medians, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        own, ground = Path(folder) / "own", Path(folder) / "floor"
        with ProcessPoolExecutor(1) as apart:  # a child's peak memory counts what its parent holds at the start
            apart.submit(lay_out, own, ground, pages, claims).result()
        steps: dict[str, Callable[[], Run]] = {
            "floor": lambda: built(ground),
            "cold": lambda: built(own, cold=True),
            "unchanged": lambda: built(own),
            "check": lambda: run(CHECK, own, **QUIET),
        }
        for step in steps.values():
            step()
        rounds = [{name: step() for name, step in steps.items()} for _ in range(times)]
        return {name: median([one[name] for one in rounds]) for name in steps}


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="runs of each, of which the median is given")
    parser.add_argument("--only", default="", help="sizes whose name begins so")
    options = parser.parse_args()
    print(f"{'site':28} {'step':10} {'seconds':>8} {'of floor':>8} {'processor':>9} {'of floor':>8} {'MB':>6}")
    found = {}
    for name, (pages, claims) in SIZES.items():
        if not name.startswith(options.only):
            continue
        found[name] = runs = measured(pages, claims, options.times)
        base = runs["floor"]
        for step, one in runs.items():
            ratios = one.clock / base.clock, one.processor / base.processor
            print(
                f"{name:28} {step:10} {one.clock:8.2f} {ratios[0]:8.2f} {one.processor:9.2f} {ratios[1]:8.2f} {one.memory:6.0f}", flush=True
            )
    small, large = found.get("100 pages, 1,000 claims"), found.get("1,000 pages, 10,000 claims")
    if small and large:
        print(f"growth from 100 to 1,000 pages: {large['cold'].clock / small['cold'].clock:.1f} times")


if __name__ == "__main__":
    main()
