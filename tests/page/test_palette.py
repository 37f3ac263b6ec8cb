"""The switch of the colour scheme: a button for each scheme, or none where a palette does not say how to leave one."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from lxml import html
from support import ROOT


def buttons(palette: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """What each button is for, where it leads and what it is called."""
    icons = Path(material.__file__).parent / "templates"
    environment = Environment(loader=FileSystemLoader([ROOT / "macros/page/theme/partials", icons]), autoescape=True)
    text = environment.get_template("palette.html").render(config=SimpleNamespace(theme=SimpleNamespace(palette=palette)))
    found = html.fromstring(f"<div>{text}</div>").xpath("//button")
    assert all(one.xpath("svg") for one in found)
    return [(one.get("class").split()[-1], one.get("data-next"), one.get("aria-label")) for one in found]


@pytest.fixture
def palette() -> list[dict[str, Any]]:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("  palette:\n")[2].partition("  features:")[0]
    return list(yaml.safe_load(text))


def test_each_scheme_has_a_button_that_leads_to_the_next(palette: list[dict[str, Any]]) -> None:
    own = [option["toggle"]["name"] for option in palette]
    assert buttons(palette) == [("system", "default", own[0]), ("default", "slate", own[1]), ("slate", "system", own[2])]


@pytest.mark.parametrize("at", range(3))
def test_without_a_toggle_there_is_no_switch_and_no_fault(palette: list[dict[str, Any]], at: int) -> None:
    bare = deepcopy(palette)
    del bare[at]["toggle"]
    assert buttons(bare) == []
    bare[at]["toggle"] = {"name": "x"}
    assert buttons(bare) == []
    assert buttons([{"scheme": "slate"}]) == []
