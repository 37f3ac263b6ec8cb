"""The Atom feeds: valid by RFC 4287's own schema, the same bytes each time, ids that stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import entry
from lxml import etree
from support import OTHER_COUNTS, ROOT, own_explainer, publish_at

from macros.export import feeds, place
from macros.page.site import open_site

CLAIMS = "data/claims.yml"
TEN = (CLAIMS, "low: 9, high: 9", "low: 10, high: 10")
ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
SCHEMA = etree.RelaxNG(etree.parse(str(ROOT / "tests" / "export" / "atom.rng")))
Do = Callable[..., Any]


def feed(project: Path, name: str) -> etree._Element:
    """A feed of an explainer, checked against the schema and against what a schema cannot say."""
    target = project / "out"
    place(dict(feeds.files(open_site(project))), target)
    root = etree.parse(str(target / "feeds" / f"{name}.xml")).getroot()
    SCHEMA.assertValid(root)
    ids = texts(root, "//a:id")
    assert len(set(ids)) == len(ids)
    assert root.find("a:author/a:name", ATOM) is not None
    assert all(item.find("a:link[@rel='alternate']", ATOM) is not None for item in root.findall("a:entry", ATOM))
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(node.itertext()).split()) for node in root.xpath(path, namespaces=ATOM)]


@pytest.mark.parametrize("name", ["changes", "events"])
def test_the_real_feeds_are_valid_and_the_same_each_time(own_export: Path, tmp_path: Path, name: str) -> None:
    site = own_explainer()
    place(dict(feeds.files(site)), tmp_path)
    one, two = ((folder / "feeds" / f"{name}.xml").read_bytes() for folder in (own_export, tmp_path))
    assert one == two
    root = etree.fromstring(one)
    SCHEMA.assertValid(root)
    assert len(root.findall("a:entry", ATOM)) == min(
        feeds.LATEST, len(site.model.events if name == "events" else site.model.ledger.changes)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>", "<updated>on "),
        ("<id>", "<ident>"),
        ("</author>", "</author><entry/>"),
        ('type="xhtml"', 'type="xhtml" src="x" kind="y"'),
    ],
)
def test_the_schema_refuses_what_is_not_atom(ferry: Path, old: str, new: str) -> None:
    place(dict(feeds.files(open_site(ferry))), ferry)
    text = (ferry / "feeds" / "changes.xml").read_text(encoding="utf-8").replace(old, new)
    if new == "<ident>":
        text = text.replace("</id>", "</ident>")
    assert not SCHEMA.validate(etree.fromstring(text.encode()))


def test_a_correction_goes_from_the_record_to_page_and_feed(ferry: Path, edit: Do, accept: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit(TEN, entry("corrected"))
    for _ in range(2):
        root = feed(ferry, "changes")
        assert texts(root, "//a:entry/a:title") == ["Corrected: Something.", "Added: The record opens."]
        assert texts(root, "//a:entry[1]/a:content//*[self::h:p or self::h:li]") == [
            "Why: We erred.",
            f"Northbank: {OTHER_COUNTS[2]}",
            "Toll was: 9 people drowned is now: 10 people drowned",
            "Source: Gazette, 3 May 1902",
        ]
        assert texts(root, "/a:feed/a:updated") == ["1902-07-02T12:00:00Z"]
        assert "10 people drowned" in str(open_site(ferry).macros("changes.md").changes())
        accept()


def test_mere_wording_is_kept_out_of_the_feed_and_on_the_page(ferry: Path, edit: Do, accept: Do) -> None:
    accept()
    edit((CLAIMS, "Nine people drowned.", "Nine people were drowned."), entry("wording"))
    assert texts(feed(ferry, "changes"), "//a:entry/a:title") == ["Added: The record opens."]
    assert "Nine people were drowned." in str(open_site(ferry).macros("changes.md").changes())


def test_a_new_event_comes_first_on_the_day_it_came_in(ferry: Path, edit: Do, accept: Do) -> None:
    accept()
    first = texts(feed(ferry, "events"), "//a:entry/a:id")
    edit(("data/events.yml", "", "\nraising:\n  title: The ferry is raised\n  date: 1901\n  themes: [crossing]\n  weight: 1\n"))
    edit((CLAIMS, "", "\nraised:\n  statement: It was raised.\n  by: pilot\n  event: raising\n  theme: crossing\n  sources: [courier]\n"))
    edit(("data/explainer.yml", "reviewed: 1902-07-01", "reviewed: 1902-08-01"))
    for _ in range(2):
        root = feed(ferry, "events")
        assert texts(root, "//a:entry/a:title") == ["The ferry is raised", "The ferry goes down"]
        assert texts(root, "//a:entry/a:published") == ["1902-08-01T12:00:00Z", "1902-07-01T12:00:00Z"]
        assert texts(root, "//a:entry/a:id")[1:] == first
        assert texts(root, "//a:entry[1]/a:content//h:li") == ["Attributed. Ben Ford: It was raised."]
        accept()


def test_ids_stay_when_the_site_gets_an_address_or_another_name(ferry: Path, edit: Do, accept: Do) -> None:
    accept()
    before = feed(ferry, "changes")
    assert before.xpath("//a:entry/a:link/@href", namespaces=ATOM) == ["../changes/#first-edition"]
    edit(("data/explainer.yml", "title: The Ferry", "title: A Ferry"), ("mkdocs.yml", "The Ferry", "A Ferry"))
    edit(entry("updated", "", date="1902-07-01", id_="a-first-name", more="  records: [setting/explainer]\n"))
    publish_at(ferry, "https://ferry.example/log/")
    after = feed(ferry, "changes")
    assert set(texts(after, "//a:id")) > set(texts(before, "//a:id"))
    assert "https://ferry.example/log/changes/#first-edition" in after.xpath("//a:entry/a:link/@href", namespaces=ATOM)
    assert after.xpath("/a:feed/a:link[@rel='self']/@href", namespaces=ATOM) == ["https://ferry.example/log/feeds/changes.xml"]


def test_text_of_the_record_is_text_in_the_feed(ferry: Path, edit: Do) -> None:
    edit((CLAIMS, "The ferry sank at noon.", '"<b>5 > 3</b> & \\uFFFD {{ x }} </div>"'))
    assert "<b>5 > 3</b> & \N{REPLACEMENT CHARACTER} {{ x }} </div>" in texts(feed(ferry, "events"), "//a:content//h:li")[0]


def test_a_publisher_in_another_script_tears_no_line_of_the_feed_apart(ferry: Path, edit: Do, accept: Do) -> None:
    edit(("data/sources.yml", "publisher: Gazette", "publisher: جنگ\n  language: ur"), OTHER_COUNTS)
    accept()
    edit(TEN, entry("corrected"))
    root = feed(ferry, "changes")
    assert texts(root, "//a:entry[1]/a:content//h:p")[-1] == "Source: جنگ, 3 May 1902"
    (own,) = root.xpath("//h:bdi", namespaces=ATOM)
    assert (own.text, own.get("lang"), own.get("dir")) == ("جنگ", "ur", "rtl")
