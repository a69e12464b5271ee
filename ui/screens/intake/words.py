"""The words of the intake form: names of fields, methods and materials."""

from __future__ import annotations

from ui.texts import LateText, late

FIELDS: dict[str, LateText] = {
    "name": late("intake", "Name"),
    "id_number": late("intake", "ID number"),
    "sex": late("intake", "Sex"),
    "ethnicity": late("intake", "Ethnic group"),
    "birth": late("intake", "Date of birth"),
    "valid_from": late("intake", "Valid from"),
    "valid_to": late("intake", "Valid to"),
    "address": late("intake", "Address"),
    "phone": late("intake", "Mobile"),
    "card_number": late("intake", "Bank card"),
    "income": late("intake", "Monthly income"),
    "business_name": late("intake", "Business name"),
    "credit_code": late("intake", "Credit code"),
}
METHODS: dict[str, LateText] = {
    "equal_installment": late("intake", "Equal instalments"),
    "equal_principal": late("intake", "Equal principal"),
    "interest_only": late("intake", "Interest first"),
    "bullet_principal_and_interest": late("intake", "All at maturity"),
}
MATERIALS: dict[str, LateText] = {
    "id_front": late("intake", "ID card, front"),
    "id_back": late("intake", "ID card, back"),
    "bank_card": late("intake", "Bank card"),
    "licence": late("intake", "Business licence"),
    "statement": late("intake", "Bank statements"),
    "other": late("intake", "Other document"),
}


def method_name(method: str) -> LateText | str:
    """The method's name, or its code for one this version does not know."""
    return METHODS.get(method, method)


def material_name(kind: str) -> LateText | str:
    """The material's name, or its code for one this version does not know."""
    return MATERIALS.get(kind, kind)


CONVENTIONS: dict[str, LateText] = {
    "cn_monthly": late("settings", "By months (yearly rate / 12)"),
    "cn_daily": late("settings", "By days (actual / 365)"),
    "cn_calculator": late("settings", "By months, rounded for show only"),
}
"""How interest is reckoned, as a product and an offer choose it."""
