"""Facts typed by hand are found; what is no fact is left alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from support import ROOT

from macros.model.typed import COUNT, Typed

TABLE: dict[str, list[str]] = yaml.load((Path(__file__).parent / "number_words.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
VOCAB: dict[str, Any] = yaml.load((ROOT / "tests" / "ferry" / "data" / "vocab.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@pytest.fixture
def typed() -> Typed:
    return Typed(cast(Any, SimpleNamespace(vocab=SimpleNamespace(counted=VOCAB["counted"]))))


@pytest.mark.parametrize("sentence", TABLE["facts"])
def test_a_number_word_that_counts_is_a_fact(typed: Typed, sentence: str) -> None:
    assert COUNT in [message for _, message in typed.faults(sentence)]


@pytest.mark.parametrize("sentence", TABLE["free"])
def test_other_number_words_are_free(typed: Typed, sentence: str) -> None:
    assert COUNT not in [message for _, message in typed.faults(sentence)]


def test_the_table_is_long() -> None:
    assert len(TABLE["facts"]) + len(TABLE["free"]) >= 40


TYPED = [
    "9 dead", "٩ dead", "½ of it", "on ② of them", "in July", "in Dec. it rained", "on Monday", "in May it rained",
    "“no”", "«no»", 'said "no"', "it was ‘over’", "it was 'all over'",
]  # fmt: skip


@pytest.mark.parametrize("text", TYPED)
def test_numbers_dates_and_quotations_are_facts(typed: Typed, text: str) -> None:
    assert [message for _, message in typed.faults(text) if message != COUNT]


@pytest.mark.parametrize("text", ["May they return.", "The towns' boats were March-built, the mayor's too.", "It isn't the captain's."])
def test_what_only_looks_like_one_is_not(typed: Typed, text: str) -> None:
    assert list(typed.faults(text)) == []
