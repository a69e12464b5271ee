"""Steps of the outbox's shape, in order; a released step is never changed, and none imports project code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lendesk.storage.outbox.migrations import m0001_first

STEPS: tuple[Callable[[Any], None], ...] = (m0001_first.upgrade,)
"""Step n (from 1) raises `user_version` from n - 1 to n."""
