"""The bar in which a file is claimed and decided; every button says why it is off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal

from lendesk.domain.errors import Breach
from lendesk.usecases.applications.queries import ReviewFile
from ui.error_texts import breach_text
from ui.formatting import money
from ui.screens.review.words import short_refusal
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.form import SmallIcon
from ui.widgets.label import Label
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import ActionBar

NO_CAP = -1


class DecisionBar(ActionBar):
    """Claim first; then hand back, decline, return, approve the amount in the field."""

    claim_wanted = Signal()
    hand_back_wanted = Signal()
    decline_wanted = Signal()
    return_wanted = Signal()
    approve_wanted = Signal(str)

    def __init__(self) -> None:
        self.icon = SmallIcon("info", "ink2")
        self.note = Label("", "caption", "ink2", wrap=True)
        self.amount = MoneyField(late("review", "Amount to approve"))
        self.amount.setFixedWidth(148)
        self.hand_back = Button(late("review", "Hand back"), "link")
        self.decline = Button(late("review", "Decline"), "danger", icon="x", key="Alt+3")
        self.return_ = Button(late("review", "Return"), icon="returned", key="Alt+2")
        self.approve = Button(late("review", "Approve"), "primary", icon="ok", key="Alt+1")
        self.claim = Button(late("review", "Claim"), "primary", icon="review", key="Alt+0")
        self._deciding = (self.hand_back, self.decline, self.return_, self.amount, self.approve)
        super().__init__((self.icon, self.note), (*self._deciding, self.claim))
        self.box.setStretch(1, 1)
        self.box.setStretch(2, 0)  # the bar's own spring: the words need that room
        self._file: ReviewFile | None = None
        self._mine = False
        self._wire()

    def _wire(self) -> None:
        self.claim.clicked.connect(lambda _checked: self.claim_wanted.emit())
        self.hand_back.clicked.connect(lambda _checked: self.hand_back_wanted.emit())
        self.decline.clicked.connect(lambda _checked: self.decline_wanted.emit())
        self.return_.clicked.connect(lambda _checked: self.return_wanted.emit())
        self.approve.clicked.connect(lambda _checked: self.approve_wanted.emit(self.amount.text()))
        self.amount.textChanged.connect(lambda _text: self._judge())

    def show_file(self, file: ReviewFile, mine: bool) -> None:
        """Offer what this person may do with this file; an amount typed already stays."""
        other = self._file is None or self._file.application.key != file.application.key
        self._file, self._mine = file, mine
        for part in self._deciding:
            part.setVisible(mine)
        self.claim.setVisible(not mine)
        if other:
            row = file.application
            limit = file.limit_fen or row.amount_fen
            self.amount.set_text(money(min(row.amount_fen, limit)))
        self._judge()

    def _judge(self) -> None:
        file = self._file
        if file is None:
            return
        if not self._mine:
            self._judge_claim(file)
            return
        amount = self.amount.amount()
        self.approve.reword(late("review", "Approve {amount}", amount=money(amount)))
        breach = _breach(file, amount.minor if amount else 0)
        for button in (self.decline, self.return_):  # four eyes holds for every verdict, a limit for amounts
            button.setEnabled(not file.blocked)
        if breach is not None:
            self.approve.refuse(short_refusal(breach.code))
            self._say(breach_text(breach), "danger")
        else:
            self.approve.allow()
            self._say(_authority(file), "neutral")

    def _judge_claim(self, file: ReviewFile) -> None:
        if file.application.claimed_by:
            self.claim.refuse(late("review", "another has it"))
            self._say(late("review", "Another reviewer works on this file."), "warning")
        elif file.blocked:
            self.claim.refuse(short_refusal(file.blocked))
            self._say(breach_text(Breach(file.blocked)), "danger")
        else:
            self.claim.allow()
            self._say(
                late("review", "Claim the file, then decide. Nobody else can decide meanwhile."), "info"
            )

    def _say(self, words: object, kind: str) -> None:
        ink = "ink2" if kind == "neutral" else f"{kind}.fg"
        icon = {"danger": "forbidden", "warning": "warning", "info": "info"}.get(kind, "audit")
        self.icon.show_icon(icon, ink)
        self.note.say(words)  # type: ignore[arg-type]  # a str or a LateText
        self.note.tint(ink)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_file"):
            self._judge()


def _breach(file: ReviewFile, amount_fen: int) -> Breach | None:
    if file.blocked:
        return Breach(file.blocked)
    if file.may_decide_fen != NO_CAP and amount_fen > file.may_decide_fen:
        facts = (("amount_fen", amount_fen), ("limit_fen", file.may_decide_fen))
        return Breach("access.amount", facts)
    return None


def _authority(file: ReviewFile) -> object:
    if file.may_decide_fen == NO_CAP:
        return late("review", "Within your authority.")
    return late("review", "Your limit is {limit}.", limit=money(file.may_decide_fen))
