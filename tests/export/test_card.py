"""Cards for those who share a page: drawn for each page of the story, in any script, or the build says why not."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from support import ROOT, own_explainer

from macros.export import card
from macros.export.card import pictures
from macros.export.card.paper import BESIDE, EDGE, HUES, SIZE, SOFT, Paper, face, lacking
from macros.page.site import open_site


def cards(project: Path) -> dict[str, Image.Image]:
    return {name: Image.open(BytesIO(content)) for name, content in card.files(open_site(project))}


@pytest.mark.record
def test_every_page_of_the_story_has_a_card_of_its_own() -> None:
    found = cards(ROOT)
    pages = [page for page in own_explainer().model.pages if page.narrative]
    assert len(found) == len(pages) > 10
    assert len({image.tobytes() for image in found.values()}) == len(found)
    for name, image in found.items():
        assert image.size == card.SIZE, name
        darkest, _ = image.convert("L").crop((70, 140, 700, 240)).getextrema()
        assert darkest < 70, f"{name} has no title"


def test_a_card_says_what_the_page_finds(ferry: Path, edit: Callable[..., None]) -> None:
    site = open_site(ferry)
    home, other = (next(page for page in site.model.pages if page.path == path) for path in ("index.md", "sources.md"))
    assert card.finding(site, home) == "If a bridge comes, nobody needs to count the crossings."
    assert card.finding(site, other) == site.model.explainer.tagline
    edit(("docs/index.md", "description: Two towns and a boat.", "description: Two towns and a boat.\nfinding: Nobody agrees on the dead."))
    site = open_site(ferry)
    assert card.finding(site, site.pages["index.md"]) == "Nobody agrees on the dead."


Box = tuple[float, float, float, float]


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Box]]:
    """Every line of text as it is drawn, with the part of the card it takes."""
    found: list[tuple[str, Box]] = []
    plain = Paper.text

    def noted(paper: Paper, at: tuple[float, float], text: str, size: int, hue: str = SOFT, bold: bool = False, right: float = 0) -> None:
        assert size >= SIZE[0] / 300 * 9, f"{text} is too small where a card is shown 300 wide"
        place, anchor = ((right, at[1]), "ra") if right else (at, "la")
        box = face(paper.typeface, size).getbbox(text, anchor=anchor)
        found.append((text, (place[0] + box[0], place[1] + box[1], place[0] + box[2], place[1] + box[3])))
        plain(paper, at, text, size, hue, bold, right)

    monkeypatch.setattr(Paper, "text", noted)
    return found


def stray(boxes: list[tuple[str, Box]]) -> list[str]:
    """The lines of one card that leave its margins or lie on another line."""
    out = [text for text, (left, top, right, bottom) in boxes if left < EDGE - 2 or right > SIZE[0] - EDGE + 2 or top < 30 or bottom > 600]
    on = [
        f"{one} / {other}"
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]
    return out + on


def drawn_well(project: Path, boxes: list[tuple[str, Box]], whole: bool = True) -> int:
    """How many cards a project has; none has a line that leaves the margins or lies on another, or any ink in the margins, or is cut."""
    many = 0
    for name, content in card.files(open_site(project)):
        assert len(boxes) >= 4, name
        assert stray(boxes) == [], name
        assert not (whole and [text for text, _ in boxes if text.endswith("...")]), name
        ink = ImageChops.invert(Image.open(BytesIO(content)).convert("L").point(lambda value: 0 if value < 240 else 255)).getbbox()
        assert ink, name
        assert (ink[0] >= EDGE - 2, ink[2] <= SIZE[0] - EDGE + 2, ink[3] <= 610) == (True, True, True), name
        boxes.clear()
        many += 1
    return many


@pytest.mark.record
def test_no_text_leaves_the_margins_of_a_card_of_this_record(boxes: list[tuple[str, Box]]) -> None:
    assert drawn_well(ROOT, boxes) > 10


def test_nor_of_a_card_of_the_second_however_long_its_words(ferry: Path, edit: Callable[..., None], boxes: list[tuple[str, Box]]) -> None:
    assert drawn_well(ferry, boxes)
    title = "The never-ending and much discussed story of two towns on one river, of The Ferry"
    edit(
        ("data/explainer.yml", "title: The Ferry", f"title: {title}"),
        ("mkdocs.yml", "site_name: The Ferry", f"site_name: {title}"),
        ("data/vocab.yml", "{label: Established", "{label: Established by several who do not know of one another"),
        ("docs/index.md", "title: Home", "title: " + "A long name of a page without an end " * 8),
    )
    assert drawn_well(ferry, boxes, whole=False)


@pytest.mark.parametrize("many", [1, 2, 5])
def test_words_beside_numbers_keep_to_the_margin(boxes: list[tuple[str, Box]], many: int) -> None:
    pictures._rows(Paper(None), [("between 1,000 and 20,000", "not borne out as far as anybody can tell")] * many)
    assert len(boxes) == 2 * many
    assert stray(boxes) == []


def test_what_leaves_the_margin_is_seen(boxes: list[tuple[str, Box]]) -> None:
    paper = Paper(None)
    paper.text((1000, 200), "much too long for this", 40)
    paper.text((1000, 210), "on", 40)
    assert stray(boxes) == ["much too long for this", "much too long for this / on"]


@pytest.mark.record
def test_a_card_has_the_finding_of_the_picture_its_page_draws() -> None:
    site = own_explainer()
    assert card.finding(site, site.pages["story.md"]) == "Force was used on a day of talks or truce: 24 December 2024, at least."
    assert card.finding(site, site.pages["strikes.md"]).startswith("More than 71 militants and no civilians, or ")
    assert " against each other " in card.finding(site, site.pages["actors/index.md"])


def test_a_card_changes_with_the_record(ferry: Path, edit: Callable[..., None]) -> None:
    before = dict(card.files(open_site(ferry)))
    edit(("data/mechanism.yml", "nobody needs to count", "nobody counts"))
    after = dict(card.files(open_site(ferry)))
    assert [name for name in before if before[name] != after[name]] == ["assets/card.png"]


def test_numbers_on_a_card_are_those_of_the_page(ferry: Path) -> None:
    site = open_site(ferry)
    assert pictures.ledgers(site, site.model.events["sinking"]) == [("9", "people drowned")]
    assert pictures.score(site) == [("2", "open")], "a promise is no score of foresight"


@pytest.mark.parametrize("title", ["Żółw", "Ο πορθμός", "Паром", "کشتی", "La traversée"])
def test_a_title_in_most_alphabets_is_drawn(ferry: Path, edit: Callable[..., None], capsys: pytest.CaptureFixture[str], title: str) -> None:
    before = cards(ferry)["assets/card.png"].tobytes()
    edit(("docs/index.md", "title: Home", f"title: {title}"))
    drawn = cards(ferry)["assets/card.png"]
    assert drawn.tobytes() != before
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("title", ["渡し船", "नाव"])
def test_a_title_that_cannot_be_drawn_is_left_out_and_the_build_says_why(
    ferry: Path, edit: Callable[..., None], capsys: pytest.CaptureFixture[str], title: str
) -> None:
    edit(("docs/index.md", "title: Home", f"title: {title}"))
    assert cards(ferry)["assets/card.png"].size == card.SIZE
    said = capsys.readouterr().err
    assert said.startswith(f"docs/index.md: “{title}” is not on the page's card: no typeface here has {title[0]} (U+")
    assert "docs/assets/card.ttf" in said


def test_what_can_be_drawn_brings_no_word(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cards(ferry)
    assert capsys.readouterr().err == ""
    assert lacking(None, "Plain words, “so”.") == ""
    assert lacking(None, "abé") == "é"
    assert lacking(BESIDE, "abé∴") == ""


def test_letters_that_join_need_a_shaper(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import features

    monkeypatch.setattr(features, "check", lambda _: False)
    assert lacking(BESIDE, "abc") == ""
    assert lacking(BESIDE, "ab ش") == "abش"


def test_a_long_text_is_cut_into_lines_and_what_has_no_spaces_too() -> None:
    paper = Paper(None)
    assert paper._lines("one two three", 40, 160) == ["one two", "three"]
    assert all(paper.width(line, 40) <= 140 for line in paper._lines("o" * 40, 40, 140))
    assert paper.block(0, "", (40,), 140, 100) == 0
    assert paper.block(0, "word " * 50, (40,), 140, 120) == 100


def test_a_newsroom_may_bring_a_typeface_of_its_own(ferry: Path, edit: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    from PIL import ImageFont

    own = ferry / card.TYPEFACE
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(ImageFont.load_default(10).path.getvalue())  # Pillow's own, as a file
    edit(("docs/index.md", "title: Home", "title: House"))
    assert cards(ferry)["assets/card.png"].size == card.SIZE
    assert capsys.readouterr().err == ""


def test_signs_of_statuses_differ_in_form(ferry: Path) -> None:
    from macros.export.card.paper import _sign

    assert len({_sign(status).tobytes() for status in HUES}) == 3
    assert cards(ferry)["assets/card.png"].convert("RGB").getcolors(1 << 20)
