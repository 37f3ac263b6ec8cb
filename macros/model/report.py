"""Where a reader can report an error: the addresses of explainer.yml, filled in with what the error is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from .addresses import from_root, whole

if TYPE_CHECKING:
    from ..prose.pages import PageText
    from ..record.kinds import Claim
    from .model import Model

PLACE = "{what}"  # in the address of a form, where what the error is in goes


@dataclass(frozen=True)
class Way:
    """One way to report an error: what a link to it says, and its address."""

    words: str
    address: str


def of_page(model: Model, page: PageText) -> list[Way]:
    """The ways to report an error on a page; none while no address is known."""
    return _ways(model, f"page {page.path}", from_root(page.path))


def of_claim(model: Model, claim: Claim) -> list[Way]:
    """The ways to report an error in a claim; none while no address is known."""
    return _ways(model, f"claim {claim.id}", from_root(model.claim_page(claim), claim.id))


def _ways(model: Model, what: str, below: str) -> list[Way]:
    report, found = model.explainer.report, []
    subject = quote(f"{model.explainer.title}: {what}", safe="")
    if report and report.issues:
        more = f"{'&' if '?' in report.issues else '?'}title={subject}"
        form = report.issues.replace(PLACE, quote(what, safe="")) if PLACE in report.issues else report.issues + more
        found.append(Way("report it", form))
    if report and report.mail:
        url = whole(model.explainer.url, below)
        found.append(
            Way("write to us", f"mailto:{quote(report.mail, safe='@')}?subject={subject}" + (f"&body={quote(url, safe='')}" if url else ""))
        )
    return found
