"""The page of messages for contributors is what the faults bring, word for word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from every_fault import FAULTS
from faults import Fault
from support import ROOT, accept_as_it_stands, edit_files, report_of

PAGE = ROOT / "docs" / "contributing" / "messages.md"
HEAD = """---
title: The messages
description: Every message the checks give, each with the edit that brings it.
prose: reference
---
# The messages

{{ byline() }}

When something in `data/` or `docs/` is wrong, nothing is published, and every fault is listed at once: file, line, record,
field, what is wrong, what was expected, and the nearest right name. `make check` gives the same list without building.

They stand by the file that they name.
Each message below was brought about by an edit to the tiny explainer in `tests/ferry/`; where it speaks of what was published,
the explainer had been accepted before.
Those of what `accept` refuses come with the acceptance alone.
This page is written by the tests: `pytest tests/record/test_messages.py --golden`.
"""


def message(fault: Fault, folder: Path) -> str:
    """The line that one fault brings."""
    project = shutil.copytree(ROOT / "tests" / "ferry", folder / "ferry")
    edit_files(project, *fault.before)
    if fault.published:
        accept_as_it_stands(project)
    edit_files(project, (fault.file, fault.old, fault.new), *fault.more)
    return next(line for line in report_of(project, fault.accepting) if line.startswith(fault.message))


def entry(fault: Fault, line: str) -> str:
    title = fault.rule.replace("_", " ")
    return f"\n**{title[:1].upper()}{title[1:]}**\n\n{{% raw %}}\n```text\n{line}\n```\n{{% endraw %}}\n"


@pytest.mark.record
def test_the_page_lists_every_message(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines = {message(fault, tmp_path / str(number)): fault for number, fault in reversed([*enumerate(FAULTS)])}
    files: dict[str, list[str]] = {}
    for line, fault in reversed(lines.items()):  # the first of those that bring the same line
        files.setdefault(line.split(":")[0], []).append(entry(fault, line))
    text = HEAD + "".join(f"\n## In {file}\n{''.join(parts)}" for file, parts in files.items()) + "\n{{ notes() }}\n"
    if request.config.getoption("--golden"):
        PAGE.write_text(text, encoding="utf-8")
    assert text == PAGE.read_text(encoding="utf-8")
