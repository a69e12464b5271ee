"""Borrowers of the stories: each with a number, name, telephone and card of the own."""

from __future__ import annotations

from datetime import date
from itertools import count

from lendesk.domain.applications.application import Applicant
from lendesk.domain.customers.identity import luhn_ok, with_check_digit

APPROVED, REFERRED, DECLINED, DISHONEST = "0780", "0680", "0520", "9001"
"""Last four digits of a telephone: what the bureau simulator makes of its owner."""

_SERIAL = count(1)
_CHARACTERS = "安平长宁国富家和永康德明文武金玉"


def borrower(score: str = APPROVED, **changes: object) -> Applicant:
    """A man of thirty-six whom the bureau knows; `score` is one of the endings above."""
    serial = next(_SERIAL)
    first, second = divmod(serial, len(_CHARACTERS))
    named: dict[str, object] = {
        "name": f"样{_CHARACTERS[first]}{_CHARACTERS[second]}",
        "id_number": with_check_digit(f"44010619900307{2 * serial + 1:03d}"),
        "phone": f"138{serial:04d}{score}",
        "card_number": card(serial),
        "sex": "男",
        "ethnicity": "汉",
        "birth": date(1990, 3, 7),
        "address": "广东省广州市天河区样本路 2 号",
        "id_valid_from": date(2020, 1, 1),
        "id_valid_to": date(2040, 1, 1),
        "monthly_income_fen": 10_000_000,
        **changes,
    }
    return Applicant(**named)  # type: ignore[arg-type]


def card(serial: int) -> str:
    """A card number that is right by Luhn and that the bank simulator pays."""
    return next(
        number for ending in range(1_000, 10_000) if luhn_ok(number := f"62220200{serial:04d}{ending}")
    )
