"""Reads a field once more from its own crop: what only one of two looks saw is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lendesk.recognition.lines import Glyph, Row, outline, text_of
from lendesk.recognition.sheets import Sheet
from lendesk.recognition.strips import line_of, looks

SURE = 0.97  # certainty of every character from which one look is enough
DISAGREED = 0.5  # certainty of a character that only one look saw
EDGE = 0.12  # of the height, around a line
TRIES = ((EDGE, 1.0), (EDGE, 1.25), (0.25, 1.0))
"""Margin and stretch of the looks: the model cuts a strip into steps, and another cut parts 1 from 1."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one field may hold: `alphabet` (empty: anything), and whether a text can be right."""

    alphabet: str = ""
    fits: Callable[[str], bool] | None = None
    always: bool = False  # two looks even when the first was sure


def looked_again(row: Row, sheet: Sheet, rule: Rule) -> Row:
    """The characters on which the looks agree best; those that they dispute are unsure.

    A text that fits goes before one that does not, but only as it was read: nothing is put together.
    """
    first = min((one.sure for one in row), default=0.0)
    good = rule.fits is None or rule.fits(text_of(row))
    if not sheet.engine.trusted or (first >= SURE and good and not rule.always):
        return row
    second = _look(row, sheet, rule.alphabet, *TRIES[0])
    if text_of(second) == text_of(row) and good:
        return _surer(row, second)
    tries = [_look(row, sheet, rule.alphabet, *each) for each in TRIES[1:]]
    return _settled([row, second, *tries, _lights(row, sheet, rule.alphabet)], rule)


def disagreements(text: str, opinion: str) -> tuple[int, ...]:
    """Positions in `text` where the opinion says something else; where it has more, both neighbours."""
    doubtful: set[int] = set()
    for what, start, end, _, _ in SequenceMatcher(None, text, opinion, autojunk=False).get_opcodes():
        if what != "equal":
            doubtful.update(range(start, end) if end > start else (max(0, start - 1), start))
    return tuple(sorted(position for position in doubtful if position < len(text)))


def _settled(rows: Sequence[Row], rule: Rule) -> Row:
    """The text with most voices among those that fit; what a fourth of the looks disputes stays doubtful."""
    rows = [row for row in rows if row]
    votes = Counter(text_of(row) for row in rows)

    def weight(row: Row) -> tuple[bool, int, float]:
        text = text_of(row)
        return rule.fits is None or rule.fits(text), votes[text], sum(one.sure for one in row) / len(row)

    best = max(rows, key=weight)
    text = text_of(best)
    same = [row for row in rows if text_of(row) == text]
    disputed: Counter[int] = Counter()
    for row in rows:
        disputed.update(disagreements(text, text_of(row)))
    doubtful = {at for at, count in disputed.items() if count * 2 >= len(rows)}
    return tuple(
        replace(
            one,
            sure=min(one.sure, DISAGREED) if at in doubtful else max(row[at].sure for row in same),
        )
        for at, one in enumerate(best)
    )


def _surer(row: Row, other: Row) -> Row:
    return tuple(replace(one, sure=max(one.sure, two.sure)) for one, two in zip(row, other, strict=True))


def _look(row: Row, sheet: Sheet, alphabet: str, edge: float, stretch: float) -> Row:
    """The field read from a strip for each of its printed lines."""
    read: list[Row] = []
    for line in printed_lines(row):
        strip = sheet.strip(outline(line), edge=edge, stretch=stretch)
        read.append(_placed(line, sheet.engine.read([strip], alphabet)[0]))
    return tuple(one for line in read for one in line)


def _lights(row: Row, sheet: Sheet, alphabet: str) -> Row:
    """The field read in three lights at once."""
    read: list[Row] = []
    for line in printed_lines(row):
        strip = sheet.strip(outline(line), edge=EDGE)
        read.append(_placed(line, sheet.engine.read_together(looks(strip), alphabet)))
    return tuple(one for line in read for one in line)


def _placed(line: Row, glyphs: tuple[Glyph, ...]) -> Row:
    return line_of(outline(line), glyphs).characters


def printed_lines(row: Row) -> Iterator[Row]:
    """A field of several printed lines (the address) taken apart where the next character jumps back."""
    line: Row = ()
    for character in row:
        if line and character.quad[0][0] < line[-1].quad[0][0]:
            yield line
            line = ()
        line = (*line, character)
    if line:
        yield line
