"""A customer whom the lender knows, at a new form: what can be filled in, and whether the number fits.

Knows no Qt.
"""

from __future__ import annotations

from lendesk.domain.customers.identity import mask_id, normalise_id_number
from lendesk.usecases.projections import CustomerRow
from ui.formatting import money

ID_LENGTH = 18


def known_fields(row: CustomerRow) -> dict[str, str]:
    """Field → what the lender holds in plain; the sealed numbers come from the papers."""
    known = {
        "name": row.name,
        "sex": row.sex,
        "birth": row.birth,
        "address": row.address,
        "income": money(row.monthly_income_fen) if row.monthly_income_fen else "",
    }
    return {name: text for name, text in known.items() if text}


def number_fits(row: CustomerRow, typed: str) -> bool | None:
    """Whether a whole ID number can be this customer's, by what the mask shows; None before it is whole."""
    number = normalise_id_number(typed)
    return None if len(number) != ID_LENGTH else mask_id(number) == row.id_masked
