"""The reviewer's queue, claims and decisions, without a widget."""

from __future__ import annotations

import json
import sys
from importlib import resources
from pathlib import Path

import pytest
from desk import FakeDesk, Recorder, run_at_once

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.applications.commands import ClaimApplication, DecideApplication, Verdict
from lendesk.usecases.applications.queries import GetReviewFile, ListReviewQueue, ReportSection, RuleLine
from lendesk.usecases.messages import Area, Changes, CommandResult, Outcome
from lendesk.usecases.paging import Page
from ui.screens.review.presenter import ReviewPresenter
from ui.screens.review.report import MOST_ENTRIES, by_weight, report_lines, told_rules
from ui.screens.review.words import OFFER, REASONS, RULE_REASONS, threshold_text

sys.path.insert(0, str(Path(__file__).parent))
import review_samples as samples


@pytest.fixture
def view() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(desk: FakeDesk, view: Recorder) -> ReviewPresenter:
    desk.answers[GetReviewFile] = samples.MINE
    desk.answers[ListReviewQueue] = lambda query: (
        Page(samples.ROWS[2:]) if query.after else Page(samples.ROWS[:2], "a-2")
    )
    return ReviewPresenter(desk, view, run_at_once, desk.me.person_id)  # type: ignore[arg-type]


def test_more_adds_the_next_page(presenter: ReviewPresenter, view: Recorder) -> None:
    presenter.open()
    assert view.last("show_queue") == (samples.ROWS[:2], True)
    presenter.more()
    assert view.last("show_queue") == (samples.ROWS, False)
    presenter.more()
    assert len(view.calls["show_queue"]) == 2


def test_only_mine_asks_for_mine(presenter: ReviewPresenter, desk: FakeDesk) -> None:
    presenter.show_only_mine(True)
    assert desk.asked == [ListReviewQueue(mine=True)]


def test_a_file_claimed_by_me_is_mine(presenter: ReviewPresenter, view: Recorder, desk: FakeDesk) -> None:
    presenter.choose("a-1")
    assert view.last("show_file") == (samples.MINE, True)
    desk.answers[GetReviewFile] = samples.FILE
    presenter.choose("a-1")
    assert view.last("show_file") == (samples.FILE, False)


def test_claiming_shows_the_file_again(presenter: ReviewPresenter, view: Recorder, desk: FakeDesk) -> None:
    presenter.choose("a-1")
    presenter.claim()
    assert isinstance(desk.sent[0], ClaimApplication)
    assert len(view.calls["show_file"]) == 2


def test_approving_takes_the_amount_as_typed(
    presenter: ReviewPresenter, view: Recorder, desk: FakeDesk
) -> None:
    presenter.choose("a-1")
    presenter.approve("10万")
    sent = desk.sent[0]
    assert isinstance(sent, DecideApplication)
    assert (sent.verdict, sent.approved_fen) == (Verdict.APPROVE, 10_000_000)
    assert view.last("show_done") == "approve"
    assert presenter.file is None


def test_an_amount_that_is_none_is_refused_here(
    presenter: ReviewPresenter, view: Recorder, desk: FakeDesk
) -> None:
    presenter.choose("a-1")
    presenter.approve("zehn")
    assert view.last("show_refusal").code == "amount.not_a_number"
    assert desk.sent == []


@pytest.mark.parametrize("act", ["decline", "return_for_more"])
def test_no_decision_against_the_borrower_without_a_reason(
    presenter: ReviewPresenter, view: Recorder, desk: FakeDesk, act: str
) -> None:
    presenter.choose("a-1")
    getattr(presenter, act)("  ")
    assert view.last("show_refusal").code == "reason.empty"
    assert desk.sent == []


def test_a_refusal_of_the_centre_keeps_the_file(
    presenter: ReviewPresenter, view: Recorder, desk: FakeDesk
) -> None:
    desk.results[DecideApplication] = lambda command: CommandResult(
        command.command_id, Outcome.REFUSED, "access.four_eyes"
    )
    presenter.choose("a-1")
    presenter.approve("120000")
    assert view.last("show_refusal").code == "access.four_eyes"
    assert presenter.file == samples.MINE
    assert "show_done" not in view.calls


