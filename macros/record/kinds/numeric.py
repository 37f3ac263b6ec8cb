"""Numbers as the record writes them: finite, in plain digits, no larger than anything that is counted."""

import math
import re
from typing import Annotated

from annotated_types import Ge, Le
from pydantic import BeforeValidator

MOST = 10**15
PLAIN = re.compile(r"-?[0-9]{1,16}(?:\.[0-9]{1,16})?")
WHOLE = re.compile(r"-?[0-9]{1,16}")


def _number(value: object) -> float:
    """A number; ValueError for words, for other forms, and for what is no number at all."""
    if isinstance(value, str) and PLAIN.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("expected a number in plain digits: 12, 12.5 or -3")
    return float(_bounded(value))


def _whole(value: object) -> int:
    """A whole number; ValueError for words, for other forms, and for fractions."""
    if isinstance(value, str) and WHOLE.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("expected a whole number in plain digits: 12")
    return int(_bounded(value))


def _bounded(value: float) -> float:
    if abs(value) > MOST:
        raise ValueError(f"expected a number between -{MOST:,} and {MOST:,}")
    return value


# Every number of the kinds is one of these: pydantic's own would take 'nan', '1e400' and '1_000'.
Number = Annotated[float, BeforeValidator(_number)]
Percent = Annotated[float, Ge(0), Le(100), BeforeValidator(_number)]
Latitude = Annotated[float, Ge(-90), Le(90), BeforeValidator(_number)]
Longitude = Annotated[float, Ge(-180), Le(180), BeforeValidator(_number)]
Distance = Annotated[float, Ge(0.01), Le(20_000), BeforeValidator(_number)]  # kilometres
Count = Annotated[int, Ge(0), BeforeValidator(_whole)]
Positive = Annotated[int, Ge(1), BeforeValidator(_whole)]
Weight = Annotated[int, Ge(1), Le(3), BeforeValidator(_whole)]
