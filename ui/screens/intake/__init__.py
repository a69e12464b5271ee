"""Intake: a personal or micro-business file from papers to submission."""
