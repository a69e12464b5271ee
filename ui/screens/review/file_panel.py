"""The body of a file: rules and reasons, documents, plan at the left; credit report and history right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lendesk.domain.applications.application import Material
from lendesk.usecases.applications.queries import HistoryLine, PlanLine, ReportSection, ReviewFile, RuleLine
from ui.formatting import money
from ui.screens.figures import short_moment
from ui.screens.fitted_table import FittedTable
from ui.screens.review.report import by_weight, report_lines, told_rules
from ui.screens.review.words import (
    MATERIALS,
    SECTIONS,
    item_value,
    outcome_chip,
    reason_name,
    step,
    threshold_text,
)
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.painted import keep_tab_order
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.rows_model import Column, RowLook, Toned
from ui.widgets.timeline import Timeline, TimelineEntry

DOCUMENTS_A_ROW = 3


def _reason(row: RuleLine) -> Toned:
    chip = outcome_chip(row.outcome)
    icon = {"approve": "okCircle", "manual": "warning", "decline": "error"}.get(row.outcome, "info")
    return Toned(reason_name(row.code), chip.kind if chip and row.outcome != "approve" else None, icon)


RULES: tuple[Column[RuleLine], ...] = (
    Column("reason", late("review", "Rules and reasons"), _reason, "icon_text", stretch=True),
    Column(
        "value", late("review", "Value"), lambda row: item_value("", row.value), width=80, align_right=True
    ),
    Column(
        "threshold",
        late("review", "Threshold"),
        lambda row: threshold_text(row.threshold),
        width=86,
        align_right=True,
    ),
    Column("outcome", late("review", "Result"), lambda row: outcome_chip(row.outcome), "chip", width=96),
)
PLAN: tuple[Column[PlanLine], ...] = (
    Column("no", late("review", "No."), lambda row: row.no or late("review", "Total"), width=52),
    Column("due", late("review", "Due"), lambda row: row.due_date, "date", width=96, stretch=True),
    Column("principal", late("review", "Principal"), lambda row: row.principal_fen, "money", width=100),
    Column("interest", late("review", "Interest"), lambda row: row.interest_fen, "money", width=88),
    Column("amount", late("review", "Instalment"), lambda row: row.due_fen, "money", width=104),
)


class DocumentsPanel(QWidget):
    """A button a document; `wanted` brings its SHA-256."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._shas: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 12)
        self._grid.setSpacing(8)
        for column in range(DOCUMENTS_A_ROW):
            self._grid.setColumnStretch(column, 1)
        self.none = Label(late("review", "No documents"), "body", "ink2")
        self._grid.addWidget(self.none, 0, 0)

    def show_materials(self, materials: tuple[Material, ...]) -> None:
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons, self._shas = [], tuple(material.sha256 for material in materials)
        self.none.setVisible(not materials)
        for number, material in enumerate(materials):
            button = Button(MATERIALS.get(material.kind, material.kind), "plain", icon="attach")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _checked, sha=material.sha256: self.wanted.emit(sha))
            self._grid.addWidget(button, number // DOCUMENTS_A_ROW, number % DOCUMENTS_A_ROW)
            self.buttons.append(button)
        keep_tab_order(self, self.buttons)

    def show_none_open(self) -> None:
        """No document is open any more: no button stays pressed."""
        for button in self.buttons:
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)

    def open_next(self, shown: str) -> None:
        """Ask for the document after the one shown, the first after the last."""
        if self._shas:
            at = self._shas.index(shown) + 1 if shown in self._shas else 0
            self.buttons[at % len(self._shas)].click()


class FilePanel(Panel):
    """All that is read before deciding."""

    def __init__(self) -> None:
        super().__init__()
        self._file: ReviewFile | None = None
        self.rules = FittedTable(RULES, late("review", "Rules and reasons"))
        self.purpose = FactList(spread=False)
        self.documents = DocumentsPanel()
        self.documents_header = SectionHeader(
            late("review", "Documents"), right=(Label(late("review", "F4 next"), "caption", "ink2"),)
        )
        self.plan = FittedTable(PLAN, late("review", "Plan"), look=lambda row: RowLook(strong=not row.no))
        self.plan_header = SectionHeader(late("review", "Repayment plan"))
        self.history = Timeline()
        self._report = QVBoxLayout()
        self._report.setSpacing(0)
        self._parts: list[QWidget] = []
        self.left = Panel(
            self.rules,
            SectionHeader(late("review", "Request")),
            self.purpose,
            self.documents_header,
            self.documents,
            self.plan_header,
            self.plan,
            edges="right",
        )
        self.left.box.addStretch(1)
        self.right = Panel()
        self.right.box.addLayout(self._report)
        self.right.add(SectionHeader(late("review", "History")))
        self.right.add(self.history)
        self.right.box.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.left, 55)
        columns.addWidget(self.right, 45)
        self.box.addLayout(columns)

    def show_file(self, file: ReviewFile) -> None:
        self._file = file
        self.rules.show_rows(told_rules(file.rules))
        self.purpose.show_facts(_request(file))
        self.documents.show_materials(file.materials)
        self.documents_header.note.say(str(len(file.materials)))
        self.plan.show_rows((*file.plan, _total(file.plan)) if file.plan else ())
        self.plan_header.note.say(
            late("review", "interest {amount} in all", amount=money(file.total_interest_fen))
        )
        self._show_report(file.report)
        self.history.show_entries([_entry(line) for line in file.history])

    def _show_report(self, sections: tuple[ReportSection, ...]) -> None:
        for old in self._parts:
            self._report.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = []
        if not sections:
            self._keep(SectionHeader(late("review", "Credit report")))
            self._keep(Panel(Label(late("review", "No report yet"), "body", "ink2"), margin=16))
        for section in by_weight(sections):
            self._keep(SectionHeader(SECTIONS.get(section.name, section.name)))
            self._keep(FactList([Fact(label, value) for label, value in report_lines(section)], spread=True))

    def _keep(self, part: QWidget) -> None:
        self._report.addWidget(part)
        self._parts.append(part)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "_file", None):
            self.history.update()


def _request(file: ReviewFile) -> list[Fact]:
    facts: list[tuple[Text, Text]] = [
        (late("review", "Purpose"), file.purpose or "—"),
        (late("review", "Entered by"), file.entered_by or "—"),
        (late("review", "Number"), file.application.number),
    ]
    if file.business_name:
        facts.insert(1, (late("review", "Business"), f"{file.business_name} {file.credit_code}".strip()))
    if file.application.remark:
        facts.append((late("review", "Remark"), file.application.remark))
    corrected = sum(1 for one in file.readings if one.raw and one.raw != one.confirmed)
    if file.readings:
        facts.append(
            (
                late("review", "Fields read"),
                late(
                    "review", "{count}, corrected by hand {fixed}", count=len(file.readings), fixed=corrected
                ),
            )
        )
    return [Fact(label, value) for label, value in facts]


def _total(plan: tuple[PlanLine, ...]) -> PlanLine:
    """The closing line: number 0, no date."""
    return PlanLine(
        no=0,
        due_date="",
        principal_fen=sum(line.principal_fen for line in plan),
        interest_fen=sum(line.interest_fen for line in plan),
        fee_fen=sum(line.fee_fen for line in plan),
        due_fen=sum(line.due_fen for line in plan),
        balance_after_fen=0,
    )


def _entry(line: HistoryLine) -> TimelineEntry:
    words, kind, icon = step(line.what)
    reason = " · ".join(part for part in (line.person, line.remark) if part)
    return TimelineEntry(words, reason, short_moment(line.at), icon, kind)
