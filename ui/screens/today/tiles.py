"""A figure of the day as a tile: label, value, context, chip, and where a click leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.usecases.today.queries import TodayFigure
from ui.formatting import NOTHING, count, money, percent
from ui.screens.figures import parsed, short_moment
from ui.texts import LateText, Text, late
from ui.widgets.facts import Fact
from ui.widgets.painting import ChipSpec

SHOWN = 4
DAY_SECONDS = 86_400
Place = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Tile:
    """`place`: ("", view) for a view of the queue, else screen and argument."""

    fact: Fact
    place: Place
    chip: ChipSpec | None = None
    spark: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the tiles need beside their figure: how much is late, from the copy or not, the clock."""

    late_count: int
    from_copy: bool
    now: datetime


def tiles_of(figures: tuple[TodayFigure, ...], setting: Setting) -> list[Tile]:
    """The first four that this version can show."""
    return [TILES[one.key](one, setting) for one in figures if one.key in TILES][:SHOWN]


def _todo(one: TodayFigure, setting: Setting) -> Tile:
    late_ones = setting.late_count
    chip = (
        ChipSpec(late("today", "{count} late", count=late_ones), "danger", "warning") if late_ones else None
    )
    note = (
        late("today", "longest waits {time}", time=_age(one.at, setting.now)) if one.count and one.at else ""
    )
    fact = Fact(
        late("today", "For me to do"),
        count(one.count),
        note or late("today", "Nothing waits for you"),
        unit=_PIECES,
    )
    return Tile(fact, ("", "todo"), chip)


_PIECES = late("today", "items")


