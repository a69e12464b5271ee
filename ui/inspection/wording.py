"""Tells the program's own words from data, and one language from the other."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ui.texts import chinese

HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
FIGURE = re.compile(r"[¥+\-−]?[\d,.  %:–/\-]*\d[\d,.  %]*")
FEWEST_FIXED_SIGNS = 4
"""A text such as "{count} {sum}" would fit anything: so many fixed signs make it recognisable."""
SEALED = re.compile(r"简体中文|[经办复核授权贷]|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整负]+")
"""What stays Chinese in English: the name of the language, the stamps, amounts in capitals."""
ACCEPTED = frozenset(
    [
        "LenDesk",
        "IRR",
        "APR",
        "LPR",
        "PAR",
        "ID",
        "PDF",
        "PNG",
        "JPG",
        "OFD",
        "Excel",
        "Ctrl",
        "Alt",
        "Shift",
        "Esc",
        "Enter",
        "Space",
        "Tab",
        "Home",
        "End",
        "Del",
        "API",
        "URL",
        "SHA",
        "SMS",
        "QR",
        "IFRS",
        "AML",
        "CSV",
        "VIN",
        "USB",
        "TLS",
        "DD",
        "YYYY",
        "MM",
        "ms",
        "English",
    ]
)
"""Words that stand in both languages: names, keys and abbreviations as banks write them."""


@cache
def _fixed() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    plain: set[str] = set()
    patterns = []
    for (_context, source), translation in chinese().items():
        for text in (source, translation):
            parts = re.split(r"\{[^}]*\}", text)
            if len(parts) == 1:
                plain.add(text)
            elif len("".join(parts).strip()) >= FEWEST_FIXED_SIGNS:
                patterns.append(re.compile("(.+)".join(re.escape(part) for part in parts), re.DOTALL))
    return frozenset(plain), tuple(patterns)


def is_wording(text: str) -> bool:
    """Whether the text is one of the catalogue's; with facts put in, only if these are figures."""
    plain, patterns = _fixed()
    if text in plain:
        return True
    found = (pattern.fullmatch(text) for pattern in patterns)
    return any(all(map(is_figure, one.groups())) for one in found if one)


def is_figure(text: str) -> bool:
    """Whether the text is an amount, a count, a rate or a date."""
    return bool(FIGURE.fullmatch(text.strip()))


def foreign_words(text: str, language: str, data: Collection[str]) -> str:
    """What of `text` belongs to the other language once the known data is taken out; empty when nothing.

    `data`: every string that came from outside, e.g. names and what products are called.
    """
    if any(text.strip() in known for known in data):
        return ""
    left = text
    for known in sorted(
        (one for one in data if (len(one) > 1 or HAN.match(one)) and one in left), key=len, reverse=True
    ):
        left = left.replace(known, " ")
    left = SEALED.sub(" ", left)
    if language == "en":
        return "".join(HAN.findall(left))
    strange = [word for word in ENGLISH_WORD.findall(left) if word not in ACCEPTED]
    return " ".join(strange)
