"""What mkdocs.yml says fits the record, and the machine: the site's name and address, and the settings that links rest on."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from .check import Checked
from .problems import Location, Problems

CONFIG = "mkdocs.yml"
SAME = {"site_name": "title", "site_url": "url"}  # keys of mkdocs.yml, and those of data/explainer.yml
# What the machine takes for granted: the value a key may have, and what would come of another.
FIXED = {
    "use_directory_urls": ("true", "every link from the record leads to a folder"),
    "docs_dir": ("docs", "pages are read and checked in docs/"),
    "strict": ("true", "a dead link has to stop the build"),
    "plugins.macros.module_name": ("macros", "the macros are those of this folder"),
    "plugins.macros.on_undefined": ("strict", "an unknown name on a page has to stop the build"),
    "plugins.macros.on_error_fail": ("true", "a macro that fails has to stop the build"),
    "plugins.macros.render_by_default": ("true", "pages call macros"),
}
PLUGIN = "plugins.macros"
NEEDED = tuple(f"{PLUGIN}.{name}" for name in ("module_name", "on_undefined", "on_error_fail"))  # the plugin takes other values unasked
# Keys that would have the plugin read what no check reads, or read pages otherwise than the check does.
UNUSED = re.compile(r"plugins\.macros\.(?:include_yaml|include_dir|modules|force_render_paths|j2_\w+)")
Texts = dict[str, tuple[str, int]]


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
    except OSError as error:
        problems.add(Location(CONFIG), "", f"cannot be read: {error.strerror}")
        return
    for key, field in SAME.items():
        there, line = config.get(key, ("", 0))
        here = getattr(checked.explainer, field) or ""
        if there.rstrip("/") != here.rstrip("/"):
            problems.add(Location(CONFIG, line), key, _advice(key, there, field, here))
    _settings(config, problems)


def _settings(config: Texts, problems: Problems) -> None:
    """Settings under which the machine would give another site than it has checked."""
    for key, (value, line) in config.items():
        wanted, why = FIXED.get(key, (value, ""))
        if value.lower() != wanted.lower():
            problems.add(Location(CONFIG, line), key, f"'{value}', and has to be '{wanted}': {why}")
        if UNUSED.fullmatch(key):
            problems.add(Location(CONFIG, line), key, "is not used here: pages would hold what no check has read; take it out")
    first = min((line for key, (_, line) in config.items() if key.startswith(PLUGIN)), default=0)
    for key in NEEDED if first else ():
        if key not in config:
            wanted, why = FIXED[key]
            problems.add(Location(CONFIG, first), key, f"is not written here: write '{wanted}': {why}")


def _advice(key: str, there: str, field: str, here: str) -> str:
    if not there:
        return f"is not written here: write '{key}: {here}', as '{field}' in data/explainer.yml says"
    if not here:
        return f"'{there}' is not in data/explainer.yml: write '{field}: {there}' there, too"
    return f"'{there}', but '{field}' in data/explainer.yml is '{here}': write the same in both"


def _texts(path: Path) -> Texts:
    """The texts of a YAML file by their paths, each with its line. Nothing is built of it: tags such as !ENV stay what they are."""
    found: Texts = {}
    _gather(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), "", found)
    return found


def _gather(node: yaml.Node | None, path: str, found: Texts) -> None:
    """Lists lend no part of a path: a plugin is found by its name, however it is listed."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        here = f"{path}.{key.value}".lstrip(".")
        if isinstance(value, yaml.ScalarNode):
            found[here] = value.value, key.start_mark.line + 1
        elif here in FIXED or UNUSED.fullmatch(here):
            found[here] = "a list or a mapping", key.start_mark.line + 1
        else:
            _gather(value, here, found)
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.ScalarNode):
            found[f"{path}.{item.value}"] = "", item.start_mark.line + 1
        _gather(item, path, found)
