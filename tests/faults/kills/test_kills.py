"""Server, worker, PostgreSQL or workstation die by SIGKILL in the middle of every command of the line."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from lendesk.connectors.loopback import Faults
from lendesk.domain.errors import RuleBroken
from lendesk.domain.intents import Intent
from lendesk.sample.setup import PASSWORD
from lendesk.server.jobs.recording import outcome_id
from lendesk.usecases.catalog import COMMANDS
from lendesk.usecases.messages import CommandResult, Outcome, Route
from lendesk.wire.codec import encode_command

from .acts import JOBS, ONLINE, QUEUED, Act, JobAct
from .acts_batches import BATCHES
from .acts_collections import COLLECTIONS
from .acts_exports import EXPORTS
from .acts_limits import LIMITS
from .acts_servicing import SERVICING
from .cells import cells
from .centre import wait_for
from .desks import open_workstation, row_of

POINTS = ("received", "before_commit", "after_commit")
JOB_POINTS = ("received", "after_external", "before_commit", "after_commit")
ON_LINE = {**ONLINE, **BATCHES, **SERVICING, **LIMITS}
OUTBOX = {**QUEUED, **COLLECTIONS, **EXPORTS}
SENT = {**OUTBOX, **ON_LINE}
UNKNOWN = {"line.outcome_unknown", "centre.busy"}


def test_every_command_of_lendesk_has_its_cells() -> None:
    by_route = {route: {name for name, one in COMMANDS.items() if one.route is route} for route in Route}
    assert set(OUTBOX) == by_route[Route.QUEUED]
    assert set(ON_LINE) == by_route[Route.ONLINE]
    assert set(JOBS) == by_route[Route.JOB]


# -- the server ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "point"),
    cells(
        "server",
        SENT,
        POINTS,
        always=(
            ("PostRepayment", "before_commit"),
            ("PostRepayment", "after_commit"),
            ("ConfirmDisbursement", "after_commit"),
        ),
        few=2,
    ),
)
def test_the_server_dies(line: Any, command: str, point: str) -> None:
    killed = line.killed
    act = SENT[command](line.subjects)
    desk = line.desks.of(act.who)
    killed.arm(point, command)
    told = _give(desk, act)
    assert killed.server.status(20) == -9
    assert killed.reached() == f"{point}:{command} {killed.server.pid}"
    committed = point == "after_commit"
    assert killed.results(act.command.command_id) == (["done"] if committed else [])
    assert act.effects(killed) == int(committed)
    if told is None:
        assert row_of(desk, act.command.command_id).status == "waiting"
        assert (desk.line().online, desk.line().outbox_count) == (False, 1)
    killed.restart_server()
    _settle(line, desk, act, told)


# -- PostgreSQL ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "point"),
    cells("postgres", SENT, POINTS, always=(("PostRepayment", "before_commit"),), few=2),
)
def test_postgresql_dies(line: Any, command: str, point: str) -> None:
    killed = line.killed
    act = SENT[command](line.subjects)
    desk = line.desks.of(act.who)
    killed.arm(point, command, hold=True)
    giving = _Giving(lambda: _give(desk, act))
    assert killed.reached() == f"{point}:{command}:hold {killed.server.pid}"
    assert giving.is_alive()
    assert len(killed.kill_postgres()) > 1
    killed.release()
    told = giving.answer()
    killed.wait_for_postgres()
    committed = point == "after_commit"
    assert killed.results(act.command.command_id) == (["done"] if committed else [])
    assert act.effects(killed) == int(committed)
    assert killed.server.status(0) is None, "the server outlives its database"
    _settle(line, desk, act, told)


# -- the worker, and PostgreSQL under it -----------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "point"),
    cells(
        "worker",
        JOBS,
        JOB_POINTS,
        always=(("RecordPayment", "after_external"), ("RecordPayment", "after_commit")),
        few=1,
    ),
)
def test_the_worker_dies(line: Any, command: str, point: str) -> None:
    killed = line.killed
    job = JOBS[command](line.subjects)
    with _bureau_down(line, command):
        killed.arm(point, command)
        job.cause()
        assert killed.worker.status(20) == -9
        assert killed.reached() == f"{point}:{command} {killed.worker.pid}"
        assert job.effects(killed) == int(point == "after_commit")
        if command == "RecordPayment":
            assert killed.paid(_intent(killed, job).key) == 1, "the bank has paid, and nobody knows it here"
        killed.restart_worker()
        _settle_job(line, command, job)


@pytest.mark.parametrize(
    ("command", "point"),
    cells("postgres under worker", JOBS, JOB_POINTS, always=(("RecordPayment", "after_external"),), few=1),
)
def test_postgresql_dies_under_the_worker(line: Any, command: str, point: str) -> None:
    killed = line.killed
    job = JOBS[command](line.subjects)
    with _bureau_down(line, command):
        killed.arm(point, command, hold=True)
        job.cause()
        assert killed.reached() == f"{point}:{command}:hold {killed.worker.pid}"
        assert len(killed.kill_postgres()) > 1
        killed.release()
        killed.wait_for_postgres()
        _settle_job(line, command, job)
        assert killed.worker.status(0) is None, "the worker outlives its database"


# -- the workstation -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "point"),
    cells(
        "workstation",
        SENT,
        ("before_sending", *POINTS, "before_recording"),
        always=(
            ("PostRepayment", "before_sending"),
            ("PostRepayment", "before_recording"),
            ("ConfirmDisbursement", "before_commit"),
        ),
        few=2,
    ),
)
def test_the_workstation_dies(line: Any, command: str, point: str) -> None:
    killed = line.killed
    act = SENT[command](line.subjects)
    place = line.desks.place(f"victim-{act.who}")
    open_workstation(*place).close()
    held = point in POINTS
    killed.marker.unlink(missing_ok=True)
    if held:
        killed.arm(point, command, hold=True)
    victim = killed.launcher.start("workstation", _order(place, act, "" if held else point, killed.marker))
    proof = killed.reached()
    if held:
        assert proof == f"{point}:{command}:hold {killed.server.pid}"
        assert victim.status(0) is None, "it waits for the answer"
        assert victim.kill() == -9
        killed.release()
        wait_for("the centre to end it", lambda: killed.results(act.command.command_id) == ["done"])
    else:
        assert proof == f"{point} {victim.pid}"
        assert victim.status(20) == -9
    workstation = open_workstation(*place)
    try:
        _settle(line, workstation.sign_in(act.who, PASSWORD), act, None)
    finally:
        workstation.close()


# -- how it goes on, and what must hold ------------------------------------------------------------


class _Giving(threading.Thread):
    """Gives a command while the test does something else."""

    def __init__(self, give: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self._give = give
        self._told: Any = None
        self._ended = False
        self.start()

    def run(self) -> None:
        self._told = self._give()
        self._ended = True

    def answer(self) -> Any:
        self.join(60)
        assert self._ended
        return self._told


def _give(desk: Any, act: Act) -> str | CommandResult | None:
    """Give the command at the desk. A queued one: None. On line: its result, or the code that was raised."""
    try:
        given = desk.send(act.command)
    except RuleBroken as broken:
        if broken.code not in UNKNOWN:
            raise
        return broken.code
    if type(act.command).route is Route.ONLINE:
        return given
    desk.sync_now()
    return None


def _settle(line: Any, desk: Any, act: Act, told: str | CommandResult | None) -> None:
    """After the restart the person learns the truth, and the command has its one effect."""
    killed, command_id = line.killed, act.command.command_id
    if type(act.command).route is Route.QUEUED:
        _synchronise(desk)
        row = row_of(desk, command_id)
        assert row is not None
        assert row.status == "done", (row.code, row.facts)
    else:
        _tell_online(killed, desk, act, told)
        # Whoever tries once more under the same id gets the one result, whether it arrived or not.
        again = wait_for("the line", lambda: _sent_again(desk, act))
        assert again.outcome is Outcome.DONE, again
    assert killed.results(command_id) == ["done"]
    assert act.effects(killed) == 1
    assert killed.told_in_audit(command_id) == 1
    killed.check_books()


def _tell_online(killed: Any, desk: Any, act: Act, told: str | CommandResult | None) -> None:
    """One result or none, and the desk says which: at once, or in the Sync screen."""
    stored = killed.results(act.command.command_id)
    assert stored in ([], ["done"])
    if isinstance(told, CommandResult):
        assert [told.outcome.value] == stored
        return
    if told == "centre.busy":
        assert stored == []
        assert row_of(desk, act.command.command_id) is None
        return
    if told is not None:
        row = row_of(desk, act.command.command_id)
        assert row is not None, "the note stays while the outcome is unknown"
        assert row.status == "waiting"
        assert desk.line().attention >= 1
    _synchronise(desk)
    row = row_of(desk, act.command.command_id)
    assert row is not None
    expected = ("done", "") if stored else ("refused", "command.never_arrived")
    assert (row.status, row.code) == expected
    desk.solve(act.command.command_id, "drop")


def _sent_again(desk: Any, act: Act) -> CommandResult | None:
    try:
        return desk.send(act.command)
    except RuleBroken as broken:
        if broken.code not in {"line.needs_connection", *UNKNOWN}:
            raise
        desk.sync_now()
        return None


def _synchronise(desk: Any) -> None:
    def through() -> bool:
        state = desk.sync_now()
        return state.online and state.outbox_count == 0 and not state.problem

    wait_for("the queue to empty", through)


def _settle_job(line: Any, command: str, job: JobAct) -> None:
    """The worker takes the job up again: one outcome for one intent, one effect, at the bank too."""
    killed = line.killed
    wait_for("the job", lambda: job.settled(killed))
    intent = _intent(killed, job)
    wait_for("the intent", lambda: killed.get(Intent, intent.key).state != "open")
    recorded = outcome_id(intent.key, COMMANDS[command])
    assert killed.results(recorded) == ["done"]
    assert killed.told_in_audit(recorded) == 1
    assert job.effects(killed) == 1
    if command == "RecordPayment":
        assert killed.paid(intent.key) == 1
    killed.check_books()


def _intent(killed: Any, job: JobAct) -> Intent:
    [intent] = killed.find(Intent, subject_id=job.subject_id)
    return intent


class _bureau_down:  # noqa: N801 - read as a statement
    """The bureau fails for as long as `RecordBureauFailure` is under test."""

    def __init__(self, line: Any, command: str) -> None:
        self._switch = line.killed.bureau_faults if command == "RecordBureauFailure" else None

    def __enter__(self) -> None:
        if self._switch is not None:
            self._switch.set(Faults(fail_times=10_000))

    def __exit__(self, *_: object) -> None:
        if self._switch is not None:
            self._switch.set(Faults())


def _order(place: Any, act: Act, dies: str, marker: Any) -> str:
    folder, address, authority = place
    return json.dumps(
        {
            "folder": str(folder),
            "address": address,
            "authority": str(authority),
            "who": act.who,
            "body": encode_command(act.command),
            "dies": dies,
            "marker": str(marker),
        }
    )
