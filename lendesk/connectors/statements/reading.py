"""Statement files to lines in one form: a pure, bounded function that refuses rather than guesses."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lendesk.connectors.statements.cells import column_name, literal, plain, read_amount, read_moment
from lendesk.connectors.statements.decoding import decoded
from lendesk.connectors.statements.formats import (
    FOOTER_STARTS,
    INCOMING,
    OUTGOING,
    VOID_STATES,
    format_of,
    note_columns,
    roles_of,
)
from lendesk.connectors.statements.proof import Step, prove, prove_total, stated
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.domain.repayments.statement import (
    BalanceProof,
    ProofState,
    ReadLine,
    SkippedLine,
    StatementFile,
)

MOST_LINES = 50_000
REMARKS_AFTER = 10
HEADER_WITHIN_LINES = 100
LONGEST_CELL = 2000
LONGEST_HEADER = 20_000
DELIMITERS = (",", "\t", ";", "|")
_TORN_AMOUNT = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}(\.[0-9]+)?\Z")


def read_statement(data: bytes, account: str = "") -> StatementFile:
    """Read a CSV statement; `account` is the lender's own account, which keeps equal lines of two apart.

    Raises RuleBroken `statement.empty`, `.too_large`, `.unreadable` (`reason`), `.no_header`, and with the
    `line`: `.bad_amount`, `.bad_date`, `.bad_row`.
    """
    text, encoding = decoded(data)
    raw = _physical_lines(text)
    header_at, delimiter, columns = _header(raw)
    roles = roles_of(columns)
    lines: list[ReadLine] = []
    skipped: list[SkippedLine] = []
    notes = note_columns(columns)
    for number, cells in _rows(raw, header_at, delimiter):
        reading = _line(_Row(number, cells, roles, notes, len(columns)))
        if isinstance(reading, ReadLine):
            lines.append(reading)
        else:
            skipped.append(reading)
        if len(lines) + len(skipped) > MOST_LINES:
            raise RuleBroken("statement.too_large", lines=len(raw), most=MOST_LINES)
    if not lines:
        raise RuleBroken("statement.empty")
    return StatementFile(
        sha256=hashlib.sha256(data).hexdigest(),
        format=format_of(columns),
        encoding=encoding,
        lines=_fingerprinted(lines, account),
        skipped=tuple(skipped),
        proof=_proof(lines, skipped, stated([*raw[:header_at], *raw[-REMARKS_AFTER:]])),
    )


def _physical_lines(text: str) -> list[str]:
    """Lines as CSV counts them; counted first, so that a file of line ends alone takes no memory."""
    if max(text.count("\n"), text.count("\r")) > MOST_LINES + 1000:
        raise RuleBroken("statement.too_large", most=MOST_LINES)
    return list(io.StringIO(text, newline=""))


def _header(raw: Sequence[str]) -> tuple[int, str, list[str]]:
    """Index, delimiter and normalised names of the line that names most roles."""
    best: tuple[int, int, str, list[str]] | None = None
    for at, line in enumerate(raw[:HEADER_WITHIN_LINES]):
        for delimiter in DELIMITERS if len(line) <= LONGEST_HEADER else ():
            columns = [column_name(cell) for cell in _split(line, delimiter)]
            roles = roles_of(columns)
            if (
                "booked" in roles
                and roles.keys() & {"amount", "income"}
                and (best is None or len(roles) > best[0])
            ):
                best = (len(roles), at, delimiter, columns)
    if best is None:
        raise RuleBroken("statement.no_header")
    return best[1], best[2], best[3]


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(raw: Sequence[str], header_at: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows under the header with their line number. Strict: a stray quote must not swallow lines."""
    reader = csv.reader(raw[header_at + 1 :], delimiter=delimiter, strict=True)
    start = header_at + 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise RuleBroken("statement.unreadable", reason="quotes", line=start) from None
        if any(len(cell) > LONGEST_CELL or cell.count("\n") > 2 for cell in cells):
            raise RuleBroken("statement.unreadable", reason="cell", line=start)
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = header_at + 2 + reader.line_num


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells of one line by role; a missing cell reads as empty."""

    number: int
    cells: Sequence[str]
    roles: dict[str, int]
    notes: Sequence[int]
    width: int

    def cell(self, role: str) -> str:
        place = self.roles.get(role, len(self.cells))
        return self.cells[place] if place < len(self.cells) else ""

    def note(self) -> str:
        """All that the line says in words: banks scatter it over several columns."""
        told = (plain(self.cells[place]) for place in self.notes if place < len(self.cells))
        return " ".join(dict.fromkeys(text for text in told if text not in {"", "/", "-"}))

    def bad(self, code: str, cell: str) -> RuleBroken:
        return RuleBroken(f"statement.{code}", line=self.number, text=plain(cell)[:60])


def _line(row: _Row) -> ReadLine | SkippedLine:
    if _is_footer(row):
        return SkippedLine(row.number, "footer")
    if any(cell.strip() for cell in row.cells[row.width :]) or _is_torn(row):
        raise RuleBroken("statement.bad_row", line=row.number, cells=len(row.cells), columns=row.width)
    if any(state in row.cell("status") for state in VOID_STATES):
        return SkippedLine(row.number, "void")
    moment = read_moment(row.cell("booked"), row.cell("time"))
    if moment is None:
        raise row.bad("bad_date", row.cell("booked"))
    amount = _amount(row)
    if amount is None or not amount:
        return SkippedLine(row.number, "neutral" if amount is None else "zero")
    payer, payer_account = _other_party(row)
    return ReadLine(
        number=row.number,
        booked_at=moment,
        amount=amount,
        payer=payer,
        payer_account=payer_account,
        note=row.note(),
        reference=literal(row.cell("reference")),
        balance=_balance(row),
    )


def _is_footer(row: _Row) -> bool:
    """A closing remark: a known start and nothing where amounts stand."""
    first = next(cell for cell in row.cells if cell.strip()).strip()
    amounts = ("amount", "income", "expense")
    return first.startswith(FOOTER_STARTS) and not any(row.cell(role).strip() for role in amounts)


def _is_torn(row: _Row) -> bool:
    """An amount with thousands commas and no quotes fills two cells and shifts those after it."""
    if len(row.cells) == row.width:
        return False
    places = [row.roles[role] for role in ("amount", "income", "expense") if role in row.roles]
    pairs = (row.cells[place : place + 2] for place in places)
    return any(_TORN_AMOUNT.match(",".join(cell.strip() for cell in pair)) for pair in pairs)


def _amount(row: _Row) -> Money | None:
    """The signed amount, None for a line that the file itself calls neither in nor out."""
    if {"income", "expense"} <= row.roles.keys() or "amount" not in row.roles:
        return _split_amount(row)
    amount = read_amount(row.cell("amount"))
    if amount is None:
        raise row.bad("bad_amount", row.cell("amount"))
    if "direction" not in row.roles:
        return amount
    direction = literal(row.cell("direction")).lower()
    if direction not in INCOMING | OUTGOING:
        return None
    if amount.minor < 0:
        raise row.bad("bad_amount", row.cell("amount"))
    return amount if direction in INCOMING else -amount


def _split_amount(row: _Row) -> Money:
    """From two columns, of which exactly one says something."""
    read: dict[str, Money] = {}
    for role in ("income", "expense"):
        cell = row.cell(role)
        if literal(cell) in {"", "-", "--"}:
            continue
        amount = read_amount(cell)
        if amount is None:
            raise row.bad("bad_amount", cell)
        read[role] = amount
    income, expense = read.get("income", Money(0)), read.get("expense", Money(0))
    if not read or (income and expense):
        raise row.bad("bad_amount", row.cell("income") + row.cell("expense"))
    # Some banks write what went out with a minus in its own column as well.
    return income if income else Money(-abs(expense.minor))


def _balance(row: _Row) -> Money | None:
    cell = row.cell("balance")
    if literal(cell) in {"", "-", "--", "/"}:
        return None
    balance = read_amount(cell)
    if balance is None:
        raise row.bad("bad_amount", cell)
    return balance


def _other_party(row: _Row) -> tuple[str, str]:
    payer, account = plain(row.cell("payer")), literal(row.cell("payer_account"))
    both = literal(row.cell("both"))
    if both and not (payer or account):
        account, _, payer = both.partition("/")
    return ("" if payer == "/" else payer.strip()), ("" if account == "/" else account.strip())


def _fingerprinted(lines: Sequence[ReadLine], account: str) -> tuple[ReadLine, ...]:
    seen: Counter[str] = Counter()
    done: list[ReadLine] = []
    for line in lines:
        facts = "\x1f".join(_facts(line, account))
        seen[facts] += 1
        text = f"1\x1f{facts}\x1f{seen[facts]}"
        done.append(replace(line, fingerprint=hashlib.sha256(text.encode()).hexdigest()))
    return tuple(done)


def _facts(line: ReadLine, account: str) -> tuple[str, ...]:
    balance = "" if line.balance is None else str(line.balance.minor)
    when, amount = line.booked_at.isoformat(), str(line.amount_fen)
    return account, when, amount, line.payer, line.reference, line.note, balance


def _proof(
    lines: Sequence[ReadLine], skipped: Sequence[SkippedLine], given: tuple[int | None, int | None]
) -> BalanceProof:
    steps = [
        Step(line.number, line.amount_fen, line.balance.minor) for line in lines if line.balance is not None
    ]
    if len(steps) == len(lines):
        proof = prove(steps, given)
    else:
        proof = prove_total(sum(line.amount_fen for line in lines), given)
    # A line that the file calls neither in nor out may have moved the balance: then nothing is shown false.
    unsure = proof.state is ProofState.FAILED and any(line.reason == "neutral" for line in skipped)
    return BalanceProof(ProofState.NONE) if unsure else proof
