"""A desk with canned answers for the tests of screens: answers by type of query, a record of commands.

desk = FakeDesk();  desk.answers[ListProducts] = (product,)        # or a callable taking the query
desk.results[ClaimApplication] = CommandResult(…)                  # default: DONE
run_at_once(work, done, failed)                                    # the Background of tests
surroundings_over(desk, window)                                    # what a screen is built with
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Changes, Command, CommandResult, Outcome, Query
from lendesk.usecases.paging import Page
from lendesk.usecases.synchronisation.state import Draft, LineState, OutboxRow, Queued, SignedIn
from lendesk.usecases.today.queries import GetToday, Today
from ui.preferences import Preferences
from ui.screens.surroundings import Surroundings
from ui.widgets.toast import Toaster

ALL_PERMISSIONS = frozenset(
    {
        "application.write",
        "application.read",
        "application.review",
        "customer.read",
        "customer.unmask",
        "contract.write",
        "contract.read",
        "disbursement.prepare",
        "disbursement.confirm",
        "loan.read",
        "repayment.post",
        "repayment.reverse",
        "statement.import",
        "audit.read",
        "report.read",
        "settings.read",
        "settings.approve",
        "sync.solve",
    }
)
ME = SignedIn(
    person_id="p-huang",
    staff_number="10023",
    name="黄敏",
    branch_id="b-chancheng",
    branch_name="禅城营业部",
    role_names=(("风控负责人", "Head of risk"),),
    permissions=ALL_PERMISSIONS,
    device_code="07",
    business_date="2026-11-21",
)


NO_WORK = Today(ME.business_date, "2026-11-20T00:00:00+00:00", (), (), (), (), (), ())


@dataclass
class FakeDesk:
    """Answers what it was given; a query without an answer gets an empty page."""

    answers: dict[type, Any] = field(default_factory=lambda: {GetToday: NO_WORK})
    here: dict[type, Any] = field(default_factory=dict)
    results: dict[type, Any] = field(default_factory=dict)
    sent: list[Command] = field(default_factory=list)
    asked: list[Query[Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    clear: dict[str, str] = field(default_factory=dict)
    unmasked: list[tuple[str, str, str]] = field(default_factory=list)
    solved: list[tuple[str, str]] = field(default_factory=list)
    rows: tuple[OutboxRow, ...] = ()
    state: LineState = field(default_factory=lambda: LineState(online=True))
    me: SignedIn = ME
    listeners: list[Callable[[Changes], None]] = field(default_factory=list)
    kept_drafts: dict[str, Draft] = field(default_factory=dict)
    synced: int = 0

    def send(self, command: Command) -> CommandResult | Queued:
        self.sent.append(command)
        given = self.results.get(type(command))
        if isinstance(given, RuleBroken):
            raise given
        if callable(given):
            given = given(command)
        return given or CommandResult(command.command_id, Outcome.DONE)

    def ask(self, query: Query[Any]) -> Any:
        self.asked.append(query)
        given = self.answers.get(type(query), Page(()))
        if isinstance(given, RuleBroken):
            raise given
        return given(query) if callable(given) else given

    def ask_here(self, query: Query[Any]) -> Any:
        given = self.here.get(type(query), ())
        return given(query) if callable(given) else given

    def unmask(self, customer_id: str, field: str, reason: str) -> str:
        self.unmasked.append((customer_id, field, reason))
        return self.clear[field]

    def keep_file(self, content: bytes) -> str:
        sha256 = f"sha-{len(self.files)}"
        self.files[sha256] = content
        return sha256

    def file(self, sha256: str) -> bytes:
        if sha256 not in self.files:
            raise RuleBroken("file.missing")
        return self.files[sha256]

    def line(self) -> LineState:
        return self.state

    def outbox(self) -> tuple[OutboxRow, ...]:
        return self.rows

    def solve(self, command_id: str, choice: str) -> None:
        self.solved.append((command_id, choice))

    def sync_now(self) -> LineState:
        self.synced += 1
        return self.state

    def save_draft(self, draft: Draft) -> None:
        self.kept_drafts[draft.key] = draft

    def drafts(self, kind: str) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.kept_drafts.values() if draft.kind == kind)

    def drop_draft(self, key: str) -> None:
        self.kept_drafts.pop(key, None)

    def on_changes(self, listener: Callable[[Changes], None]) -> None:
        self.listeners.append(listener)

    def signed_in(self) -> SignedIn:
        return self.me


def run_at_once(
    work: Callable[[], Any],
    done: Callable[[Any], None] | None = None,
    failed: Callable[[RuleBroken], None] | None = None,
    *,
    lane: str = "database",
) -> object:
    """Work on this thread, now."""
    del lane
    try:
        result = work()
    except RuleBroken as broken:
        if failed:
            failed(broken)
        return None
    if done:
        done(result)
    return None


def surroundings_over(desk: FakeDesk, window: QWidget) -> Surroundings:
    """Surroundings over the fake desk; what listens is kept in `desk.listeners`."""
    return Surroundings(
        desk=desk,  # type: ignore[arg-type]  # implements what these screens need
        run=run_at_once,
        signed_in=desk.me,
        today=date(2026, 11, 21),
        toaster=Toaster(window),
        go=lambda _screen, _argument: True,
        listen=desk.listeners.append,
        preferences=Preferences(desk, run_at_once),  # type: ignore[arg-type]  # as above
    )


class Recorder:
    """A view that notes every call: `view.show_list(rows)` is kept under `view.calls["show_list"]`."""

    def __init__(self) -> None:
        self.calls: dict[str, list[Any]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)

        def noted(*given: Any) -> None:
            self.calls.setdefault(name, []).append(given[0] if len(given) == 1 else given)

        return noted

    def last(self, name: str) -> Any:
        return self.calls[name][-1]
