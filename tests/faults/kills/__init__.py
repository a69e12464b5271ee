"""Processes killed at named points of every command, and what must hold afterwards."""
