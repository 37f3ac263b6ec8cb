"""How a text becomes the words by which it is found, whatever keyboard it was typed on: one folding of index and query.

Letters and rules are data, which a browser is handed with the index and applies to what a reader types: see find.js.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...record.dates import MONTHS

# Marks that change no word: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels and tatweel, the Indic dot; modifier letters;
# and what does not show. Vowel signs of Indic scripts are not among them: without them words would fall together.
MARKS = (
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u09bc\u0a3c\u02b0-\u02ff"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u00ad\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
# What each keyboard has for the same letter, digit or sign; the first stands for all.
ALIKE = """
ی يىېۍے|ک كڪ|گ ګ|ه ہھةۃە|ا ٱ|ٹ ټ|ډ ڈ|ړ ڑ|ں ڼ|ं ँ|σ ς|d đð|l ł|o ø|i ı
0 ٠۰०০੦|1 ١۱१১੧|2 ٢۲२২੨|3 ٣۳३৩੩|4 ٤۴४৪੪|5 ٥۵५৫੫|6 ٦۶६৬੬|7 ٧۷७৭੭|8 ٨۸८৮੮|9 ٩۹९৯੯
' ’‘`|- ‐‒\u200c|, ٬
"""
SEVERAL = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
LETTERS = SEVERAL | {
    letter: alike.split(" ")[0] for alike in ALIKE.replace("\n", "|").split("|") if alike for letter in alike.split(" ")[1]
}
# Said in nearly every sentence: they find nothing.
COMMON = "the|of|and|an|in|to|on|by|for|with|at|from|as|was|were|that"


def _begun(word: str) -> str:
    """A pattern for a word, or as much of it as has been typed, from its third letter on."""
    return word[:3] + "".join(f"(?:{letter}" for letter in word[3:]) + ")?" * (len(word) - 3)


# From here on a text holds letters, digits, vowel signs, single spaces and ' . , - alone.
_BEGIN, _END, _IN = "(?<![^ '.,-])", "(?![^ '.,-])", "[^ '.,-]"
_MONTH = f"(?=(?:{'|'.join(_begun(month.lower()) for month in MONTHS)}){_END})([a-z]+)"
_DAY = "0?([1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
# What is done to it in turn, in a notation that Python and browsers read alike. A hyphen then joins parts that are words
# themselves; an underline what is asked for together: a day and its month, a number written in groups.
RULES = [
    (" +", " "),
    (f"(?<={_IN})'s{_END}", ""),
    (f"(?<={_IN})'(?={_IN})", ""),
    ("(?<![^ '-])([0-9]{1,3})[.,]([0-9]{3})(?:[.,]([0-9]{3}))?(?:[.,]([0-9]{3}))?(?![0-9])", r"\1\2\3\4"),
    (f"(?<![^ '-])([0-9]{{1,3}}) ([0-9]{{3}})(?: ([0-9]{{3}}))?{_END}", r"\1_\2_\3"),
    (f"{_BEGIN}{_DAY}(?: of)? {_MONTH}", r"\1_\2"),
    (f"{_BEGIN}{_MONTH}[.]? {_DAY}{_END}", r"\2_\1"),
    *((f"_{month[:3].lower()}[a-z]*", f"_{month.lower()}") for month in MONTHS),
    ("[ङञणनम]्(?=[क-ह])", "ं"),
    (f"{_BEGIN}([^ '.,0-9-])[.](?=[^ '.,0-9-]{_END})", r"\1"),
    ("[.,']", " "),
    (f"(?<![^ -])(?:{COMMON})(?![^ -])", ""),
    ("[-_]+(?![^ -])|(?<![^ ])-+", ""),
]
TABLE = {"marks": MARKS, "letters": LETTERS, "rules": [(old, new.replace("\\", "$")) for old, new in RULES]}


class _Letters(dict[int, str]):
    """What stands for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = char in " '.,-" or (unicodedata.category(char)[0] in "LNM")
        self[code] = "" if re.match(MARKS, char) else LETTERS.get(char, char if kept else " ")
        return self[code]


_letters = _Letters()
_rules = [(re.compile(old), new) for old, new in RULES]


def fold(text: str) -> list[str]:
    """A text as words: small plain letters; `air-strikes` keeps its hyphen, and `16 December` becomes `16_december`."""
    text = unicodedata.normalize("NFKD", text).lower().translate(_letters)
    for old, new in _rules:
        text = old.sub(new, text)
    return text.split()


def parts(text: str) -> list[str]:
    """The words of a text, those that a hyphen joins one by one."""
    return [word for chunk in fold(text) for word in chunk.split("-")]


def words(text: str) -> Iterator[str]:
    """What leads to a text: its words; with a + before it, what a hyphen joins, a day and its month, two words that others write as one."""
    before = ""
    for chunk in fold(text):
        own = re.split("[-_]+", chunk)
        yield from (word for word in own if len(word) > 1 or word.isdigit())
        if len(own) > 1:
            yield "+" + "".join(own)
        elif before and _could_join(before) and _could_join(chunk):
            yield f"+{before}{chunk}"
        before = own[-1] if len(own) > 1 else chunk


def _could_join(word: str) -> bool:
    return 2 < len(word) < 13 and not word[0].isdigit()
