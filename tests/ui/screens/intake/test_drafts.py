"""A form that was left is offered again; what is known of a customer fills empty fields; once is once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from desk import FakeDesk, Recorder, run_at_once

from lendesk.usecases.applications.queries import FindDuplicates, ListProducts
from lendesk.usecases.projections import CustomerRow
from lendesk.usecases.synchronisation.state import Draft
from ui.screens.intake.form import FieldState
from ui.screens.intake.presenter import DRAFT_KIND, IntakePresenter

NUMBER = "440104199003076515"
KNOWN = CustomerRow(
    key="c-1",
    branch_id="b-1",
    owner_id="p-1",
    name="样本客户",
    search_words="  样本客户  ybkh",
    id_masked="4401**********6515",
    id_tail="6515",
    phone_masked="139****0001",
    phone_tail="0001",
    card_masked="",
    sex="男",
    birth="1990-03-07",
    address="广东省广州市样本路 1 号",
    id_valid_to="2036-01-01",
    monthly_income_fen=1_000_000,
)


@pytest.fixture
def view() -> Recorder:
    return Recorder()


@pytest.fixture
def form(desk: FakeDesk, view: Recorder) -> IntakePresenter:
    desk.answers |= {ListProducts: (), FindDuplicates: ()}
    return IntakePresenter(desk, view, run_at_once, lambda: "2026-11-21T09:00:00+00:00")  # type: ignore[arg-type]


def left_behind(desk: FakeDesk, key: str, name: str, saved_at: str) -> Draft:
    """A draft as an earlier session wrote it."""
    view = Recorder()
    earlier = IntakePresenter(desk, view, run_at_once, lambda: saved_at)  # type: ignore[arg-type]
    earlier.form.application_id = key
    earlier.type_into("name", name)
    return desk.kept_drafts[key]


def test_an_untouched_form_leaves_no_draft(form: IntakePresenter, desk: FakeDesk) -> None:
    form.open()
    assert desk.kept_drafts == {}


def test_the_newest_draft_is_offered_and_continued(
    form: IntakePresenter, desk: FakeDesk, view: Recorder
) -> None:
    left_behind(desk, "a-1", "旧件", "2026-11-20T09:00:00+00:00")
    newest = left_behind(desk, "a-2", "新件", "2026-11-21T08:00:00+00:00")
    form.open()
    assert view.last("show_draft") == newest
    form.continue_draft()
    assert form.form.application_id == "a-2"
    assert form.form.text("name") == "新件"
    assert view.last("show_draft") is None


def test_a_discarded_draft_is_gone_and_the_one_before_is_offered(
    form: IntakePresenter, desk: FakeDesk, view: Recorder
) -> None:
    older = left_behind(desk, "a-1", "旧件", "2026-11-20T09:00:00+00:00")
    left_behind(desk, "a-2", "新件", "2026-11-21T08:00:00+00:00")
    form.open()
    form.discard_draft()
    assert list(desk.kept_drafts) == ["a-1"]
    assert view.last("show_draft") == older


def test_a_draft_that_cannot_be_read_is_not_offered_and_stays(
    form: IntakePresenter, desk: FakeDesk, view: Recorder
) -> None:
    strange = Draft("a-9", DRAFT_KIND, "?", '{"fields": 3}', "2026-11-21T08:00:00+00:00")
    desk.save_draft(strange)
    form.open()
    assert view.last("show_draft") is None
    assert desk.kept_drafts == {"a-9": strange}


def test_what_is_known_fills_only_empty_fields(form: IntakePresenter, desk: FakeDesk) -> None:
    desk.answers[FindDuplicates] = (KNOWN,)
    form.open()
    form.type_into("address", "搬家后的地址")
    form.type_into("id_number", NUMBER)
    form.take_known()
    assert form.form.text("address") == "搬家后的地址"
    assert form.form.text("birth") == KNOWN.birth
    assert form.form.text("income") == "10,000.00"


def test_of_a_customer_elsewhere_nothing_is_filled_in(form: IntakePresenter, desk: FakeDesk) -> None:
    desk.answers[FindDuplicates] = (replace(KNOWN, name="样**", sex="", birth="", address=""),)
    form.open()
    form.type_into("id_number", NUMBER)
    form.take_known()
    assert form.form.text("name") == ""


def test_half_a_number_asks_nobody(form: IntakePresenter, desk: FakeDesk, view: Recorder) -> None:
    form.open()
    form.type_into("id_number", NUMBER[:17])
    assert not any(isinstance(asked, FindDuplicates) for asked in desk.asked)
    assert view.last("show_duplicates") == ()


def test_typing_over_a_read_field_shows_it_as_seen(form: IntakePresenter, view: Recorder) -> None:
    form.open()
    form.form.fields["id_number"] = FieldState(NUMBER, NUMBER, 1000, confirmed=False)
    form.type_into("id_number", NUMBER[:-1] + "X")
    name, state = view.last("show_field")
    assert (name, state.confirmed) == ("id_number", True)


def test_submit_is_not_started_twice(form: IntakePresenter, desk: FakeDesk) -> None:
    form.open()
    form._sending = True
    form.submit(date(2026, 11, 21))
    assert desk.sent == []


def test_a_late_answer_does_not_reach_the_next_file(desk: FakeDesk, view: Recorder) -> None:
    desk.answers |= {ListProducts: (), FindDuplicates: ()}
    waiting: list[Callable[[], object]] = []

    def run_later(*work: Any, **lane: str) -> object:
        waiting.append(lambda: run_at_once(*work, **lane))
        return None

    form = IntakePresenter(desk, view, run_later, lambda: "2026-11-21T09:00:00+00:00")  # type: ignore[arg-type]
    form.add_picture(b"x", "other", "x.png")
    late = list(waiting)
    form.open()
    for answer in late:
        answer()
    assert form.form.materials == []
