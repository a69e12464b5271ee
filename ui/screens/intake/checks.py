"""What can be told of an identity card by itself, while the form is being filled."""

from __future__ import annotations

from datetime import date

from lendesk.domain.customers.identity import check_id_number, contradictions, normalise_id_number
from lendesk.domain.errors import Breach
from ui.error_texts import late_breach
from ui.screens.intake.form import LONG_TERM, IntakeForm
from ui.texts import Text, late
from ui.widgets.checklist import CheckLine


def check_lines(form: IntakeForm, today: date) -> list[CheckLine]:
    """The number by itself and against the other fields, the end of validity, what waits for a person."""
    lines: list[CheckLine] = []
    number = normalise_id_number(form.text("id_number"))
    if number:
        failed = check_id_number(number)
        lines.append(_line(failed, late("intake", "Check digit of the ID number is right")))
        if not failed:
            against = contradictions(number, birth=form.text("birth"), sex=form.text("sex"))
            lines.append(_line(against, late("intake", "Birth and sex agree with the number")))
    if expiry := form.text("valid_to"):
        lines.append(_validity(expiry, today))
    if waiting := form.unconfirmed():
        words = late("intake", "Fields to compare with the picture: {count}", count=len(waiting))
        lines.append(CheckLine(words, "warning"))
    return lines


def _line(failed: tuple[str, ...], passed: Text) -> CheckLine:
    return CheckLine(late_breach(Breach(failed[0])), "failed") if failed else CheckLine(passed, "ok")


def _validity(expiry: str, today: date) -> CheckLine:
    if expiry == LONG_TERM:
        return CheckLine(late("intake", "The card is valid without end"), "ok")
    try:
        until = date.fromisoformat(expiry.strip())
    except ValueError:
        return CheckLine(late_breach(Breach("date.unreadable", (("text", expiry[:20]),))), "failed")
    if until < today:
        return CheckLine(late_breach(Breach("application.expired_id", (("valid_to", expiry),))), "failed")
    return CheckLine(late("intake", "The card is valid to {day}", day=expiry), "ok")
