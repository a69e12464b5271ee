"""The rows of a list as a person has them: cells, what is known of each row, edits that can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.repayments.commands import BatchRow
from lendesk.usecases.repayments.queries import CheckedRow
from ui.exchange.pasting import parse_day, pasted_amount, pasted_text

MOST_ROWS = 50_000
MOST_UNDO = 200


class Field(IntEnum):
    """The cells of a row, from left to right."""

    CONTRACT = 0
    NAME = 1
    DAY = 2
    AMOUNT = 3
    CHANNEL = 4


class State(StrEnum):
    """What is known of a row. `posted` rows are never touched again."""

    EMPTY = "empty"
    WAITING = "waiting"
    READY = "ready"
    CONFIRM = "confirm"
    REPEATED = "repeated"
    ERROR = "error"
    POSTED = "posted"


PROBLEMS = frozenset({State.CONFIRM, State.REPEATED, State.ERROR})
METHODS = {
    "现金": "cash",
    "cash": "cash",
    "银行代扣": "transfer",
    "代扣": "transfer",
    "对公转账": "transfer",
    "转账": "transfer",
    "银行转账": "transfer",
    "银行": "transfer",
    "汇款": "transfer",
    "微信": "transfer",
    "支付宝": "transfer",
    "transfer": "transfer",
    "bank": "transfer",
    "direct debit": "transfer",
    "wechat": "transfer",
    "wechat pay": "transfer",
    "alipay": "transfer",
    "刷卡": "card",
    "pos": "card",
    "银行卡": "card",
    "card": "card",
}
"""Words of the column 渠道 → how the money came in: cash, at the bank, or by card terminal."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as typed. `confirmed` says a person wants it posted as it is; `receipt` stands once posted."""

    cells: tuple[str, ...] = ("", "", "", "", "")
    confirmed: bool = False
    receipt: str = ""

    def with_cell(self, field: int, text: str) -> Line:
        """The row with another cell; what was confirmed before is asked again."""
        cells = (*self.cells[:field], text, *self.cells[field + 1 :])
        return self if cells == self.cells else Line(cells)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a row: `code` says what is wrong, `field` where (-1 nowhere); `row` as it is sent."""

    state: State
    code: str = ""
    field: int = -1
    row: BatchRow | None = None
    checked: CheckedRow | None = None

    @property
    def amount_fen(self) -> int:
        """0 where the row has no amount."""
        return self.row.amount_fen if self.row else 0


EMPTY = Judged(State.EMPTY)
UNREAD = Judged(State.WAITING)
FIELDS_OF = {
    "batch.no_such_loan": Field.CONTRACT,
    "batch.loan_ended": Field.CONTRACT,
    "batch.other_name": Field.NAME,
    "batch.day_ahead": Field.DAY,
    "batch.back_dated": Field.DAY,
    "repayment.before_disbursement": Field.DAY,
    "repayment.amount": Field.AMOUNT,
    "access.amount": Field.AMOUNT,
    "repayment.method": Field.CHANNEL,
}


def judge_here(number: int, line: Line, today: date) -> Judged:
    """What this workstation can say of a row by itself; `waiting` asks the centre for the rest."""
    if line.receipt:
        return Judged(State.POSTED, row=_row(number, line, today)[0])
    if not any(line.cells):
        return EMPTY
    row, code, field = _row(number, line, today)
    return Judged(State.ERROR, code, field) if code else Judged(State.WAITING, row=row)


def _row(number: int, line: Line, today: date) -> tuple[BatchRow | None, str, int]:
    contract, name, day_text, amount_text, channel = line.cells
    loan_number = pasted_text(contract).upper().replace(" ", "")
    if not loan_number:
        return None, "row.no_contract", Field.CONTRACT
    day = parse_day(day_text)
    if day is None:
        return None, "row.no_such_day", Field.DAY
    if day > today:
        return None, "batch.day_ahead", Field.DAY
    try:
        amount = pasted_amount(amount_text)
    except RuleBroken as broken:
        return None, broken.code, Field.AMOUNT
    if amount.minor <= 0:
        return None, "repayment.amount", Field.AMOUNT
    method = METHODS.get(pasted_text(channel).lower())
    if method is None:
        return None, "row.no_channel", Field.CHANNEL
    row = BatchRow(number, loan_number, pasted_text(name), day, amount.minor, method, line.confirmed)
    return row, "", -1


def judge_there(known: Judged, checked: CheckedRow, confirmed: bool) -> Judged:
    """The row with the centre's word on it."""
    state, code = State.READY, checked.code
    if code == "batch.repeated":
        state = State.REPEATED
    elif code:
        state = State.ERROR
    elif checked.days_back or checked.part_of or checked.surplus_fen:
        state = State.CONFIRM
        days = "row.back_dated" if checked.days_back else ""
        code = days or ("row.part" if checked.part_of else "row.surplus")
    if confirmed and state in (State.CONFIRM, State.REPEATED):
        state = State.READY
    return Judged(state, code, FIELDS_OF.get(code, -1), known.row, checked)


