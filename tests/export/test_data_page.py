"""The data page: its examples run as written, its files are there, its columns exist, its sizes are true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from lxml import html
from support import ROOT, export, leads_to, own_explainer, publish_at

from macros.export.sizes import words
from macros.export.texts import llms
from macros.model.addresses import DATA
from macros.model.derive import tagged
from macros.model.model import Model
from macros.model.tolls import toll_claims
from macros.page.site import open_site

pytestmark = pytest.mark.record
DOCS = ROOT / "docs" / "data.md"
PAGE = DOCS.read_text(encoding="utf-8") if DOCS.exists() else ""  # a copy may have none, and reads this before it leaves it out
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(own_export: Path) -> Path:
    """A folder that holds data/v1/, as the page asks for."""
    return own_export


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


def run(example: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", example], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3


def test_the_first_example_prints_every_latest_count(folder: Path, model: Model) -> None:
    printed = run(EXAMPLES[0], folder).splitlines()[1:]
    event = re.search(r'"event"\] == "([a-z0-9-]+)"', EXAMPLES[0])
    assert event
    claims = toll_claims(model, model.events[event[1]])
    assert len(printed) == sum(len(claim.tolls) for claim in claims) > 5
    for claim in claims:
        assert any((model.claimant(claim) or "several sources") in line and model.status(claim) in line for line in printed), claim.id


def test_the_second_example_prints_the_ties(folder: Path, model: Model) -> None:
    printed = run(EXAMPLES[1], folder).splitlines()
    ends = [end for tie in model.relations.values() for end in (tie.source, tie.target)]
    most = max(set(ends), key=ends.count)
    assert printed[0] == f"{ends.count(most)} {model.actors[most].name}"
    denied = [tie for tie in model.relations.values() if tie.denials]
    assert len([line for line in printed if line.endswith("denied or contradicted")]) == len(denied) > 0


def test_the_third_example_prints_the_events_of_a_tag(folder: Path, model: Model) -> None:
    printed = run(EXAMPLES[2], folder).splitlines()
    tag = re.search(r'contains\("([a-z-]+)"', EXAMPLES[2])
    assert tag
    events = tagged(model, tag[1])
    assert len(printed) == len(events) + 2
    for event, line in zip(events, printed[1:-1], strict=True):
        assert event.title in line
        assert event.date.iso in line
    assert re.fullmatch(r"between 3\d\.\d and 3\d\.\d degrees north, 6\d\.\d and 7\d\.\d degrees east", printed[-1])


def test_every_file_and_column_it_names_is_there(folder: Path) -> None:
    data = folder / DATA
    claims, views, forecasts = (set(pd.read_csv(data / f"{name}.csv", nrows=1).columns) for name in ("claims", "views", "forecasts"))
    named = set(re.findall(r"`((?:computed|quote)_\w+)`", PAGE))
    assert len(named) > 10
    assert named <= claims | views | forecasts
    assert {"statement", "date", "event", "theme", "sources", "computed_status", "computed_opposed_by"} <= claims
    assert {"positions", "capacity", "computed_occupation", "computed_latest", "computed_apart"} <= views
    assert {"computed_forecaster", "computed_verdict"} <= forecasts
    files = set(re.findall(r"`([\w-]+\.(?:csv|json|geojson))`", PAGE)) | {"vocabulary.csv"}
    assert len(files) > 4
    assert {name for name in files if not (data / name).is_file()} == set()
    for address in re.findall(r"`(data/v1/[\w./]+)`", PAGE):
        wanted = address.replace("KIND", "claims").replace("/ID.", "/ttp-banned-and-aim.")
        assert (folder / wanted).is_file(), address


def test_the_sizes_it_shows_are_those_of_the_files(own_site: Path) -> None:
    page = html.parse(str(own_site / "data" / "index.html")).getroot()
    sizes = page.xpath("//span[@data-size]")
    assert len(sizes) > 25
    for size in sizes:
        assert size.text == words((own_site / size.get("data-size")).stat().st_size)


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (52_499, "52 kB"), (999_499, "999 kB"), (999_500, "1.0 MB")]
)
def test_sizes_read_well(size: int, shown: str) -> None:
    assert words(size) == shown


def test_llms_txt_says_how_to_attribute_and_where_all_is(folder: Path, model: Model) -> None:
    text = (folder / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith(f"# {model.explainer.title}\n\n> ")
    links = re.findall(r"^- \[([^\]]+)\]\(([^)]+)\)", text, re.MULTILINE)
    assert len(links) == len(model.pages) + 8
    for _, link in links[:7]:
        assert leads_to(folder, "", link).is_file()
    assert model.explainer.licences.content in text
    assert "keep its claimant and its status" in text


def test_addresses_are_whole_once_the_site_has_one(ferry: Path) -> None:
    publish_at(ferry, "https://ferry.example/story/")
    export(open_site(ferry), ferry / "out")
    robots = (ferry / "out" / "robots.txt").read_text(encoding="utf-8")
    assert robots == "User-agent: *\nAllow: /\n\nSitemap: https://ferry.example/story/sitemap.xml\n"
    assert "- [Home](https://ferry.example/story/): Two towns and a boat." in llms(open_site(ferry).model)
