"""What a person set for the own desktop is kept with the own drafts and found again."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "screens"))

from desk import FakeDesk, run_at_once

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.synchronisation.state import Draft
from ui.preferences import Preferences, read_preferences


def test_what_was_set_is_found_at_the_next_sign_in() -> None:
    desk = FakeDesk()
    Preferences(desk, run_at_once).set("columns.loans", ["customer", "principal"])  # type: ignore[arg-type]
    again = Preferences(desk, run_at_once, read_preferences(desk))  # type: ignore[arg-type]
    assert again.get("columns.loans") == ["customer", "principal"]
    assert again.get("columns.customers", []) == []


def test_none_forgets() -> None:
    desk = FakeDesk()
    preferences = Preferences(desk, run_at_once)  # type: ignore[arg-type]
    preferences.set("theme", "dark")
    preferences.set("theme", None)
    assert read_preferences(desk) == {}  # type: ignore[arg-type]
    assert preferences.get("theme", "light") == "light"


def test_a_value_that_cannot_be_read_is_left_out() -> None:
    desk = FakeDesk()
    desk.save_draft(Draft("preference:theme", "preference", "theme", "{", "2026-11-22T00:00:00+00:00"))
    assert read_preferences(desk) == {}  # type: ignore[arg-type]


def test_a_full_disk_does_not_fail_the_screen() -> None:
    desk = FakeDesk()

    def full(_draft: Draft) -> None:
        raise RuleBroken("outbox.disk_full")

    desk.save_draft = full  # type: ignore[method-assign]
    preferences = Preferences(desk, run_at_once)  # type: ignore[arg-type]
    preferences.set("theme", "dark")
    assert preferences.get("theme") == "dark"
