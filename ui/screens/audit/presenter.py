"""What the audit screen does: list records, show one, check the whole log."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.administration.queries import ListUsers
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.queries import AuditCheck, AuditRow, CheckAudit, ListAudit
from lendesk.usecases.search.queries import FindAnything
from ui.ports import Background, Desk
from ui.screens.refusing import breach_of


class AuditView(Protocol):
    def show_list(self, rows: tuple[AuditRow, ...], more: bool) -> None: ...

    def show_one(self, row: AuditRow | None) -> None: ...

    def show_check(self, check: AuditCheck) -> None: ...

    def show_busy(self, busy: bool) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...


class AuditPresenter:
    """`knows_people`: whether the person may read the list of users, and so filter by their names."""

    def __init__(self, desk: Desk, view: AuditView, run: Background, *, knows_people: bool = False) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._knows_people = knows_people
        self._rows: tuple[AuditRow, ...] = ()
        self._after = ""
        self._filter = ("", "", "")

    def open(self) -> None:
        self.filter(*self._filter)

    def filter(self, person: str = "", action: str = "", subject: str = "") -> None:
        """Records of a person (name, staff number or key), an action, a subject (number or key); "" any."""
        self._filter = (person.strip(), action.strip(), subject.strip())
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
        wanted = self._filter
        self._run(
            lambda: self._desk.ask(self._question(*wanted, after)),
            lambda page: self._take_page(page, bool(after)),
            self._refuse,
            lane="network",
        )

    def _question(self, person: str, action: str, subject: str, after: str) -> ListAudit:
        person_id, key = self._person_key(person), self._subject_key(subject)
        return ListAudit(person_id=person_id, action=action, subject=key, after=after)

    def _person_key(self, text: str) -> str:
        """The key of who goes by this name or staff number, else the text as it is."""
        users = self._desk.ask(ListUsers()) if text and self._knows_people else ()
        return next((one.key for one in users if text in (one.name, one.staff_number)), text)

    def _subject_key(self, text: str) -> str:
        """The key of the file, contract or loan with this number, else the text as it is."""
        hits = self._desk.ask(FindAnything(words=text)) if text else ()
        return next((one.key for one in hits if one.number == text), text)

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
