"""The floor: the same pages as plain Markdown, every macro's output written out, under the theme's plain defaults."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from jinja2 import Environment

from macros.page.site import open_site

CONFIG = {"theme": {"name": "material"}, "markdown_extensions": ["attr_list", "footnotes", "tables"]}


def write(project: Path, target: Path) -> Path:
    """The floor of an explainer: its pages without macros, its navigation, no plugin but the default search."""
    site = open_site(project)
    calls = Environment(keep_trailing_newline=True)
    for page in site.model.pages:
        words = site.macros(page.path)
        text = (project / "docs" / page.path).read_text(encoding="utf-8")
        names = {call.name: getattr(words, call.name) for call in page.calls}
        (target / "docs" / page.path).parent.mkdir(parents=True, exist_ok=True)
        (target / "docs" / page.path).write_text(calls.from_string(text).render(names), encoding="utf-8")
    if (project / "docs" / "assets").is_dir():
        shutil.copytree(project / "docs" / "assets", target / "docs" / "assets")
    own = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", ""), Loader=yaml.CSafeLoader)
    config = {"site_name": own["site_name"], **CONFIG} | ({"nav": own["nav"]} if "nav" in own else {})
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return target
