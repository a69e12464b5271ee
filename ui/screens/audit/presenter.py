"""What the audit screen does: list records, show one, check the whole log."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.queries import AuditCheck, AuditRow, CheckAudit, ListAudit
from ui.ports import Background, Desk
from ui.screens.refusing import breach_of


class AuditView(Protocol):
    def show_list(self, rows: tuple[AuditRow, ...], more: bool) -> None: ...

    def show_one(self, row: AuditRow | None) -> None: ...

    def show_check(self, check: AuditCheck) -> None: ...

    def show_busy(self, busy: bool) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...


class AuditPresenter:
    def __init__(self, desk: Desk, view: AuditView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._rows: tuple[AuditRow, ...] = ()
        self._after = ""
        self._filter = ("", "", "")

    def open(self) -> None:
        self.filter(*self._filter)

    def filter(self, person_id: str = "", action: str = "", subject: str = "") -> None:
        """Records of a person, an action, a subject; "" for any."""
        self._filter = (person_id.strip(), action.strip(), subject.strip())
        self._ask("")

    def more(self) -> None:
        if self._after:
            self._ask(self._after)

    def choose(self, key: str) -> None:
        self._view.show_one(next((row for row in self._rows if row.key == key), None))

    def check(self) -> None:
        """Check the log from its first leaf to its head."""
        self._view.show_busy(True)
        self._run(lambda: self._desk.ask(CheckAudit()), self._checked, self._refuse, lane="network")

    def _ask(self, after: str) -> None:
        person_id, action, subject = self._filter
        question = ListAudit(person_id=person_id, action=action, subject=subject, after=after)
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._take_page(page, bool(after)),
            self._refuse,
            lane="network",
        )

    def _take_page(self, page: Page[AuditRow], further: bool) -> None:
        self._rows = (*self._rows, *page.rows) if further else page.rows
        self._after = page.after
        self._view.show_list(self._rows, bool(page.after))

    def _checked(self, check: AuditCheck) -> None:
        self._view.show_busy(False)
        self._view.show_check(check)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_busy(False)
        self._view.show_refusal(breach_of(broken))
