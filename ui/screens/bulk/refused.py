"""The rows that the centre refused, read from the text of a command's result."""

from __future__ import annotations

import json
from typing import Any


def refused_rows(text: str) -> dict[Any, str]:
    """Row (or receipt number) → code, from JSON text of [row, code, …]."""
    return {one[0]: str(one[1]) for one in json.loads(text)}
