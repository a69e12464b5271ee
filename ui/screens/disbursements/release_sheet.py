"""The last look before money goes out: amount, account, both seals; Ctrl Enter pays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lendesk.usecases.disbursements.queries import DisbursementRow
from ui.formatting import money
from ui.screens.disbursements.payment_panel import seals_of
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.seals import SealStrip
from ui.widgets.sheet import Sheet


class ReleaseSheet(Sheet):
    """`release` is called once, after the sheet has closed."""

    def __init__(self, host: QWidget, row: DisbursementRow, release: Callable[[], None]) -> None:
        title = late("disbursements", "Pay out {amount}", amount=money(row.amount_fen))
        super().__init__(host.window(), title, width=560)
        self._release = release
        facts = FactList(
            [
                Fact(late("disbursements", "Borrower"), row.customer_name),
                Fact(late("disbursements", "Contract"), row.contract_number),
                Fact(late("disbursements", "Account"), row.account_masked),
                Fact(late("disbursements", "Amount"), money(row.amount_fen)),
            ]
        )
        note = late(
            "disbursements", "The centre judges again on what holds now. A payment cannot be called back."
        )
        self.confirm = Button(late("disbursements", "Pay out"), "primary", icon="ok", key="Ctrl+Return")
        self.cancel = Button(late("disbursements", "Cancel"), key="Esc", bind=False)
        for part in (facts, SealStrip(seals_of(row)), Label(note, "caption", "ink2", wrap=True)):
            self.body.addWidget(part)
        self.set_buttons(right=(self.cancel, self.confirm))
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.confirm.clicked.connect(lambda _checked: self._take())
        self.closed.connect(self.deleteLater)

    def _take(self) -> None:
        self.close()
        self._release()
