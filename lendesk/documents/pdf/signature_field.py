"""An empty signature field declared in the paper itself, so that signing later adds no new field."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import white
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.platypus import Flowable

from lendesk.documents.pdf.layout import MUTED, RULE, SMALL

BORROWER_FIELD = "borrower"
LENDER_FIELD = "lender"


class SignatureField(Flowable):  # type: ignore[misc]  # the PDF writer has no type stubs
    """A framed place of `width` × `height` points that becomes the widget of signature field `name`.

    `final` locks the document: after this signature nothing may change (SigFieldLock, P 1).
    """

    def __init__(self, name: str, hint: str, width: float, height: float, *, final: bool = False) -> None:
        super().__init__()
        self.name, self.hint, self.final = name, hint, final
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """The frame, the hint beneath, and the widget over it."""
        canvas = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setFillColor(white)
        canvas.roundRect(0, 0, self.width, self.height, 3, stroke=1, fill=1)
        canvas.setFont(SMALL.fontName, 7.5)
        canvas.setFillColor(MUTED)
        canvas.drawString(5, 5, self.hint)
        self._declare(canvas)

    def _declare(self, canvas: Any) -> None:
        left, bottom = canvas.absolutePosition(0, 0)
        box = [round(edge, 2) for edge in (left, bottom, left + self.width, bottom + self.height)]
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(self.name),
            "F": 132,  # printed, and locked in place
            "Rect": PDFArray(box),
        }
        if self.final:
            entries["Lock"] = PDFDictionary(
                {"Type": PDFName("SigFieldLock"), "Action": PDFName("All"), "P": 1}
            )
        widget = PDFDictionary(entries)
        canvas._addAnnotation(widget, name=self.name)
        canvas.acroForm.fields.append(canvas._doc.refAnnotation(self.name))
        canvas.acroForm.sigFlags = 3  # signatures exist, append only
