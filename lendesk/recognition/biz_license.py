"""Assigns what was read on a business licence: two columns, or one, of labels with values beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from lendesk.domain.customers.identity import LONG_TERM
from lendesk.recognition.lines import Row, TextLine, rows_of, text_of
from lendesk.recognition.sheets import Sheet

FIELDS = (
    "credit_code", "name", "type", "legal_rep", "capital", "est_date", "valid_to", "address", "scope",
)  # fmt: skip

LABELS = {
    "名称": "name", "类型": "type", "组成形式": "", "法定代表人": "legal_rep", "负责人": "legal_rep",
    "经营者": "legal_rep", "投资人": "legal_rep", "执行事务合伙人": "legal_rep", "经营范围": "scope",
    "注册资本": "capital", "出资额": "capital", "成立日期": "est_date", "注册日期": "est_date",
    "营业期限": "valid_to", "经营期限": "valid_to", "合伙期限": "valid_to", "住所": "address",
    "经营场所": "address", "主要经营场所": "address", "营业场所": "address", "登记机关": "",
    "统一社会信用代码": "", "注册号": "",
}  # fmt: skip
SINGLE = {"名": "name", "称": "name", "类": "type", "型": "type", "住": "address", "所": "address"}
_CODE = re.compile(r"[0-9A-Z]{18}")
_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日?")
NEXT_LINE = 1.45  # most heights from one line of a value to the next; further down a line was overlooked
DIMLY = 0.5
LONG = ("address", "scope")  # values of several lines
PITCH = 1.08  # heights from one line of a value to the next, as found lines are high
SEEN = 0.7  # mean certainty of a line that was overlooked at first
ROOM = 1.9  # least heights to the next field's line for another line between
FULL = 1.3  # heights that a full line may end before the longest
LAST_LINE = 2.9  # most heights within one value


def assign_biz_license(sheet: Sheet) -> dict[str, Row]:
    """The characters of each field as printed; what is not found is left out."""
    found: dict[str, Row] = {}
    columns = [rows_of(column) for column in _columns(sheet.lines)]
    for rows in columns:
        for name, row in _fields(rows, sheet).items():
            found.setdefault(name, row)
    code = _credit_code([row for rows in columns for row in rows])
    if code:
        found["credit_code"] = code
    if "valid_to" in found:
        found["valid_to"] = _end(found["valid_to"])
    return {name: row for name, row in found.items() if row}


def licence_day(text: str) -> str:
    """2011年09月01日 as 2011-09-01; anything else as it is."""
    parts = _DATE.fullmatch(text)
    return f"{parts[1]}-{int(parts[2]):02d}-{int(parts[3]):02d}" if parts else text


def labels_on(lines: Sequence[TextLine]) -> int:
    """How many labels of a licence stand at the start of a line, the title counting twice."""
    texts = [line.text for line in lines]
    title = any("营业执照" in text for text in texts)
    whole = [label for label in LABELS if len(label) > 2]
    return 2 * title + sum(any(text.startswith(label) for text in texts) for label in whole)


def _columns(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The left and the right column where labels stand in two, else all lines as one."""
    starts = [line.quad[0][0] for line in lines if _label(line.text)]
    if not starts:
        return [list(lines)]
    left, right_end = min(starts), max(line.quad[1][0] for line in lines)
    second = [start for start in starts if start > left + 0.35 * (right_end - left)]
    labels = [line for line in lines if line.quad[0][0] in second and LABELS.get(_label(line.text))]
    if len(labels) < 2:
        return [list(lines)]
    split = min(line.quad[0][0] for line in labels) - 0.6 * median(line.height for line in labels)
    return [
        [line for line in lines if line.quad[0][0] < split],
        [line for line in lines if line.quad[0][0] >= split],
    ]


def _label(text: str) -> str:
    """The label with which a text begins, empty for none."""
    return next((label for label in sorted(LABELS, key=len, reverse=True) if text.startswith(label)), "")


