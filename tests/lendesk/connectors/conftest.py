"""What the tests of connectors share."""

from __future__ import annotations

import pytest

from lendesk.connectors.loopback import FaultSwitch


@pytest.fixture
def switch() -> FaultSwitch:
    return FaultSwitch()
