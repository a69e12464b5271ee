"""The words of bulk posting: columns, what a row would do, why it is not posted."""

from __future__ import annotations

from lendesk.domain.errors import Breach
from lendesk.domain.money import Money
from lendesk.usecases.repayments.queries import CheckedRow
from ui.error_texts import late_breach
from ui.formatting import money
from ui.screens.bulk.grid import Field, Judged, State
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

FIELDS: dict[int, LateText] = {
    Field.CONTRACT: late("bulk", "Contract no."),
    Field.NAME: late("bulk", "Name"),
    Field.DAY: late("bulk", "Value date"),
    Field.AMOUNT: late("bulk", "Amount"),
    Field.CHANNEL: late("bulk", "Channel"),
}
CHIPS: dict[State, tuple[LateText, Kind, str]] = {
    State.WAITING: (late("bulk", "Checking"), "neutral", ""),
    State.READY: (late("bulk", "Ready"), "success", ""),
    State.CONFIRM: (late("bulk", "To confirm"), "warning", "warning"),
    State.REPEATED: (late("bulk", "Repeated"), "warning", "warning"),
    State.ERROR: (late("bulk", "Error"), "danger", "error"),
    State.POSTED: (late("bulk", "Posted"), "accent", "ok"),
}
SHORT: dict[str, LateText] = {
    "row.no_contract": late("bulk", "No contract"),
    "row.no_such_day": late("bulk", "Not a date"),
    "row.no_channel": late("bulk", "Unknown channel"),
    "row.twice": late("bulk", "Twice in list"),
    "row.part": late("bulk", "Part payment"),
    "row.surplus": late("bulk", "Too much"),
    "row.back_dated": late("bulk", "Back-dated"),
    "batch.no_such_loan": late("bulk", "No such loan"),
    "batch.other_name": late("bulk", "Other name"),
    "batch.loan_ended": late("bulk", "Settled before"),
    "batch.day_ahead": late("bulk", "In the future"),
    "batch.back_dated": late("bulk", "Supervisor"),
    "batch.repeated": late("bulk", "Posted before"),
    "repayment.before_disbursement": late("bulk", "Before payout"),
    "access.amount": late("bulk", "Above limit"),
}
CAUSES: dict[str, LateText] = {
    "row.no_contract": late("bulk", "The contract number is missing."),
    "row.no_such_day": late("bulk", "This is not a date. Write 2026-11-21."),
    "row.no_channel": late("bulk", "The channel is not known. Write cash, transfer, card or direct debit."),
    "row.twice": late("bulk", "An earlier row has the same contract, date and amount."),
    "row.part": late("bulk", "The amount does not cover what is due."),
    "row.surplus": late("bulk", "More than is due; the rest is held for the borrower."),
    "row.back_dated": late("bulk", "The value date lies before today; interest is counted anew from then."),
    "batch.no_such_loan": late("bulk", "No loan with this number is in your reach."),
    "batch.repeated": late("bulk", "The same amount was posted on this loan for this day."),
}


def chip_of(known: Judged) -> ChipSpec | None:
    """The state of a row in a word or two."""
    if known.state is State.EMPTY:
        return None
    words, kind, icon = CHIPS[known.state]
    if known.state in (State.ERROR, State.CONFIRM, State.REPEATED):
        words = SHORT.get(known.code, words if known.state is not State.ERROR else _amount(known.code))
    return ChipSpec(words, kind, icon)


def _amount(code: str) -> LateText:
    return (
        late("bulk", "Wrong amount")
        if code.startswith(("amount.", "repayment.amount"))
        else CHIPS[State.ERROR][0]
    )


def effect_of(known: Judged, receipt: str = "") -> Text:
    """What posting the row would do, or its receipt number."""
    if receipt:
        return receipt
    one = known.checked
    if one is None:
        return "" if known.state in (State.EMPTY, State.WAITING) else "—"
    if one.code == "batch.other_name":
        return late("bulk", "The borrower is {name}", name=one.name_masked)
    if one.code and one.code != "batch.repeated":
        return "—"
    return _would(one)


def _would(one: CheckedRow) -> Text:
    if one.settles_loan:
        if one.closes:
            return late("bulk", "Instalment {no} settled · loan settled", no=one.closes)
        return late("bulk", "Loan settled")
    if one.part_of:
        left = money(Money(one.left_fen))
        return late("bulk", "Instalment {no}: {left} left", no=one.part_of, left=left)
    if one.surplus_fen:
        held = money(Money(one.surplus_fen))
        if one.closes:
            return late("bulk", "Instalment {no} settled · {held} held", no=one.closes, held=held)
        return late("bulk", "{held} held", held=held)
    return late("bulk", "Instalment {no} settled", no=one.closes)


def cause_of(known: Judged) -> Text:
    """Why a row is not posted as it is, in a sentence."""
    one = known.checked
    if known.code == "batch.other_name" and one is not None:
        return late("bulk", "The borrower of this contract is {name}.", name=one.name_masked)
    return CAUSES.get(known.code) or late_breach(Breach(known.code))
