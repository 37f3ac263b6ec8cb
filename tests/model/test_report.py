"""Where a reader can report an error, and what every page says of how far it was reviewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from support import publish_at

from macros.__main__ import main
from macros.model.report import Way, of_claim, of_page
from macros.page.site import open_site

SETTINGS = "data/explainer.yml"
Do = Callable[..., None]


def ways(ferry: Path) -> dict[str, list[Way]]:
    site = open_site(ferry)
    return {
        "page": of_page(site.model, site.pages["index.md"]),
        "claim": of_claim(site.model, site.model.claims["toll-north"]),
    }


def test_without_an_address_pages_say_so_and_check_notes_it(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ways(ferry) == {"page": [], "claim": []}
    words = open_site(ferry).macros("index.md")
    assert "Found an error? There is no address to report it to yet." in words.report()
    assert 'id="report"' not in words.notes(), "nothing leads there: a card takes its link from the foot of the page"
    assert "correct" not in words.people()
    assert 'class="report"' not in open_site(ferry).macros("claims/crossing.md").claims("crossing")
    assert main(["--project", str(ferry), "check"]) == 0
    note = "note: readers are told that there is no address to report an error to: data/explainer.yml has no 'report'"
    assert capsys.readouterr().out.splitlines()[1:] == [note]


def test_a_form_is_filled_in_with_the_page_or_the_claim(ferry: Path, edit: Do, capsys: pytest.CaptureFixture[str]) -> None:
    edit((SETTINGS, "contact:", "report: {issues: 'https://forge.example/ferry/new?labels=a,b'}\ncontact:"))
    found = ways(ferry)
    assert [way.words for way in found["claim"]] == ["report it"]
    address = urlsplit(found["claim"][0].address)
    assert (address.netloc, address.path) == ("forge.example", "/ferry/new")
    assert parse_qs(address.query) == {"labels": ["a,b"], "title": ["The Ferry: claim toll-north"]}
    assert parse_qs(urlsplit(found["page"][0].address).query)["title"] == ["The Ferry: page index.md"]
    assert main(["--project", str(ferry), "check"]) == 0
    assert "note:" not in capsys.readouterr().out


def test_a_form_of_several_fields_says_where_the_place_goes(ferry: Path, edit: Do) -> None:
    edit((SETTINGS, "contact:", "report: {issues: 'https://forge.example/new?template=fact.yml&what={what}'}\ncontact:"))
    assert ways(ferry)["claim"][0].address == "https://forge.example/new?template=fact.yml&what=claim%20toll-north"


def test_a_mail_bears_its_subject_and_the_address_where_that_is_known(ferry: Path, edit: Do) -> None:
    edit((SETTINGS, "contact:", "report: {mail: harbour+errors@ferry.example}\ncontact:"))
    plain = "mailto:harbour%2Berrors@ferry.example?subject=The%20Ferry%3A%20claim%20toll-north"
    assert ways(ferry)["claim"] == [Way("write to us", plain)]
    publish_at(ferry, "https://ferry.example/")
    assert ways(ferry)["claim"][0].address == f"{plain}&body=https%3A%2F%2Fferry.example%2Fclaims%2Fcrossing%2F%23toll-north"


def test_every_card_and_every_foot_links_to_both(ferry: Path, edit: Do) -> None:
    edit((SETTINGS, "contact:", "report: {issues: https://forge.example/new, mail: a@ferry.example}\ncontact:"))
    site = open_site(ferry)
    ledger = str(site.macros("claims/crossing.md").claims("crossing"))
    assert ledger.count('<p class="report">') == len(site.model.claims)
    for markup in (ledger, str(site.macros("index.md").notes())):
        assert '>report it</a> or <a href="mailto&#58;a&#64;ferry.example?subject' in markup


BAD = {
    "issues": ["http://forge.example/new", "https://forge.example/new#x", "https://a b", "https://me@forge.example/", "javascript:alert(1)",
               "https://{what}.example/", ""],
    "mail": ["a@b", "a@b.example?cc=x", "mailto:a@b.example", "a@b.example, c@d.example", "A <a@b.example>"],
}  # fmt: skip


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in BAD.items() for value in values])
def test_malformed_addresses_are_refused(report: Callable[..., list[str]], key: str, value: str) -> None:
    lines = report((SETTINGS, "contact:", f"report: {{{key}: '{value}'}}\ncontact:"))
    assert len(lines) == 1
    assert lines[0].startswith(f"data/explainer.yml:7: report.{key}: expected ")


def test_every_byline_says_how_far_it_was_reviewed(ferry: Path, edit: Do) -> None:
    newer = "newer: {faulty: 1, of: 30}"
    edit((SETTINGS, "contact:", f"review: {{note: A machine did it, low: 2, high: 5, of: 1000, {newer}, page: glossary.md}}\ncontact:"))
    words = open_site(ferry).macros("index.md")
    found = "A second check found faults in 2 to 5 of every 1,000 facts, and in 1 of 30 newer ones"
    line = f'<p class="review">A machine did it. <a href="glossary/">{found}</a>; they were mended or marked.'
    plain, folded = str(words.byline()), str(words.byline("folded"))
    for text in (plain, folded):
        legend = text.index('<details class="legend">')
        assert legend < text.index(line) < text.index("</details>", legend)
    short = '<a href="glossary/">a second check found faults in 2 to 5 of every 1,000 facts</a></p>'
    assert plain.index(short) < plain.index("<details")
    assert short not in folded
    edit(("docs/sources.md", "title: Sources", "title: Sources\ndescription: All."))
    bare = str(open_site(ferry).macros("sources.md").byline())
    assert line.replace('"glossary/', '"../glossary/') in bare
    assert "<details" not in bare, "where nothing is marked there is no key"


def test_one_rate_is_no_range(ferry: Path, edit: Do) -> None:
    edit((SETTINGS, "contact:", "review: {note: A machine did it, low: 5, high: 5, of: 100, page: glossary.md}\ncontact:"))
    assert "found faults in 5 of every 100 facts</a>;" in open_site(ferry).macros("index.md").byline()
