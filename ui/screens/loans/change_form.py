"""The form of one change in a sheet: its fields, the reason, and the way on to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.derivations import LoanDetail
from ui.error_texts import error_text, late_breach
from ui.formatting import money
from ui.screens.loans.change_words import METHODS, change_name, field_name
from ui.screens.loans.changes import FIELDS, WITHOUT_REASON, Intent
from ui.screens.loans.derivation_words import RATE_PER
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choices import ComboField, DateField
from ui.widgets.fields import TextArea, TextField
from ui.widgets.form import FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.sheet import Sheet

WIDTH = 560
_COUNTS = ("extra_terms", "grace_principal", "grace_interest")
_DAYS = ("value_date", "until", "from_date")
_MAY_BE_EMPTY = frozenset({"until", "penalty_fen", "fee_fen", "interest_fen", *_COUNTS})


class ChangeForm(Sheet):
    """`go` gets the intent when every field can be read; refusals are told under their field or on top."""

    def __init__(
        self,
        host: QWidget,
        base: Intent,
        detail: LoanDetail,
        go: Callable[[Intent], object],
        *,
        note: Text = "",
        payer: str = "",
    ) -> None:
        super().__init__(host.window(), change_name(base.kind), note=note, width=WIDTH)
        self._base, self._detail, self._go = base, detail, go
        self.refusal = Banner("danger", "")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.fields: dict[str, QWidget] = {}
        self.rows: dict[str, FormRow] = {}
        for name in FIELDS[base.kind]:
            self._add(name)
        if "payer" in self.fields:
            self._text("payer").set_text(payer)
        self.reason = TextArea(late("loans", "Reason"), lines=3)
        self.reason_row = FormRow(late("loans", "Reason"), self.reason, top=True)
        if base.kind not in WITHOUT_REASON:
            self.body.addWidget(self.reason_row)
        self.go_on = Button(
            late("loans", "Compare before and after"), "primary", icon="compare", key="Ctrl+Return"
        )
        self.cancel = Button(late("loans", "Cancel"), key="Esc", bind=False)
        self.go_on.clicked.connect(lambda _checked: self.submit())
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.set_buttons(right=(self.cancel, self.go_on))

    def _add(self, name: str) -> None:
        control = self._control(name)
        self.fields[name] = control
        row = self.rows[name] = FormRow(field_name(self._base.kind, name), control)
        hint = self._hint(name)
        if hint:
            row.message(hint, "info")
        if isinstance(control, TextField):
            control.returnPressed.connect(self.submit)
        self.body.addWidget(row)

    def _control(self, name: str) -> QWidget:
        label = field_name(self._base.kind, name)
        if name.endswith("_fen"):
            return self._money(name)
        if name == "from_date" and self._base.kind is ChangeKind.RESCHEDULE:
            return ComboField(label, self._open_instalments())
        if name in _DAYS:
            made = DateField(label)
            if name != "until":
                made.set_day(self._base.draft.value_date)
            return made
        if name == "target":
            return ComboField(label, self._open_charges())
        if name == "is_penalty":
            return ComboField(label, [(False, late("loans", "Fee")), (True, late("loans", "Penalty"))])
        if name == "method":
            field = ComboField(label, METHODS)
            field.set_value(self._base.draft.method)
            return field
        if name == "rate_percent":
            return TextField(label, unit=self._rate_unit(), align_right=True)
        if name in _COUNTS:
            return TextField(label, unit=late("loans", "instalments"), align_right=True)
        return TextField(label)

    def _money(self, name: str) -> MoneyField:
        made = MoneyField(field_name(self._base.kind, name))
        if self._base.kind is ChangeKind.REFUND_CREDIT:
            made.set_text(money(self._detail.credit_fen))
        elif self._base.kind is ChangeKind.DEPOSIT:
            made.set_text(money(self._detail.due_now.total_fen))
        return made

    def _hint(self, name: str) -> Text:
        due = self._detail.due_now
        most = {"penalty_fen": due.penalty_fen, "fee_fen": due.fee_fen, "interest_fen": due.interest_fen}
        if self._base.kind is ChangeKind.WAIVE_DEBT and name in most:
            return late("loans", "{amount} is due and open", amount=money(most[name]))
        if name == "rate_percent":
            return late("loans", "now {rate} %", rate=self._detail.rate_percent)
        if self._base.kind is ChangeKind.EXTENSION and name == "extra_terms":
            return late("loans", "either more instalments or a new last day")
        return ""

    def _rate_unit(self) -> Text:
        return late("loans", "% {per}", per=RATE_PER.get(self._detail.rate_per, self._detail.rate_per))

    def _open_instalments(self) -> list[tuple[object, Text]]:
        return [
            (
                date.fromisoformat(one.due_date),
                late("loans", "No. {no}, due {day}", no=one.no, day=one.due_date),
            )
            for one in self._detail.instalments
            if one.due_date >= self._detail.on and any(part.open_fen for part in one.parts)
        ]

    def _open_charges(self) -> list[tuple[object, Text]]:
        return [
            (
                one.key,
                late(
                    "loans",
                    "{name}, {amount}, due {day}",
                    name=one.name,
                    amount=money(one.open_fen),
                    day=one.due_date,
                ),
            )
            for one in self._detail.charges
            if one.open_fen
        ]  # fmt: skip

    def submit(self) -> None:
        """Read all fields; go on if each can be read, else say under the first what is wrong."""
        self.refusal.hide()
        values: dict[str, Any] = {}
        for name, row in self.rows.items():
            try:
                values[name] = self._read(name)
            except RuleBroken as broken:
                row.message(error_text(broken.code, broken.facts))
                self.fields[name].setFocus()
                return
            hint = self._hint(name)
            row.message(hint, "info")
        reason = self.reason.text().strip()
        if self._base.kind not in WITHOUT_REASON and not reason:
            self.reason_row.message(error_text("reason.empty"))
            self.reason.setFocus()
            return
        self.reason_row.message("")
        payer = str(values.pop("payer", ""))
        draft = _filled(self._base.draft, values)
        self._go(replace(self._base, draft=draft, reason=reason, payer=payer))

    def _read(self, name: str) -> object:
        control = self.fields[name]
        if isinstance(control, ComboField):
            if control.value() is None:
                raise RuleBroken("field.empty")
            return control.value()
        text = self._text(name).text().strip()
        if not text and name in _MAY_BE_EMPTY:
            return None if name == "until" else 0
        if isinstance(control, MoneyField):
            return _amount(control)
        if not text:
            raise RuleBroken("field.empty")
        if isinstance(control, DateField):
            if control.day() is None:
                raise RuleBroken("date.not_a_date", text=text[:20])
            return control.day()
        if name in _COUNTS:
            if not text.isdecimal() or len(text) > 4:
                raise RuleBroken("term.not_a_number", text=text[:20])
            return int(text)
        return text.removesuffix("%").strip() if name == "rate_percent" else text

    def _text(self, name: str) -> TextField:
        control = self.fields[name]
        assert isinstance(control, TextField)
        return control

    def show_refusal(self, breach: Breach) -> None:
        """Tell on top why the change is not possible as it stands."""
        self.refusal.say(late_breach(breach))
        self.refusal.show()
        self._cover()


def _amount(field: MoneyField) -> int:
    amount, refusal = field.amount(), field.refusal()
    if refusal is not None:
        raise refusal
    if amount is None:
        raise RuleBroken("amount.empty")
    return amount.minor


def _filled(draft: ChangeDraft, values: dict[str, Any]) -> ChangeDraft:
    return replace(draft, **values)
