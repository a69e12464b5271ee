"""Where the person is in the figures: the way down as links, which figure, and by what it is taken apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent

from lendesk.usecases.reporting.portfolio import FigureLine, PortfolioFigure, PortfolioPart
from ui.formatting import money
from ui.screens.reports.presenter import Drill
from ui.screens.reports.words import RATIOS, SPLITS, figure_name, group_name, ratio
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.label import Label
from ui.widgets.panels import Panel


class DrillBar(Panel):
    """The screen joins `root`, `figure`, `eased`, `choice` and `split` to what they do."""

    def __init__(self) -> None:
        super().__init__(edges="top bottom", across=True, gap=6)
        self.root = Button(late("reports", "Whole book"), "link")
        self.figure = Button(late("reports", "Figure"), "link")
        self.here = Label("", "bodyStrong")
        self._first, self._second = Label("›", "body", "ink2"), Label("›", "body", "ink2")
        self.eased = Button(late("reports", "Restructured"), "link")
        self.up = Button(late("reports", "Up one level"), key="Alt+Up")
        self.choice = ComboField(late("reports", "Figure"))
        self.split = ComboField(late("reports", "Taken apart"), SPLITS)
        self._drill: Drill | None = None
        self._figures: tuple[FigureLine, ...] = ()
        self.eased_part: PortfolioPart | None = None
        self._today = date.min
        self._whole_fen = 0
        self.box.setContentsMargins(10, 4, 16, 5)
        for part in (self.root, self._first, self.figure, self._second, self.here):
            self.add(part)
        self.box.addStretch(1)
        for right in (self.eased, self.up, self.choice, self.split):
            self.add(right)
        for hidden in (self.figure, self._second, self.eased):
            hidden.hide()
        self.choice.setFixedWidth(212)
        self.split.setFixedWidth(128)

    def show_figures(self, figures: tuple[FigureLine, ...], today: date) -> None:
        """The figures that can be chosen here; those of a month are chosen in the charts."""
        self._figures, self._today, self._whole_fen = figures, today, figures[0].fen
        self._drill = None
        eased = next(line for line in figures if line.part.figure is PortfolioFigure.RESTRUCTURED)
        self.eased_part = eased.part
        self.eased.reword(late("reports", "Of it restructured {fen}", fen=money(eased.fen)))

    def show_drill(self, drill: Drill) -> None:
        """The way down to here."""
        self._drill = drill
        self._say()

    def crumb_words(self) -> Text:
        """The figure here, its group, and how much it is."""
        drill = self._drill
        if drill is None:
            return ""
        return " › ".join(
            str(one) for one in (self._figure_words(drill), self._group_words(drill)) if str(one)
        )

    def _say(self) -> None:
        drill = self._drill
        if drill is None:
            return
        grouped, figure = drill.group is not None, self._figure_words(drill)
        self.figure.reword(figure)
        self.figure.setVisible(grouped)
        self._second.setVisible(grouped)
        self.here.say(self._group_words(drill) if grouped else figure)
        self.eased.setVisible(drill.line.part == self._figures[0].part and not grouped)
        self.eased.setVisible(drill.line.part == self._figures[0].part and not grouped)
        top = not grouped and drill.line.part == self._figures[0].part
        self.up.setEnabled(not top)
        lines = list(self._figures)
        if drill.line.part not in [line.part for line in lines]:
            lines.append(drill.line)
        self.choice.set_items([(line.part, figure_name(line, self._today)) for line in lines])
        self.choice.set_value(drill.line.part)
        self.split.set_value(drill.split)

    def _figure_words(self, drill: Drill) -> Text:
        name, fen = figure_name(drill.line, self._today), drill.line.fen
        if drill.line.part.figure in RATIOS:
            share = ratio(fen, self._whole_fen)
            return late("reports", "{figure} {fen} ({share})", figure=name, fen=money(fen), share=share)
        return late("reports", "{figure} {fen}", figure=name, fen=money(fen))

    def _group_words(self, drill: Drill) -> Text:
        if drill.group is None:
            return ""
        share = ratio(drill.group.fen, drill.line.fen)
        return late("reports", "{group}: {share}", group=group_name(drill.split, drill.group), share=share)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
