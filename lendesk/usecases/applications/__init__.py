"""Intake and review of applications."""
