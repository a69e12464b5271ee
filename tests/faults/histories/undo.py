"""Transactions over plain dictionaries: what a block wrote is undone unless it was committed."""

from __future__ import annotations

from typing import Any

_ABSENT: Any = object()


class UndoLog:
    """Remembers what stood where, in order."""

    def __init__(self) -> None:
        self._steps: list[tuple[dict[Any, Any], Any, Any]] = []

    def put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        self._steps.append((table, key, table.get(key, _ABSENT)))
        table[key] = value

    def drop(self, table: dict[Any, Any], key: Any) -> None:
        if key in table:
            self._steps.append((table, key, table[key]))
            del table[key]

    def mark(self) -> int:
        return len(self._steps)

    def back_to(self, mark: int) -> None:
        while len(self._steps) > mark:
            table, key, value = self._steps.pop()
            if value is _ABSENT:
                table.pop(key, None)
            else:
                table[key] = value

    def forget(self) -> None:
        self._steps.clear()
