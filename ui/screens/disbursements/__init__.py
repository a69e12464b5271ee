"""Disbursement: a third person pays once."""
