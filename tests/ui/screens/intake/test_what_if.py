"""What if: three offers side by side, their costs and instalments, and how every figure comes about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from desk import FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.applications.queries import ListProducts
from lendesk.usecases.projections import ProductRow
from ui.screens.intake.screen import build
from ui.screens.intake.view import IntakeScreen
from ui.screens.intake.what_if import (
    Supposition,
    WhatIfPresenter,
    beginnings,
    cheapest,
    cost_lines,
    explained,
)
from ui.screens.intake.what_if_sheet import WhatIfSheet
from ui.screens.offering import Offer, offered, supposed
from ui.screens.surroundings import Surroundings

DAY = date(2026, 11, 21)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PRODUCT = ProductRow(
    key="XF-v1",
    branch_id="",
    owner_id="",
    code="XF",
    version=1,
    name="个人信用贷",
    name_en="Personal credit",
    kind="personal_credit",
    amount_min_fen=100_000,
    amount_max_fen=20_000_000,
    term_min=3,
    term_max=24,
    rate_percent="1.5",
    rate_unit="MONTH",
    methods="equal_installment,equal_principal",
    convention="cn_monthly",
    grace_days=3,
    penalty_percent="50",
    fee_percent="2",
    materials="id_front,id_back",
)


def offer(term: int = 6, method: str = "equal_installment", convention: str = "") -> Offer:
    return supposed(PRODUCT, 500_000, term, method, convention, DAY)


def test_the_reference_case_to_the_fen_with_both_rates() -> None:
    """5,000 for six months at 1.5 % a month: 877.63 an instalment, 265.76 of interest, here with a fee."""
    made = offer()
    assert made.plan.instalment_fen == 87_763
    assert made.plan.total_interest_fen == 26_576
    assert made.yearly_percent > made.simple_percent > Decimal(18)
    assert made.plan.total_payment.minor == 500_000 + 26_576 + 10_000


def test_the_cost_sheet_names_payer_standard_method_and_collector() -> None:
    interest, fee, penalty = cost_lines(offer())
    assert (interest.payer, interest.rate_percent, interest.per, interest.collector) == (
        "borrower",
        "1.5",
        "MONTH",
        "lender",
    )
    assert (fee.rate_percent, fee.per, fee.method, fee.amount_fen) == (
        "2",
        "PRINCIPAL",
        "FIRST_INSTALMENT",
        10_000,
    )
    assert (penalty.amount_fen, penalty.rate_percent, penalty.grace_days) == (None, "50", 3)


@pytest.mark.parametrize("convention", ["cn_monthly", "cn_daily", "cn_calculator"])
@pytest.mark.parametrize("method", ["equal_installment", "equal_principal"])
def test_every_figure_of_every_instalment_is_the_sum_of_its_lines(convention: str, method: str) -> None:
    made = offer(method=method, convention=convention)
    for row in made.plan.rows:
        parts = {part.part: part.amount_fen for part in explained(made, row.no)}
        assert parts["principal"] == row.principal_fen
        assert parts["interest"] == row.interest_fen
        assert parts.get("fee", 0) == row.fee_fen


def test_columns_begin_with_the_form_and_differ_from_it() -> None:
    first, second, third = beginnings(PRODUCT, "12", "equal_installment")
    assert first == Supposition("equal_installment", "12")
    assert second == Supposition("equal_principal", "12")
    assert third == Supposition("equal_installment", "24")


def test_the_lowest_rate_is_marked_only_where_there_is_one() -> None:
    assert cheapest({0: offer(), 1: offer()}) is None
    assert cheapest({0: offer(6), 1: offer(24), 2: offer(12)}) == 1
    assert cheapest({0: offer()}) is None


def test_what_the_product_does_not_allow_is_told_in_its_column() -> None:
    view = Recorder()
    presenter = WhatIfPresenter(view, run_at_once, PRODUCT, 500_000, DAY)
    presenter.open("6", "equal_installment")
    presenter.suppose(1, Supposition("equal_principal", "36"))
    number, made, breach = view.last("show_offer")
    assert (number, made, breach.code) == (1, None, "product.term_out_of_range")
    presenter.suppose(1, Supposition("equal_principal", "x"))
    assert view.last("show_offer")[2].code == "term.not_a_number"
    with pytest.raises(RuleBroken, match="impossible"):
        offered(PRODUCT, 0, 6, "equal_installment", DAY)


def test_an_answer_that_was_overtaken_is_dropped() -> None:
    view = Recorder()
    waiting: list[Callable[[], object]] = []

    def run_later(work, done=None, failed=None, *, lane="database"):  # type: ignore[no-untyped-def]
        waiting.append(lambda: run_at_once(work, done, failed, lane=lane))

    presenter = WhatIfPresenter(view, run_later, PRODUCT, 500_000, DAY)
    presenter.suppose(0, Supposition("equal_installment", "6"))
    presenter.suppose(0, Supposition("equal_installment", "12"))
    for one in waiting:
        one()
    assert [made.term for _, made, _ in view.calls["show_offer"]] == [12]


def test_a_preset_of_another_kind_is_shown_and_not_taken() -> None:
    view = Recorder()
    presenter = WhatIfPresenter(view, run_at_once, PRODUCT, 500_000, DAY)
    presenter.open("6", "equal_installment")
    assert presenter.adoptable() == Supposition("equal_installment", "6")
    presenter.suppose(0, Supposition("equal_installment", "6", "cn_daily"))
    assert presenter.adoptable() is None
    presenter.suppose(0, Supposition("equal_installment", "6", "cn_monthly"))
    assert presenter.adoptable() is not None


@pytest.fixture
def screen(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> IntakeScreen:
    desk.answers[ListProducts] = (PRODUCT,)
    made = build(around)
    assert isinstance(made, IntakeScreen)
    put_in(made)
    return made


def test_f8_compares_and_what_is_taken_goes_into_the_form(screen: IntakeScreen, qtbot: QtBot) -> None:
    assert not screen.preview.isEnabled()
    screen.request.amount.setText("5000")
    screen.request.term.setText("6")
    screen.request.term.textEdited.emit("6")
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    sheet = screen.window().findChild(WhatIfSheet)
    assert isinstance(sheet, WhatIfSheet)
    assert sheet.offers.columns[0].figures["first"].text() == "977.63"
    assert sheet.offers.columns[0].figures["yearly"].text().endswith("%")
    assert len(sheet.plan.rows_model.rows) == 6
    assert "借款人" in str(sheet.costs.rows_model.data(sheet.costs.rows_model.index(0, 1)))
    assert "2.0" not in str(sheet.costs.rows_model.data(sheet.costs.rows_model.index(1, 2)))
    qtbot.keyClick(sheet, Qt.Key.Key_2, ALT)
    assert sheet.presenter.chosen == 1
    sheet.plan.select_line(2)
    qtbot.keyClick(sheet.plan, Qt.Key.Key_Return)
    assert sheet.views.value() == "lines"
    assert "第 3 期" in sheet.of_which.text()
    titles = [str(row.title) for row in sheet.lines.rows_model.rows]
    assert titles[0] == "本金"
    assert "利息" in titles
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert screen.request.method.value() == "equal_principal"
    assert screen.presenter.form.method == "equal_principal"


def test_a_column_without_an_offer_says_why_and_cannot_be_taken(screen: IntakeScreen) -> None:
    screen.request.amount.setText("5000")
    screen.request.term.setText("6")
    screen.request.term.textEdited.emit("6")
    screen.preview.click()
    sheet = screen.window().findChild(WhatIfSheet)
    assert isinstance(sheet, WhatIfSheet)
    sheet.offers.columns[0].term.setText("36")
    sheet.offers.columns[0].term.textEdited.emit("36")
    assert "3" in sheet.offers.columns[0].figures["simple"].text()
    assert not sheet.take.isEnabled()
    assert list(sheet.plan.rows_model.rows) == []
    sheet.offers.columns[0].term.setText("6")
    sheet.offers.columns[0].convention.set_value("cn_daily")
    sheet.offers.columns[0].term.textEdited.emit("6")
    assert len(sheet.plan.rows_model.rows) == 6
    assert "本产品不按此计息" in sheet.take.shown_text()
