"""The embedded fonts, and the refusal of characters that they lack."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files

from lendesk.domain.errors import RuleBroken

REGULAR = "NotoSansSC"
BOLD = "NotoSansSC-Bold"
FILES = {REGULAR: "NotoSansSC_400Regular.ttf", BOLD: "NotoSansSC_700Bold.ttf"}


@cache
def glyphs() -> frozenset[int]:
    """Code points that both weights can draw; registers the fonts with the PDF writer on the way."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    drawable: list[set[int]] = []
    for name, file in FILES.items():
        with as_file(files("resources") / "fonts" / file) as path:
            font = TTFont(name, str(path))
        pdfmetrics.registerFont(font)
        drawable.append(set(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset(set.intersection(*drawable))


def drawable(text: str) -> str:
    """The same text, or RuleBroken `document.missing_glyph` with the first `character` that has no glyph.

    Control characters count as missing: they would print as a box too.
    """
    known = glyphs()
    for character in text:
        control = unicodedata.category(character).startswith("C")
        if control or ord(character) not in known:
            raise RuleBroken(
                "document.missing_glyph",
                character="" if control else character,
                code_point=f"U+{ord(character):04X}",
            )
    return text
