"""Whether only our words changed: what `wording` may answer for, and what it may not."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..record.check import Checked
from ..record.english import negations, numbers
from .fields import split


class Wording:
    """Compares texts by the numbers, negations and names in them; names are those of the record's actors and places."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked

    def only_words(self, model: type[BaseModel] | None, field: str, old: Any, new: Any) -> bool:
        """Whether a field says the same in other words: no other number, negation or name, and no text where none was."""
        (bare, before), (now, after) = split(model, field, old), split(model, field, new)
        return bare == now and bool(before) and bool(after) and self._facts(before) == self._facts(after)

    def _facts(self, text: str) -> tuple[list[str], int, list[str]]:
        return numbers(text), negations(text), [self._owner[name] for name in self._names.findall(text)]

    @cached_property
    def _owner(self) -> dict[str, str]:
        """Every name that prose may use, with the record that bears it: two names of one are the same name."""
        places = {place.name: place.id for place in self._checked.records["places"].values()}
        actors = self._checked.records["actors"].values()
        return places | {name: actor.id for actor in actors for name in (actor.name, actor.short, *actor.mentions)}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        names = sorted(self._owner, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
