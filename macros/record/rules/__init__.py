"""What must hold between records: each rule is one function that yields its faults."""

from __future__ import annotations

from ..check import Checked
from ..problems import Problems
from . import claims, opinions, world
from .common import Rule, origins, said_at, voices

RULES: tuple[Rule, ...] = (
    claims.somebody_stands_behind_it,
    claims.speakers_speak_for_the_party,
    claims.disputes_are_between_parties,
    claims.later_words_replace_earlier,
    claims.quotations_are_short,
    claims.ranges_run_upward,
    claims.denials_are_words,
    claims.held_claims_stay_out,
    world.spans_run_forward,
    world.places_lie_somewhere,
    world.mentions_are_one_actors,
    world.verdicts_have_reasons,
    world.events_are_carried,
    world.contested_events_hear_both_sides,
    world.denials_are_by_a_party,
    opinions.positions_are_the_questions,
    opinions.changes_of_mind_are_ones_own,
    opinions.voices_have_an_occupation,
    opinions.verdicts_have_words_for_their_kind,
)


def check_rules(checked: Checked, problems: Problems) -> None:
    """Run every rule over the whole record; faults go to problems."""
    opinions.check_settings(checked, problems)
    for rule in RULES:
        for record, path, message in rule(checked):
            problems.add(checked.place(record, *path), ".".join(map(str, path)), message)


__all__ = ["RULES", "check_rules", "origins", "said_at", "voices"]
