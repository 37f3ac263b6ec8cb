"""The page that the line on reviewing leads to is there."""

from __future__ import annotations

from ..record.check import Checked
from ..record.problems import Problems
from .pages import PageText


def check_notices(checked: Checked, pages: list[PageText], problems: Problems) -> None:
    """Where explainer.yml says that a page tells how the record was reviewed, that page is below docs/; a fault goes to problems."""
    review, known = checked.explainer.review, [page.path for page in pages]
    if review and review.page not in known:
        place = checked.raw.settings["explainer"].at(("review", "page"))
        problems.add(place, "review.page", f"no page '{review.page}' below docs/{problems.near(review.page, known)}")
