"""The words of collections: outcomes of calls, states of promises, what to do next."""

from __future__ import annotations

from datetime import datetime

from lendesk.domain.collections.conduct import CHINA, MOST_CONNECTED_A_DAY
from lendesk.domain.loans.overdue.buckets import STAGES, stage_of
from lendesk.usecases.collections.queries import CaseEvent, CaseLine
from ui.formatting import money
from ui.screens.figures import parsed
from ui.screens.repaying import paid_by
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec
from ui.widgets.timeline import TimelineEntry

OUTCOMES: dict[str, LateText] = {
    "reached": late("collections", "Reached"),
    "no_answer": late("collections", "No answer"),
    "busy": late("collections", "Busy"),
    "wrong_person": late("collections", "Not the person"),
}
TOLD: dict[str, tuple[LateText, Kind]] = {
    "reached": (late("collections", "Reached the borrower"), "accent"),
    "no_answer": (late("collections", "Called, no answer"), "neutral"),
    "busy": (late("collections", "Called, line busy"), "neutral"),
    "wrong_person": (late("collections", "Somebody else answered"), "warning"),
}
PROMISES: dict[str, tuple[LateText, Kind]] = {
    "open": (late("collections", "open"), "warning"),
    "kept": (late("collections", "kept"), "success"),
    "broken": (late("collections", "not kept"), "danger"),
    "replaced": (late("collections", "replaced by a later promise"), "neutral"),
}


def stage_chip(days_past_due: int) -> ChipSpec:
    """M1 · 18 days."""
    stage = stage_of(days_past_due)
    if stage is None:
        return ChipSpec(late("collections", "Not in arrears"), "success", "ok")
    kind: Kind = "warning" if stage == STAGES[0].name else "danger"
    return ChipSpec(
        late("collections", "{stage} · {days} days", stage=stage, days=days_past_due), kind, "warning"
    )


def step_chip(line: CaseLine) -> ChipSpec:
    """What to do next."""
    on = line.step_on[5:]
    steps: dict[str, ChipSpec] = {
        "paused": ChipSpec(late("collections", "Paused"), "neutral", "locked"),
        "limit_reached": ChipSpec(
            late("collections", "{most} calls today", most=MOST_CONNECTED_A_DAY), "danger", "forbidden"
        ),
        "promise_today": ChipSpec(late("collections", "Promise today"), "warning", "promises"),
        "promise_broken": ChipSpec(late("collections", "Promise broken"), "danger", "warning"),
        "promised": ChipSpec(late("collections", "Promised {day}", day=on), "neutral"),
    }
    return steps.get(line.step, ChipSpec(late("collections", "Call"), "accent", "collections"))


def entry_of(event: CaseEvent, today: str, *, pending: bool) -> TimelineEntry:
    """An event in the timeline; one that the centre has not confirmed is dashed."""
    title, reason, icon, kind = _told(event)
    if pending:
        reason = late("collections", "Waits to be confirmed")
    return TimelineEntry(title, reason, when(event.at, today), icon, kind, pending)


def when(at: str, today: str) -> str:
    """10:12 of today, 11-18 of this year, else the day."""
    moment = parsed(at)
    if moment is None or len(at) <= 10:
        return at[5:] if at[:4] == today[:4] else at
    local: datetime = moment.astimezone(CHINA)
    day = local.date().isoformat()
    if day == today:
        return local.strftime("%H:%M")
    return day[5:] if day[:4] == today[:4] else day


def _told(event: CaseEvent) -> tuple[Text, Text, str, Kind]:
    amount = money(event.amount_fen, sign=True)
    title: Text
    state: Text
    kind: Kind
    match event.kind:
        case "contact":
            title, kind = TOLD.get(event.what, (event.what, "neutral"))
            return title, _with_author(event), "collections", kind
        case "promise":
            state, kind = PROMISES.get(event.what, (event.what, "neutral"))
            title = late("collections", "Promised {amount} by {day}", amount=amount, day=event.on)
            paid = money(event.paid_fen, sign=True)
            return (
                title,
                late("collections", "{state} · {paid} came in", state=state, paid=paid),
                "promises",
                kind,
            )
        case "repayment":
            title = late("collections", "Repaid {amount}", amount=amount)
            reason = late("collections", "{method} · {number}", method=paid_by(event.what), number=event.text)
            return title, reason, "ok", "success"
        case _:
            return late("collections", "Note on the customer"), _with_author(event), "draft", "neutral"


def _with_author(event: CaseEvent) -> Text:
    return " · ".join(part for part in (event.text, event.author_name) if part)
