"""Raises the data of a command's previous version to the newest; one function a step, by (name, version)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Upcaster: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""(command name, version that comes in) → what makes the next version's data of it. The centre takes the
newest version and the one before, so an entry is kept for one release and then removed."""
