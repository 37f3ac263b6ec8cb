"""What must hold between records: each rule is one function that yields its faults."""

from __future__ import annotations

from ..check import Checked
from ..problems import Problems
from . import agreement, claims, ids, mechanism, opinions, sources, time, world
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
    claims.joint_parties_are_others,
    claims.units_do_not_clash,
    claims.originals_are_in_another_language,
    claims.checks_are_dated,
    sources.sources_can_be_found,
    sources.retractions_follow,
    sources.passages_are_in_its_sources,
    time.what_happened_falls_within_its_event,
    time.denials_answer_what_was_said_before,
    time.hours_belong_to_a_day,
    world.spans_run_forward,
    world.places_lie_somewhere,
    world.mentions_are_one_actors,
    world.verdicts_have_reasons,
    world.events_are_carried,
    world.contested_events_hear_both_sides,
    world.denials_are_by_a_party,
    ids.ids_are_names_of_files,
    ids.ids_are_no_anchors_of_ours,
    ids.ids_are_used_once,
    agreement.statements_bear_out_their_numbers,
    agreement.statements_leave_out_their_claimant,
    agreement.sources_are_read_after_they_appear,
    agreement.texts_are_finished,
    opinions.positions_are_the_questions,
    opinions.changes_of_mind_are_ones_own,
    opinions.voices_have_an_occupation,
    opinions.verdicts_have_words_for_their_kind,
    mechanism.steps_are_brief,
    mechanism.parts_hang_on_a_step,
    mechanism.mechanisms_lean_on_what_stands,
)


def check_rules(checked: Checked, problems: Problems) -> None:
    """Run every rule over the whole record; faults go to problems."""
    opinions.check_settings(checked, problems)
    for rule in RULES:
        for record, path, message in rule(checked):
            problems.add(checked.place(record, *path), ".".join(map(str, path)), message)


__all__ = ["RULES", "check_rules", "origins", "said_at", "voices"]
