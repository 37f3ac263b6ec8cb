"""What must hold of the mechanism: short words, parts that hang on a step, claims that stand."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Checked
from ..kinds import Part
from ..problems import did_you_mean
from .common import Fault, claims_of

WORDS = 8


def steps_are_brief(checked: Checked) -> Iterator[Fault]:
    """What is written in the picture has room there."""
    if not checked.mechanism:
        return
    for path, told in checked.mechanism.told:
        for name in ("label", "short"):
            if (words := len(getattr(told, name, "").split())) > WORDS:
                yield checked.mechanism, (*path, name), f"{words} words: {WORDS} at most, or they have no room in the picture"


def parts_hang_on_a_step(checked: Checked) -> Iterator[Fault]:
    """A step has a name of its own, and restraints and exits name one."""
    if not (mechanism := checked.mechanism):
        return
    steps = [arrow.id for arrow in mechanism.arrows]
    for at, id_ in enumerate(steps):
        if id_ in steps[:at]:
            yield mechanism, ("arrows", at, "id"), f"'{id_}' stands twice; a step has a name of its own"
    for path, told in mechanism.told:
        if isinstance(told, Part) and told.arrow not in steps:
            yield (
                mechanism,
                (*path, "arrow"),
                f"no step '{told.arrow}'{did_you_mean(told.arrow, steps)} (steps: {', '.join(steps)})",
            )


def mechanisms_lean_on_what_stands(checked: Checked) -> Iterator[Fault]:
    """A claim on hold carries no part of the picture."""
    claims = claims_of(checked)
    if not (mechanism := checked.mechanism):
        return
    for path, told in mechanism.told:
        for at, id_ in enumerate(told.claims):
            if id_ in claims and claims[id_].hold:
                yield mechanism, (*path, "claims", at), f"leans on '{id_}', which is on hold"
