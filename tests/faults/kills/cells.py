"""Which cells of the product command × point × victim run: all of them, or a seeded few of each."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from itertools import product

SEED = int(os.environ.get("LENDESK_FAULTS_SEED", "20261121"))
EVERYTHING = os.environ.get("LENDESK_FAULTS") == "all"

Cell = tuple[str, str]


def cells(
    victim: str, commands: Iterable[str], points: Iterable[str], always: tuple[Cell, ...], few: int
) -> list[Cell]:
    """Every (command, point) with `LENDESK_FAULTS=all`; else `always` and `few` more drawn from the seed.

    The ids of the tests name each cell; a failure tells the seed.
    """
    whole = list(product(commands, points))
    assert set(always) <= set(whole)
    if EVERYTHING:
        return whole
    drawn = random.Random(f"{victim} {SEED}").sample([cell for cell in whole if cell not in always], few)
    return [*always, *sorted(drawn)]
