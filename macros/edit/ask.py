"""Questions in the terminal: a field at a time, with the ids and words that there are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from locale import getencoding
from typing import Any

from pydantic import BaseModel

from ..record.kinds import Record, View
from ..record.reader import unseen
from .fields import Field, fields, usual
from .matches import Matches

if getencoding().upper() == "UTF-8":  # else it loses letters
    with suppress(ImportError):  # not every system has it
        import readline  # noqa: F401  # arrow keys move in what is typed

LISTED = 14  # words of a closed list that a question shows
Make = Callable[[str], str | None]  # makes a new record of a kind, and gives its id


class GivenUpError(Exception):
    """Whoever is asked has no more answers: the input has ended, or was broken off."""


def line(hint: str) -> str:
    """What somebody types; asked for again where it cannot be read."""
    while True:
        try:
            typed = input(f"{hint} > ")
            typed.encode()  # what the terminal could not decode is no text
        except (EOFError, KeyboardInterrupt):
            print()
            raise GivenUpError("nothing was written") from None
        except UnicodeError:
            print("that cannot be read: the terminal does not send UTF-8; type it in plain letters, and mend it in the file")
            continue
        return typed


class Asker:
    """Asks for the fields of a record; `make` makes another record where one that is needed is not there yet."""

    def __init__(self, matches: Matches, make: Make | None = None, say: Callable[[str], None] = print) -> None:
        self._matches, self._make, self._say = matches, make, say
        self._values: dict[str, Any] = {}

    def record(self, kind: type[Record], written: list[dict[str, Any]], given: dict[str, Any]) -> dict[str, Any]:
        """The values of a record: what is given, and what is asked for besides."""
        values, asked = dict(given), usual(kind, written)
        self._say("Enter leaves out what is not known; ? shows what there is.")
        for field in fields(kind):
            if field.key in asked and field.key not in values:
                self._put(field, values)
        others = {field.key: field for field in fields(kind) if field.key not in asked and field.key not in values}
        while others:
            self._say(f"More, if you have it: {', '.join(others)}")
            key = line("field, or Enter to go on").strip()
            if not key:
                break
            if key in others:
                self._put(others.pop(key), values)
        return values

    def needed(self, kind: type[Record], values: dict[str, Any]) -> None:
        """Ask for what a record cannot do without and has not."""
        for field in fields(kind):
            if field.needed and field.key not in values:
                self._put(field, values)

    def _put(self, field: Field, values: dict[str, Any]) -> None:
        self._values = values
        answer = self._field(field)
        if answer not in (None, [], {}):
            values[field.key] = answer
        elif field.needed and not field.fault(None):
            values[field.key] = None

    def _tell(self, field: Field) -> None:
        """What a field holds, and the words that it takes."""
        kind = field.ref or field.word.replace("_", " ")
        self._say(f"\n{field.key}{f' ({kind})' if kind else ''}: {field.what}")
        if words := self._words(field):
            self._say("".join(f"  {word:<22} {meaning}\n" for word, meaning in list(words.items())[:LISTED]).rstrip())

    def _field(self, field: Field) -> Any:
        self._tell(field)
        if not field.many:
            return self._part(field.part, not field.needed) if field.part else self._one(field)
        found: list[Any] = []
        while (one := self._part(field.part) if field.part else self._one(field, more=bool(found))) not in (None, {}):
            found.append(one)
            if field.part:
                self._say(f"another of {field.key}? Enter: no")
        if field.needed and not found and field.fault([]):
            self._say("this is needed")
            return self._field(field)
        return found

    def _part(self, part: type[BaseModel], optional: bool = True) -> dict[str, Any]:
        """The fields of a part; where it is `optional`, none if its first question is left without an answer."""
        values: dict[str, Any] = {}
        for at, field in enumerate(fields(part)):
            if field.part or field.many:
                answer = self._field(field)
            else:
                self._tell(field)
                answer = self._one(field, optional=optional and at == 0)
            if answer in (None, [], {}) and at == 0:
                return {}
            if answer not in (None, [], {}):
                values[field.key] = answer
        return values

    def _one(self, field: Field, more: bool = False, optional: bool = False) -> str | None:
        """One answer that will do; None where it is left out."""
        while True:
            hint = "another? Enter: no more" if more else f"{field.key}{'' if field.needed and not optional else ', or Enter'}"
            typed = field.plain(line(hint))
            if not typed:
                if not field.needed or more or optional or field.many or not field.fault(None):
                    return None
                self._say("this is needed")
                continue
            if hidden := unseen(typed):
                self._say(hidden[1])
                continue
            answer = self._reference(field, typed) if field.ref else self._word(field, typed)
            if answer is None:
                continue
            if fault := field.fault([answer] if field.many else answer):
                self._say(fault)
                continue
            return answer

    def _words(self, field: Field) -> dict[str, str]:
        """The words that an answer is one of: those of a closed list, or the answers of the question that a view is on."""
        if (field.owner, field.key) == (View, "positions"):
            return self._matches.positions(self._values.get("question", ""))
        return self._matches.words(field.word) if field.word else {}

    def _word(self, field: Field, typed: str) -> str | None:
        if not (words := self._words(field)):
            return typed
        found = [word for word in words if word == typed] or [word for word in words if word.startswith(typed)]
        if len(found) == 1:
            return found[0]
        self._say("one of: " + ", ".join(found or words))
        return None

    def _reference(self, field: Field, typed: str) -> str | None:
        """The id that somebody means, chosen by its number where several may be meant; None where nothing was chosen."""
        if typed == "+" and self._make:
            return self._make(field.ref)
        labels = self._matches.labels(field.ref)
        found = sorted(labels)[:30] if typed == "?" else self._matches.of(field.ref, typed)
        if found == [typed]:
            return typed
        other = "; + makes a new one" if self._make else ""
        if not found:
            self._say(f"no {field.ref} like '{typed}'{other}")
            return None
        for number, id_ in enumerate(found, 1):
            self._say(f"  {number:>2}  {id_:<34} {labels.get(id_, '')}")
        sole = len(found) == 1
        chosen = line(f"{'Enter takes it' if sole else 'its number'}, or type again{other}").strip()
        if chosen.isdecimal() and 1 <= int(chosen) <= len(found):
            return found[int(chosen) - 1]
        if not chosen:
            return found[0] if sole else None
        return self._reference(field, chosen)

    def id(self, proposal: str, fault: Callable[[str], str]) -> str:
        """An id for a new record; `fault` says what is wrong with one."""
        while True:
            typed = line(f"id: an address, never renamed [{proposal}]").strip() or proposal
            if not (wrong := fault(typed)):
                return typed
            self._say(wrong)

    def agreed(self, question: str) -> bool:
        """Whether a question is answered with yes, or not at all."""
        return line(f"{question} [Y/n]").strip().casefold() in ("", "y", "yes")
