"""Thousands of seeded histories keep every invariant, and each broken protocol is found out."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from .history import Violation, run_history
from .variants import VARIANTS

HISTORIES = int(os.environ.get("LENDESK_HISTORIES", "2000"))
PIECES = 8
SEEDS_TO_CATCH = 500
STOPS = ("incarnation.new", "chain.gap", "body.damaged", "centre.busy", "device.stopped")


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("piece", range(PIECES))
def test_histories_keep_every_invariant(piece: int) -> None:
    ran = 0
    for seed in range(piece, HISTORIES, PIECES):
        run_history(seed)
        ran += 1
    assert ran >= HISTORIES // PIECES


def test_everything_that_can_go_wrong_does_go_wrong() -> None:
    seen: Counter[str] = Counter()
    for seed in range(150):
        seen += run_history(seed)
    expected = {
        "workstation crashed",
        "centre crashed",
        "centre restored",
        "role changed",
        "disk copied",
        "message lost",
        "result: done",
        "result: refused",
        "pull dropped",
        *(f"push stopped: {stop}" for stop in STOPS),
    }
    assert not expected - set(seen)


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_broken_protocol_is_caught(variant: str) -> None:
    def caught(seed: int) -> bool:
        try:
            run_history(seed, variant)
        except Violation as violation:
            return f"seed {seed}" in str(violation)
        return False

    first = next((seed for seed in range(SEEDS_TO_CATCH) if caught(seed)), None)
    assert first is not None, f"{variant!r} kept all invariants in {SEEDS_TO_CATCH} histories"


def test_a_history_is_the_same_every_time() -> None:
    def told(seed: int) -> str:
        with pytest.raises(Violation) as violation:
            run_history(seed, "removals not sent")
        return str(violation.value)

    assert told(0) == told(0)