def _age(since: str, now: datetime) -> Text:
    moment = parsed(since)
    seconds = max(0, int((now - moment).total_seconds())) if moment else 0
    hours, minutes = divmod(seconds // 60, 60)
    if seconds >= DAY_SECONDS:
        return late("today", "{days} d", days=seconds // DAY_SECONDS)
    return late("today", "{hours} h {minutes} min", hours=hours, minutes=minutes)


def _due(one: TodayFigure, _setting: Setting) -> Tile:
    note = late(
        "today",
        "{open} open · taken today {taken}, {sum}",
        open=one.count,
        taken=one.part_count,
        sum=money(one.part_fen, sign=True),
    )
    return Tile(Fact(late("today", "Due today, open"), money(one.fen, sign=True), note), ("", "due"))


def _disbursed(one: TodayFigure, _setting: Setting) -> Tile:
    note = late("today", "{count} loans", count=one.count)
    return Tile(
        Fact(late("today", "Paid out this month"), money(one.fen, sign=True), note),
        ("loans", None),
        spark=_grown(one.days),
    )


def _grown(days: tuple[int, ...]) -> tuple[int, ...]:
    """The sum of the month as it grew from day to day."""
    total, found = 0, [0]
    for day in days:
        total += day
        found.append(total)
    return tuple(found) if days else ()


def _par30(one: TodayFigure, _setting: Setting) -> Tile:
    share = percent(Decimal(one.fen) / Decimal(one.part_fen)) if one.part_fen else NOTHING
    note = late(
        "today",
        "{late} of {all} loans · {sum}",
        late=one.count,
        all=one.part_count,
        sum=money(one.fen, sign=True),
    )
    return Tile(Fact(late("today", "Over 30 days behind"), share, note), ("loans", None))


def _takings(label: LateText) -> Callable[[TodayFigure, Setting], Tile]:
    def tile(one: TodayFigure, setting: Setting) -> Tile:
        if setting.from_copy:  # the copy does not say who took the money
            note = late("today", "branch, {count} receipts", count=one.part_count)
            return Tile(Fact(label, money(one.part_fen, sign=True), note), ("counter", None))
        note = late(
            "today",
            "own {own} · branch {count}, {sum}",
            own=one.count,
            count=one.part_count,
            sum=money(one.part_fen, sign=True),
        )
        return Tile(Fact(label, money(one.fen, sign=True), note), ("counter", None))

    return tile


def _statement_lines(one: TodayFigure, _setting: Setting) -> Tile:
    note = money(one.fen, sign=True) if one.count else late("today", "Everything is placed")
    chip = ChipSpec(late("today", "to be matched"), "warning", "warning") if one.count else None
    fact = Fact(late("today", "Statement lines open"), count(one.count), note, unit=late("today", "lines"))
    return Tile(fact, ("statements", None), chip)


def _counted(label: LateText, empty: LateText, place: Place) -> Callable[[TodayFigure, Setting], Tile]:
    def tile(one: TodayFigure, setting: Setting) -> Tile:
        note: Text = empty
        if one.count and one.at:
            note = late("today", "longest waits {time}", time=_age(one.at, setting.now))
        return Tile(Fact(label, count(one.count), note, unit=_PIECES), place)

    return tile


def _decided(one: TodayFigure, _setting: Setting) -> Tile:
    note = late("today", "{count} approved", count=one.part_count)
    return Tile(Fact(late("today", "Decided today"), count(one.count), note, unit=_PIECES), ("review", None))


def _confirm(one: TodayFigure, _setting: Setting) -> Tile:
    note = late("today", "{count} payments to release", count=one.count)
    return Tile(Fact(late("today", "To pay out"), money(one.fen, sign=True), note), ("disbursements", None))


def _reversals(one: TodayFigure, _setting: Setting) -> Tile:
    note = money(one.fen, sign=True) if one.count else late("today", "None today")
    chip = ChipSpec(late("today", "look"), "warning", "warning") if one.count else None
    return Tile(
        Fact(late("today", "Receipts taken back"), count(one.count), note, unit=_PIECES),
        ("loans", None),
        chip,
    )


def _silent(one: TodayFigure, _setting: Setting) -> Tile:
    note = late("today", "Not seen for three days") if one.count else late("today", "All were seen of late")
    fact = Fact(late("today", "Silent workstations"), count(one.count), note)
    return Tile(fact, ("settings", "devices"))


def _people(one: TodayFigure, _setting: Setting) -> Tile:
    note = late("today", "{count} locked out now", count=one.part_count)
    return Tile(Fact(late("today", "Active staff"), count(one.count), note), ("settings", None))


def _log_size(one: TodayFigure, _setting: Setting) -> Tile:
    note = (
        late("today", "signed {time}", time=short_moment(one.at))
        if one.at
        else late("today", "not signed yet")
    )
    return Tile(Fact(late("today", "Sealed in the log"), count(one.count), note), ("audit", None))


def _unsealed(one: TodayFigure, setting: Setting) -> Tile:
    note = (
        late("today", "oldest {time}", time=_age(one.at, setting.now))
        if one.count
        else late("today", "All sealed")
    )
    return Tile(Fact(late("today", "Not sealed yet"), count(one.count), note), ("audit", None))


def _records(one: TodayFigure, _setting: Setting) -> Tile:
    note = late("today", "{count} refused", count=one.part_count)
    return Tile(Fact(late("today", "Records today"), count(one.count), note), ("audit", None))


def _overdue(one: TodayFigure, _setting: Setting) -> Tile:
    stages = " · ".join(f"{stage.name} {n}" for stage, n in zip(STAGES, one.days, strict=False))
    fact = Fact(late("today", "Arrears"), money(one.fen, sign=True), stages)
    chip = (
        ChipSpec(late("today", "{count} loans", count=one.count), "danger", "warning") if one.count else None
    )
    return Tile(fact, ("", "todo"), chip)


TILES: dict[str, Callable[[TodayFigure, Setting], Tile]] = {
    "todo": _todo,
    "due": _due,
    "disbursed": _disbursed,
    "par30": _par30,
    "received.cash": _takings(late("today", "Taken in cash today")),
    "received.transfer": _takings(late("today", "By transfer and card today")),
    "statement.lines": _statement_lines,
    "review.mine": _counted(
        late("today", "Claimed by me"), late("today", "No file claimed"), ("review", None)
    ),
    "review.decided": _decided,
    "payment.confirm": _confirm,
    "proposals": _counted(
        late("today", "Changes to decide"), late("today", "No change waits"), ("proposals", None)
    ),
    "reversals": _reversals,
    "orders.held": _counted(late("today", "Held orders"), late("today", "None held"), ("", "todo")),
    "devices.silent": _silent,
    "people": _people,
    "log.size": _log_size,
    "log.unsealed": _unsealed,
    "log.records": _records,
    "overdue": _overdue,
}
