"""The loan register as a source of pages: the centre's, off line this workstation's rows; no Qt."""

from __future__ import annotations

from lendesk.usecases.repayments.queries import ListLoanLines, LoanLine
from ui.ports import Desk
from ui.widgets.row_source import NOWHERE, Asked, Piece


class RegisterSource:
    """Filters are `text` and `status`, as of the list beside it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, asked: Asked, first: int, limit: int) -> Piece[LoanLine]:
        """Raises RuleBroken as the query does."""
        question = ListLoanLines(
            text=asked.value("text"),
            status=asked.value("status"),
            sort=asked.sort,
            descending=asked.descending,
            first=first,
            limit=limit,
        )
        found = self._desk.ask(question)
        return Piece(found.rows, found.total)

    def line_of(self, asked: Asked, key: str) -> int:
        """A loan's place depends on all others; it is not asked for."""
        del asked, key
        return NOWHERE

    def apart(self) -> RegisterSource:
        return self
