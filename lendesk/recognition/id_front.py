"""Assigns what was read on an ID card front to its six fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from lendesk.recognition.labels import label_end
from lendesk.recognition.lines import Character, Row, text_of

FIELDS = ("name", "sex", "ethnicity", "birth", "address", "id_number")

_BIRTH = re.compile(r"([12]\d{3})年(\d{1,2})月(\d{1,2})日?")
_NUMBER = "公民身份号码"
SURE_ALONE = 0.8
_DOOR = "0123456789号室组栋"
LINE = 11  # characters on a full line of the address
_LABEL_AT_START = 2  # a label is looked for among the first characters of its row only


Peek: TypeAlias = Callable[[float, float, float, float], Row]


def _as_it_is(row: Row) -> Row:
    return row


def _nothing(*_: float) -> Row:
    return ()


def assign_id_front(
    rows: Sequence[Row], peek: Peek = _nothing, further: Callable[[Row], Row] = _as_it_is
) -> dict[str, Row]:
    """The characters of each field as printed (birth as 1990年3月7日); what is not found is left out.

    `peek` reads a region (left, top, right, bottom) in which a label promises something that was not found;
    `further` adds to a line what stands close behind it.
    """
    number_at = _number_row(rows)
    sex_at = _row_with(rows, "性别")
    birth_at = _birth_row(rows)
    found = {
        "name": _name(rows, sex_at),
        "sex": _sex(rows, sex_at) or _hidden_sex(rows, sex_at, peek),
        "ethnicity": _ethnicity(rows, sex_at),
        "birth": _birth(rows, birth_at),
        "address": _address(rows, birth_at, number_at, peek, further),
        "id_number": _number(rows, number_at, peek),
    }
    return {name: characters for name, characters in found.items() if characters}


def _number(rows: Sequence[Row], number_at: int | None, peek: Peek) -> Row:
    """The number of its row; where it was overlooked or torn, what stands right of its label."""
    seen = () if number_at is None else number_of(rows[number_at])
    end = None if number_at is None else label_end(rows[number_at], _NUMBER)
    if len(seen) == 18 or number_at is None or end is None:
        return seen
    label = rows[number_at][end - len(_NUMBER) : end]
    (left, top), (_, _), (right, bottom) = label[0].quad[0], label[0].quad[1], label[-1].quad[2]
    wide, high = right - left, bottom - top
    return (
        number_of(peek(right + 0.08 * wide, top - 0.3 * high, right + 3.9 * wide, bottom + 0.3 * high))
        or seen
    )


def _hidden_sex(rows: Sequence[Row], sex_at: int | None, peek: Peek) -> Row:
    """One character alone is easily overlooked: it stands right of its label, before the next."""
    end = None if sex_at is None else label_end(rows[sex_at], "性别")
    if sex_at is None or not end:
        return ()
    (_, top), (left, _), (_, bottom), _ = rows[sex_at][end - 1].quad
    size = bottom - top
    rest = rows[sex_at][end:]
    right = rest[0].quad[0][0] - 0.3 * size if rest else left + 3 * size
    seen = peek(left + 0.2 * size, top - 0.15 * size, right, bottom + 0.15 * size)
    return tuple(each for each in seen if each.text in "男女")[:1]


def number_of(row: Row) -> Row:
    """The run of digits and X that ends a row."""
    start = len(row)
    while start > 0 and row[start - 1].text in "0123456789Xx":
        start -= 1
    return tuple(Character(each.text.upper(), each.sure, each.quad) for each in row[start:])


def birth_iso(text: str) -> str:
    """1990年3月7日 as 1990-03-07; anything else as it is."""
    parts = _BIRTH.fullmatch(text)
    return f"{parts[1]}-{int(parts[2]):02d}-{int(parts[3]):02d}" if parts else text


def _row_with(rows: Sequence[Row], label: str) -> int | None:
    whole = (at for at, row in enumerate(rows) if label in text_of(row))
    partly = (at for at, row in enumerate(rows) if label_end(row[: len(label)], label) is not None)
    return next(whole, next(partly, None))


def _number_row(rows: Sequence[Row]) -> int | None:
    """The last row that ends in a long run of digits, else the labelled one."""
    long_runs = [at for at, row in enumerate(rows) if len(number_of(row)) >= 12]
    labelled = [at for at, row in enumerate(rows) if _NUMBER in text_of(row) or _starts(row, _NUMBER)]
    return next(iter([*long_runs[::-1], *labelled[::-1]]), None)


def _starts(row: Row, label: str) -> bool:
    return label_end(row[: len(label)], label) is not None


def _name(rows: Sequence[Row], sex_at: int | None) -> Row:
    at = _row_with(rows, "姓名")
    if at is not None and (sex_at is None or at < sex_at):
        end = label_end(rows[at], "姓名")
        return rows[at][end:] if end is not None else ()
    return rows[sex_at - 1] if sex_at else ()


def _sex(rows: Sequence[Row], sex_at: int | None) -> Row:
    if sex_at is None:
        return ()
    end = label_end(rows[sex_at], "性别") or 0
    return tuple(each for each in rows[sex_at][end : end + 2] if each.text in "男女")[:1]


def _ethnicity(rows: Sequence[Row], sex_at: int | None) -> Row:
    at = _row_with(rows, "民族") if sex_at is None else sex_at
    end = None if at is None else label_end(rows[at], "民族", start=2)
    return () if at is None or end is None else rows[at][end:]


def _birth_row(rows: Sequence[Row]) -> int | None:
    dated = (at for at, row in enumerate(rows) if _BIRTH.search(text_of(row)))
    return next(dated, _row_with(rows, "出生"))


def _birth(rows: Sequence[Row], birth_at: int | None) -> Row:
    if birth_at is None:
        return ()
    row = rows[birth_at]
    dated = _BIRTH.search(text_of(row))
    if dated:
        return row[dated.start() : dated.end()]
    return row[label_end(row, "出生") or 0 :]


def _address(
    rows: Sequence[Row],
    birth_at: int | None,
    number_at: int | None,
    peek: Peek,
    further: Callable[[Row], Row],
) -> Row:
    first = _row_with(rows, "住址")
    if first is None:
        first = birth_at + 1 if birth_at is not None else None
    if first is None:
        return ()
    last = len(rows) if number_at is None else number_at
    lines: list[Row] = []
    for row in rows[first:last]:
        start = label_end(row[:_LABEL_AT_START], "住址") or 0 if not lines else 0
        value = row[start:] or (_beside(row, peek) if start else ())
        if value:
            lines.append(value)
    longest = max((line[-1].quad[1][0] for line in lines), default=0.0)
    whole = [further(line) if _short(line, longest) else line for line in lines[:-1]]
    if lines and len(lines[-1]) >= LINE:
        whole, lines = [*whole, lines[-1]], [_alone_below(lines[-1], peek)]
    elif lines:
        lines = [_with_door(lines[-1], further(lines[-1]))]
    return tuple(character for line in [*whole, *lines[-1:]] for character in line)


def _beside(label: Row, peek: Peek) -> Row:
    """The first line of the address where only its label was found."""
    (_, top), (right, _), (_, bottom), _ = label[-1].quad
    high = bottom - top
    seen = peek(right + 0.3 * high, top - 0.1 * high, right + 12.5 * high, bottom + 0.1 * high)
    return seen if seen and sum(one.sure for one in seen) / len(seen) > SURE_ALONE else ()


def _with_door(line: Row, longer: Row) -> Row:
    """The longer line if an address can end so: behind the last line stand stamps as well."""
    more = text_of(longer[len(line) :])
    return longer if set(more) <= set(_DOOR) else line


def _alone_below(line: Row, peek: Peek) -> Row:
    """One character alone on a last line, below a full one, is easily overlooked."""
    (left, top), _, _, (_, bottom) = line[0].quad
    high = bottom - top
    seen = peek(left - 0.3 * high, top + high, left + 2.5 * high, top + 2.1 * high)
    return seen if len(seen) <= 2 and all(one.sure > SURE_ALONE for one in seen) else ()


def _short(line: Row, longest: float) -> bool:
    """Whether a line that is not the last one ends before the others, by most of a character."""
    (_, top), (right, _), (_, bottom), _ = line[-1].quad
    return longest - right > 0.7 * (bottom - top) or len(line) < LINE
