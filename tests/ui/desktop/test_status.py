"""How the state of the line is told: when data count as old, and which mark stands at Sync."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desk import ME

from lendesk.usecases.synchronisation.state import LineState
from ui import texts
from ui.desktop.status import STALE_AFTER, line_status, role_words, stale_minutes, sync_badge
from ui.shell.bars import StatusBar
from ui.shell.model import Badge

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "minutes"),
    [
        (timedelta(0), 0),
        (STALE_AFTER - timedelta(seconds=1), 0),
        (STALE_AFTER, 15),
        (timedelta(hours=3), 180),
        (timedelta(minutes=-5), 0),
    ],
)
def test_data_are_old_after_a_quarter_of_an_hour(age: timedelta, minutes: int) -> None:
    assert stale_minutes((NOW - age).isoformat(), NOW) == minutes


def test_data_never_fetched_have_no_age() -> None:
    assert stale_minutes("", NOW) == 0


@pytest.mark.parametrize(
    ("line", "badge"),
    [
        (LineState(online=True), None),
        (LineState(online=True, outbox_count=3), Badge(3, "outbox")),
        (LineState(online=True, outbox_count=3, attention=1), Badge(1, "person")),
    ],
)
def test_a_person_comes_before_the_outbox(line: LineState, badge: Badge | None) -> None:
    assert sync_badge(line) == badge


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (16, "数据已 16 分钟 未更新"),
        (119, "数据已 119 分钟 未更新"),
        (120, "数据已 2 小时 未更新"),
        (2880, "数据已 2 天 未更新"),
    ],
)
def test_the_age_stands_at_the_foot(qtbot, minutes: int, words: str) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    assert not bar.stale.isVisible()
    line = LineState(online=False, last_sync_at=(NOW - timedelta(minutes=minutes)).isoformat())
    bar.show_status(line_status(line, ME, NOW))
    assert bar.stale.isVisible()
    assert bar.stale.text() == words
    assert not bar.status.online


def test_roles_are_named_in_the_language_in_force(dressed) -> None:
    assert role_words(ME) == "风控负责人"
    texts.switch(dressed, "en")
    assert role_words(ME) == "Head of risk"
