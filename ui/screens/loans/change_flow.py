"""The way of a change over the window: form, before/after comparison, confirmation; and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import shiboken6
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.queries import LoanComparison, LoanEventRow, LoanQuote
from ui.formatting import money
from ui.screens.loans.change_form import ChangeForm
from ui.screens.loans.change_words import EFFECTS, change_name
from ui.screens.loans.changes import Intent
from ui.screens.loans.comparison_sheet import ComparisonSheet
from ui.screens.loans.event_words import event_name
from ui.screens.loans.presenter import LoansPresenter
from ui.texts import Text, late
from ui.widgets.sheet import Sheet


class ChangeFlow:
    """One change at a time; `person` is who sits here, `refuse` tells what has no sheet to be told in."""

    def __init__(
        self, host: QWidget, presenter: LoansPresenter, person: str, refuse: Callable[[Breach], None]
    ) -> None:
        self._host, self._presenter, self._person, self._refuse = host, presenter, person, refuse
        self.form: ChangeForm | None = None
        self.comparison: ComparisonSheet | None = None

    def start(self, kind: ChangeKind) -> None:
        """A change out of the list."""
        draft = ChangeDraft(kind=kind, value_date=self._presenter.today)
        self._open(draft, EFFECTS.get(kind, ""))

    def undo(self, event: LoanEventRow) -> None:
        """Undo an event; a supervisor does, of what another person posted."""
        draft = ChangeDraft(kind=ChangeKind.REVERSAL, value_date=self._presenter.today, target=event.key)
        note = late(
            "loans",
            "{what} of {day}, {amount}. What came after is computed anew; the event stays in the history.",
            what=str(event_name(event.kind)),
            day=event.value_date,
            amount=money(event.amount_fen),
        )
        self._open(draft, note)

    def pay(self, quote: LoanQuote) -> None:
        """Money by an issued quotation."""
        kind = ChangeKind.SETTLEMENT if quote.kind == "settlement" else ChangeKind.PREPAYMENT
        draft = ChangeDraft(
            kind=kind,
            value_date=self._presenter.today,
            amount_fen=quote.amount_fen,
            mode=str(quote.facts.get("mode", "")),
        )
        note = late(
            "loans",
            "Quotation {number}: {amount}, holds to {until}.",
            number=quote.number,
            amount=money(quote.amount_fen),
            until=quote.valid_until,
        )
        self._open(draft, note, quote)

    def _open(self, draft: ChangeDraft, note: Text, quote: LoanQuote | None = None) -> None:
        file, detail = self._presenter.file, self._presenter.detail
        if file is None or detail is None:
            return
        self.end()
        base = Intent(file.row.key, draft, target_id=quote.key if quote else "")
        self.form = ChangeForm(
            self._host,
            base,
            detail,
            lambda intent: self._look(intent, quote),
            note=note,
            payer=file.row.customer_name,
        )
        self.form.open()

    def _look(self, intent: Intent, quote: LoanQuote | None) -> None:
        """What is paid by a quotation is the figure of the day on which the money is worth."""
        if quote is not None:
            on = intent.draft.value_date.isoformat()
            figure = next((day.amount_fen for day in quote.days if day.on == on), None)
            if figure is None:
                facts = (("on", on), ("valid_until", quote.valid_until))
                self.show_refusal(Breach("quotation.expired", facts))
                return
            intent = replace(intent, draft=replace(intent.draft, amount_fen=figure))
        self._presenter.look(intent)

    def show_comparison(self, intent: Intent, comparison: LoanComparison) -> None:
        """The comparison takes the place of the form."""
        if self.form is None:
            return
        self.form.close()
        _drop(self.comparison)
        self.comparison = ComparisonSheet(
            self._host,
            intent,
            comparison,
            self._person,
            lambda: self._presenter.carry_out(intent),
            self._back,
        )
        self.comparison.open()

    def _back(self) -> None:
        if self.comparison is not None:
            self.comparison.close()
        if self.form is not None:
            self.form.open()

    def show_refusal(self, breach: Breach) -> None:
        """In the sheet that is open, else aloud."""
        for sheet in (self.comparison, self.form):
            if sheet is not None and not sheet.isHidden():
                sheet.show_refusal(breach)
                return
        self._refuse(breach)

    def end(self) -> None:
        """Close what is open and forget it."""
        _drop(self.comparison)
        _drop(self.form)
        self.comparison = self.form = None


def _drop(sheet: Sheet | None) -> None:
    if sheet is not None and shiboken6.isValid(sheet):
        sheet.close()
        sheet.deleteLater()


def done_words(intent: Intent, number: str) -> tuple[Text, Text]:
    """What is told when a change was proposed or done."""
    what = str(change_name(intent.kind))
    if intent.proposed:
        return (
            late("loans", "Proposed: {what}", what=what),
            late("loans", "Another person decides on it; the loan is unchanged until then."),
        )
    told = late("loans", "Receipt {number}", number=number) if number else ""
    return late("loans", "Done: {what}", what=what), told or late("loans", "The loan was computed anew.")
