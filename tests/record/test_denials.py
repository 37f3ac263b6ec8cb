"""Which of two claims denies the other, and which denials are older than what they deny."""

from __future__ import annotations

import pytest

from macros.record.denials import older_denials
from macros.record.kinds import Claim, Vocab

DENIES, CHARGES, COUNTS = "Nobody drowned.", "Nine people drowned.", "Two people drowned."


def vocab(**more: object) -> Vocab:
    return Vocab.model_validate({"lists": {}, "attribution": {"strong": ["says"], "before": ["so says"]}} | more)


def found(holder: tuple[str, str | None], other: tuple[str, str | None], words: Vocab) -> tuple[str, str] | None:
    """The denial and what it denies, of a claim that holds the dispute and another; None where the denial is not older."""
    both = {
        id_: Claim.model_validate({"id": id_, "statement": text, "theme": "t", "sources": ["s"], "said": date, "disputes": disputes})
        for id_, (text, date), disputes in (("holder", holder, ["other"]), ("other", other, []))
    }
    pairs = [(older.denial.id, older.denied.id) for older in older_denials(both, {}, words)]
    return pairs[0] if pairs else None


@pytest.mark.parametrize(
    ("holder", "other", "pair"),
    [
        ((DENIES, "1902-05-01"), (CHARGES, "1902-05-02"), ("holder", "other")),
        ((CHARGES, "1902-05-02"), (DENIES, "1902-05-01"), ("other", "holder")),
        ((DENIES, "1902-05-02"), (CHARGES, "1902-05-01"), None),
        ((CHARGES, "1902-05-01"), (DENIES, "1902-05-02"), None),
        ((COUNTS, "1902-05-01"), (CHARGES, "1902-05-02"), ("holder", "other")),
        ((COUNTS, "1902-05-02"), (CHARGES, "1902-05-01"), None),
        ((DENIES, "1902-05-02"), (CHARGES, "1902-05-02"), None),
        ((DENIES, "1902-05"), (CHARGES, "1902-05-31"), None),
        ((DENIES, "1902-05"), (CHARGES, "1902-06-01"), ("holder", "other")),
        ((DENIES, None), (CHARGES, "1902-05-02"), None),
        ((DENIES, "1902-05-01"), (CHARGES, None), None),
    ],
)
def test_a_denial_is_told_by_its_words_else_by_the_record_that_holds_the_dispute(
    holder: tuple[str, str | None], other: tuple[str, str | None], pair: tuple[str, str] | None
) -> None:
    assert found(holder, other, vocab()) == pair


def test_another_language_has_its_own_words_of_denial() -> None:
    nein = (("Neun ertranken.", "1902-05-02"), ("Niemand ertrank.", "1902-05-01"))
    assert found(*nein, vocab()) is None
    assert found(*nein, vocab(denials=["niemand"])) == ("other", "holder")
