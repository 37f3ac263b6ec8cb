"""The page of messages for contributors is what the faults bring, word for word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from faults import FAULTS, Fault
from support import ROOT, accept_as_it_stands, edit_files

from macros.page.site import open_site
from macros.record.problems import RecordError

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

Each message below was brought about by an edit to the tiny explainer in `tests/ferry/`; where it speaks of what was published,
the explainer had been accepted before.
This page is written by the tests: `pytest tests/record/test_messages.py --golden`.
"""


def message(fault: Fault, folder: Path) -> str:
    """The line that one fault brings."""
    project = shutil.copytree(ROOT / "tests" / "ferry", folder / "ferry")
    edit_files(project, *fault.before)
    if fault.published:
        accept_as_it_stands(project)
    edit_files(project, (fault.file, fault.old, fault.new), *fault.more)
    try:
        open_site(project)
    except RecordError as error:
        return next(line for line in str(error).splitlines() if line.startswith(fault.message))
    raise AssertionError(fault.rule)


def entry(fault: Fault, line: str) -> str:
    title = fault.rule.replace("_", " ")
    return f"\n## {title[:1].upper()}{title[1:]}\n\n{{% raw %}}\n```text\n{line}\n```\n{{% endraw %}}\n"


@pytest.mark.record
def test_the_page_lists_every_message(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    parts = [entry(fault, message(fault, tmp_path / str(number))) for number, fault in enumerate(FAULTS)]
    text = HEAD + "".join(parts) + "\n{{ notes() }}\n"
    if request.config.getoption("--golden"):
        PAGE.write_text(text, encoding="utf-8")
    assert text == PAGE.read_text(encoding="utf-8")
