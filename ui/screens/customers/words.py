"""The words of the customer page: what records are about, why customers are related, lists they are on."""

from __future__ import annotations

from collections.abc import Sequence

from lendesk.usecases.customers.queries import (
    UNTOLD,
    Consented,
    CustomerEvent,
    CustomerFigures,
    FiledApplication,
)
from ui.formatting import NOTHING, money
from ui.screens.orders import order_name
from ui.screens.review.words import outcome_chip, reason_name
from ui.texts import LateText, Text, late, tr
from ui.widgets.painting import ChipSpec

RELATED: dict[str, LateText] = {
    "phone": late("customers", "same mobile number"),
    "business": late("customers", "same business"),
}
ABOUT: dict[str, LateText] = {
    "customer": late("customers", "Customer"),
    "application": late("customers", "Application"),
    "contract": late("customers", "Contract"),
    "disbursement": late("customers", "Payment for"),
    "loan": late("customers", "Loan"),
    "receipt": late("customers", "Receipt"),
    "limit": late("customers", "Limit"),
}
SCREEN_OF: dict[str, str] = {
    "application": "review",
    "contract": "contracts",
    "disbursement": "disbursements",
    "loan": "loans",
    "receipt": "loans",
    "limit": "limits",
}
"""What a record is about → the screen that shows it by its key."""
PURPOSES: dict[str, LateText] = {
    "bureau": late("customers", "bureau query"),
    "sensitive": late("customers", "sensitive data"),
    "sharing": late("customers", "passing on"),
}


def enumerated(words: Sequence[Text]) -> str:
    """One after the other, as the language in force lists things."""
    return tr("customers", ", ").join(str(word) for word in words)


def figure(fen: int) -> str:
    """Money, or — for what is not known here."""
    return NOTHING if fen == UNTOLD else money(fen)


def overdue_chip(figures: CustomerFigures | None) -> ChipSpec | None:
    """For the worst loan; none when nothing is late."""
    if figures is None or figures.days_past_due <= 0:
        return None
    words = late("customers", "{days} d overdue", days=figures.days_past_due)
    return ChipSpec(words, "danger", "warning")


def list_chip(codes: tuple[str, ...]) -> ChipSpec | None:
    """The gravest list that the customer is on, by the newest report."""
    return ChipSpec(reason_name(codes[0]), "danger", "error") if codes else None


def consent_chip(consent: Consented | None) -> ChipSpec:
    """Whether a consent stands: it does until it is withdrawn."""
    if consent is None:
        return ChipSpec(late("customers", "no consent"), "warning", "warning")
    if consent.withdrawn_on:
        day = consent.withdrawn_on
        return ChipSpec(late("customers", "consent withdrawn {day}", day=day), "danger", "forbidden")
    return ChipSpec(late("customers", "consent of {day}", day=consent.given_on), "success", "ok")


def decided(one: FiledApplication) -> tuple[Text, Text]:
    """What the rules said with the first reasons, and who decided."""
    chip = outcome_chip(one.outcome) if one.outcome else None
    if chip is None:
        return NOTHING, one.decided_by_name
    rules = late("customers", "Rules: {outcome}", outcome=str(chip.text))
    reasons = enumerated([reason_name(code) for code in one.reasons[:2]])
    return rules, " · ".join(part for part in (one.decided_by_name, reasons) if part)


def event_words(event: CustomerEvent) -> tuple[Text, Text]:
    """What was done; by whom (the centre itself where no person did) and the reason that was given."""
    by = event.person or str(late("customers", "Centre"))
    return order_name(event.what), " · ".join(part for part in (by, event.remark) if part)


def about_words(event: CustomerEvent) -> Text:
    """The record, with its number."""
    about = str(ABOUT.get(event.about, event.about))
    return f"{about} {event.number}".strip()
