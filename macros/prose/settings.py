"""What mkdocs.yml tells of the pages: the Markdown they are written in, and the names that the menu gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..record.config import CONFIG
from ..record.problems import Location, Problems
from .frontmatter import Label, not_plain

ALWAYS = ("tables", "fenced_code")  # what the generator adds unasked
UNREAD = "toc"  # gives headings their anchors; no words


class _Plain(yaml.CSafeLoader):
    """Reads what is plain; a tag such as !ENV or !!python/name gives nothing."""


_Plain.add_multi_constructor("", lambda *_: None)


@dataclass
class Settings:
    """The Markdown extensions with their settings, and the menu's labels, each with the page it leads to."""

    extensions: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in ALWAYS})
    labels: list[tuple[Label, str]] = field(default_factory=list)


def read_settings(project: Path, problems: Problems) -> Settings:
    """What counts for the pages of a folder; those of a folder without mkdocs.yml are plain Markdown."""
    settings, path = Settings(), project / CONFIG
    try:
        text = path.read_text(encoding="utf-8")
        root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
        config = yaml.load(text, Loader=_Plain)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return settings  # what is wrong with the file itself is told by record.config
    if not isinstance(config, dict):
        return settings
    for name, own in _named(config.get("markdown_extensions")):
        if name != UNREAD:
            settings.extensions[name] = own
    for key, value in root.value:
        if key.value in ("site_description", "site_name") and isinstance(value, yaml.ScalarNode):
            settings.labels.append((Label(CONFIG, value.start_mark.line + 1, key.value, value.value), ""))
        elif key.value == "nav":
            settings.labels += _menu(value)
    for label, _ in settings.labels:
        for message in not_plain(label.text):
            problems.add(Location(CONFIG, label.line), label.field, message)
    return settings


def _named(listed: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Extensions as YAML lists them: a name, or a name with settings."""
    for item in listed if isinstance(listed, list) else [listed] if isinstance(listed, dict) else []:
        for name, own in item.items() if isinstance(item, dict) else [(item, None)]:
            yield str(name), own if isinstance(own, dict) else {}


def _menu(node: yaml.Node) -> Iterator[tuple[Label, str]]:
    """Every label of the menu, with the page it names; a part of the menu has none."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _menu(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            page = value.value if isinstance(value, yaml.ScalarNode) else ""
            yield Label(CONFIG, key.start_mark.line + 1, "nav", key.value), page
            if not page:
                yield from _menu(value)
