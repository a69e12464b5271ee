"""How values are written on screens: money, rates, dates, deadlines.

Knows no Qt.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from lendesk.domain.money import Money

Language = Literal["zh_CN", "en"]
NOTHING = "—"
_MINUS = "−"


def money(amount: Money | int | None, sign: bool = False) -> str:
    """120,000.00 from Money or whole fen; — for None; `sign` puts ¥ in front (texts, not columns)."""
    if amount is None:
        return NOTHING
    minor = amount.minor if isinstance(amount, Money) else amount
    whole, cents = divmod(abs(minor), 100)
    return f"{_MINUS if minor < 0 else ''}{'¥' if sign else ''}{whole:,}.{cents:02d}"


def count(number: int) -> str:
    """50,000 from 50000."""
    return f"{number:,}".replace("-", _MINUS)


def percent(rate: Decimal, decimals: int = 2) -> str:
    """11.40 % from the fraction 0.1140; rounds half up for the eye only."""
    shown = (rate * 100).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{shown:f} %".replace("-", _MINUS)


def per_mille_as_percent(confidence: int) -> str:
    """98 % from a confidence of 985 per mille: rounded down, so that 100 % means sure."""
    return f"{confidence // 10} %"


def day(value: date | str | None) -> str:
    """2026-11-21 from a date or an ISO text; — for None and the empty text."""
    if not value:
        return NOTHING
    return value[:10] if isinstance(value, str) else value.strftime("%Y-%m-%d")


def moment(value: datetime | None, zone: tzinfo | None = None) -> str:
    """2026-11-21 14:26:08 in `zone` (default: the desk's own); — for None."""
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if value else NOTHING


def clock(value: datetime | None, zone: tzinfo | None = None) -> str:
    """14:26 in `zone` (default: the desk's own); — for None."""
    return value.astimezone(zone).strftime("%H:%M") if value else NOTHING


def time_left(seconds: int, language: Language) -> tuple[str, Literal["neutral", "warning", "danger"]]:
    """The deadline cell: 剩 1:04 amber under two hours, 超 2:05 red when over, days when far."""
    over = seconds < 0
    hours, minutes = divmod(abs(seconds) // 60, 60)
    word = {"zh_CN": ("剩", "超", "天"), "en": ("left", "over", "days")}[language]
    if hours >= 24:
        days = hours // 24
        shown = f"{days} {'day' if language == 'en' and days == 1 else word[2]}"
        return (f"{word[1]} {shown}", "danger") if over else (shown, "neutral")
    if over:
        return f"{word[1]} {hours}:{minutes:02d}", "danger"
    return f"{word[0]} {hours}:{minutes:02d}", "warning" if hours < 2 else "neutral"
