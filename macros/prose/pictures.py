"""Calls of pictures: the settings they are drawn from are there, their dates are dates, their chapters stand on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record.check import Checked
from ..record.dates import PartialDate
from ..record.problems import Location, Problems
from .pages import PageText
from .sentences import HEADING, Call, plain


def check_pictures(pages: Iterable[PageText], checked: Checked, problems: Problems) -> None:
    """Every picture that a page asks for can be drawn; faults go to problems."""
    for page in pages:
        for call in page.calls:
            for message in _faults(page, call, checked, problems):
                problems.add(Location(page.file, call.line), call.name, message)


def _faults(page: PageText, call: Call, checked: Checked, problems: Problems) -> Iterator[str]:
    if call.name == "mechanism" and not checked.mechanism:
        yield "needs data/mechanism.yml, which says what is drawn"
    elif call.name == "ladder":
        if not checked.explainer.ladder:
            yield "needs 'ladder' in data/explainer.yml, which says what stands where"
        yield from _dates(call)
    elif call.name == "chapter":
        headings = [plain(one.text) for one in page.sentences if one.sort == HEADING]
        for heading in (*call.args, *call.kwargs.values()):
            if plain(heading) not in headings:
                yield f"no heading '{heading}' on this page{problems.near(heading, headings)}"


def _dates(call: Call) -> Iterator[str]:
    dates = []
    for text in (*call.args, *call.kwargs.values()):
        try:
            dates += [PartialDate.parse(text)] if text and isinstance(text, str) else []
        except ValueError as error:
            yield f"'{text}': {error}"
    if len(dates) == 2 and dates[1].last < dates[0].first:
        yield f"ends {dates[1]} before it begins {dates[0]}"
