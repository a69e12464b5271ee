"""Whether typed letters spell a Chinese title: pinyin, its initials, or both mixed (rz, ruzhang, ruz: 入账).

The readings are a small table of their own: the library that spells customers' names takes a third of a
second to load, which no window can wait for. A character may be read in any of its ways.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ui.texts import LateText, Text, chinese

EXACT, BEGINS, WORD, INSIDE, SPELT, SPELT_INSIDE = range(6)
"""How well typed words fit a title, the best first."""


def fit(typed: str, title: Text) -> int | None:
    """How well the words fit the title in Chinese, English or pinyin; None not at all."""
    wanted = typed.strip().casefold()
    fits = [how for text in _languages(title) if (how := _fit(wanted, text)) is not None]
    return min(fits, default=None)


def _languages(title: Text) -> tuple[str, ...]:
    if not isinstance(title, LateText):
        return (title,)
    facts = dict(title.facts)
    texts = (chinese().get((title.context, title.source), ""), title.source)
    return (*(text.format(**facts) if facts else text for text in texts if text),)


def _fit(wanted: str, text: str) -> int | None:
    plain = text.casefold()
    if plain.rstrip("…") == wanted:
        return EXACT
    at = plain.find(wanted)
    if at >= 0:
        return BEGINS if at == 0 else WORD if not plain[at - 1].isalnum() else INSIDE
    letters = wanted.replace(" ", "").replace("'", "")
    if not letters.isascii() or not letters.isalpha():
        return None
    signs = tuple(sign for sign in plain if sign.isalnum())
    if _spells(letters, signs):
        return SPELT
    return SPELT_INSIDE if any(_spells(letters, signs[start:]) for start in range(1, len(signs))) else None


def _spells(letters: str, signs: tuple[str, ...]) -> bool:
    """Whether the letters spell these signs from the first one on; the last syllable may be begun only."""
    if not letters:
        return True
    if not signs:
        return False
    for reading in readings().get(signs[0], ()):
        if reading.startswith(letters):
            return True
        # A whole syllable, or its first letter alone.
        for taken in (reading, reading[0]):
            if letters.startswith(taken) and _spells(letters[len(taken) :], signs[1:]):
                return True
    return False


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Toneless readings by character, of the usual characters."""
    found: dict[str, tuple[str, ...]] = {}
    text = files("resources").joinpath("pinyin", "readings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        reading, _, signs = line.partition(" ")
        for sign in signs:
            found[sign] = (*found.get(sign, ()), reading)
    return found
