"""The picture that stands for the site where somebody shares a link: drawn from the record, in Pillow's own typeface.

That face comes with Pillow, so that every machine draws the same card; it has Latin letters only.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..model.derive import balance

if TYPE_CHECKING:
    from ..page.site import Site

SIZE = (1200, 630)  # what those who show links ask for, in pixels
EDGE = 90
PAPER, INK, SOFT, RULE = "#fbfaf6", "#1c1f22", "#555b61", "#dcd8cd"
HUES = {"established": "#24518f", "attributed": "#7d5200", "disputed": "#a01a52"}


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`assets/card.png`: title, tagline, how many claims of each status, the date the record ends on."""
    from PIL import Image, ImageDraw  # only who draws waits for it

    model = site.model
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _fit(draw, (EDGE, 80), model.explainer.title, 116, INK)
    size, lines = _lines(draw, model.explainer.tagline)
    for at, line in enumerate(lines[:2]):
        draw.text((EDGE, 244 + 56 * at), line, INK, font=_face(size))
    draw.line((EDGE, 388, SIZE[0] - EDGE, 388), RULE, 2)
    counts = balance(model, model.claims.values()).statuses
    left = EDGE
    for status, hue in HUES.items():
        words = f"{counts.get(status, 0)} {model.word('statuses', status).label.lower()}"
        image.paste(hue, (left, 426), _shape(status))
        draw.text((left + 48, 420), words, hue, font=_face(34))
        left += 48 + int(draw.textlength(words, font=_face(34))) + 56
    ending = f"{len(model.claims):,} claims, each with its sources. Record as of {model.explainer.as_of.words}."
    _fit(draw, (EDGE, 510), ending, 30, SOFT)
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    yield "assets/card.png", content.getvalue()


def _face(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.load_default(size)


def _fit(draw: Any, at: tuple[int, int], text: str, size: int, hue: str) -> None:
    """One line, as large as fits."""
    while size > 24 and draw.textlength(text, font=_face(size)) > SIZE[0] - 2 * EDGE:
        size -= 4
    draw.text(at, text, hue, font=_face(size))


def _lines(draw: Any, text: str) -> tuple[int, list[str]]:
    """A text on one line where a somewhat smaller size makes it fit, else cut into lines; with its size in pixels."""
    for size in (44, 42, 40, 38):
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and draw.textlength(longer, font=_face(size)) > SIZE[0] - 2 * EDGE:
                lines.append(word)
            else:
                lines[-1] = longer
        if len(lines) == 1:
            break
    return size, lines


def _shape(status: str) -> Any:
    """The sign of a status as a mask, 32 pixels wide: a disc, a disc half full, a hollow diamond."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", (256, 256))  # drawn large, so that its edges come out smooth
    draw = ImageDraw.Draw(mask)
    if status == "established":
        draw.ellipse((4, 4, 251, 251), fill=255)
    elif status == "attributed":
        draw.ellipse((4, 4, 251, 251), outline=255, width=28)
        draw.pieslice((4, 4, 251, 251), 90, 270, fill=255)
    else:
        draw.polygon([(128, 0), (255, 128), (128, 255), (0, 128)], fill=255)
        draw.polygon([(128, 44), (211, 128), (128, 211), (44, 128)], fill=0)
    return mask.resize((32, 32), Image.Resampling.LANCZOS)
