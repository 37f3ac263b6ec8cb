"""What somebody may mean who types part of an id, or of a name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from ..record.kinds import Question, Record
from .workspace import BY_NAME, SIDE, Workspace

MOST = 9
NAMES = ("name", "title", "short", "statement", "gist", "publisher", "what", "label")  # what tells a person which record it is
OTHERS = ("mentions", "aka")


def label(record: Any) -> str:
    """A record in a few words."""
    found = next((str(value) for name in NAMES if (value := getattr(record, name, None))), "")
    return found if len(found) <= 70 else f"{found[:69]}…"


class Matches:
    """Finds ids by what people type."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def labels(self, kind: str) -> dict[str, str]:
        """Every id of a kind, with what it stands for in a few words."""
        if kind == SIDE:
            return {id_: side.label for id_, side in self._workspace.checked.explainer.sides.items()}
        known = dict.fromkeys(sorted(self._workspace.ids.get(kind, ())), "")
        return known | {id_: label(record) for id_, record in self._records(kind).items()}

    def words(self, name: str) -> dict[str, str]:
        """The words of a closed list, with what each means."""
        return {word: entry.meaning for word, entry in self._workspace.checked.vocab.lists.get(name, {}).items()}

    def positions(self, question: str) -> dict[str, str]:
        """The answers of a question, by their ids."""
        found = self._workspace.checked.records[Question.folder].get(question)
        return {one.id: one.label for one in found.positions} if isinstance(found, Question) else {}

    def shown(self, name: str, word: str) -> str:
        """A word of a closed list as readers see it."""
        return self._workspace.checked.vocab.lists[name][word].label

    def of(self, kind: str, typed: str) -> list[str]:
        """The ids that somebody may mean, the likeliest first: one alone where it is the id itself."""
        ids = self._workspace.ids.get(kind, set())
        if typed in ids:
            return [typed]
        wanted = typed.casefold()
        texts = {id_: [text.casefold() for text in self._texts(kind, id_)] for id_ in sorted(ids)}
        ranked = [id_ for id_, own in texts.items() if wanted in own]
        ranked += [id_ for id_, own in texts.items() if any(text.startswith(wanted) for text in own)]
        ranked += [id_ for id_, own in texts.items() if all(any(word in text for text in own) for word in wanted.split())]
        ranked += difflib.get_close_matches(typed, sorted(ids), n=MOST, cutoff=0.6)
        return list(dict.fromkeys(ranked))[:MOST]

    def meant(self, kind: str, typed: str) -> str | None:
        """The one record that a stranger's text means, by its id or a name that is its own; None where that is not sure."""
        wanted = " ".join(typed.split()).casefold()
        found = [id_ for id_ in sorted(self._workspace.ids.get(kind, ())) if wanted in (text.casefold() for text in self._texts(kind, id_))]
        return found[0] if len(found) == 1 else None

    def _texts(self, kind: str, id_: str) -> Iterable[str]:
        record = self._records(kind).get(id_)
        yield id_
        for name in NAMES:
            if isinstance(value := getattr(record, name, None), str):
                yield value
        for name in OTHERS:
            yield from getattr(record, name, ())

    def _records(self, kind: str) -> dict[str, Record]:
        return self._workspace.checked.records[BY_NAME[kind].folder] if kind in BY_NAME else {}
