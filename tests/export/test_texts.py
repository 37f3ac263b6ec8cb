"""What programs read first: one line is one line, whatever the record holds."""

from __future__ import annotations

import re
from pathlib import Path

from support import edit_files

from macros.export.texts import llms
from macros.page.site import open_site


def test_texts_of_the_record_bring_no_line_and_no_link(ferry: Path) -> None:
    before = llms(open_site(ferry).model).splitlines()
    edit_files(ferry, ("data/explainer.yml", "tagline: Two towns and a boat", 'tagline: "Two\\n## [towns](https://evil.example) <b>"'))
    after = llms(open_site(ferry).model).splitlines()
    assert len(after) == len(before)
    assert not re.search(r"(?<!\\)\]\(https://evil", "\n".join(after))
    assert "> Two ## \\[towns\\](https://evil.example) \\<b\\>. The record ends on June 1902" in "\n".join(after)
