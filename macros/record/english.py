"""The few words of English that decide what a sentence says: numbers, negations, and tenses that tell what happened."""

from __future__ import annotations

import re

from .dates import MONTHS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text))


# In an order, or of two that stand together: these count nobody.
FREE = _words("one first second both half once pair couple single")
COUNTING = _words(
    """
    zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety twenties thirties forties fifties sixties seventies eighties nineties
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens score scores tens
    third thirds fourth fifth fifths sixth seventh eighth ninth tenth tenths eleventh twelfth twentieth hundredth
    halves quarter quarters twice thrice double triple several
    """
)
NEGATIONS = _words(
    """
    no not none nobody nothing nowhere never neither nor without cannot hardly barely scarcely
    deny denies denied denying denial refuse refuses refused refusal reject rejects rejected fail fails failed failure lack lacks lacked
    """
)
# Past tenses that do not end in -ed; those that are present tenses or nouns as well are left out.
_PASTS = _words(
    """
    was were had did been became began broke brought built came chose drew drove fell fled flew fought found gave grew held kept knew
    left lost made met paid ran rose said saw sent shot sank spoke stood struck swore taken took told thought went withdrew won wrote
    been become begun broken chosen driven fallen fought given gone held known seen shot shown spoken stricken sworn torn withdrawn written
    """
)
_NO_PASTS = _words("united armed retired based displaced red bed need indeed exceed speed feed seed breed named called")


def numbers(text: str) -> list[str]:
    """The numbers of a text in their order, in digits and in words, and the months."""
    found = [(match.start(), match[0]) for match in DIGITS.finditer(text)]
    found += [(match.start(), match[0].lower()) for match in WORD.finditer(text) if match[0].lower() in COUNTING | FREE]
    found += [(match.start(), match[0]) for match in WORD.finditer(text) if match[0] in MONTHS]
    return [number for _, number in sorted(found)]


def counted(text: str) -> str:
    """The first number or month of a text that counts or dates something; empty where there is none. `The two` are parties."""
    return next((number for number in numbers(re.sub(r"\b([Tt]he) two\b", r"\1", text)) if number not in FREE), "")


def negations(text: str) -> int:
    """How many words of a text turn what it says into its opposite."""
    return sum(word.lower() in NEGATIONS or word.lower().endswith(("n't", "n’t")) for word in WORD.findall(text))


def happened(text: str) -> str:
    """The first word of a text that tells what happened, by its tense; empty where there is none."""
    return next((word for word in WORD.findall(text) if _past(word)), "")


def _past(word: str) -> bool:
    return word in _PASTS or (word.endswith("ed") and len(word) > 4 and word.islower() and word not in _NO_PASTS)
