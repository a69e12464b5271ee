"""Markdown of our own as plain rich text: no HTML, no pictures from outside, no links that open.

view = MarkdownView(late("shell", "Help"));  view.show_markdown("## Posting\n1. Find the loan …")
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QUrl
from PySide6.QtGui import (
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from ui.texts import Text
from ui.tokens import colour, font

LINE_PERCENT = 135.0
ABOVE = {1: 0.0, 2: 16.0, 3: 10.0}
BELOW = 4.0
STYLES = {1: "page", 2: "section", 3: "bodyStrong"}
INDENT = 20.0


class MarkdownView(QTextEdit):
    """Read only, taken in by the keyboard for scrolling; follows the theme."""

    def __init__(self, name: Text) -> None:
        super().__init__()
        self._markdown, self._name = "", name
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(str(name))
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(INDENT)

    def show_markdown(self, markdown: str) -> None:
        """Show a text from the beginning."""
        self._markdown = markdown
        self._render()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.verticalScrollBar().setValue(0)  # laid out only now: it begins at the beginning

    def loadResource(self, _type: int, _name: QUrl | str) -> None:
        """Nothing is fetched."""
        return

    def sizeHint(self) -> QSize:
        return QSize(380, 400)

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(font("body"))
        dialect = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        document.setMarkdown(self._markdown, dialect | QTextDocument.MarkdownFeature.MarkdownNoHTML)
        block = document.begin()
        while block.isValid():
            self._dress(QTextCursor(block), block.blockFormat().headingLevel())
            self._dress_keys(block)
            block = block.next()

    def _dress(self, cursor: QTextCursor, level: int) -> None:
        """Our own steps of type instead of Qt's."""
        form = QTextBlockFormat()
        form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(ABOVE.get(level, 0.0))
        form.setBottomMargin(BELOW)
        cursor.mergeBlockFormat(form)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        look = QTextCharFormat()
        look.setForeground(colour("ink"))
        if level:
            look.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 0)
            look.setFont(font(STYLES.get(level, "bodyStrong")))
        cursor.mergeCharFormat(look)
        if (listed := cursor.currentList()) is not None:
            listing = QTextListFormat(listed.format())
            listing.setIndent(1)
            listed.setFormat(listing)

    def _dress_keys(self, block: QTextBlock) -> None:
        """Keys, written as code, stand in our own strong type."""
        look = QTextCharFormat()
        look.setFont(font("bodyStrong"))
        places = []
        step = block.begin()
        while not step.atEnd():
            if (piece := step.fragment()).charFormat().fontFixedPitch():
                places.append((piece.position(), piece.length()))
            step += 1
        for start, length in places:
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(str(self._name))
        elif event.type() == QEvent.Type.StyleChange and self._markdown:
            self._render()
