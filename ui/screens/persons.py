"""A person in words: sex, age, and how long the ID card holds."""

from __future__ import annotations

from datetime import date

from lendesk.domain.customers.customer import LONG_TERM
from ui.formatting import NOTHING, day
from ui.texts import LateText, Text, late

SEXES: dict[str, LateText] = {"男": late("persons", "Male"), "女": late("persons", "Female")}


def sex_name(sex: str) -> LateText | str:
    """As on the ID card, in the language in force."""
    return SEXES.get(sex, sex)


def valid_to_words(valid_to: str) -> Text:
    """The last day of an ID card (ISO), or that it has none."""
    if valid_to == LONG_TERM:
        return late("persons", "Without end")
    return day(valid_to) if valid_to else NOTHING


def age_on(birth: str, today: date) -> int | None:
    """Whole years of age from an ISO date, None for anything else."""
    try:
        born = date.fromisoformat(birth)
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
