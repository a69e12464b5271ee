"""What bulk posting does: takes a list in, has it judged, posts what is sound, keeps the draft, reverses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import CommandResult, new_id
from lendesk.usecases.repayments.commands import BatchRow, PostRepaymentBatch, ReverseRepaymentBatch
from lendesk.usecases.repayments.queries import BatchView, CheckedRow, CheckPostings, ListRepaymentBatches
from lendesk.usecases.synchronisation.state import Draft, Queued
from ui.ports import Background, Desk
from ui.screens.bulk.draft import KEY, KIND, Kept, kept_draft, kept_of
from ui.screens.bulk.grid import (
    FIELDS_OF,
    Field,
    Grid,
    Judged,
    Line,
    State,
    judge_here,
    judge_there,
    repeats_in,
)
from ui.screens.bulk.reading import ReadLines, read_file, read_text
from ui.screens.bulk.refused import refused_rows
from ui.screens.refusing import breach_in, breach_of

CHECK_CHUNK, POST_CHUNK, REVERSE_CHUNK = 200, 100, 200


class BulkView(Protocol):
    def show_grid(self) -> None:
        """Rows came, went or read otherwise."""

    def show_read(self, read: ReadLines, source: str) -> None: ...

    def show_progress(self, doing: str, done: int, total: int) -> None:
        """`doing` is check, post or reverse; done = total ends it."""

    def show_posted(self, count: int, refused: int, number: str) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_batches(self, batches: tuple[BatchView, ...]) -> None: ...

    def show_reversed(self, count: int, refused: int) -> None: ...

    def show_saved(self, at: str) -> None: ...

    def show_exported(self, count: int) -> None: ...

    def show_sender_sum(self, text: str) -> None: ...


class BulkPresenter:
    """`grid` is what the screen shows; every change goes through here."""

    def __init__(self, desk: Desk, view: BulkView, run: Background, today: date) -> None:
        self._desk, self._view, self._run, self.today = desk, view, run, today
        self.grid = Grid()
        self.batch_id, self.batch_number, self.sender_sum = new_id(), "", ""
        self.doing = ""
        self._turn = 0
        self._loaded = False

    # -- rows in -------------------------------------------------------------------------------------

    def open(self) -> None:
        """Bring the kept list back, the first time the screen is shown."""
        if not self._loaded:
            self._loaded = True
            self._run(self._kept, self._restore, self._refuse)

    def _kept(self) -> Kept | None:
        return next((kept_of(draft) for draft in self._desk.drafts(KIND) if draft.key == KEY), None)

    def _restore(self, kept: Kept | None) -> None:
        if kept is None or len(self.grid):
            return
        self.batch_id, self.batch_number, self.sender_sum = kept.batch_id, kept.number, kept.sender_sum
        self.grid.load(kept.lines)
        self._view.show_sender_sum(self.sender_sum)
        self._judge(range(len(self.grid)))

    def paste(self, text: str, at: int, field: int) -> None:
        """A range from the clipboard, its top left corner at a cell."""
        self._read(lambda: read_text(text, field), at, "paste")

    def take_file(self, content: bytes) -> None:
        """A workbook or a text file, put below what is there."""
        self._read(lambda: read_file(content), len(self.grid), "file")

    def _read(self, work: Callable[[], ReadLines], at: int, source: str) -> None:
        def done(read: ReadLines) -> None:
            self._view.show_read(read, source)
            self.write(at, _over(self.grid.lines[at : at + len(read.lines)], read))

        if not self.busy:
            self._run(work, done, self._refuse)

    def write(self, at: int, lines: Sequence[Line]) -> None:
        """Put lines in from a row on, and have them judged."""
        if self.busy or not lines:
            return
        try:
            changed = self.grid.write(at, lines)
        except RuleBroken as broken:
            self._refuse(broken)
            return
        self._judge(changed)

    def undo(self) -> None:
        """Take the last edit back."""
        changed = self.grid.undo() if not self.busy else None
        if changed is not None:
            self._judge(changed)

    def redo(self) -> None:
        """Do again what was taken back."""
        changed = self.grid.redo() if not self.busy else None
        if changed is not None:
            self._judge(changed)

    def confirm(self, places: Iterable[int]) -> None:
        """Post these rows as they are."""
        for at in places:
            if self.grid.judged[at].state in (State.CONFIRM, State.REPEATED):
                self.grid.confirm(at)
        self._view.show_grid()

    def new_list(self) -> None:
        """Begin another batch; the old list leaves the screen."""
        if not self.doing:
            self.grid.clear()
            self.batch_id, self.batch_number, self.sender_sum = new_id(), "", ""
            self._view.show_sender_sum("")
            self._run(lambda: self._desk.drop_draft(KEY), None, self._refuse)
            self._view.show_grid()

    # -- judging -------------------------------------------------------------------------------------

    def check_again(self) -> None:
        """Ask the centre once more for every row."""
        if not self.doing:
            self._judge(range(len(self.grid)))

    def _judge(self, changed: range) -> None:
        """Here first, then at the centre, with the other rows of the same loans."""
        self._turn += 1
        turn, lines, today = self._turn, tuple(self.grid.lines), self.today
        known = tuple(self.grid.judged)
        self._view.show_grid()

        def work() -> tuple[dict[int, Judged], list[int], frozenset[int]]:
            made = {at: judge_here(at + 1, lines[at], today) for at in changed if at < len(lines)}
            loans = {one.row.loan_number for one in made.values() if one.row}
            for at, one in enumerate(known):
                waits = one.state is State.WAITING or (one.row and one.row.loan_number in loans)
                if at not in made and waits and one.state is not State.POSTED:
                    made[at] = judge_here(at + 1, lines[at], today)
            all_now = [made.get(at, one) for at, one in enumerate(known)]
            waiting = (at for at, one in made.items() if one.state is State.WAITING)
            return made, _in_loans(waiting, all_now), repeats_in(all_now)

        def done(found: tuple[dict[int, Judged], list[int], frozenset[int]]) -> None:
            made, places, self.grid.twice = found if turn == self._turn else ({}, [], self.grid.twice)
            for at, one in made.items():
                self.grid.know(at, one)
            self._view.show_grid()
            self._ask(turn, places, 0)

        self._run(work, done, self._refuse)

    def _ask(self, turn: int, places: list[int], first: int) -> None:
        """Judge the next piece at the centre, and so on until all are judged or Esc was pressed."""
        if turn != self._turn:
            return
        if first >= len(places):
            self._ended("check", len(places))
            return
        self._begun("check", first, len(places))
        piece = places[first : first + CHECK_CHUNK]
        rows = tuple(row for at in piece if (row := self.grid.judged[at].row) is not None)

        def done(checked: tuple[CheckedRow, ...]) -> None:
            if turn == self._turn:
                self._take_checked(checked)
                self._ask(turn, places, first + CHECK_CHUNK)

        def failed(broken: RuleBroken) -> None:
            if turn == self._turn:
                self._ended("check", len(places))
                self._refuse(broken)

        self._run(lambda: self._desk.ask(CheckPostings(rows=rows)), done, failed, lane="network")

    def _take_checked(self, checked: Sequence[CheckedRow]) -> None:
        for one in checked:
            at = one.row - 1
            self.grid.take(at, judge_there(self.grid.judged[at], one, self.grid.lines[at].confirmed))
        self._view.show_grid()

    def stop(self) -> None:
        """Esc: no further piece begins; what was judged or posted stays so.

        A piece that is on its way to be posted is waited for: its rows must not change meanwhile.
        """
        if self.doing:
            self._turn += 1
            if not self.busy:
                self._ended(self.doing, 0)

    @property
    def busy(self) -> bool:
        """Whether money is moving: the list stays as it is meanwhile."""
        return self.doing in ("post", "reverse")

    # -- posting -------------------------------------------------------------------------------------

    def ready(self) -> list[int]:
        """The rows that posting would post now."""
        return list(self.grid.rows_in(State.READY))

    def post(self) -> None:
        """Post every row that is sound or confirmed, a piece at a time."""
        places = _in_loans(self.ready(), self.grid.judged)
        if places and not self.doing:
            self._turn += 1
            self.save()
            self._send(self._turn, places, 0, 0)

    def _send(self, turn: int, places: list[int], first: int, refused: int) -> None:
        if first >= len(places):
            self._ended("post", len(places))
            self._view.show_posted(len(places) - refused, refused, self.batch_number)
            self.save()
            return
        self._begun("post", first, len(places))
        piece = places[first : first + POST_CHUNK]
        rows = tuple(row for at in piece if (row := self.grid.judged[at].row) is not None)
        command = PostRepaymentBatch(batch_id=self.batch_id, rows=rows)

        def done(answer: CommandResult | Queued) -> None:
            breach = breach_in(answer)
            if breach is not None or not isinstance(answer, CommandResult):
                self._stopped(breach)
                return
            count = self._take_posted(rows, answer)
            if turn == self._turn:
                self._send(turn, places, first + POST_CHUNK, refused + count)
            else:
                self._ended("post", 0)
                self.save()

        self._run(lambda: self._desk.send(command), done, self._lost, lane="network")

    def _take_posted(self, rows: tuple[BatchRow, ...], answer: CommandResult) -> int:
        """Mark what was posted and what was refused; how many were refused."""
        self.batch_number = answer.made.get("batch_number", self.batch_number)
        refused = refused_rows(answer.made.get("refused", "[]"))
        for row in rows:
            at, code = row.row - 1, refused.get(row.row, "")
            if code:
                known = replace(self.grid.judged[at], state=State.ERROR, code=code)
                self.grid.know(at, replace(known, field=FIELDS_OF.get(code, -1)))
            else:
                self.grid.mark_posted(at, f"{self.batch_number}-{row.row:05d}")
        self._view.show_grid()
        return len(refused)

    def _lost(self, broken: RuleBroken) -> None:
        """The answer did not come: the rows may be posted, and posting them again does no harm."""
        self._stopped(breach_of(broken))

    def _stopped(self, breach: Breach | None) -> None:
        self._turn += 1
        self._ended("post", 0)
        self.save()
        if breach is not None:
            self._view.show_refusal(breach)

    # -- reversing -----------------------------------------------------------------------------------

    def list_batches(self) -> None:
        """Ask for the newest batches in reach."""
        question = ListRepaymentBatches()
        self._run(lambda: self._desk.ask(question), self._view.show_batches, self._refuse, lane="network")

    def reverse(self, batch: BatchView, reason: str) -> None:
        """Undo a whole batch, its last rows first, a piece at a time."""
        if not self.doing:
            self._turn += 1
            firsts = list(range(1, max(batch.last_row, 1) + 1, REVERSE_CHUNK))[::-1]
            self._undo_piece(self._turn, (batch.key, reason), firsts, (0, 0))

    def _undo_piece(
        self, turn: int, what: tuple[str, str], firsts: list[int], so_far: tuple[int, int], at: int = 0
    ) -> None:
        if at >= len(firsts) or turn != self._turn:
            self._ended("reverse", len(firsts))
            self._view.show_reversed(*so_far)
            self.list_batches()
            return
        self._begun("reverse", at, len(firsts))
        command = ReverseRepaymentBatch(batch_id=what[0], reason=what[1], first_row=firsts[at])

        def done(answer: CommandResult | Queued) -> None:
            breach = breach_in(answer)
            if breach is not None or not isinstance(answer, CommandResult):
                self._stopped(breach)
                return
            count = int(answer.made.get("reversed", "0"))
            failed = len(refused_rows(answer.made.get("refused", "[]")))
            self._undo_piece(turn, what, firsts, (so_far[0] + count, so_far[1] + failed), at + 1)

        self._run(lambda: self._desk.send(command), done, self._lost, lane="network")

    # -- keeping -------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the list as it stands."""
        kept = Kept(self.batch_id, self.batch_number, self.sender_sum, tuple(self.grid.lines))
        if not kept.lines:
            return

        def work() -> Draft:
            draft = kept_draft(kept)
            self._desk.save_draft(draft)
            return draft

        self._run(work, lambda draft: self._view.show_saved(draft.saved_at), self._refuse)

    def export(self, write: Callable[[], int]) -> None:
        """Write the rows with errors to a file."""
        self._run(write, self._view.show_exported, self._refuse)

    def _begun(self, doing: str, done: int, total: int) -> None:
        self.doing = doing
        self._view.show_progress(doing, done, total)

    def _ended(self, doing: str, total: int) -> None:
        self.doing = ""
        self._view.show_progress(doing, total, total)
        self._view.show_grid()

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))


def _in_loans(places: Iterable[int], judged: Sequence[Judged]) -> list[int]:
    """Rows of one loan side by side: a later one is judged with the earlier ones as paid."""

    def order(at: int) -> tuple[str, int]:
        row = judged[at].row
        return (row.loan_number if row else "", at)

    return sorted(places, key=order)


def _over(there: Sequence[Line], read: ReadLines) -> list[Line]:
    """What was read, with the cells of columns that it does not have kept as they are."""
    if read.known == len(Field):
        return list(read.lines)
    made = []
    for at, new in enumerate(read.lines):
        old = there[at].cells if at < len(there) else Line().cells
        made.append(Line(tuple(one or kept for one, kept in zip(new.cells, old, strict=True))))
    return made
