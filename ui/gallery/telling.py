"""Figures, progress, messages and states: what the window tells."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import RuleBroken
from ui.formatting import money
from ui.gallery.specimen import FOCUS, NORMAL, Group, page, with_keyboard
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.charts import Chart, Series
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.comparison import Compared, Comparison
from ui.widgets.facts import Fact, FactList, FactStrip, KpiTile, MaskedValue
from ui.widgets.label import Label
from ui.widgets.markdown import MarkdownView
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import ActionBar, Panel, SectionHeader
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.sheet import Sheet
from ui.widgets.states import DeniedState, EmptyState, ErrorState, LoadingState, OfflineState
from ui.widgets.timeline import Timeline, TimelineEntry
from ui.widgets.toast import Toaster

PRINCIPAL = late("gallery", "Remaining principal")
RETRY = late("gallery", "Try again")


def figures() -> QWidget:
    """Tiles, strips, lists, masked values, headers."""
    return page(_tiles(), _charts(), _strips(), _lists(), _masked(), _headers())


def _tiles() -> Group:
    tiles = Group(late("gallery", "KPI tile"), 3)
    waits = Fact(late("gallery", "For me"), "12", late("gallery", "{count} late", count=3))
    month = Fact(late("gallery", "Paid out this month"), "2,860,000.00", late("gallery", "of 4,000,000.00"))
    tiles.add(
        late("gallery", "with a chip"),
        KpiTile(waits, chip=ChipSpec(late("gallery", "Late"), "danger", "warning")),
    )
    tiles.add(late("gallery", "with its course"), KpiTile(month, spark=(1, 2, 2, 4, 5, 5, 7)))
    tiles.add(FOCUS, with_keyboard(KpiTile(waits)))
    return tiles


def _charts() -> Group:
    charts = Group(late("gallery", "Chart"), 2)
    months = ("2026-09", "2026-10", "2026-11")
    out = Series(late("gallery", "Paid out"), (286_000_000, 312_000_000, 190_000_000))
    back = Series(late("gallery", "Paid back"), (201_000_000, 188_000_000, 240_000_000), "info")
    bars = Chart(late("gallery", "Money by month"), "bars", axis=money, value=money)
    bars.show_series(months, (out, back))
    line = Chart(late("gallery", "Money by month"), "line", axis=money, value=money)
    line.show_series(months, (out,))
    charts.add(late("gallery", "bars: arrows go from point to point, Enter takes one"), with_keyboard(bars))
    charts.add(late("gallery", "line"), line)
    return charts


def _strips() -> Group:
    strips = Group(late("gallery", "Figures"), 1)
    strips.add(
        late("gallery", "strip: the annualised rate is the largest"),
        FactStrip(
            (
                Fact(
                    late("gallery", "Applied for"),
                    "120,000.00",
                    late("gallery", "{count} instalments", count=12),
                ),
                Fact(
                    late("gallery", "Annualised (IRR)"), "11.40 %", late("gallery", "most 24 %"), strong=True
                ),
                Fact(late("gallery", "Instalment of income"), "57 %", "10,628.20", "warning"),
            )
        ),
    )
    return strips


def _lists() -> Group:
    lists = Group(late("gallery", "List of figures"), 2)
    facts = (Fact(late("gallery", "Contract"), "XF-2026-00291"), Fact(PRINCIPAL, "31,500.00", kind="danger"))
    lists.add(NORMAL, FactList(facts))
    spread = (
        Fact(late("gallery", "Taken in, paid out"), "38 / 24", "+4", "success"),
        Fact(PRINCIPAL, "31,500.00"),
    )
    lists.add(late("gallery", "spread to the edge"), FactList(spread, spread=True))
    return lists


def _masked() -> Group:
    masked = Group(late("gallery", "Masked value"), 2)
    masked.add(
        late("gallery", "shows for 30 s, and leaves a trace"), MaskedValue("4406**********3828", _reveal)
    )
    return masked


def _headers() -> Group:
    headers = Group(late("gallery", "Section header"), 1)
    right = (Button(late("gallery", "New"), "link", icon="plus"),)
    headers.add(
        late("gallery", "title, count, link"), SectionHeader(late("gallery", "Events"), count=3, right=right)
    )
    chip = ChipSpec(late("gallery", "To be confirmed"), "pending", "pending")
    headers.add(
        late("gallery", "title, note, chip"),
        SectionHeader(late("gallery", "Events"), note="2026-11-21", chip=chip),
    )
    return headers


def _reveal(show: object) -> None:
    if callable(show):
        show("440604198703153828")


def progress() -> QWidget:
    """What happened, who signed, what is checked, what would change."""
    return page(_events(), _seals(), _change())


def _events() -> Group:
    events = Group(late("gallery", "Timeline and checks"), 2)
    events.add(
        late("gallery", "dashed: waits for the server"),
        Timeline(
            (
                TimelineEntry(
                    late("gallery", "Paid at the counter"), "1,500.00", "14:02", "pending", pending=True
                ),
                TimelineEntry(
                    late("gallery", "Overdue"),
                    late("gallery", "penalty begins"),
                    "11-10",
                    "warning",
                    "danger",
                ),
                TimelineEntry(
                    late("gallery", "Instalment {no} taken", no=8), "4,125.86", "10-18", "ok", "success"
                ),
            )
        ),
    )
    events.add(
        late("gallery", "checks: passed, doubtful, failed, under way, waiting, a hint"),
        Checklist(
            (
                CheckLine(late("gallery", "Date of birth agrees with the number"), "ok"),
                CheckLine(late("gallery", "Character 15 to be confirmed"), "warning", "71 %"),
                CheckLine(late("gallery", "Validity has ended"), "failed"),
                CheckLine(late("gallery", "Applicant"), "now", "82 %"),
                CheckLine(late("gallery", "Consent and handing in")),
                CheckLine(late("gallery", "Same address as another file"), "info"),
            )
        ),
    )
    return events


def _seals() -> Group:
    seals = Group(late("gallery", "Seals"), 1)
    seals.add(
        late("gallery", "done, now, waiting"),
        SealStrip(
            (
                Seal("made", "陈静怡", "11-21 14:08", "done"),
                Seal("checked", "林国栋", late("gallery", "within the limit"), "now"),
                Seal("authorised", late("gallery", "not needed"), "≤ 500.00"),
            )
        ),
    )
    return seals


def _change() -> Group:
    change = Group(late("gallery", "Before and after"), 1)
    change.add(
        late("gallery", "what changes is violet, strong and has an arrow"),
        Comparison(
            [
                Compared(late("gallery", "Penalty"), "52.30", "0.00"),
                Compared(late("gallery", "Days overdue"), "12", "12"),
            ]
        ),
    )
    return change


def messages() -> QWidget:
    """Banners, the action bar, toasts, the sheet, help."""
    banners = Group(late("gallery", "Banner"), 1)
    banners.add(
        late("gallery", "not yet true"),
        Banner(
            "pending",
            late("gallery", "Off line: this payment gets a provisional receipt"),
            late("gallery", "The server confirms it later."),
            icon="offline",
            buttons=[Button(RETRY, icon="sync")],
        ),
    )
    banners.add(
        late("gallery", "hint"),
        Banner("info", late("gallery", "This may be the same customer: {name}", name="李秀芳")),
    )
    banners.add(
        late("gallery", "attention"),
        Banner("warning", late("gallery", "New place: a supervisor must confirm.")),
    )
    banners.add(
        late("gallery", "stop"),
        Banner("danger", late("gallery", "The payee is on the list of dishonest debtors")),
    )
    foot = Group(late("gallery", "Action bar"), 1)
    foot.add(
        late("gallery", "one filled button, last, at the right"),
        ActionBar(
            [Label(late("gallery", "Count before you print"), "caption", "ink2")],
            [
                Button(late("gallery", "Clear"), "link", key="Esc", bind=False),
                Button(late("gallery", "Post {amount}", amount="5,389.71"), "primary", key="F9", bind=False),
            ],
        ),
    )
    floats = Group(late("gallery", "Above the window"), 2)
    floats.add(late("gallery", "toasts: undo inside; a refusal stays"), _toasts())
    floats.add(late("gallery", "sheet, instead of a message box"), _sheet())
    help_ = Group(late("gallery", "Help"), 1)
    told = MarkdownView(late("gallery", "Help"))
    told.show_markdown("## LenDesk\n1. **F9**\n2. **Ctrl K**")
    told.setFixedHeight(110)
    help_.add(late("gallery", "text with headings, lists and keys"), told)
    return page(banners, foot, help_, floats)


def _toasts() -> QWidget:
    place = Panel(fill="canvas", margin=16)
    place.setFixedSize(420, 280)
    toaster = Toaster(place)
    undo = (late("gallery", "Undo"), lambda: None)
    toaster.refuse(RuleBroken("access.four_eyes"), late("gallery", "The reversal did not happen"))
    post = Button(late("gallery", "Post {amount}", amount="5,389.71"), "soft")
    post.clicked.connect(lambda: toaster.say(late("gallery", "Posted"), "07-20261121-0004", action=undo))
    place.add(post)
    place.box.addStretch(1)
    post.click()
    return place


def _sheet() -> QWidget:
    place = Panel(fill="canvas")
    place.setFixedSize(520, 260)
    chip = ChipSpec(late("gallery", "Four eyes"), "accent")
    sheet = Sheet(place, late("gallery", "Reverse a payment"), chip=chip, width=440)
    sheet.body.addWidget(
        Label(late("gallery", "The payment is taken back as of its value date."), "body", wrap=True)
    )
    sheet.set_buttons(
        right=[
            Button(late("gallery", "Cancel"), "link", key="Esc", bind=False),
            Button(late("gallery", "Reverse"), "danger"),
        ]
    )
    sheet.open()
    return place


def states() -> QWidget:
    """What a panel shows when it has nothing to show."""
    group = Group(late("gallery", "Instead of content"), 2)
    reading = LoadingState()
    reading.start()
    shown: tuple[tuple[Text, QWidget], ...] = (
        (
            late("gallery", "empty: says what will appear"),
            EmptyState(
                late("gallery", "Nothing to review"),
                late("gallery", "New files appear here."),
                Button(late("gallery", "See all applications")),
            ),
        ),
        (
            late("gallery", "failed: what is safe, what to do, a code"),
            ErrorState.of(RuleBroken("picture.unreadable"), Button(RETRY)),
        ),
        (
            late("gallery", "not permitted: whom to ask"),
            DeniedState(
                late("gallery", "Your role does not see credit reports"),
                late("gallery", "Your supervisor may allow it."),
            ),
        ),
        (
            late("gallery", "off line: what is kept"),
            OfflineState(
                late("gallery", "Paying out needs the server"), late("gallery", "The application is kept.")
            ),
        ),
        (late("gallery", "reading: marks after 0.3 s, Esc after 2 s"), reading),
    )
    for state, part in shown:
        place = Panel(part, edges="top right bottom left")
        place.setFixedHeight(240)
        group.add(state, place)
    return page(group)
