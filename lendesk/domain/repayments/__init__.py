"""Repayments: receipts, statement lines and their matching."""
