"""Assigns what was read on an ID card front to its six fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lendesk.recognition.labels import label_end
from lendesk.recognition.lines import Character, Row, text_of

FIELDS = ("name", "sex", "ethnicity", "birth", "address", "id_number")

_BIRTH = re.compile(r"([12]\d{3})年(\d{1,2})月(\d{1,2})日?")
_LABEL_AT_START = 2  # a label is looked for among the first characters of its row only


def assign_id_front(rows: Sequence[Row]) -> dict[str, Row]:
    """The characters of each field as printed (birth as 1990年3月7日); what is not found is left out."""
    number_at = _number_row(rows)
    sex_at = _row_with(rows, "性别")
    birth_at = _birth_row(rows)
    found = {
        "name": _name(rows, sex_at),
        "sex": _sex(rows, sex_at),
        "ethnicity": _ethnicity(rows, sex_at),
        "birth": _birth(rows, birth_at),
        "address": _address(rows, birth_at, number_at),
        "id_number": () if number_at is None else number_of(rows[number_at]),
    }
    return {name: characters for name, characters in found.items() if characters}


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
    return long_runs[-1] if long_runs else None


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


def _address(rows: Sequence[Row], birth_at: int | None, number_at: int | None) -> Row:
    first = _row_with(rows, "住址")
    if first is None:
        first = birth_at + 1 if birth_at is not None else None
    if first is None:
        return ()
    last = len(rows) if number_at is None else number_at
    characters: list[Character] = []
    for row in rows[first:last]:
        start = label_end(row[:_LABEL_AT_START], "住址") or 0 if not characters else 0
        characters.extend(row[start:])
    return tuple(characters)
