"""Contracts, cost sheets, plans and receipts as PDF with embedded Chinese fonts."""

from lendesk.documents.pdf.contract import render_contract
from lendesk.documents.pdf.receipt import render_receipt

__all__ = ["render_contract", "render_receipt"]
