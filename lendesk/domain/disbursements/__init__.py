"""Disbursements: money that goes out, once."""
