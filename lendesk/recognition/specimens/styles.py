"""How specimens may look: the style that the reader was tuned on and one that was held back from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from PIL import ImageFont

Colour: TypeAlias = tuple[int, int, int]

SHIPPED_REGULAR = "NotoSansSC_400Regular.ttf"
SHIPPED_BOLD = "NotoSansSC_700Bold.ttf"


@dataclass(frozen=True, slots=True)
class Face:
    """A system font by file name and index, and the shipped one that stands in where it is not installed."""

    system: str
    index: int
    shipped: str = SHIPPED_REGULAR


@dataclass(frozen=True, slots=True)
class Style:
    """Fonts, colours and places of a specimen; lengths are pixels on a card 1012 pixels wide (300 dpi)."""

    name: str
    text: Face
    number: Face
    title: Face
    paper: Colour
    ink: Colour
    label: Colour
    wave: Colour
    table: Colour
    bank: Colour
    shift: tuple[int, int] = (0, 0)
    row_gap: int = 0
    text_size: int = 38
    number_size: int = 46
    stamp_angle: int = 18
    stamp_at: tuple[int, int] = (480, 300)


TUNING = Style(
    name="tuning",
    text=Face(SHIPPED_REGULAR, 0),
    number=Face("NotoSansCJK-Regular.ttc", 2),
    title=Face(SHIPPED_BOLD, 0, SHIPPED_BOLD),
    paper=(236, 243, 248),
    ink=(28, 28, 32),
    label=(60, 120, 175),
    wave=(205, 224, 236),
    table=(96, 84, 72),
    bank=(28, 62, 128),
)

HELD_BACK = Style(
    name="held_back",
    text=Face("NotoSerifCJK-Regular.ttc", 2, SHIPPED_BOLD),
    number=Face("NotoSansCJK-Bold.ttc", 7, SHIPPED_BOLD),
    title=Face("NotoSerifCJK-Bold.ttc", 2, SHIPPED_BOLD),
    paper=(246, 240, 232),
    ink=(46, 40, 36),
    label=(38, 96, 128),
    wave=(226, 214, 222),
    table=(178, 186, 182),
    bank=(122, 30, 44),
    shift=(14, -10),
    row_gap=5,
    text_size=35,
    number_size=42,
    stamp_angle=-24,
    stamp_at=(420, 330),
)


@lru_cache(maxsize=64)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The face at `size` pixels; the shipped stand-in where the system has not the font."""
    if face.system != face.shipped:
        try:
            return ImageFont.truetype(face.system, size, index=face.index)
        except OSError:
            pass  # not installed: the shipped one below has all the characters, too
    with resources.as_file(resources.files("resources") / "fonts" / face.shipped) as path:
        return ImageFont.truetype(str(path), size)
