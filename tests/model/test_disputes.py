"""Every dispute told once, from the claim that has most of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import own_explainer

from macros.model.disputes import by_event, disputes, pairs_of, sides_most_at_odds
from macros.model.model import Model
from macros.page.site import open_site

PAIRS = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1]), min_size=1)


class Few:
    """As much of a model as disputes ask for."""

    class _Claims(dict[str, object]):
        def __missing__(self, id_: str) -> object:
            self[id_] = type("Claim", (), {"id": id_})()
            return self[id_]

    claims = _Claims()

    @staticmethod
    def when(claim: object) -> tuple[str, str]:
        return ("", claim.id)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def own() -> Model:
    return own_explainer().model


@given(PAIRS)
def test_each_pair_stands_in_one_dispute(pairs: set[tuple[int, int]]) -> None:
    named = [(f"c{one}", f"c{other}") for one, other in pairs]
    found = disputes(Few(), named)  # type: ignore[arg-type]
    told = [frozenset((one.claim.id, other.id)) for one in found for other in one.against]
    assert len(told) == len(set(told))
    assert set(told) == {frozenset(pair) for pair in named}
    centres = [one.claim.id for one in found]
    assert len(centres) == len(set(centres))


def test_one_denial_of_twelve_claims_is_one_dispute() -> None:
    (found,) = disputes(Few(), [("denial", f"count-{n:02}") for n in range(12)])  # type: ignore[arg-type]
    assert found.claim.id == "denial"
    assert len(found.against) == 12


def test_a_ring_takes_no_more_disputes_than_pairs() -> None:
    ring = [(f"c{n}", f"c{(n + 1) % 100}") for n in range(100)]
    assert len(disputes(Few(), ring)) <= 67  # type: ignore[arg-type]


def test_work_grows_with_the_number_of_pairs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty times the pairs of a record, most of them on one claim: the queue is asked a few times a pair."""
    from macros.model import disputes as module

    asked = 0
    pop = module.heappop

    def counted(queue: list[object]) -> object:
        nonlocal asked
        asked += 1
        return pop(queue)

    monkeypatch.setattr(module, "heappop", counted)
    pairs = [("denial", f"count-{n}") for n in range(3000)] + [(f"count-{n}", f"count-{n + 1}") for n in range(3000)]
    disputes(Few(), pairs)  # type: ignore[arg-type]
    assert asked <= 3 * len(pairs)


def test_the_sides_most_at_odds_and_how_often(ferry: Path) -> None:
    model = open_site(ferry).model
    pairs = pairs_of(model, model.claims.values())
    assert pairs == [("toll-north", "toll-south")]
    assert sides_most_at_odds(model, pairs) == (("north", "south"), 1)
    assert sides_most_at_odds(model, []) is None


def test_disputes_of_one_theme_bring_their_opposites_of_another(own: Model) -> None:
    for theme in own.vocab.lists["themes"]:
        pairs = pairs_of(own, own.by_theme[theme])
        assert all(theme in (own.claims[one].theme, own.claims[other].theme) for one, other in pairs)


@pytest.mark.record
def test_in_the_record_every_contradiction_is_told_once_by_event(own: Model) -> None:
    pairs = pairs_of(own, own.claims.values())
    assert len(pairs) == sum(map(len, own.against.values())) // 2
    found = by_event(own, pairs)
    told = [frozenset((one.claim.id, other.id)) for group in found.values() for one in group for other in one.against]
    assert sorted(map(sorted, told)) == sorted(map(sorted, pairs))
    dates = [own.events[event].date.iso for event in found if event]
    assert dates == sorted(dates)
