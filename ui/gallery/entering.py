"""Fields, choices and forms: where people type."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from lendesk.domain.money import Money
from ui.gallery.specimen import DISABLED, FOCUS, NORMAL, Group, disabled, page, with_keyboard
from ui.texts import late
from ui.widgets.choices import Choice, ChoiceCards, ComboField, DateField, TickBox
from ui.widgets.fields import PasswordField, TextArea, TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.id_field import IdField
from ui.widgets.money_field import CapitalsLine, MoneyField
from ui.widgets.painting import ChipSpec

NAME, AMOUNT, ID = late("gallery", "Name"), late("gallery", "Amount"), late("gallery", "ID number")
TERM, REASON = late("gallery", "Term"), late("gallery", "Reason")
EMPTY, WRONG, DOUBTFUL = (
    late("gallery", "empty"),
    late("gallery", "wrong"),
    late("gallery", "doubtful"),
)
SPECIMEN_ID = "440604198703153828"


def fields() -> QWidget:
    """Every field in every state."""
    return page(_texts(), _figures(), _numbers(), _choices(), _form())


def _text(text: str = "", mark: str = "") -> TextField:
    made = TextField(NAME, placeholder=late("gallery", "as on the ID card"))
    made.set_text(text)
    made.mark("danger" if mark == "danger" else "warning" if mark else "")
    return made


def _texts() -> Group:
    group = Group(late("gallery", "Text field"))
    group.add(EMPTY, _text())
    group.add(late("gallery", "filled; Tab comes here first"), _text("李秀芳"))
    group.add(DOUBTFUL, _text("李秀芳", "warning"))
    group.add(WRONG, _text("李", "danger"))
    group.add(DISABLED, disabled(_text("李秀芳")))
    fixed = _text("李秀芳")
    fixed.setReadOnly(True)
    group.add(late("gallery", "read only"), fixed)
    found = TextField(
        late("gallery", "Search"), placeholder=late("gallery", "Name or phone tail"), icon="search"
    )
    group.add(late("gallery", "with an icon"), found)
    secret = PasswordField(late("gallery", "Password"))
    secret.set_text("secret-secret")
    group.add(late("gallery", "password"), secret)
    reason = TextArea(REASON, placeholder=late("gallery", "Goes into the audit trail"))
    group.add(late("gallery", "several lines"), reason, 2)
    written = TextArea(REASON)
    written.set_text("店面装修，已看租约")
    group.add(DISABLED, disabled(written), 2)
    return group


def _figures() -> Group:
    group = Group(late("gallery", "Money, rate, date"))
    amount, wrong = MoneyField(AMOUNT), MoneyField(AMOUNT)
    amount.set_amount(Money(12_000_000))
    wrong.set_text("12万5毛")
    wrong.settle()
    group.add(late("gallery", "money"), amount)
    group.add(WRONG, wrong)
    term = TextField(TERM, unit=late("gallery", "months"), align_right=True)
    term.set_text("12")
    group.add(late("gallery", "with a unit"), term)
    born = DateField(late("gallery", "Date of birth"))
    born.set_day(date(1987, 3, 15))
    group.add(late("gallery", "date"), born)
    large = MoneyField(AMOUNT, large=True)
    large.set_amount(Money(538_971))
    group.add(late("gallery", "large, at the counter"), large, 2)
    group.add(late("gallery", "in capitals, follows while typing"), CapitalsLine(large), 2)
    return group


def _numbers() -> Group:
    group = Group(late("gallery", "Identity number"), 2)
    sure, doubtful, short = IdField(ID), IdField(ID), IdField(ID)
    sure.set_number(SPECIMEN_ID)
    doubtful.set_number("440604198703158828", doubtful=(14,))
    short.set_number("4406041987")
    group.add(NORMAL, sure)
    group.add(DOUBTFUL, doubtful)
    group.add(late("gallery", "unfinished"), short)
    return group


def _choices() -> Group:
    group = Group(late("gallery", "Choices"))
    products = [("a", "小微经营贷 v7"), ("b", "消费分期")]
    group.add(NORMAL, ComboField(late("gallery", "Product"), products))
    group.add(DISABLED, disabled(ComboField(late("gallery", "Product"), products)))
    kept, held = ComboField(late("gallery", "Product"), products), TickBox(late("gallery", "Only mine"))
    held.setChecked(True)
    kept.keep()
    held.keep()
    group.add(late("gallery", "read only"), kept)
    group.add(late("gallery", "read only"), held)
    for ticked in (False, True):
        box = TickBox(late("gallery", "Only mine"))
        box.setChecked(ticked)
        group.add(late("gallery", "ticked") if ticked else late("gallery", "not ticked"), box)
    group.add(FOCUS, with_keyboard(TickBox(late("gallery", "Only mine"))))
    group.add(DISABLED, disabled(TickBox(late("gallery", "Only mine"))))
    cards = ChoiceCards(
        [
            Choice(
                "a",
                late("gallery", "Both are real"),
                late("gallery", "the second goes to the holding account"),
            ),
            Choice("b", late("gallery", "Entered twice"), late("gallery", "the second is made void")),
        ]
    )
    cards.take("a")
    group.add(late("gallery", "cards; each says what will happen"), cards, 2)
    return group


def _form() -> Group:
    group = Group(late("gallery", "Form row"), 1)
    form = FormGrid()
    form.add(FormRow(NAME, _text("李秀芳"), ChipSpec("99 %", "success", "ok")))
    form.add(FormRow(TERM, TextField(TERM), ChipSpec(late("gallery", "typed"))))
    number = IdField(ID)
    number.set_number("440604198703158828", doubtful=(14,))
    doubtful = FormRow(ID, number, ChipSpec("71 %", "warning", "warning"))
    fix = (late("gallery", "Use 3"), lambda: number.set_number(SPECIMEN_ID), "Alt+1")
    doubtful.message(
        late("gallery", "Character 15 cannot be read: with 3 the number is valid"), "warning", fix
    )
    form.add(doubtful, 2)
    wrong = FormRow(AMOUNT, MoneyField(AMOUNT))
    wrong.message(late("gallery", "Above the product's most"), "danger")
    form.add(wrong)
    form.add(FormRow(REASON, TextArea(REASON), top=True))
    group.add(late("gallery", "label, control, check; message and its fix below"), form)
    return group
