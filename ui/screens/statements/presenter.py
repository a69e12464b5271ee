"""What the statement screen does: import a file, confirm each line's loan, post, or hold it."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import Command, CommandResult
from lendesk.usecases.repayments.commands import HoldStatementLine, ImportStatement, PostStatementLine
from lendesk.usecases.repayments.queries import (
    GetStatement,
    ListStatements,
    StatementFileView,
    StatementRow,
)
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of


class StatementsView(Protocol):
    def show_list(self, rows: tuple[StatementRow, ...]) -> None: ...

    def show_statement(self, file: StatementFileView) -> None: ...

    def show_busy(self, busy: bool) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_posted(self, count: int) -> None: ...


class StatementsPresenter:
    def __init__(self, desk: Desk, view: StatementsView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self.file: StatementFileView | None = None
        self._sending = False

    def open(self) -> None:
        self._run(
            lambda: self._desk.ask(ListStatements()),
            lambda page: self._view.show_list(page.rows),
            self._refuse,
            lane="network",
        )

    def choose(self, statement_id: str) -> None:
        question = GetStatement(statement_id=statement_id)
        self._run(lambda: self._desk.ask(question), self._take_file, self._refuse, lane="network")

    def import_file(self, content: bytes, name: str) -> None:
        """Send the file, have it read and matched; its lines come into view."""
        self._view.show_busy(True)

        def send() -> CommandResult | Queued:
            return self._desk.send(ImportStatement(sha256=self._desk.keep_file(content), name=name))

        self._run(send, self._imported, self._refuse, lane="network")

    def post_line(self, line_id: str, loan_id: str) -> None:
        """Post one line to the loan that the person confirmed."""
        self._send((PostStatementLine(line_id=line_id, loan_id=loan_id),))

    def post_matched(self) -> None:
        """Post every line that is matched beyond doubt."""
        if self.file is not None:
            self._send(
                tuple(
                    PostStatementLine(line_id=line.key, loan_id=line.loan_id)
                    for line in self.file.lines
                    if line.status == "matched"
                )
            )

    def hold_line(self, line_id: str) -> None:
        self._send((HoldStatementLine(line_id=line_id),), counts=False)

    def _send(self, commands: tuple[Command, ...], *, counts: bool = True) -> None:
        """One after the other; the first refusal stops and is shown, what is posted stays posted.

        While it runs another press does nothing: the lines in view still look open.
        """
        if self._sending:
            return
        self._sending = True

        def send() -> tuple[int, Breach | None]:
            for done, command in enumerate(commands):
                breach = breach_in(self._desk.send(command))
                if breach is not None:
                    return done, breach
            return len(commands), None

        def sent(answer: tuple[int, Breach | None]) -> None:
            done, breach = answer
            self._sending = False
            if breach is not None:
                self._view.show_refusal(breach)
            if done and counts:
                self._view.show_posted(done)
            self._again()

        self._run(send, sent, self._refuse, lane="network")

    def _imported(self, answer: CommandResult | Queued) -> None:
        self._view.show_busy(False)
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
        elif isinstance(answer, CommandResult):
            self.choose(answer.made["statement_id"])
            self.open()

    def _again(self) -> None:
        if self.file is not None:
            self.choose(self.file.row.key)
        self.open()

    def _take_file(self, file: StatementFileView) -> None:
        self.file = file
        self._view.show_statement(file)

    def _refuse(self, broken: RuleBroken) -> None:
        self._sending = False
        self._view.show_busy(False)
        self._view.show_refusal(breach_of(broken))
