"""The little of English that tells who is said to say something: patterns over sentences whose names are put aside.

What is not known here attributes nothing: a helper that is not in the list (was, did not, failed to)
stands between a claimant and the word of attribution, and keeps them apart.
"""

from __future__ import annotations

import re

from ..record.dates import MONTHS
from ..record.numbers import ONES, ROUGH, SIZES, TENS
from .mentions import FIGURE, NAME, QUOTED, WHEN

_UNITS = "|".join((*ONES, *TENS, *SIZES, *ROUGH, "dozen"))
NUMBER = rf"(?:{FIGURE}|\d[\d,.]*\d|\d|(?:a )?(?:{_UNITS})(?:[ -](?:{_UNITS}))*)"
DATE = rf"(?:(?:early |late |mid-)?(?:{WHEN}|(?:\d\d? )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?|\d{{4}}))"
ABOUT = r"(?:(?:about|around|some|at least|up to|more than|fewer than|nearly|over|almost|only|another|as many as|a total of) )?"
COUNTED = re.compile(rf"\s*{ABOUT}{NUMBER}")
PREPOSITION = (
    "about|above|across|after|against|along|among|around|at|before|behind|below|beneath|beside|between|beyond|by|despite|down|during|for|"
    "from|in|inside|into|like|near|of|off|on|onto|opposite|out|outside|over|past|per|regarding|round|since|through|throughout|to|toward|"
    "towards|under|until|unlike|up|upon|via|with|within|without"
)
_SPAN = "day|night|morning|evening|week|month|year|days|weeks|months|years|time"
_WHENCE = rf"(?:in|on|by|since|from|until|for|after|before|as of) (?:the (?:summer|autumn|winter|spring|end|middle|beginning) of )?{DATE}"
_HELPER = (
    r"has|have|had|also|later|earlier|first|then|now|still|again|once|once again|already|itself|both|only|soon|since|then also|too|all|"
    r"at first|at once|at the time|in return|in turn|in answer|in reply|for years|for its part|for their part|"
    r"(?!hardly|scarcely|barely|rarely|reportedly|allegedly|supposedly|nearly|falsely)\w+ly|"
    rf"{_WHENCE}|(?:on )?(?:that|this|the same|the next|the following|last) (?:same )?(?:{_SPAN})|the (?:{_SPAN}) (?:before|after)|"
    rf"(?:a|some|many|several|\w+) (?:{_SPAN}) (?:later|earlier|before|after)|(?:{_SPAN}) later|weeks before|"
    r"in (?:an?|its|their|the|his|her|another|one) (?:[a-z]+ ){0,2}"
    r"(?:statement|report|interview|letter|editorial|speech|message|note|estimate)"
)
# What turns an attribution round: that somebody did not say it, was told it, or was right.
NOT = (
    r"(?:(?:did|does|do|has|have|had|can|could|would|will)(?: not|n['’]t)|cannot|never|"
    r"(?:fails|failed|refuses|refused|declines|declined|forgot|unable) to)(?: \w+ly)?"
)
TOLD = r"(?:is|are|was|were|been) told"
PROVED = r"(?:proves|proved|proven|(?:shows|showed|shown|exposes|exposed|establishes|established) that)"
HELPERS = re.compile(rf"(?:(?:^|\s+)(?:{_HELPER}))+\s*$")
MEANWHILE = re.compile(rf"^(?:\s+(?:{_HELPER})(?!\w))*(?:,[^,;:]*,)?")
_VERB = "is|are|was|were|be|been|has|have|had|do|does|did|will|would|could|should|can|may|might|must"
WORD = rf"(?!(?:{PREPOSITION}|{_VERB}|it|he|she|they|we|no|not|who|whom|whose|which|that|and|or|but)\b)[\w’'.-]+"
DETERMINER = r"(?:[Tt]he(?: same)?|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Oo]ne|[Aa]nother|[Tt]h[eo]se|[Ss]ome|[Mm]any|[Ss]everal)"
_ANY = r"(?:the|a|an|its|their|his|her|this|that|these|those|one|some|such|each|every|any|all|both)"
LIST = rf"{NAME}(?:(?:, (?:the )?{NAME})+,? (?:and|or) (?:the )?{NAME}| (?:and|or) (?:the )?{NAME})?"
_PROPER = rf"(?:[A-Z][\w’'.-]*|{NAME})"
PLACE = (
    rf"(?:of the (?:time|day)|of {DATE}|"
    rf"(?:of|for|in|at|from|near|on|to|within|inside) (?:the |an? )?{_PROPER}(?:['’]s)?(?: {_PROPER}){{0,3}})"
)
INTRO = re.compile(
    rf"\s*(?:{PREPOSITION}|as|later|then|now|today|earlier|also|here|there|when|while|once|next|last|that|this|days?|weeks?|months?|years?|"
    rf"the (?:same|next|following|{_SPAN})|a (?:{_SPAN}|few)|some|many|several|{NUMBER}|{DATE})\b",
    re.IGNORECASE,
)
_JOINT = r"\b(?:that|what|how|why|because|while|when|where|as|than|but|though|although|so|and|or)\b"
CLAUSE = re.compile(rf"{_JOINT}(?!.*{_JOINT})", re.IGNORECASE | re.DOTALL)
DENIED = re.compile(r"\b(?:no|none|nobody|nothing|neither|nor|few|never|not|without|hardly)\b", re.IGNORECASE)
DOUBTED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Dd]espite|[Ww]hatever|[Rr]egardless|[Cc]ontrary|[Uu]nlike|[Nn]othing|[Ss]uppose|[Ll]est|"
    r"not (?:true|so|clear|known)|untrue|false)\b|^\s*(?:Did|Does|Do|Has|Have|Had|Is|Are|Was|Were|Will|Would|Should|Can|Could)\b"
)
RELATIVE = re.compile(r"\b(?:who|whose|whom|which)\b(?=\s+\S)", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|ousted|exiled|onetime|would-be|self-styled|ex)[ -](?:[\w-]+ )?$", re.IGNORECASE)
BREAK = re.compile(rf"[;:—“”()]|{QUOTED}")
PREDICATE = re.compile(rf"(?:^|\s)(?:{_VERB})(?: (?:the|an?))?\s*$|(?:^|(?<!the)(?<!a)(?<!an)(?<!its)(?<!their)\s)\w+ing\s*$")
LAST_PREPOSITION = re.compile(rf"(?:^|\s)(?:{PREPOSITION})(?:\s+{_ANY})?(?:\s+{WORD}){{0,3}}\s*$", re.IGNORECASE)
RIGHT_BEFORE = re.compile(rf"(?:^|\s)(?:{PREPOSITION})(?:\s+{_ANY})?\s*$", re.IGNORECASE)
TURNED = re.compile(rf"(?:^|[,–—”]|{QUOTED}|\b[Ss]o)\s*$")
_STOP = rf"\s*(?:[,.;:!?)”–—]|{QUOTED}|$)"
CLOSED = rf"(?={_STOP}|\s+(?:and|but|in|on|after|before|when|while|at|that|this)\b)"
NEXT = rf"(?={_STOP}|['’]s\b|\s+(?:{PREPOSITION}|and|but|that|the|an?|its|their|no|most|some|many|all|{NAME}|[A-Z{FIGURE}])|\s+\d)"
