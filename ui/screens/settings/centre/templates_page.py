"""Contract templates: clauses and what law asks for, and a specimen of a product as it would be printed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.administration.centre_queries import (
    ContractTemplate,
    PreviewContract,
    SpecimenContract,
    TemplateClause,
)
from ui.error_texts import breach_text
from ui.formatting import NOTHING, money
from ui.screens.contracts.paper_panel import PAPER_WIDTH, TermCard
from ui.screens.figures import percent_text
from ui.screens.naming import named
from ui.screens.settings.presenter import AllSettings
from ui.texts import late, tr
from ui.tokens import colour
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.choices import ComboField
from ui.widgets.facts import Fact, FactList
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec, box
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.table import DataTable
from ui.widgets.tabs import Tab, Tabs

WIDTH = 376
EXPLAINED = ChipSpec(late("centre", "Explained"), "warning", "warning")
COLUMNS: tuple[Column[tuple[int, TemplateClause]], ...] = (
    Column("no", late("centre", "No."), lambda row: row[0], "number", 48),
    Column(
        "clause",
        late("centre", "Clause"),
        lambda row: (row[1].title, row[1].text),
        "two_line",
        300,
        stretch=True,
    ),
    Column("basis", late("centre", "Asked for by"), lambda row: row[1].basis or NOTHING, "text", 200),
    Column(
        "explained",
        late("centre", "Before signing"),
        lambda row: EXPLAINED if row[1].explained else None,
        "chip",
        150,
    ),
)


class _Sheet(QWidget):
    """The paper: stays light in both themes."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(PAPER_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 20, 0, 24)
        self.column.setSpacing(6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards as high as their text needs in this width: a scroll area asks no one for that."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make each card as high as its text."""
        for card in self.findChildren(TermCard):
            inside = card.layout()
            if inside is not None:
                card.setMinimumHeight(inside.totalHeightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), colour("paper.paper"), colour("lineStrong"))


class TemplatesPage(Panel):
    """`preview_wanted` brings the question for a specimen."""

    preview_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(across=True)
        self._settings: AllSettings | None = None
        self._specimen: SpecimenContract | None = None
        self.template = ComboField(late("centre", "Contract template"))
        self.product = ComboField(late("centre", "Specimen for"))
        self.preview = Button(late("centre", "Fill a specimen"), "primary", key="F8")
        self.facts = FactList()
        self.checks = Checklist()
        self.tabs = Tabs(
            (Tab("clauses", late("centre", "Clauses")), Tab("printed", late("centre", "As printed")))
        )
        self.table = DataTable(FrozenRowsModel(COLUMNS), late("centre", "Clauses"), key="settings.clauses")
        self.refused = Banner("danger", late("centre", "No specimen"))
        self._sheet = _Sheet()
        self.stack = QStackedWidget()
        self._lay_out()
        self.template.chosen.connect(lambda _kind: self._show_template())
        self.preview.clicked.connect(lambda _checked: self._ask())
        self.tabs.chosen.connect(lambda key: self.stack.setCurrentIndex(int(key == "printed")))

    def _lay_out(self) -> None:
        form = FormGrid(columns=1)
        form.add(FormRow(late("centre", "Contract template"), self.template))
        specimen = FormGrid(columns=1)
        specimen.add(FormRow(late("centre", "Specimen for"), self.product))
        body = Panel(form, self.facts, SectionHeader(late("centre", "Specimen")), specimen)
        body.add(SectionHeader(late("centre", "What law asks for")))
        body.add(Panel(self.checks, margin=8))
        body.box.addStretch(1)
        left = Panel(scroll(body), edges="right")
        left.add(self.refused)
        left.add(ActionBar(right=(self.preview,)))
        left.setFixedWidth(WIDTH)
        self.refused.hide()
        ground = Panel(fill="sunken", margin=16)
        ground.box.addWidget(self._sheet)
        ground.box.addStretch(1)
        self.stack.addWidget(self.table)
        self.stack.addWidget(scroll(ground))
        right = Panel(self.tabs)
        right.add(self.stack, 1)
        self.add(left)
        self.add(right, 1)

    def show_settings(self, settings: AllSettings) -> None:
        self._settings = settings
        self.template.set_items([(one.kind, one.title) for one in settings.templates])
        self._show_template()

    def show_specimen(self, specimen: SpecimenContract) -> None:
        """The clauses as they would be printed for the product."""
        self._specimen = specimen
        self.refused.hide()
        self._lay_paper(specimen)
        self.tabs.choose("printed")

    def show_refusal(self, breach: Breach) -> None:
        """Say why there is no specimen."""
        self.refused.say(late("centre", "No specimen"), breach_text(breach))
        self.refused.show()

    def _ask(self) -> None:
        self.preview_wanted.emit(PreviewContract(product_version_id=str(self.product.value() or "")))

    def _show_template(self) -> None:
        settings = self._settings
        chosen = next(
            (one for one in settings.templates if one.kind == self.template.value())
            if settings
            else iter(()),
            None,
        )
        if settings is None or chosen is None:
            return
        users = [one for one in settings.products if one.template == chosen.kind]
        self.product.set_items([(one.key, f"{named(one.name, one.name_en)} v{one.version}") for one in users])
        self.preview.setEnabled(bool(users))
        self.table.rows_model.show_rows(list(enumerate(chosen.clauses, 1)))
        self._say_template(chosen, len(users))
        if self._specimen is None or self._specimen.title != chosen.title:
            self._specimen = None
            self._clear()
            self.tabs.choose("clauses")

    def _say_template(self, chosen: ContractTemplate, users: int) -> None:
        self.facts.show_facts(
            (
                Fact(late("centre", "Version"), chosen.version),
                Fact(late("centre", "Language"), chosen.language),
                Fact(late("centre", "Clauses"), str(len(chosen.clauses))),
                Fact(late("centre", "Product versions"), str(users)),
            )
        )
        required = [one for one in chosen.clauses if one.basis]
        lines = [CheckLine(one.title, "ok", one.basis) for one in required]
        lines += [CheckLine(key, "failed", late("centre", "missing")) for key in chosen.missing]
        self.checks.show_lines(lines)
        self.tabs.show_counts({"clauses": len(chosen.clauses)})

    def _clear(self) -> None:
        while (item := self._sheet.column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.setParent(None)
                part.deleteLater()

    def _lay_paper(self, specimen: SpecimenContract) -> None:
        self._clear()
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Label(specimen.title, "page", "paper.paperInk", align=middle, wrap=True)
        note = tr(
            "centre",
            "Specimen · {amount} over {term} months · {rate} a year · text {version}",
            amount=money(specimen.amount_fen),
            term=specimen.term,
            rate=percent_text(specimen.rate_disclosed),
            version=specimen.version,
        )
        self._sheet.column.addWidget(title)
        self._sheet.column.addWidget(Label(note, "caption", "paper.paperMuted", align=middle, wrap=True))
        for clause in specimen.clauses:
            card = TermCard(clause.no, clause.title, clause.text)
            card.show_state(clause.explained, False)
            self._sheet.column.addWidget(card)
        self._sheet.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "stack") and self._specimen:
            self._lay_paper(self._specimen)
