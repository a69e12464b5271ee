"""How values are written on screens: money, rates, dates, durations, masked numbers.

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
_WEEKDAYS: dict[str, tuple[str, ...]] = {
    "zh_CN": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def money(amount: Money | int | None, sign: bool = False) -> str:
    """120,000.00 from Money or whole fen; — for None; `sign` puts ¥ in front (texts, not columns)."""
    if amount is None:
        return NOTHING
    minor = amount.minor if isinstance(amount, Money) else amount
    whole, cents = divmod(abs(minor), 100)
    return f"{_MINUS if minor < 0 else ''}{'¥' if sign else ''}{whole:,}.{cents:02d}"


def money_change(amount: Money | int) -> str:
    """A difference with its sign: +34.00, −52.30, 0.00."""
    minor = amount.minor if isinstance(amount, Money) else amount
    return f"+{money(minor)}" if minor > 0 else money(minor)


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


def day_with_weekday(value: date, language: Language) -> str:
    """2026-11-21 星期六 / 2026-11-21 Saturday."""
    return f"{day(value)} {_WEEKDAYS[language][value.weekday()]}"


def moment(value: datetime | None, zone: tzinfo | None = None) -> str:
    """2026-11-21 14:26:08 in `zone` (default: the desk's own); — for None."""
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if value else NOTHING


def clock(value: datetime | None, zone: tzinfo | None = None) -> str:
    """14:26 in `zone` (default: the desk's own); — for None."""
    return value.astimezone(zone).strftime("%H:%M") if value else NOTHING


def duration(seconds: int, language: Language) -> str:
    """The two largest units: 2 小时 05 分 / 2 h 05 min; under a minute in seconds."""
    chinese = language == "zh_CN"
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} 天 {hours} 小时" if chinese else f"{days} d {hours} h"
    if hours:
        return f"{hours} 小时 {minutes:02d} 分" if chinese else f"{hours} h {minutes:02d} min"
    if minutes:
        return f"{minutes} 分 {rest:02d} 秒" if chinese else f"{minutes} min {rest:02d} s"
    return f"{rest} 秒" if chinese else f"{rest} s"


def time_left(seconds: int, language: Language) -> tuple[str, Literal["neutral", "warning", "danger"]]:
    """The deadline cell: 剩 1:04 amber under two hours, 超 2:05 red when over, days when far."""
    over = seconds < 0
    hours, minutes = divmod(abs(seconds) // 60, 60)
    word = {"zh_CN": ("剩", "超", "天"), "en": ("left", "over", "days")}[language]
    if hours >= 24:
        shown = f"{hours // 24} {word[2]}"
        return (f"{word[1]} {shown}", "danger") if over else (shown, "neutral")
    if over:
        return f"{word[1]} {hours}:{minutes:02d}", "danger"
    return f"{word[0]} {hours}:{minutes:02d}", "warning" if hours < 2 else "neutral"


def masked_id(number: str) -> str:
    """4406**********3828: the region and the last four stay."""
    return number[:4] + "*" * (len(number) - 8) + number[-4:] if len(number) > 8 else "*" * len(number)


def masked_phone(number: str) -> str:
    """138****2210."""
    return number[:3] + "*" * (len(number) - 7) + number[-4:] if len(number) > 7 else "*" * len(number)


def masked_account(number: str) -> str:
    """**** **** **** 4471: the last four stay."""
    return f"**** {number[-4:]}" if len(number) > 4 else "*" * len(number)


def grouped_id(number: str) -> str:
    """440604 19870315 3828: groups 6-8-4 as printed on the card, also for a part typed so far."""
    return " ".join(part for part in (number[:6], number[6:14], number[14:]) if part)


def grouped_phone(number: str) -> str:
    """138 2744 2210."""
    return " ".join(part for part in (number[:3], number[3:7], number[7:]) if part)


def file_size(size_bytes: int) -> str:
    """412 KB, 3.1 MB."""
    if size_bytes < 1024 * 1024:
        return f"{max(1, size_bytes // 1024)} KB"
    return f"{size_bytes * 10 // (1024 * 1024) / 10:.1f} MB"
