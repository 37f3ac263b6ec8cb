"""Who is said to say it: the speakers that a sentence names, and whether it speaks of one named before."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..prose.kept import Kept, digest, of_files
from .grammar import BREAK, CLAUSE, DENIED, DOUBTED, FORMER, HELPERS, INTRO, LAST_PREPOSITION, PREDICATE, QUOTED, RELATIVE, RIGHT_BEFORE, TURNED, Grammar
from .mentions import FIRST, NAME, Mentions

if TYPE_CHECKING:
    from .model import Model

NAMES = re.compile(NAME)
ITSELF, OFFICE = 1, 2
ROOM = (Path(__file__).parent, Path(__file__).parent.parent / "record")


@dataclass
class Said:
    """What a sentence says of who speaks: those it names; whether a pronoun or an office does; and whom a pronoun in it can mean."""

    speakers: set[str] = field(default_factory=set)
    again: bool = False
    subject: set[str] = field(default_factory=set)


class Speakers:
    """Reads sentences for those who are said to say what stands in them."""

    def __init__(self, model: Model) -> None:
        self.mentions = Mentions(model)
        self._words = model.vocab.attribution
        self._kept: Kept | None = None

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self._words)

    @contextmanager
    def kept(self, project: Path) -> Iterator[None]:
        """What is found meanwhile is kept in a folder, by sentence, for as long as names and words of attribution are the same."""
        known = digest(f"{self.mentions.owners!r} {self._words!r}".encode())
        self._kept = Kept(project, "speakers.json", f"{sys.version} {of_files(*ROOM)} {known}")
        yield
        self._kept.save()

    def of(self, text: str) -> Said:
        """The speakers that a sentence names beside a word of attribution."""
        if self._kept is None:
            return self._of(text)
        if found := self._kept.get(text):
            return Said(set(found[0]), found[1], set(found[2]))
        said = self._of(text)
        self._kept.put(text, [sorted(said.speakers), said.again, sorted(said.subject)])
        return said

    def _of(self, text: str) -> Said:
        marked, owners = self.mentions.mark(_plain(text))
        grammar, said = self._grammar, Said()

        def note(names: str, among: set[str] = said.speakers) -> None:
            among |= {owners[ord(name) - FIRST] for name in NAMES.findall(names)}

        for match in grammar.before.finditer(marked):
            if (found := grammar.behind.match(marked, match.end())) and not DOUBTED.search(_clause(marked[: match.start()])):
                note(found["names"])
        for pattern in grammar.around:
            for match in pattern.finditer(marked):
                note(match["names"])
        for match in grammar.words.finditer(marked):
            if grammar.never.match(marked, match.start()):
                continue
            word, before, after = match[0][0].lower() + match[0][1:], marked[: match.start()], marked[match.end() :]
            if not grammar.attributes(word, after):
                continue
            if word in grammar.strong and TURNED.search(before) and (found := grammar.turned.match(after)):
                note(found["names"])
            elif names := self._subject(before, word in grammar.weak):
                note(names)
            elif left := self._again(before):
                said.again = True
                note(self._meant(left), said.subject)
        return said

    def _again(self, before: str) -> str:
        """What stands up to a pronoun, or an office without its party, before the word; empty where there is none."""
        left = HELPERS.sub("", before).rstrip()
        again = self._grammar.pronoun.search(left) or self._grammar.voice.search(left)
        return left if again and not DENIED.search(_clause(left)) else ""

    def _meant(self, left: str) -> str:
        """The subject that a pronoun can only mean: `Northbank sued, and it says`; `Northbank, it says, sued`."""
        pronoun = self._grammar.pronoun.search(left)
        own = BREAK.split(left)[-1]
        found = self._grammar.start.match(own)
        alone = found and len(NAMES.findall(own)) == 1 and not found["tail"].strip() and not DENIED.search(own)
        joined = re.search(r"\b(?:and|but) \w+$", left)
        return found["names"] if found and alone and pronoun and (joined or pronoun["word"].lower() in ("it", "they")) else ""

    def _subject(self, before: str, weak: bool) -> str:
        """The names that a word of attribution belongs to, of those before it; empty when it belongs to none."""
        left = HELPERS.sub("", before).rstrip()
        if breaks := list(BREAK.finditer(left)):
            left = left[breaks[-1].end() :]
        if left.endswith(","):
            return self._set_off(left[:-1])
        if joined := re.search(r"(?:^|,?\s)(?:and|but|or|then)$", left):
            return self._joined(left[: joined.start()])
        if relative := re.search(rf"(?P<near>\b(?:of|from|for|in|at|near) (?:the )?)?(?P<name>{NAME}),?\s+(?P<word>which|who)$", left):
            return relative["name"] if relative["word"] == "which" or not relative["near"] else ""
        own = self._grammar.own.search(left) if weak else None
        return own["names"] if own else self._noun(left)[0]

    def _noun(self, left: str) -> tuple[str, bool]:
        """The names at the head of the noun phrase that a text ends in; and whether an office or a report of theirs is named."""
        found = self._grammar.noun.search(left)
        if not found:
            return "", False
        for name in NAMES.finditer(found["names"]):
            before = left[: found.start() + name.start()]
            if name.start() and re.search(r"\b(?:and|or) (?:the )?$", before) and not self._object(left[: found.start()]):
                break
            if head := self._heads(before):
                return found["names"][name.start() :], head == OFFICE or bool(re.match(r"['’ ](?!of\b)", found["tail"]))
        return "", False

    def _object(self, before: str) -> bool:
        """Whether what stands before a name makes it the object of a sentence of its own: `the mayor blamed …`."""
        return bool(NAMES.search(before) or self._grammar.words.search(before))

    def _heads(self, before: str) -> int:
        """Whether a name after these words can be the subject, itself or by its office: not another noun's, not denied, not in doubt."""
        segment = _clause(before)
        cut = CLAUSE.search(segment)
        clause = segment[cut.end() :] if cut else segment
        if DOUBTED.search(segment) or DENIED.search(clause) or RELATIVE.search(clause) or FORMER.search(clause):
            return 0
        if PREDICATE.search(clause):
            return 0
        hangs = (RIGHT_BEFORE if INTRO.match(clause) else LAST_PREPOSITION).search(clause)
        if not hangs:
            return ITSELF
        return OFFICE if self._grammar.any_voice.search(clause[: hangs.start()]) else 0

    def _set_off(self, body: str) -> str:
        """The subject before words set off by commas: `the mayor, who denies it, says`; `its mayor, A. North, says`."""
        cut = len(body)
        for _ in range(3):
            cut = body.rfind(",", 0, cut)
            if cut < 0:
                return ""
            base, inner = body[:cut], body[cut + 1 :]
            names, office = self._noun(base)
            apposed = self._grammar.apposed.fullmatch(inner)
            if names and not office:
                return names
            if apposed and (names or self._grammar.any_voice.search(base) or not INTRO.match(_clause(base))):
                return apposed["names"]
            if names:
                return names
        return ""

    def _joined(self, left: str) -> str:
        """The subject of a sentence that goes on: `Northbank sued, and says`."""
        for segment in reversed(left.split(",")):
            if found := self._grammar.start.match(segment):
                return "" if DENIED.search(segment[: found.start("names")]) else found["names"]
            if not re.match(r"\s*(?:\w+ing\b|who\b|which\b|and\b|but\b|$)", segment):
                return ""
        return ""


def _plain(text: str) -> str:
    """A text without what stands in brackets or quotation marks; dashes as commas."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", QUOTED, text)
    return re.sub(r"\s+–\s+", ", ", re.sub(r"\s*\([^()]*\)", "", text))


def _clause(before: str) -> str:
    """What stands after the last comma, colon or semicolon."""
    return re.split(rf"[,;:—“”]|{QUOTED}", before)[-1]
