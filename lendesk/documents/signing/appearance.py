"""The pictures that signatures show: a drawn hand and the lender's round red seal."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from lendesk.documents.pdf.fonts import drawable
from lendesk.domain.errors import RuleBroken

INK = (23, 32, 43, 255)
RED = (196, 30, 30, 255)
CLEAR = (255, 255, 255, 0)
SEAL_PIXELS = 640
PICTURE_PIXELS = 4_000_000
SCALE = 2

Stroke = Sequence[tuple[int, int]]


def draw_strokes(strokes: Sequence[Stroke], width: int, height: int) -> bytes:
    """A PNG of pen strokes, points in pixels of a `width` × `height` pad, ink on clear ground.

    Raises RuleBroken `signature.empty` when hardly anything was drawn.
    """
    if sum(len(stroke) for stroke in strokes) < 8:
        raise RuleBroken("signature.empty")
    picture = Image.new("RGBA", (width * SCALE, height * SCALE), CLEAR)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        points = [(x * SCALE, y * SCALE) for x, y in stroke]
        pen.line(points, fill=INK, width=3 * SCALE, joint="curve")
    return _png(picture)


def read_picture(png: bytes) -> Image.Image:
    """The signature picture; RuleBroken `signature.not_a_picture`, `.too_large` or `.empty` (one colour)."""
    try:
        picture = Image.open(io.BytesIO(png), formats=["PNG"])
        if picture.width * picture.height > PICTURE_PIXELS:
            raise RuleBroken("signature.too_large")
        whole = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise RuleBroken("signature.not_a_picture") from None
    flat = Image.alpha_composite(Image.new("RGBA", whole.size, (255, 255, 255, 255)), whole)
    if len(set(flat.convert("L").tobytes())) == 1:
        raise RuleBroken("signature.empty")
    return whole


@cache  # a lender has one seal and many contracts
def draw_seal(name: str, purpose: str = "合同专用章") -> bytes:
    """A PNG of a round red seal: the name along the arc, a star, the purpose beneath.

    Raises RuleBroken `document.missing_glyph`.
    """
    drawable(name + purpose)
    picture = Image.new("RGBA", (SEAL_PIXELS, SEAL_PIXELS), CLEAR)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, SEAL_PIXELS - 10, SEAL_PIXELS - 10), outline=RED, width=18)
    pen.polygon(_star(SEAL_PIXELS / 2, SEAL_PIXELS / 2 - 6, 96), fill=RED)
    _arc_text(picture, name)
    pen.text((SEAL_PIXELS / 2, SEAL_PIXELS * 0.79), purpose, font=_font(58), fill=RED, anchor="mm")
    return _png(picture)


def _arc_text(seal: Image.Image, name: str) -> None:
    size = min(92, 1150 // max(len(name), 1))
    font = _font(size)
    sweep = min(250.0, len(name) * size * 0.30)
    centre, radius = SEAL_PIXELS / 2, SEAL_PIXELS / 2 - 44 - size / 2
    for place, character in enumerate(name):
        angle = (place + 0.5) / len(name) * sweep - sweep / 2
        tile = Image.new("RGBA", (size * 2, size * 2), CLEAR)
        ImageDraw.Draw(tile).text((size, size), character, font=font, fill=RED, anchor="mm")
        turned = tile.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = centre + radius * math.sin(math.radians(angle))
        y = centre - radius * math.cos(math.radians(angle))
        seal.alpha_composite(turned, (round(x - size), round(y - size)))


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        turn = math.radians(corner * 36 - 90)
        points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    return points


def _font(size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("resources") / "fonts" / "NotoSansSC_700Bold.ttf") as path:
        return ImageFont.truetype(str(path), size)


def _png(picture: Image.Image) -> bytes:
    sink = io.BytesIO()
    picture.save(sink, "PNG")
    return sink.getvalue()
