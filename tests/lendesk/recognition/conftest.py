"""One loaded reader for all tests of the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lendesk.recognition.process import SubprocessReader


@pytest.fixture(scope="session")
def reader() -> Iterator[SubprocessReader]:
    loaded = SubprocessReader(read_seconds=90)  # others may be using the cores
    loaded.warm_up()
    yield loaded
    loaded.close()
