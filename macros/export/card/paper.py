"""What a card is drawn on: text in lines that fit, the signs of the statuses, and whether a typeface has the letters of a text.

The typeface is the explainer's own where it brings one. Else it is the one that comes with Pillow; and where that lacks a sign,
as it has English alone, DejaVu, which lies beside and has most alphabets. So every machine draws the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

SIZE = (1200, 630)  # what those who show links ask for, in pixels
EDGE = 70
LEAST = 36  # the smallest type: nine pixels where a card is shown 300 wide
PAPER, INK, SOFT, RULE = "#fbfaf6", "#1c1f22", "#555b61", "#dcd8cd"
HUES = {"established": "#24518f", "attributed": "#7d5200", "disputed": "#a01a52"}
STEPS = 16  # from paper to ink, so that edges come out smooth
NOWHERE = "\uffff"  # a code that no typeface has a sign for
BESIDE = Path(__file__).parent / "typeface" / "DejaVuSans.ttf"
SHAPED = ("R", "AL", "NSM")  # letters that join, run from right to left or sit on others


@lru_cache(maxsize=64)
def face(typeface: Path | None, size: int) -> Any:
    """A typeface at a size in pixels."""
    from PIL import ImageFont  # only who draws waits for it

    return ImageFont.truetype(typeface, size) if typeface else ImageFont.load_default(size)


def _leading(size: int) -> int:
    """The height of a line."""
    return round(size * 1.25)


def fitting(own: Path, texts: Iterable[str]) -> Path | None:
    """The first typeface that has every sign of some texts; None is Pillow's. Where none has, the one that lacks least."""
    faces = [*([own] if own.is_file() else []), None, BESIDE]
    text = "".join(sorted(set("".join(texts))))
    return min(faces, key=lambda one: len(lacking(one, text)))


def lacking(typeface: Path | None, text: str) -> str:
    """The signs of a text that cannot be drawn: those the typeface lacks, and all that need shaping where Pillow cannot shape."""
    from PIL import features

    signs = [sign for sign in dict.fromkeys(text) if not sign.isspace()]
    shapes = features.check("raqm") or not any(unicodedata.bidirectional(sign) in SHAPED for sign in signs)
    return "".join(sign for sign in signs if not shapes or _shape(typeface, sign) == _shape(typeface, NOWHERE))


@lru_cache(maxsize=4096)
def _shape(typeface: Path | None, sign: str) -> tuple[Any, bytes]:
    mask = face(typeface, 40).getmask(sign)
    return mask.size, bytes(mask)


class Paper:
    """A card while it is drawn: a layer for each hue, so that the file needs few colours and is soon written."""

    def __init__(self, typeface: Path | None) -> None:
        self.typeface = typeface
        self._layers: dict[str, Any] = {}

    def layer(self, hue: str) -> Any:
        """What is drawn in one hue, as a mask."""
        from PIL import Image

        if hue not in self._layers:
            self._layers[hue] = Image.new("L", SIZE)
        return self._layers[hue]

    def width(self, text: str, size: int) -> float:
        """How wide a text is, in pixels."""
        return float(face(self.typeface, size).getlength(text))

    def text(self, at: tuple[float, float], text: str, size: int, hue: str = INK, bold: bool = False, right: float = 0) -> None:
        """One line; where `right` is given it ends there, as text that runs from right to left does."""
        from PIL import ImageDraw

        place, anchor = ((right, at[1]), "ra") if right else (at, "la")
        font, stroke = face(self.typeface, size), max(1, size // 40) if bold else 0
        ImageDraw.Draw(self.layer(hue)).text(place, text, 255, font=font, anchor=anchor, stroke_width=stroke)

    def size(self, texts: Iterable[str], sizes: tuple[int, ...], width: float) -> int:
        """The largest size at which each of some texts fits a width on one line; the last where none is."""
        own = list(texts)
        return next((size for size in sizes if all(self.width(text, size) <= width for text in own)), sizes[-1])

    def line(self, at: tuple[float, float], text: str, size: int, width: float, **style: Any) -> None:
        """One line, cut where it is wider."""
        while text and self.width(text, size) > width:
            text = f"{text.removesuffix('...')[:-1].rstrip('.,;: ')}..." if len(text) > 4 else ""
        self.text(at, text, size, **style)

    def rule(self, top: int) -> None:
        """A line across."""
        self.layer(RULE).paste(255, (EDGE, top, SIZE[0] - EDGE, top + 2))

    def block(self, top: int, text: str, sizes: tuple[int, ...], width: int, bottom: int, **style: Any) -> int:
        """A text in lines of a width, as large as fits down to a line, else cut; where the next thing may stand."""
        if not text:
            return top
        for size in sizes:
            lines, most = self._balanced(text, size, width), (bottom - top) // _leading(size)
            if len(lines) <= most:
                break
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1].rstrip('.,;: ')} ..."]
        right = EDGE + width if unicodedata.bidirectional(text[0]) in SHAPED else 0
        for line in lines:
            self.text((EDGE, top), line, size, right=right, **style)
            top += _leading(size)
        return top

    def _balanced(self, text: str, size: int, width: int) -> list[str]:
        """Lines of a width, no more than need be, and about as long as one another."""
        lines, least, most = self._lines(text, size, width), width // 2, width
        while most - least > 8:
            middle = (least + most) // 2
            least, most = (least, middle) if len(self._lines(text, size, middle)) == len(lines) else (middle, most)
        return self._lines(text, size, most)

    def _lines(self, text: str, size: int, width: int) -> list[str]:
        lines = [""]
        for word in text.split():
            whole = self.width(word, size) <= width
            for part in [word] if whole else word:  # what is written without spaces may break anywhere
                longer = f"{lines[-1]}{' ' if whole else ''}{part}".strip()
                if lines[-1] and self.width(longer, size) > width:
                    lines.append(part)
                else:
                    lines[-1] = longer
        return lines

    def signs(self, top: int, counts: dict[str, str]) -> None:
        """The statuses in a row: sign, number and word; without the words where these have no room."""
        room = SIZE[0] - 2 * EDGE - 90 * len(counts) + 44
        if self.width("".join(counts.values()), LEAST) > room:
            counts = {status: words.split()[0] for status, words in counts.items()}
        left = EDGE
        for status, words in counts.items():
            self.layer(HUES[status]).paste(_sign(status), (left, top + 6))
            self.text((left + 46, top), words, LEAST, HUES[status])
            left += 90 + int(self.width(words, LEAST))

    def png(self) -> bytes:
        """The card as a file: each hue in a few steps from the paper's own."""
        from PIL import Image, ImageChops, ImageColor

        whole, palette = Image.new("L", SIZE), [*ImageColor.getrgb(PAPER)]
        for at, (hue, layer) in enumerate(self._layers.items()):
            steps = [at * STEPS + 1 + value * STEPS // 256 if value * STEPS // 256 else 0 for value in range(256)]
            whole = ImageChops.lighter(whole, layer.point(steps))
            palette += [
                round(paper + (ink - paper) * step / (STEPS - 1))
                for step in range(STEPS)
                for paper, ink in zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(hue), strict=True)
            ]
        content = BytesIO()
        whole.putpalette(palette)
        whole.save(content, "PNG")
        return content.getvalue()


@lru_cache(maxsize=8)
def _sign(status: str) -> Any:
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
