"""Facts about identity numbers, cards and mobiles that hold without asking anyone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from stdnum import luhn, numdb
from stdnum.cn import ric

LONG_TERM = "长期"

_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_CARD = re.compile(r"[0-9]{13,19}")
_SEPARATORS = re.compile(r"[\s\-·.]+")
_PERIOD = re.compile(r"\[(\d*)-(\d*)\]")

# Characters that readers and people take for one another in a number, both ways.
_LOOK_ALIKES = {
    "0": "869", "1": "74", "2": "7", "3": "85", "4": "1", "5": "36", "6": "8509", "7": "12", "8": "3609",
    "9": "08",
}  # fmt: skip


def normalise_id_number(text: str) -> str:
    """Half width, upper case, without spaces and dashes; what cannot be a number stays as it is."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def check_id_number(text: str) -> tuple[str, ...]:
    """Codes of what is wrong with an ID number by itself (GB 11643), empty when nothing is.

    `id_number.form` (not 17 digits and a digit or X; nothing else is checked then), `id_number.check_digit`,
    `id_number.birth` (no such day), `id_number.region` (code unknown or retired before the year of birth).
    """
    number = normalise_id_number(text)
    if not _ID_NUMBER.fullmatch(number):
        return ("id_number.form",)
    wrong = []
    if ric.calc_check_digit(number) != number[-1]:
        wrong.append("id_number.check_digit")
    if birth_of(number) is None:
        wrong.append("id_number.birth")
    if not _region_known(number[:6], int(number[6:10])):
        wrong.append("id_number.region")
    return tuple(wrong)


def with_check_digit(first_seventeen: str) -> str:
    """The whole number for its first 17 digits."""
    return first_seventeen + str(ric.calc_check_digit(first_seventeen + "0"))


def birth_of(number: str) -> date | None:
    """Day of birth in an ID number, None when it names no day."""
    digits = normalise_id_number(number)[6:14]
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """男 for an odd, 女 for an even 17th digit; empty when there is none."""
    digit = normalise_id_number(number)[16:17]
    if not re.fullmatch(r"[0-9]", digit):
        return ""
    return "男" if int(digit) % 2 else "女"


def contradictions(number: str, *, birth: str = "", sex: str = "") -> tuple[str, ...]:
    """Codes where number and card disagree: `id_number.birth` (`birth` is ISO), `id_number.sex`."""
    wrong = []
    born = birth_of(number)
    if birth and born is not None and born.isoformat() != birth:
        wrong.append("id_number.birth")
    if sex and sex_of(number) and sex_of(number) != sex:
        wrong.append("id_number.sex")
    return tuple(wrong)


def id_repair(text: str, *, birth: str = "", sex: str = "") -> str:
    """The one look-alike change of one character after which all agrees; empty when none or several do.

    To be offered to a person, never applied: a number may be printed wrong on purpose (mock cards).
    """
    number = normalise_id_number(text)
    good = {
        candidate
        for candidate in _one_change(number)
        if not check_id_number(candidate) and not contradictions(candidate, birth=birth, sex=sex)
    }
    return good.pop() if len(good) == 1 else ""


def validity_checks(valid_from: str, valid_to: str, today: date | None = None) -> tuple[str, ...]:
    """Codes about the validity printed on the back; dates ISO, `valid_to` may be 长期.

    `id_card.validity` (no dates, or not 5, 10 or 20 years or 长期), `id_card.not_yet_valid` and
    `id_card.expired` (only when `today` is given; the last day itself is still valid).
    """
    start, end = _iso_date(valid_from), _iso_date(valid_to)
    if start is None or (end is None and valid_to != LONG_TERM):
        return ("id_card.validity",)
    wrong = []
    if end is not None and not _usual_period(start, end):
        wrong.append("id_card.validity")
    if today is not None and today < start:
        wrong.append("id_card.not_yet_valid")
    if today is not None and end is not None and today > end:
        wrong.append("id_card.expired")
    return tuple(wrong)


def is_day(text: str) -> bool:
    """True for an ISO date that is in the calendar."""
    return _iso_date(text) is not None


def luhn_ok(card: str) -> bool:
    """True for 13 to 19 digits whose last one is right by Luhn (ISO/IEC 7812-1)."""
    digits = normalise_id_number(card)
    return bool(_CARD.fullmatch(digits)) and bool(luhn.is_valid(digits))


def usable_mobile(text: str) -> bool:
    """True for a mainland mobile number; spaces, dashes and +86 are accepted."""
    digits = normalise_id_number(text).removeprefix("+86")
    return bool(_MOBILE.fullmatch(digits))


def mask_id(number: str) -> str:
    """4406**********3828: first and last four; something shorter than twelve characters is hidden whole."""
    return _mask(number, 4, 4)


def mask_phone(number: str) -> str:
    """138****2210."""
    return _mask(number, 3, 4)


def mask_card(number: str) -> str:
    """************3828: the last four only."""
    return _mask(number, 0, 4)


def mask_name(name: str) -> str:
    """陈**: the first character only."""
    return name[:1] + "*" * (len(name) - 1)


def _mask(text: str, head: int, tail: int) -> str:
    if len(text) < head + tail + 4:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def _one_change(number: str) -> Iterator[str]:
    for position, character in enumerate(number):
        for other in _LOOK_ALIKES.get(character, ""):
            yield number[:position] + other + number[position + 1 :]


def _region_known(code: str, birth_year: int) -> bool:
    """A code counts unless it ended before the birth: elder people were numbered long after theirs."""
    counties = [found["county"] for _, found in numdb.get("cn/loc").info(code) if "county" in found]
    return any(_open_until(period) >= birth_year for county in counties for period in county.split(","))


def _open_until(county: str) -> int:
    period = _PERIOD.match(county)
    return int(period.group(2)) if period and period.group(2) else 9999


def _iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _usual_period(start: date, end: date) -> bool:
    """5, 10 or 20 years; a card of 29 February may end on 28 February or 1 March."""
    years = end.year - start.year
    same_day = (start.month, start.day) == (end.month, end.day)
    leap = (start.month, start.day) == (2, 29) and (end.month, end.day) in ((2, 28), (3, 1))
    return years in (5, 10, 20) and (same_day or leap)