def repeats_in(judged: Sequence[Judged]) -> frozenset[int]:
    """Places of rows that name the contract, day and amount of an earlier row."""
    seen: set[tuple[str, date, int]] = set()
    found = set()
    for at, known in enumerate(judged):
        if known.row is not None:
            told = (known.row.loan_number, known.row.value_date, known.row.amount_fen)
            if told in seen:
                found.add(at)
            seen.add(told)
    return frozenset(found)


@dataclass(slots=True)
class _Edit:
    first: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]


class Grid:
    """Lines with what is known of each, and the edits that can be taken back."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.judged: list[Judged] = []
        self._counts: Counter[State] = Counter()
        self._total_fen = 0
        self.twice: frozenset[int] = frozenset()
        self._done: list[_Edit] = []
        self._undone: list[_Edit] = []

    def __len__(self) -> int:
        return len(self.lines)

    def write(self, first: int, lines: Sequence[Line]) -> range:
        """Put lines in the place of those from `first` on; posted ones stay.

        Raises `pasting.too_many_rows`.
        """
        if first + len(lines) > MOST_ROWS:
            raise RuleBroken("pasting.too_many_rows", count=first + len(lines), most=MOST_ROWS)
        spare = max(0, first - len(self.lines))
        self.lines += [Line()] * spare
        self.judged += [EMPTY] * spare
        self._counts[State.EMPTY] += spare
        before = tuple(self.lines[first : first + len(lines)])
        kept = [old if old.receipt else new for old, new in zip(before, lines, strict=False)] + list(
            lines[len(before) :]
        )
        edit = _Edit(first, before, tuple(kept))
        self._done = [*self._done[-MOST_UNDO:], edit]
        self._undone = []
        return self._put(edit.first, len(before), edit.after)

    def _put(self, first: int, count: int, lines: Sequence[Line]) -> range:
        for known in self.judged[first : first + count]:
            self._tally(known, -1)
        self.lines[first : first + count] = lines
        self.judged[first : first + count] = [UNREAD] * len(lines)
        self._counts[State.WAITING] += len(lines)
        return range(first, first + len(lines))

    def know(self, at: int, known: Judged) -> None:
        """Note what is known of a row from now on."""
        self._tally(self.judged[at], -1)
        self._tally(known, 1)
        self.judged[at] = known

    def _tally(self, known: Judged, by: int) -> None:
        self._counts[known.state] += by
        self._total_fen += by * known.amount_fen

    def undo(self) -> range | None:
        """Take the last edit back; None when there is none. Rows posted since stay posted."""
        return self._turn(self._done, self._undone, back=True)

    def redo(self) -> range | None:
        """Do again what was taken back."""
        return self._turn(self._undone, self._done, back=False)

    def _turn(self, here: list[_Edit], there: list[_Edit], *, back: bool) -> range | None:
        if not here:
            return None
        edit = here.pop()
        there.append(edit)
        now, then = (edit.after, edit.before) if back else (edit.before, edit.after)
        if any(line.receipt for line in self.lines[edit.first : edit.first + len(now)]):
            here.clear()
            there.clear()
            return None
        return self._put(edit.first, len(now), then)

    @property
    def can_undo(self) -> bool:
        """Whether an edit can be taken back."""
        return bool(self._done)

    def confirm(self, at: int) -> None:
        """Post this row as it is, though it asks for a look."""
        known = self.judged[at]
        self.lines[at] = replace(self.lines[at], confirmed=True)
        row = replace(known.row, confirmed_repeat=True) if known.row else None
        self.know(at, Judged(State.READY, known.code, known.field, row, known.checked))

    def clear(self) -> None:
        """Begin a new list."""
        self.lines, self.judged, self._done, self._undone = [], [], [], []
        self._counts, self._total_fen, self.twice = Counter(), 0, frozenset()

    def load(self, lines: Iterable[Line]) -> None:
        """Put a kept list in."""
        self.clear()
        self.lines = list(lines)
        self.judged = [UNREAD] * len(self.lines)
        self._counts[State.WAITING] = len(self.lines)

    def mark_posted(self, at: int, receipt: str) -> None:
        """The centre has this row."""
        self.lines[at] = replace(self.lines[at], receipt=receipt)
        self.know(at, replace(self.judged[at], state=State.POSTED, code="", field=-1))
        self._done, self._undone = [], []

    def take(self, at: int, known: Judged) -> None:
        """What was found out of a row; one that an earlier row says already is a repeat until confirmed."""
        sound = known.state in (State.READY, State.CONFIRM)
        if sound and at in self.twice and not self.lines[at].confirmed:
            known = replace(known, state=State.REPEATED, code="row.twice", field=-1)
        self.know(at, known)

    def counts(self) -> Counter[State]:
        """How many rows stand how."""
        return self._counts

    def total_fen(self) -> int:
        """All amounts that can be read."""
        return self._total_fen

    def rows_in(self, *states: State) -> Iterator[int]:
        """Places of the rows that stand so, from above."""
        return (at for at, known in enumerate(self.judged) if known.state in states)

    def next_problem(self, after: int, step: int) -> int:
        """The next row with a problem in a direction, round the end; -1 without one."""
        count = len(self.judged)
        places = ((after + step * away) % count for away in range(1, count + 1)) if count else iter(())
        return next((at for at in places if self.judged[at].state in PROBLEMS), -1)
