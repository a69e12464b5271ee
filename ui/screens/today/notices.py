"""What the bell tells: trouble with the line, orders that were refused, alerts, late work, news.

Knows no Qt but the words of the screen; a notice is known by a key that changes when it is news again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lendesk.usecases.synchronisation.state import LineState, OutboxRow
from lendesk.usecases.today.queries import Today
from ui.error_texts import error_text
from ui.screens.naming import named
from ui.screens.today.columns import deadline
from ui.screens.today.places import Places, alert_places, places_of
from ui.screens.today.words import alert_words, detail_of, title_of, work_of
from ui.screens.today.work import LATE, NEWS, WorkRow, sort_work
from ui.texts import LateText, Text, late
from ui.widgets.rows_model import Toned

MOST_LATE, MOST_NEWS = 10, 5


@dataclass(frozen=True, slots=True)
class Told:
    """One thing for the bell, with the screens that lead to it, the best first."""

    key: str
    title: Text
    detail: Text
    icon: Toned
    places: Places


def told_of(
    today: Today, outbox: tuple[OutboxRow, ...], line: LineState, person_id: str, now: datetime
) -> tuple[Told, ...]:
    """The gravest first. `now` with its zone."""
    rows = sort_work(today, outbox, person_id, now)
    refused = [row for row in rows["todo"] if row.kind in ("outbox.refused", "outbox.quarantined")]
    overdue_work = [row for row in rows[LATE] if row.kind != "loan.overdue"]
    return (
        *_of_line(line),
        *(_of_row(row, f"{row.kind}:{row.key}", now) for row in refused),
        *_of_alerts(today),
        *(_of_row(row, f"late:{row.kind}:{row.key}", now) for row in overdue_work[:MOST_LATE]),
        *(_of_row(row, f"news:{row.key}:{row.since}", now) for row in rows[NEWS][:MOST_NEWS]),
    )


def _of_line(line: LineState) -> Iterator[Told]:
    if line.problem:
        icon = Toned("", "danger", "offline")
        title = late("today", "The line needs you")
        yield Told(f"line:{line.problem}", title, error_text(line.problem), icon, (("sync", None),))


def _of_alerts(today: Today) -> Iterator[Told]:
    for one in today.alerts:
        icon, title, detail = alert_words(one)
        places = alert_places(one.key) or (("today", None),)
        yield Told(f"alert:{one.key}:{one.count}:{one.names}", title, detail, icon, places)


def _of_row(row: WorkRow, key: str, now: datetime) -> Told:
    work, title = work_of(row), title_of(row)
    who = title if isinstance(title, LateText) else str(title)
    when = deadline(row, now)
    words = when.text if isinstance(when, Toned) else when
    detail = detail_of(row, named(*row.product))
    told: Text = f"{words} · {detail}" if str(words) else detail
    kind = "danger" if key.startswith("late:") else work.state.kind
    places = places_of(row) or (("today", None),)
    return Told(
        key,
        late("today", "{work} · {customer}", work=work.name, customer=who),
        told,
        Toned("", kind, work.icon),
        places,
    )