def _fields(rows: Sequence[Row], sheet: Sheet) -> dict[str, Row]:
    """Values by field: beside their label, and below it until the next."""
    label_at, value_at = _label_start(rows), _value_start(rows)
    column = _Column(sheet, label_at, value_at, _right_end(rows, (label_at, value_at)))
    found: dict[str, Row] = {}
    current, last_y, last_height = "", 0.0, 1.0
    last_x: float | None = None
    for row in rows:
        name, value = column.parted(row)
        top, height = _place(value or row)
        gap = (top - last_y) / last_height
        if name is None and current and gap < LAST_LINE and column.continues(row, last_x):
            between = column.missed(last_y, top, last_height) if gap > NEXT_LINE else ()
            found[current] = (*found.get(current, ()), *between, *_together(row))
        else:
            if found.get(current):
                found[current] = column.ended(current, found[current], top)
            current = name or ""
            if current and current not in found:
                found[current] = _together(value) or column.beside(row)
        last_x, last_y, last_height = (value or row)[0].quad[0][0], top, height
    if found.get(current):
        found[current] = column.ended(current, found[current], sheet.plane.size[1])
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a form: where its labels begin and where its values do (None: not known)."""

    sheet: Sheet
    label_at: float | None
    value_at: float | None
    right_end: float

    def parted(self, row: Row) -> tuple[str | None, Row]:
        """Field (empty for one that is not ours, None for no label) and value of a row."""
        label = _label(text_of(row))
        if label:
            return LABELS[label], row[len(label) :]
        if self.value_at is None:
            return None, row
        height = _place(row)[1]
        head = [one for one in row if _centre(one.quad) < self.value_at - 0.3 * height]
        if len(head) > 6:
            return None, row
        name = _nearest(text_of(head)) if head else self._hidden(row)
        return (name, row[len(head) :]) if name is not None else (None, row)

    def continues(self, row: Row, above: float | None = None) -> bool:
        """Whether a row without label begins where values do, or where the line above it does."""
        starts = [at for at in (self.value_at, above) if at is not None]
        left, height = row[0].quad[0][0], _place(row)[1]
        return self.value_at is None or any(abs(left - at) < 3 * height for at in starts)

    def missed(self, above: float, below: float, height: float) -> Row:
        """Lines of a value that were not found between two that were."""
        if self.value_at is None:
            return ()
        count = max(1, round((below - above) / (1.2 * height)) - 1)
        step = (below - above) / (count + 1)
        tops = [above + step * (number + 1) for number in range(count)]
        rows = [self._line(top, top + height) for top in tops]
        return tuple(one for row in rows if _mean(row) > SEEN for one in row)

    def beside(self, row: Row) -> Row:
        """What stands beside a label although nothing was found there."""
        (_, top), _, _, (_, bottom) = row[0].quad
        if self.value_at is None:
            return ()
        return self._line(top, bottom)

    def ended(self, name: str, value: Row, room: float) -> Row:
        """A value with the last lines that were overlooked: its last line is full, or a bracket is open.

        `room` is how far down the next field begins.
        """
        if name in LONG:
            value = self.sheet.further(value, self.right_end)
        while value and self.value_at is not None:
            (_, top), (right, _), (_, bottom), _ = value[-1].quad
            high = bottom - top
            text = text_of(value)
            opened = text.count("（") > text.count("）")
            full = right > self.right_end - FULL * high and room - top > ROOM * high
            if not (opened or full):
                break
            if opened and self._bracket(top + PITCH * high, high):
                more = self._bracket(top + PITCH * high, high)
            else:
                more = self._line(top + PITCH * high, bottom + PITCH * high) if full else ()
            if _mean(more) < DIMLY:
                break
            value = (*value, *more)
        return value

    def _bracket(self, top: float, high: float) -> Row:
        """A closing bracket alone at the start of a line."""
        left = (self.value_at or 0.0) - 0.3 * high
        for reach in (1.6, 2.6):
            seen = self.sheet.peek(left, top - 0.1 * high, left + reach * high, top + 1.1 * high)
            if text_of(seen) == "）":
                return seen
        return ()

    def _line(self, top: float, bottom: float) -> Row:
        """A line of values read where none was found."""
        edge = 0.08 * (bottom - top)
        left = (self.value_at or 0.0) - 0.2 * (bottom - top)
        seen = self.sheet.peek(left, top - edge, self.right_end + 2 * edge, bottom + edge)
        return seen if _mean(seen) > DIMLY else ()

    def _hidden(self, row: Row) -> str | None:
        """The field of a label of letters far apart, which is easily overlooked."""
        if self.label_at is None or self.value_at is None or not self.continues(row):
            return None
        (left, top), _, _, (_, bottom) = row[0].quad
        height = bottom - top
        seen = self.sheet.peek(self.label_at - 0.2 * height, top, left - 0.2 * height, bottom)
        return _nearest(text_of(one for one in seen if one.sure > 0.5)) if seen else None


def _value_start(rows: Sequence[Row]) -> float | None:
    """Where the values of a column begin, None when no row has both label and value."""
    starts = []
    for row in rows:
        label = _label(text_of(row))
        if label and LABELS[label] and len(row) > len(label):
            starts.append(row[len(label)].quad[0][0])
    return median(starts) if starts else None


def _nearest(head: str) -> str | None:
    """The field of a label of which some characters were misread or not seen."""
    single = next((SINGLE[letter] for letter in head if letter in SINGLE), None) if len(head) <= 2 else None
    if single is not None:
        return single
    shared = {label: sum(letter in label for letter in head) / max(len(label), len(head)) for label in LABELS}
    best = max(shared, key=lambda label: shared[label])
    return LABELS[best] if shared[best] >= 0.5 else None


def _right_end(rows: Sequence[Row], starts: tuple[float | None, float | None]) -> float:
    """How far the values of a column reach, without its title."""
    near = 3 * median(_place(row)[1] for row in rows) if rows else 0.0
    mine = [
        row[-1].quad[1][0]
        for row in rows
        if any(at is not None and abs(row[0].quad[0][0] - at) < near for at in starts)
    ]
    return max(mine, default=0.0)


def _label_start(rows: Sequence[Row]) -> float | None:
    """Where the labels of a column begin."""
    starts = [row[0].quad[0][0] for row in rows if LABELS.get(_label(text_of(row)))]
    return median(starts) if starts else None


def _together(row: Row) -> Row:
    """The value up to a gap behind which something else stands."""
    for at in range(1, len(row)):
        gap = row[at].quad[0][0] - row[at - 1].quad[1][0]
        height = _place(row)[1]
        rest = row[at:]
        sure = sum(one.sure for one in rest) / len(rest)
        if gap > 3 * height or (gap > 0.8 * height and sure < 0.75):
            return row[:at]
    return row


def _mean(row: Row) -> float:
    return sum(one.sure for one in row) / len(row) if row else 0.0


def _place(row: Row) -> tuple[float, float]:
    """Top and height of a row by its first character."""
    (_, top), _, _, (_, bottom) = row[0].quad
    return top, max(bottom - top, 1.0)


def _centre(quad: tuple[tuple[float, float], ...]) -> float:
    return sum(x for x, _ in quad) / len(quad)


def _credit_code(rows: Sequence[Row]) -> Row:
    """The run of 18 digits and letters; the one beside or below its label goes first."""
    runs = [
        row[found.start() : found.end()]
        for row in rows
        for found in _CODE.finditer(text_of(row).upper())
        if sum(letter.isdigit() for letter in found.group()) >= 8
    ]
    return runs[0] if runs else ()


def _end(row: Row) -> Row:
    """The last day of a period, or 长期."""
    text = text_of(row)
    if LONG_TERM in text:
        at = text.index(LONG_TERM)
        return row[at : at + len(LONG_TERM)]
    days = list(_DATE.finditer(text))
    return row[days[-1].start() : days[-1].end()] if len(days) > 1 or (days and "至" not in text) else row