def test_unmasking_needs_a_reason_and_keeps_it(
    presenter: ReviewPresenter, view: Recorder, desk: FakeDesk
) -> None:
    desk.clear["phone"] = "13827442210"
    presenter.choose("a-1")
    presenter.unmask("phone", "")
    assert view.last("show_refusal").code == "reason.empty"
    presenter.unmask("phone", "核实身份")
    assert view.last("show_unmasked") == ("phone", "13827442210")
    assert desk.unmasked == [("c-1", "phone", "核实身份")]


def test_news_of_files_renew_queue_and_file(presenter: ReviewPresenter, view: Recorder) -> None:
    presenter.choose("a-1")
    presenter.changed(Changes(frozenset({Area.LOANS})))
    assert "show_queue" not in view.calls
    presenter.changed(Changes(frozenset({Area.APPLICATIONS})))
    assert len(view.calls["show_queue"]) == 1
    assert len(view.calls["show_file"]) == 2


def test_off_line_is_told(presenter: ReviewPresenter, view: Recorder, desk: FakeDesk) -> None:
    desk.answers[ListReviewQueue] = lambda _query: (_ for _ in ()).throw(RuleBroken("line.needs_connection"))
    presenter.open()
    assert view.last("show_refusal").code == "line.needs_connection"


def test_entries_of_the_report_are_put_together_again() -> None:
    items = (
        ("1.lender", "某消费金融"),
        ("1.kind", "消费贷"),
        ("1.balance_fen", "2000000"),
        ("1.months.1.mark", "N"),
        *((f"{number}.lender", "某银行") for number in range(2, 16)),
    )
    lines = report_lines(ReportSection("credit_detail", items))
    assert lines[0] == ("某消费金融 · 消费贷", "20,000.00")
    assert len(lines) == MOST_ENTRIES + 1
    assert "3" in str(lines[-1][0])


def test_figures_lists_of_words_and_empty_sections_of_the_report() -> None:
    section = ReportSection("score", (("value", "684"), ("factors.1", "查询多"), ("intent_id", "x")))
    assert [(str(name), str(value)) for name, value in report_lines(section)] == [
        ("评分", "684"),
        ("影响因素", "查询多"),
    ]
    assert [str(name) for name, _value in report_lines(ReportSection("public", ()))] == ["无"]


def test_rules_are_told_once_and_without_mere_flags() -> None:
    score, flag = (
        RuleLine("score.middle", "702", ">= 600", "manual"),
        RuleLine("score.middle", "True", "true", "manual"),
    )
    alone = RuleLine("score.missing", "False", "false", "manual")
    assert told_rules((score, flag, score, alone)) == (score, alone)


def test_rows_of_the_table_and_their_reasons_are_one_line() -> None:
    lines = (
        RuleLine("offer-3", "680", ">= 600", ""),
        RuleLine("band-manual", "680", "[600..750]", ""),
        RuleLine("income", "680", "", ""),
        RuleLine("score.middle", "", "", "manual"),
        RuleLine("income.below_floor", "", "", "manual"),
    )
    assert told_rules(lines) == (
        RuleLine("offer", "680", ">= 600", "offer"),
        RuleLine("score.middle", "680", "[600..750]", "manual"),
        RuleLine("income.below_floor", "", "", "manual"),
    )


def test_every_row_of_the_lenders_tables_has_a_name() -> None:
    for table in resources.files("resources").joinpath("decisions").iterdir():
        nodes = json.loads(table.read_text("utf-8"))["nodes"]
        rows = [row for node in nodes for row in node.get("content", {}).get("rules", ())]
        assert rows
        for row in rows:
            reason = row.get("r_reason", OFFER).strip('"')
            assert RULE_REASONS.get(row["_id"], OFFER) == reason
            assert reason in REASONS


@pytest.mark.parametrize(
    ("cell", "shown"), [("[600..750]", "600–750"), (">= 600", "≥ 600"), ("<= 3", "≤ 3"), ("", "—")]
)
def test_thresholds_are_written_as_people_do(cell: str, shown: str) -> None:
    assert threshold_text(cell) == shown


def test_what_tells_most_stands_first() -> None:
    named = tuple(ReportSection(name, ()) for name in ("header", "identity", "summary", "score"))
    assert [section.name for section in by_weight(named)] == ["summary", "score", "header", "identity"]
