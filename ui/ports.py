"""What the windows need of the workstation, as protocols; `ui/app.py` puts the real ones in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, Protocol, TypeVar

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Changes, Command, CommandResult, Query
from lendesk.usecases.ports import Reading
from lendesk.usecases.repayments.queries import AllocationPreview
from lendesk.usecases.synchronisation.state import Draft, LineState, OutboxRow, Queued, SignedIn

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class Background(Protocol):
    """Work off the UI thread; `done` or `failed` follow on it. Tests put in one that runs at once."""

    def __call__(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[RuleBroken], None] | None = None,
        *,
        lane: Literal["database", "network"] = "database",
    ) -> object: ...


class Desk(Protocol):
    """The one door for commands and queries. Every method may block: call it off the UI thread.

    A refusal is a RuleBroken; with the line gone an on-line command or query raises
    RuleBroken `line.needs_connection`.
    """

    def send(self, command: Command) -> CommandResult | Queued:
        """Queued commands answer at once with Queued; on-line ones with their result (also REFUSED)."""

    def ask(self, query: Query[Answer]) -> Answer: ...

    def ask_here(self, query: Query[Answer]) -> Answer:
        """From this workstation's own copy, whatever the line: at once, and maybe less than there is."""

    def preview_repayment(self, loan_id: str, amount_fen: int, value_date: date) -> AllocationPreview: ...

    def next_receipt_number(self) -> str:
        """The number that the next counter posting of this device will carry (not yet taken)."""

    def post_repayment(
        self, loan_id: str, amount_fen: int, method: str, tendered_fen: int, payer: str
    ) -> tuple[Queued, str]:
        """Queue a PostRepayment with the next receipt number in one transaction; the number comes back."""

    def unmask(self, customer_id: str, field: str, reason: str) -> str: ...

    def keep_file(self, content: bytes) -> str:
        """Put a file into the outbox of files; its SHA-256. It travels before the command that names it."""

    def file(self, sha256: str) -> bytes: ...

    def line(self) -> LineState: ...

    def outbox(self) -> tuple[OutboxRow, ...]: ...

    def solve(self, command_id: str, choice: str) -> None:
        """Close a refused command: `drop` (acknowledged) or `again` (a new command with the same content)."""

    def sync_now(self) -> LineState: ...

    def save_draft(self, draft: Draft) -> None: ...

    def drafts(self, kind: str) -> tuple[Draft, ...]: ...

    def drop_draft(self, key: str) -> None: ...

    def read_document(self, picture: bytes, kind: str) -> Reading: ...

    def on_changes(self, listener: Callable[[Changes], None]) -> None:
        """Called from any thread after a command or a pull."""

    def signed_in(self) -> SignedIn: ...


class SignIn(Protocol):
    """The door before the desk."""

    def sign_in(self, staff_number: str, password: str) -> Desk:
        """On line if the centre answers, else against the cached verifier.

        Raises RuleBroken `sign_in.refused`, `.locked` (until), `.expired_offline`, `.device_unknown`.
        """

    def register(self, staff_number: str, password: str, name: str = "") -> None:
        """Make this workstation known to the centre, or known anew after it was stopped; its queue stays.

        By a person who may register devices, or of the branch for one that was known. Raises as `sign_in`.
        """

    def unlock(self, password: str) -> None:
        """Judge the signed-in person's password as at sign-in; the desk stays open. Raises as `sign_in`."""

    def sign_out(self) -> None:
        """End the desk of the person who is signed in; what waits to be sent stays."""

    def business_date(self) -> str: ...

    def line_is_up(self) -> bool: ...
