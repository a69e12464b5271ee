"""A person in words: sex and age."""

from __future__ import annotations

from datetime import date

from ui.texts import LateText, late

SEXES: dict[str, LateText] = {"男": late("persons", "male"), "女": late("persons", "female")}


def sex_name(sex: str) -> LateText | str:
    """As on the ID card, in the language in force."""
    return SEXES.get(sex, sex)


def age_on(birth: str, today: date) -> int | None:
    """Whole years of age from an ISO date, None for anything else."""
    try:
        born = date.fromisoformat(birth)
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
