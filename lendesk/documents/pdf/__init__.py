"""Contracts, cost sheets, plans and receipts as PDF with embedded Chinese fonts."""

from lendesk.documents.pdf.contract import filled_clauses, render_contract
from lendesk.documents.pdf.receipt import render_receipt

__all__ = ["filled_clauses", "render_contract", "render_receipt"]
