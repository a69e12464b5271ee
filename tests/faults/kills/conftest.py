"""One centre for all kills of a run of the tests, and which cells of the whole product run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lendesk.connectors.bureaus.simulator import running_bureau
from lendesk.connectors.loopback import FaultSwitch
from lendesk.connectors.payments.simulator import running_bank

from .cells import EVERYTHING, SEED
from .centre import KilledCentre
from .desks import Desks
from .subjects import Subjects


@dataclass
class Line:
    """The line of the branch: the centre that is killed, what is on it, and the desks."""

    killed: KilledCentre
    subjects: Subjects
    desks: Desks


@pytest.fixture(scope="session")
def standing_line() -> Iterator[Line]:
    # Not pytest's own folder: as root PostgreSQL runs as a user of its own, who must pass through.
    folder = Path(tempfile.mkdtemp(prefix="lendesk-kills-"))
    folder.chmod(0o711)
    try:
        yield from _standing(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _standing(folder: Path) -> Iterator[Line]:
    faults = FaultSwitch()
    with (
        running_bureau(folder / "bureau", switch=faults) as bureau,
        running_bank(folder / "bank", settle_seconds=0.05) as bank,
    ):
        killed = KilledCentre(folder, bureau, bank, faults)
        desks = Desks(killed)
        try:
            yield Line(killed, Subjects(killed), desks)
            # After all these deaths nothing that was begun is left open.
            killed.check_quiet()
        finally:
            desks.close()
            killed.close()


@pytest.fixture
def line(standing_line: Line) -> Iterator[Line]:
    """The line, whole at the beginning of each test, whatever the one before left of it."""
    print(f"kills: {'every cell' if EVERYTHING else 'a few cells'}, LENDESK_FAULTS_SEED={SEED}")
    yield standing_line
    standing_line.killed.mend()
