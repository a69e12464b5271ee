"""What a customer is found by, as one text of words: written once, searched by beginnings of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lendesk.usecases.search.spelling import readings

GAP = "  "
"""Before each word of a search text. With one letter it makes a trigram: even that is found by index."""

MOST_RANKED = 1_000
"""So many customers are put in order; words that fit more are too few to tell the best."""
MOST_PERSONS = 500
"""So many customers' papers are looked through."""

LONGEST_WORD, MOST_WORDS = 40, 6
FEWEST_OF_TAIL, FEWEST_OF_NUMBER = 4, 3
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHINESE = ((0x4E00, 0x9FFF, 0), (0x3400, 0x4DBF, 0x9FFF - 0x4E00 + 1))
"""Ranges of characters, and how many stand before each."""
_TAIL = re.compile(r"[0-9]{3,}[0-9X]")
_PART = re.compile(r"[一-鿿㐀-䶿\U00020000-\U0003ffff]+|[^\W_]+")


def search_words(name: str) -> str:
    """All words of a name: itself, initials, pinyin, and the same from each further character on.

    Whole ones stand first: the earlier a word, the better the hit. Chinese stands in signs, see `in_signs`.
    """
    plain = "".join(_PART.findall(_folded(name)))
    found: dict[str, None] = {}
    for word in _words_of(plain):
        found.setdefault(word[:LONGEST_WORD])
    return "".join(f"{GAP}{in_signs(word)}" for word in found)


def in_signs(word: str) -> str:
    """Each Chinese character as three signs, a capital first, others beyond ASCII as five; ASCII stays.

    A database may take only ASCII for letters in its trigrams, and one trigram is then one character. Nobody
    types these signs: what is typed is folded to small letters. No sign begins another.
    """
    return "".join(each if each.isascii() else _signs(ord(each)) for each in word)


def _signs(code: int) -> str:
    for first, last, before in _CHINESE:
        if first <= code <= last:
            place = before + code - first
            return _SIGNS[10 + place // 1296] + _SIGNS[place // 36 % 36] + _SIGNS[place % 36]
    return "Z" + "".join(_SIGNS[code // 36**power % 36] for power in (3, 2, 1, 0))


def _words_of(plain: str) -> Iterator[str]:
    if not plain:
        return
    spelt = readings(plain)
    yield plain
    for parts in spelt:
        yield "".join(part[0] for part in parts)
        yield "".join(parts)
        yield parts[0] + "".join(part[0] for part in parts[1:])
    for start in range(1, len(plain)):
        yield plain[start:]
    parts = spelt[0]
    for start in range(1, len(parts)):
        yield "".join(part[0] for part in parts[start:])
        yield "".join(parts[start:])


def typed_words(typed: str) -> tuple[str, ...]:
    """The words that a person typed, as they stand in a search text; empty when there is nothing to find.

    Signs between letters fall out (xi'an, 欧阳·明). A number typed in groups (138 1234 0003) is one word.
    """
    plain = re.sub(r"['’·\-.]", "", _folded(typed))
    parts = [plain.replace(" ", "")] if tail_of(plain.replace(" ", "")) else plain.split()
    words = (part[:LONGEST_WORD] for part in parts)
    return tuple(word for word in words if word)[:MOST_WORDS]


def tail_of(word: str) -> str:
    """The word as a tail of a phone or ID number (four or more digits, X at the end), else ""."""
    plain = word.upper().removeprefix("+86")
    return plain if _TAIL.fullmatch(plain) else ""


def number_part(typed: str) -> str:
    """The words as part of a paper's number, "" when they are none: ASCII with a digit, three characters."""
    plain = unicodedata.normalize("NFKC", typed).strip().upper()
    is_part = plain.isascii() and any(each.isdigit() for each in plain)
    return plain if is_part and len(plain) >= FEWEST_OF_NUMBER else ""


def tail_fits(masked: str, tail: str) -> bool:
    """Whether a masked number may end with these characters: a hidden one may be any."""
    if len(tail) > len(masked):
        return False
    return all(seen in ("*", typed) for seen, typed in zip(masked[::-1], tail[::-1], strict=False))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
