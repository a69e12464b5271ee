"""No float comes near money or rates."""

from __future__ import annotations

import pytest

from .exactness import ROOMS, inexact
from .sources import ROOT, Source, sources


def test_money_and_rates_are_exact() -> None:
    looked_at = sources(*ROOMS)
    assert len(looked_at) > 100
    assert "\n".join(found for source in looked_at for found in inexact(source)) == ""


def test_no_column_of_the_centre_is_inexact() -> None:
    scripts = sorted((ROOT / "lendesk/storage/central/migrations").rglob("*.sql"))
    assert scripts
    for script in scripts:
        words = script.read_text(encoding="utf-8").lower().replace("(", " ").replace(",", " ").split()
        assert {"real", "float", "float4", "float8", "double"} & set(words) == set(), script.name


@pytest.mark.parametrize(
    "broken",
    [
        "rate = 0.0005",
        "due_fen = int(amount * 1.5)",
        "rate = float(text)",
        "def interest(rate: float) -> int: ...",
        "def rate() -> float: ...",
        "rate: float | None = None",
        "rates: dict[str, float] = {}",
        "def pay(amount, fee=0.5): ...",
        "def pay(*, fee=0.5): ...",
        "pay(fee=0.5)",
        "table = Column('rate', Float)",
        "table = Column('rate', sqlalchemy.REAL)",
        "limit = 1e400",
    ],
)
def test_a_float_is_found(broken: str) -> None:
    assert len(inexact(Source("broken.py", broken))) == 1


@pytest.mark.parametrize(
    "sound",
    [
        'rate = Decimal("0.0005")',
        "pause_seconds: float = 0.2",
        "PAUSE_SECONDS = 0.2",
        "def call(timeout_seconds: float = 10.0, *, pause_seconds: float = 0.5) -> int: ...",
        "call(timeout_seconds=2.5)",
        "if isinstance(value, float): raise ValueError",
        "shown = '1.50'",
    ],
)
def test_exact_code_and_times_pass(sound: str) -> None:
    assert inexact(Source("sound.py", sound)) == []
