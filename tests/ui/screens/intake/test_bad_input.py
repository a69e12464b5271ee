"""What is wrong in the intake form is told at its field, and nothing is sent."""

from __future__ import annotations

from datetime import date

import pytest
from desk import FakeDesk, run_at_once

from lendesk.domain.applications.application import Material
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.sample.setup import PRODUCTS
from lendesk.usecases.applications.commands import SubmitApplication
from lendesk.usecases.applications.queries import FindDuplicates, ListProducts
from lendesk.usecases.projections import ProductRow
from ui.screens.intake.presenter import IntakePresenter

TODAY = date(2026, 11, 21)
GOOD = {
    "name": "样本客户",
    "id_number": "440104199003076515",
    "sex": "男",
    "ethnicity": "汉",
    "birth": "1990-03-07",
    "valid_from": "2016-11-21",
    "valid_to": "2026-11-21",
    "address": "广东省广州市越秀区样本路 1 号",
    "phone": "13912340001",
    "card_number": "6222021234567890128",
    "income": "10,000",
}
REQUEST = {"amount": "20,000", "term": "12", "method": "equal_installment", "purpose": "装修"}


class Recorder:
    """Keeps the last of everything that the presenter shows."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[object, ...]] = {}

    def __getattr__(self, name: str):
        def keep(*told: object) -> None:
            self.shown[name] = told

        return keep

    @property
    def faults(self) -> dict[str, Breach]:
        return self.shown["show_faults"][0]  # type: ignore[return-value]


def product() -> ProductRow:
    made = PRODUCTS[0]
    return ProductRow(
        key=made.key,
        branch_id="",
        owner_id="",
        code=made.code,
        version=1,
        name=made.name,
        name_en=made.name_en,
        kind=made.kind.value,
        amount_min_fen=made.amount_min_fen,
        amount_max_fen=made.amount_max_fen,
        term_min=made.term_min,
        term_max=made.term_max,
        rate_percent=str(made.rate_percent),
        rate_unit=made.rate_unit,
        methods=",".join(made.methods),
        convention=made.convention,
        grace_days=made.grace_days,
        penalty_percent=str(made.penalty_percent),
        fee_percent=str(made.fee_percent),
        materials=",".join(made.materials),
    )


@pytest.fixture
def view() -> Recorder:
    return Recorder()


@pytest.fixture
def form(desk: FakeDesk, view: Recorder) -> IntakePresenter:
    """A form in which nothing is wrong."""
    desk.answers |= {ListProducts: (product(),), FindDuplicates: ()}
    presenter = IntakePresenter(desk, view, run_at_once, lambda: "2026-11-21T09:00:00")  # type: ignore[arg-type]
    presenter.open()
    for name, text in GOOD.items():
        presenter.type_into(name, text)
    for kind in ("id_front", "id_back"):
        presenter.form.attach(Material(kind, "0" * 64, f"{kind}.png"))
    presenter.request(**REQUEST)
    presenter.give_consent(True)
    return presenter


def test_a_good_form_goes(form: IntakePresenter, desk: FakeDesk, view: Recorder) -> None:
    form.submit(TODAY)
    assert view.faults == {}
    [command] = desk.sent
    assert isinstance(command, SubmitApplication)
    assert (command.amount_fen, command.applicant.monthly_income_fen) == (2_000_000, 1_000_000)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("id_number", "440104199003076516", "id_number.check_digit"),
        ("id_number", "44010419900307651", "id_number.form"),
        ("id_number", "", "id_number.form"),
        ("sex", "女", "id_number.sex"),
        ("birth", "1990-03-08", "id_number.birth"),
        ("birth", "1990-02-30", "date.unreadable"),
        ("valid_to", "2026-11-20", "application.expired_id"),
        ("valid_to", "2026/13/01", "date.unreadable"),
        ("valid_to", "", "field.empty"),
        ("phone", "23912340001", "applicant.phone"),
        ("card_number", "6222021234567890127", "bank_card.luhn"),
        ("income", "NaN", "amount.not_a_number"),
        ("income", "1e400", "amount.not_a_number"),
        ("income", "-1", "amount.not_positive"),
        ("income", "1,000.005", "amount.too_many_decimals"),
    ],
)
def test_a_wrong_field_is_told_at_its_place_and_nothing_is_sent(
    form: IntakePresenter, desk: FakeDesk, view: Recorder, field: str, typed: str, code: str
) -> None:
    form.type_into(field, typed)
    form.submit(TODAY)
    assert code in {breach.code for breach in view.faults.values()}
    if not code.startswith("id_number."):
        assert view.faults[field].code == code
    assert desk.sent == []


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("1e400", "amount.not_a_number"),
        ("NaN", "amount.not_a_number"),
        ("Infinity", "amount.not_a_number"),
        ("-1", "amount.not_positive"),
        ("1,000.005", "amount.too_many_decimals"),
        ("10,00", "amount.not_a_number"),
        ("9" * 400, "amount.not_a_number"),
        ("１００", "product.amount_out_of_range"),
        ("", "amount.empty"),
    ],
)
def test_a_wrong_amount_is_told_while_typing_and_nothing_is_sent(
    form: IntakePresenter, desk: FakeDesk, view: Recorder, amount: str, code: str
) -> None:
    form.request(**{**REQUEST, "amount": amount})
    quote, breach = view.shown["show_plan"]
    assert quote is None
    assert isinstance(breach, Breach)
    assert breach.code == code
    form.submit(TODAY)
    assert view.faults["amount"].code == code
    assert desk.sent == []


def test_digits_in_full_width_are_an_amount(form: IntakePresenter, view: Recorder) -> None:
    form.request(**{**REQUEST, "amount": "２０，０００", "term": "１２"})
    quote, breach = view.shown["show_plan"]
    assert breach is None
    assert quote.amount.minor == 2_000_000  # type: ignore[attr-defined]


@pytest.mark.parametrize("term", ["", "0", "-12", "1e2", "12.5", "99999"])
def test_a_wrong_term_is_told_at_its_place(form: IntakePresenter, view: Recorder, term: str) -> None:
    form.request(**{**REQUEST, "term": term})
    form.submit(TODAY)
    assert view.faults["term"].code.startswith(("term.", "product.term"))


def test_consent_and_documents_are_asked_for(form: IntakePresenter, view: Recorder) -> None:
    form.give_consent(False)
    form.form.materials.pop()
    form.submit(TODAY)
    assert view.faults["consent"].code == "application.no_consent"
    assert view.faults["materials"].code == "application.missing_material"


@pytest.mark.parametrize("code", ["picture.not_an_image", "picture.too_large", "picture.timed_out"])
def test_a_picture_that_cannot_be_read_stays_and_the_fields_are_typed(
    form: IntakePresenter, desk: FakeDesk, view: Recorder, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    def refuse(_content: bytes, _kind: str) -> None:
        raise RuleBroken(code)

    monkeypatch.setattr(desk, "read_document", refuse, raising=False)
    monkeypatch.setattr(desk, "keep_file", lambda _content: "1" * 64, raising=False)
    form.add_picture(b"no picture", "id_front", "front.png")
    [breach] = view.shown["show_refusal"]
    assert isinstance(breach, Breach)
    assert breach.code == code
    assert view.shown["show_reading"] == ("id_front", False)
    assert form.form.materials[-1].sha256 == "1" * 64
    assert form.form.text("name") == GOOD["name"], "what was typed is kept"
