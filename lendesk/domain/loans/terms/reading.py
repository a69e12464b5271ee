"""Strict reading of plain JSON-able dicts: every key known, typed and bounded; an error names its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import LARGEST_MINOR, Money

Choice = TypeVar("Choice", bound=StrEnum)

_DECIMAL = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,12})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fields:
    """The keys of one dict. Each is taken once; `done` refuses what nobody took.

    Raises RuleBroken `terms.unknown_key`, `terms.missing_key` or `terms.bad_value`, each with the `key`'s
    path (`rounding.mode`), the last with the `value` as text.
    """

    def __init__(self, data: object, path: str = "") -> None:
        self.path = path
        if not isinstance(data, Mapping):
            raise RuleBroken("terms.bad_value", key=path or "terms", value=_shown(data))
        self._left: dict[str, Any] = {str(key): value for key, value in data.items()}
        self._kept: dict[str, str] = {}

    def key(self, name: str) -> str:
        """The full path of a key, as errors name it."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the key is there with a value (null counts as absent)."""
        if self._left.get(name) is None:
            self._left.pop(name, None)
            return False
        return True

    def is_flag(self, name: str) -> bool:
        """Whether the value is true or false."""
        return isinstance(self._left.get(name), bool)

    def take(self, name: str) -> Any:
        """The raw value; `terms.missing_key` without one."""
        value = self._left.pop(name, None)
        if value is None:
            raise RuleBroken("terms.missing_key", key=self.key(name))
        return value

    def bad(self, name: str, value: object) -> RuleBroken:
        """The error to raise about a value of this dict."""
        return RuleBroken("terms.bad_value", key=self.key(name), value=_shown(value))

    def text(self, name: str, longest: int = 200) -> str:
        """A string of at most `longest` characters."""
        value = self.take(name)
        if not isinstance(value, str) or len(value) > longest:
            raise self.bad(name, value)
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        """A whole number within bounds; digits in a string are taken too."""
        value = self.take(name)
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.bad(name, value)
        return value

    def decimal(self, name: str, least: int, most: int) -> Decimal:
        """An exact decimal within bounds, from a string such as "4.9" or a whole number; never a float."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.bad(name, value)
        plain = value if isinstance(value, str) else str(value) if abs(value) < LARGEST_MINOR else ""
        if not _DECIMAL.fullmatch(plain) or not least <= Decimal(plain) <= most:
            raise self.bad(name, value)
        return Decimal(plain)

    def money(self, name: str, least_fen: int = 0) -> Money:
        """Yuan with at most two decimals, from a string such as "5000.00"."""
        exact = self.decimal(name, 0, LARGEST_MINOR // 100).scaleb(2)
        if exact != int(exact) or exact < least_fen:
            raise self.bad(name, str(exact.scaleb(-2)))
        return Money(int(exact))

    def day(self, name: str) -> date:
        """An ISO date between 1900 and 2199."""
        return self._as_day(name, self.take(name))

    def days(self, name: str) -> frozenset[date]:
        """A list of ISO dates."""
        return frozenset(self._as_day(name, value) for value in self.items(name, 20_000))

    def items(self, name: str, most: int) -> list[Any]:
        """A list of at most `most` values."""
        value = self.take(name)
        if not isinstance(value, list | tuple) or len(value) > most:
            raise self.bad(name, value)
        return list(value)

    def choice(self, name: str, of: type[Choice], words: Mapping[str, Choice] | None = None) -> Choice:
        """One of the names of an enumeration; `words` are other spellings of them (in lower case)."""
        value = self.take(name)
        plain = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if isinstance(plain, str) and words and plain.strip().lower() in words:
            return words[plain.strip().lower()]
        if not isinstance(plain, str) or plain not in set(of):
            raise self.bad(name, value)
        return of(plain)

    def flag(self, name: str) -> bool:
        """true or false."""
        value = self.take(name)
        if not isinstance(value, bool):
            raise self.bad(name, value)
        return value

    def texts(self, name: str, most: int) -> list[str]:
        """A list of at most `most` strings."""
        values = self.items(name, most)
        for index, value in enumerate(values):
            if not isinstance(value, str) or len(value) > 200:
                raise self.bad(f"{name}[{index}]", value)
        return values

    def part(self, name: str) -> Fields:
        """The dict under this key."""
        return Fields(self.take(name), self.key(name))

    def parts(self, name: str, most: int) -> list[Fields]:
        """The dicts of the list under this key, each with its place in the path (`fees[1]`)."""
        return [Fields(item, f"{self.key(name)}[{at}]") for at, item in enumerate(self.items(name, most))]

    def ignore(self, *names: str) -> None:
        """Keys that only tell a reader something: taken, whatever they hold."""
        for name in names:
            self._left.pop(name, None)

    def keep(self, name: str, value: str) -> None:
        """Put a text aside for another reader of the same dict."""
        self._kept[name] = value

    def kept(self, name: str) -> str | None:
        """What `keep` put aside."""
        return self._kept.get(name)

    def done(self) -> None:
        """Refuse the first key that nobody asked for."""
        for name in self._left:
            raise RuleBroken("terms.unknown_key", key=self.key(name)[:80])

    def _as_day(self, name: str, value: object) -> date:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise self.bad(name, value)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise self.bad(name, value) from None
        if not 1900 <= day.year <= 2199:
            raise self.bad(name, value)
        return day


def _shown(value: object) -> str:
    if isinstance(value, int) and abs(value) >= LARGEST_MINOR**2:
        return "(a number beyond all bounds)"  # printing it could exceed Python's limit on digits
    return str(value)[:40]
