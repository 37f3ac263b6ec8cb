"""Counts made for tests of charts."""

from __future__ import annotations

from macros.draw.chart.series import Count
from macros.record.kinds import Claim, Figure


def count(n: float, since: str = "", until: str = "", of: str = "", by: str = "counter", date: str = "2020", **more: object) -> Count:
    figure = {"measure": "trips", "value": n, "since": since or None, "until": until or since or None, "of": of or None} | more
    claim = {"id": f"c{n:g}", "statement": "s", "by": by or None, "date": date, "theme": "t", "sources": ["s"]}
    made = Claim.model_validate(claim)
    return Count(made, Figure.model_validate(figure), made.date)
