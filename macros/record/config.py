"""What mkdocs.yml and the record both say is the same: the site's name, and its address."""

from __future__ import annotations

from pathlib import Path

import yaml

from .check import Checked
from .problems import Location, Problems

CONFIG = "mkdocs.yml"
SAME = {"site_name": "title", "site_url": "url"}  # keys of mkdocs.yml, and those of data/explainer.yml


def check_config(project: Path, checked: Checked, problems: Problems) -> None:
    """Compare the two files, where the folder holds a mkdocs.yml; faults go to problems."""
    path = project / CONFIG
    if not path.is_file():
        return
    try:
        config = _texts(path)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.add(Location(CONFIG), "", f"is not YAML in UTF-8: {' '.join(str(error).split())[:200]}")
        return
    for key, field in SAME.items():
        there, line = config.get(key, ("", 0))
        here = getattr(checked.explainer, field) or ""
        if there.rstrip("/") != here.rstrip("/"):
            problems.add(Location(CONFIG, line), key, _advice(key, there, field, here))


def _advice(key: str, there: str, field: str, here: str) -> str:
    if not there:
        return f"is not written here: write '{key}: {here}', as '{field}' in data/explainer.yml says"
    if not here:
        return f"'{there}' is not in data/explainer.yml: write '{field}: {there}' there, too"
    return f"'{there}', but '{field}' in data/explainer.yml is '{here}': write the same in both"


def _texts(path: Path) -> dict[str, tuple[str, int]]:
    """The texts at the top of a YAML file, each with its line. Nothing is built of it: tags such as !ENV stay what they are."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return {key.value: (value.value, key.start_mark.line + 1) for key, value in pairs if isinstance(value, yaml.ScalarNode)}
