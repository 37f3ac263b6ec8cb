"""The little of English grammar that tells who is said to say something: patterns over sentences with names put aside.

What is not known here attributes nothing: a helper that is not in the list (was, did not, failed to)
stands between a claimant and the word of attribution, and keeps them apart.
"""

from __future__ import annotations

import re

from ..record.dates import MONTHS
from ..record.kinds.settings import Attribution
from ..record.numbers import ONES, ROUGH, SIZES, TENS
from .mentions import NAME

FIGURE, WHEN, QUOTED = "\ue000", "\ue001", "\ue002"  # what macros print: a number, a date, somebody's words
_UNITS = "|".join((*ONES, *TENS, *SIZES, *ROUGH, "dozen"))
NUMBER = rf"(?:{FIGURE}|\d[\d,.]*\d|\d|(?:a )?(?:{_UNITS})(?:[ -](?:{_UNITS}))*)"
DATE = rf"(?:(?:early |late |mid-)?(?:{WHEN}|(?:\d\d? )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?|\d{{4}}))"
ABOUT = r"(?:(?:about|around|some|at least|up to|more than|fewer than|nearly|over|almost|only|another|as many as|a total of) )?"
PREPOSITIONS = (
    "about above across after against along among around at before behind below beneath beside between beyond by despite down during for "
    "from in inside into like near of off on onto opposite out outside over past per regarding round since through throughout to "
    "toward towards under until unlike up upon via with within without"
).split()
_PREP = "|".join(PREPOSITIONS)
_SPAN = "day|night|morning|evening|week|month|year|days|weeks|months|years|time"
_WHENCE = rf"(?:in|on|by|since|from|until|for|after|before|as of) (?:the (?:summer|autumn|winter|spring|end|middle|beginning) of )?{DATE}"
_ADVERB = (
    r"has|have|had|also|later|earlier|first|then|now|still|again|once|once again|already|itself|both|only|soon|since|then also|too|all|"
    r"at first|at once|at the time|in return|in turn|in answer|in reply|for years|for its part|for their part|"
    r"(?!hardly|scarcely|barely|rarely|reportedly|allegedly|supposedly|nearly|falsely)\w+ly|"
    rf"{_WHENCE}|(?:on )?(?:that|this|the same|the next|the following|last) (?:same )?(?:{_SPAN})|the (?:{_SPAN}) (?:before|after)|"
    rf"(?:a|some|many|several|\w+) (?:{_SPAN}) (?:later|earlier|before|after)|(?:{_SPAN}) later|weeks before|"
    r"in (?:a|an|its|their|the|his|her|another|one) (?:[a-z]+ ){0,2}(?:statement|report|interview|letter|editorial|speech|message|note|estimate)"
)
HELPERS = re.compile(rf"(?:(?:^|\s+)(?:{_ADVERB}))+\s*$")
MEANWHILE = re.compile(rf"^(?:\s+(?:{_ADVERB})(?!\w))*(?:,[^,;:]*,)?")
COUNTED = re.compile(rf"\s*{ABOUT}{NUMBER}")
WORD_END, END = re.compile(r"(?:^|\s)(?=\S)|(?=:)"), re.compile(r"[,;.!?]")
_VERBS = "is|are|was|were|be|been|has|have|had|do|does|did|will|would|could|should|can|may|might|must"
_WORD = rf"(?!(?:{_PREP}|{_VERBS}|it|he|she|they|we|no|not|who|whom|whose|which|that|and|or|but)\b)[\w’'.-]+"
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Oo]ne|[Aa]nother|[Tt]hese|[Tt]hose|[Tt]he same|[Ss]ome|[Mm]any|[Ss]everal)"
_ANY = r"(?:the|a|an|its|their|his|her|this|that|these|those|one|some|such|each|every|any|all|both)"
LIST = rf"{NAME}(?:(?:, (?:the )?{NAME})+,? (?:and|or) (?:the )?{NAME}| (?:and|or) (?:the )?{NAME})?"
_PLACE = rf"(?:of the (?:time|day)|of {DATE}|(?:of|for|in|at|from|near|on|to|within|inside) (?:the |a |an )?(?:[A-Z][\w’'.-]*|{NAME})(?:['’]s)?(?: (?:[A-Z][\w’'.-]*|{NAME})){{0,3}})"
INTRO = re.compile(
    rf"\s*(?:{_PREP}|as|later|then|now|today|earlier|also|here|there|when|while|once|next|last|that|this|days?|weeks?|months?|years?|"
    rf"the (?:same|next|following|{_SPAN})|a (?:{_SPAN}|few)|some|many|several|{NUMBER}|{DATE})\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"\b(?:that|what|how|why|because|while|when|where|as|than|but|though|although|so|and|or)\b(?!.*\b(?:that|what|how|why|because|"
                    r"while|when|where|as|than|but|though|although|so|and|or)\b)", re.IGNORECASE | re.DOTALL)  # fmt: skip
DENIED = re.compile(r"\b(?:no|none|nobody|nothing|neither|nor|few|never|not|without|hardly)\b", re.IGNORECASE)
DOUBTED = re.compile(r"\b(?:if|unless|whether|despite|whatever|regardless|contrary|unlike|nothing|suppose|lest)\b", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:who|whose|whom|which)\b(?=\s+\S)", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|ousted|exiled|onetime|would-be|self-styled|ex)[ -]$|\b(?:former|ousted|exiled|onetime) (?:[\w-]+ )?$", re.IGNORECASE)
BREAK = re.compile(rf"[;:—“”()]|{QUOTED}")
TURNED = re.compile(rf"(?:^|[,–—”]|{QUOTED}|\b[Ss]o)\s*$")
CLOSED = rf"(?=\s*(?:[,.;:!?)”–—]|{QUOTED}|$)|\s+(?:and|but|in|on|after|before|when|while|at|that|this)\b)"
NEXT = rf"(?=\s*(?:[,.;:!?)”–—]|{QUOTED}|$)|['’]s\b|\s+(?:{_PREP}|and|but|that|the|a|an|its|their|no|most|some|many|all|{NAME}|[A-Z{FIGURE}])|\s+\d)"
PREDICATE = re.compile(rf"(?:^|\s)(?:{_VERBS})(?: (?:the|a|an))?\s*$|(?:^|(?<!the)(?<!a)(?<!an)(?<!its)(?<!their)\s)\w+ing\s*$")
LAST_PREPOSITION = re.compile(rf"(?:^|\s)(?:{_PREP})(?:\s+{_ANY})?(?:\s+{_WORD}){{0,3}}\s*$", re.IGNORECASE)
RIGHT_BEFORE = re.compile(rf"(?:^|\s)(?:{_PREP})(?:\s+{_ANY})?\s*$", re.IGNORECASE)


class Grammar:
    """The patterns, with the words of one explainer's vocabulary in them."""

    def __init__(self, words: Attribution) -> None:
        voices = "|".join(map(re.escape, sorted(words.voices, key=len, reverse=True))) or r"\b\B"
        tail = rf"(?:['’]s?(?: own)?(?: {_WORD}){{0,3}}? (?:{voices})| (?:{_WORD} ){{0,2}}?(?:{voices}))?(?: {_PLACE})?"
        self.noun = re.compile(rf"(?P<names>{LIST})(?P<tail>{tail})\s*$")
        self.own = re.compile(rf"(?P<names>{NAME})['’]s(?: own| latest| first| last)?\s*$")
        self.start = re.compile(
            rf"\s*(?:(?:In|On|By|Since|After|For) {DATE} )?(?:(?:[Oo]nly|[Ee]ven|[Bb]oth) )?(?:[Tt]he |[Aa]n? )?(?P<names>{LIST})(?P<tail>{tail})(?=\s+(?!(?:{_PREP})\b)[a-z]|\s*$)"
        )
        self.apposed = re.compile(rf"\s*(?:{_DETERMINER} )?(?:{_WORD} ){{0,4}}(?P<names>{NAME})(?: {_PLACE})?\s*")
        self.pronoun = re.compile(r"(?:^|[\s,;:—])(?P<word>[Hh]e|[Ss]he|[Ii]t|[Tt]hey)$")
        self.voice = re.compile(rf"(?:^|[\s,;:—])(?:{_DETERMINER}) (?:{_WORD} ){{0,3}}?(?:{voices})(?: {_PLACE}| of the same [a-z]+)?$")
        self.any_voice = re.compile(rf"(?:^|[\s'’])(?:{voices}|one|two|three|four|some|several|many|most|members)(?: {_PLACE})?\s*$", re.IGNORECASE)
        self.turned = re.compile(
            rf"\s+(?:(?:{_DETERMINER} )?(?:{_WORD} ){{0,3}}?(?:{voices}) (?:of|for|at|in|from) (?:the )?)?"
            rf"(?:{_DETERMINER} )?(?:{NAME}['’]s )?(?:{_WORD} ){{0,4}}?(?P<names>{LIST})(?:{tail}){CLOSED}"
        )
        self.behind = re.compile(
            rf"\s+(?:(?:{_DETERMINER} )?(?:{_WORD} ){{0,3}}?(?:{voices}) (?:of|for|at|in|from|by) (?:the )?)?"
            rf"(?:{_DETERMINER} )?(?:{NAME}['’]s )?(?:{_WORD} ){{0,4}}?(?P<names>{LIST})(?:{tail}){NEXT}"
        )
        self.weak = words.weak
        self.strong = set(words.strong)
        self.words = _any([*words.strong, *words.weak])
        self.never = _any(words.never) if words.never else re.compile(r"(?!)")
        self.before = _any([phrase for phrase in words.before if "…" not in phrase])
        around = [phrase.split("…") for phrase in words.before if "…" in phrase]
        self.around = [
            re.compile(rf"\b{_start(left.strip())}\s+(?:the )?(?P<names>{NAME}){re.escape(right)}\b") for left, right in around
        ]

    def attributes(self, word: str, after: str) -> bool:
        """Whether a word of attribution is one where it stands: a strong word always, a weak one by what follows."""
        if word in self.strong:
            return True
        after = MEANWHILE.sub("", after, count=1).strip()
        return any(_follows(phrase, after) for phrase in self.weak[word])


def _any(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_start, ordered))})(?![\w-])")


def _start(phrase: str) -> str:
    """A phrase as it may begin a sentence, too."""
    return rf"[{phrase[0].upper()}{phrase[0].lower()}]{re.escape(phrase[1:])}"


def _follows(phrase: str, after: str) -> bool:
    """Whether what must follow a weak word does: `…` stands for up to a dozen words, and alone for anything; `#` for a number."""
    own, number = phrase.removesuffix("#").strip(" …"), phrase.endswith("#")
    if phrase == "…":
        return bool(after)
    if not phrase.startswith("…"):
        starts = [0]
    else:
        starts = [match.end() for match in WORD_END.finditer(after, 0, len(END.split(after, maxsplit=1)[0]) + 1)][:13]
    return any(_stands(own, number, after, at) for at in starts)


def _stands(own: str, number: bool, after: str, at: int) -> bool:
    if not after.startswith(own, at):
        return False
    end = at + len(own)
    ends = not own[-1:].isalnum() or not after[end : end + 1].isalnum()
    return ends and (not number or bool(COUNTED.match(after, end)))
