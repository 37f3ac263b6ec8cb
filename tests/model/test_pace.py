"""How long a page takes to read: what stands open on it, its accounts among that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.model import pace
from macros.page.site import open_site
from macros.prose.sentences import Call


def test_the_words_of_its_prose_and_of_its_open_accounts_are_counted(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PACE", 1)
    site = open_site(ferry)
    page = site.pages["index.md"]
    prose = sum(len(sentence.text.split()) for sentence in page.sentences)
    own = replace(page, calls=[])
    assert pace.minutes(site.model, own) == prose > 20
    told = ("ferry-sank", "toll-north", "toll-south")
    shown = sum(len(site.model.claims[id_].statement.split()) for id_ in told)
    with_accounts = replace(page, calls=[Call("accounts", ("sinking",), {}, 1)])
    assert pace.minutes(site.model, with_accounts) == prose + shown
    monkeypatch.setattr(pace, "PACE", 220)
    assert pace.minutes(site.model, own) == round(prose / 220)
