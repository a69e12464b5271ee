"""What Today decides without a window: the order of work, its views, the way to a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk import FakeDesk, Recorder, run_at_once

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.administration.commands import ReleaseQuarantined
from lendesk.usecases.messages import Area, Changes, CommandResult, Outcome
from lendesk.usecases.repayments.queries import GetLoan
from lendesk.usecases.today.deadlines import TIME_LIMITS, due_moment
from lendesk.usecases.today.queries import GetToday, Today
from ui.screens.today.presenter import TodayPresenter
from ui.screens.today.work import DUE, LATE, MINE, NEWS, OTHERS

sys.path.insert(0, str(Path(__file__).parent))
import today_samples as samples


class View(Recorder):
    seen = True

    def in_sight(self) -> bool:
        return self.seen


class Made:
    """A presenter over canned answers; `went` notes where it turned, `has` the screens that there are."""

    def __init__(self, day: Today, *, takes_money: bool = False, has: tuple[str, ...] = ()) -> None:
        self.desk = FakeDesk(answers={GetToday: day}, rows=samples.OUTBOX)
        self.view, self.went, self.now = View(), [], samples.NOW

        def go(screen: str, argument: object) -> bool:
            self.went.append((screen, argument))
            return not has or screen in has

        self.presenter = TodayPresenter(
            self.desk,  # type: ignore[arg-type]  # answers what Today asks
            self.view,  # type: ignore[arg-type]  # notes what it is told
            run_at_once,
            go,
            "p-huang",
            self.clock,
            takes_money,
        )
        self.presenter.open()

    def clock(self) -> datetime:
        return self.now

    def keys(self, view: str) -> list[str]:
        return [row.key for row in self.presenter.rows[view]]

    def row(self, key: str) -> Any:
        return next(row for rows in self.presenter.rows.values() for row in rows if row.key == key)


def test_refused_first_then_by_time_limit_then_what_waits_for_the_line() -> None:
    made = Made(samples.OFFICER)
    assert made.keys(MINE) == ["m2", "a1", "a2", "k3", "k4", "k5", "o6", "k7", "k8", "m1"]
    assert made.row("m1").pending
    assert made.view.last("show_rows")[1] == {MINE: 10, LATE: 2, DUE: 9, OTHERS: 3, NEWS: 2}


def test_only_the_own_orders_of_the_outbox_that_are_not_settled() -> None:
    made = Made(samples.OFFICER)
    assert {"m3", "m4"} & set(made.keys(MINE)) == set()


def test_what_was_in_time_becomes_late_by_the_clock() -> None:
    made = Made(samples.OFFICER)
    assert made.keys(LATE) == ["a1", "a2"]
    made.now += timedelta(hours=1, minutes=5)
    made.presenter.show()
    assert made.keys(LATE) == ["a1", "a2", "k3"]
    assert "k3" not in made.keys(DUE)


def test_a_loan_behind_is_late_however_long_it_stands() -> None:
    worst = samples.item("loan.overdue", "l1", "某", 100, count=45, since="", due="")
    mild = samples.item("loan.overdue", "l2", "某", 100, count=3, since="", due="")
    made = Made(replace(samples.TELLER, items=(mild, worst)))
    assert made.keys(LATE) == ["l1", "l2"]


def test_the_agenda_holds_what_is_still_to_come_today() -> None:
    made = Made(samples.OFFICER)
    assert [row.key for row in made.view.last("show_agenda")][:3] == ["k3", "k4", "k5"]


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("a1", ("customers", "c-a1")),
        ("a2", ("contracts", "application:a2")),
        ("k3", ("contracts", "k3")),
        ("k4", ("disbursements", "contract:k4")),
        ("o6", ("disbursements", "o6")),
        ("p11", ("proposals", "p11")),
        ("m2", ("sync", "m2")),
        ("l1", ("loans", "l1")),
    ],
)
def test_each_row_leads_to_its_file(key: str, place: tuple[str, object]) -> None:
    made = Made(samples.OFFICER)
    made.presenter.open_row(made.row(key))
    assert made.went == [place]


def test_the_second_place_where_the_first_is_not_of_the_role() -> None:
    made = Made(samples.OFFICER, has=("review",))
    made.presenter.open_row(made.row("a1"))
    assert made.went == [("customers", "c-a1"), ("review", "a1")]


def test_a_teller_takes_the_instalment_at_the_counter() -> None:
    made = Made(samples.TELLER, takes_money=True)
    made.desk.answers[GetLoan] = type("File", (), {"row": "the loan's row"})()
    made.presenter.open_row(made.row("l1"))
    assert made.went == [("counter", "the loan's row")]
    made.desk.answers[GetLoan] = RuleBroken("record.missing")
    made.presenter.open_row(made.row("l2"))
    assert made.view.last("show_refusal").code == "record.missing"


def test_a_held_order_is_asked_about_and_ended_with_a_reason() -> None:
    made = Made(samples.ADMINISTRATOR)
    made.presenter.open_row(made.row("q1"))
    assert made.went == []
    assert made.view.last("ask_held").key == "q1"
    made.desk.results[ReleaseQuarantined] = lambda command: CommandResult(
        command.command_id, Outcome.DONE, made={"outcome": "refused", "code": "quarantine.refused"}
    )
    made.presenter.release("q1", False, "重复")
    [sent] = made.desk.sent
    assert isinstance(sent, ReleaseQuarantined)
    assert (sent.quarantined_id, sent.again, sent.reason) == ("q1", False, "重复")
    assert made.view.last("show_released") == ("refused", "quarantine.refused")
    assert len(made.desk.asked) == 2


def test_a_held_order_that_somebody_ended_before_is_told() -> None:
    made = Made(samples.ADMINISTRATOR)
    made.desk.results[ReleaseQuarantined] = lambda command: CommandResult(
        command.command_id, Outcome.REFUSED, "quarantine.solved"
    )
    made.presenter.release("q1", True, "x")
    assert made.view.last("show_refusal").code == "quarantine.solved"


def test_changes_are_asked_for_while_the_screen_is_seen() -> None:
    made = Made(samples.OFFICER)
    made.presenter.changed(Changes(frozenset({Area.CONTRACTS})))
    assert len(made.desk.asked) == 2
    made.view.seen = False
    made.presenter.changed(Changes(frozenset({Area.CONTRACTS})))
    assert len(made.desk.asked) == 2


def test_while_an_answer_is_on_its_way_one_more_question_is_enough() -> None:
    made = Made(samples.OFFICER)
    waiting: list[Any] = []
    made.presenter._run = lambda *given, **_more: waiting.append(given)  # type: ignore[assignment]
    for _ in range(4):
        made.presenter.open()
    assert len(waiting) == 1
    work, done, _failed = waiting.pop()
    done(work())
    assert len(waiting) == 1


def test_a_fault_is_told_and_the_next_question_is_asked() -> None:
    made = Made(samples.OFFICER)
    made.desk.answers[GetToday] = RuleBroken("line.needs_connection")
    made.presenter.open()
    assert made.view.last("show_fault").code == "line.needs_connection"
    made.presenter.open()
    assert len(made.desk.asked) == 3


def test_views_are_chosen_by_their_key() -> None:
    made = Made(samples.OFFICER)
    made.presenter.choose_view(OTHERS)
    assert [row.key for row in made.view.last("show_rows")[0]] == ["a9", "o10", "p11"]
    before = len(made.view.calls["show_rows"])
    made.presenter.choose_view("none")
    assert len(made.view.calls["show_rows"]) == before


def test_limits_of_time_end_where_they_say() -> None:
    assert due_moment("review.waiting", "2026-03-02T04:00:00+00:00") == "2026-03-02T08:00:00+00:00"
    assert due_moment("payment.bank", "2026-03-02T04:00:00+00:00") == ""
    assert due_moment("review.waiting", "") == ""
    assert all(limit > timedelta() for limit in TIME_LIMITS.values())
