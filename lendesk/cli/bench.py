"""`lendesk bench`: measurements that are compared with goals, one module a bench."""

from __future__ import annotations

import argparse
from importlib import import_module

BENCHES = {
    "day-end": "lendesk.cli.bench_day_end",
    "engine": "lendesk.cli.bench_engine",
    "queue": "lendesk.cli.bench_queue",
    "recognise": "lendesk.cli.bench_recognise",
    "search": "lendesk.cli.bench_search",
    "start": "lendesk.cli.bench_start",
    "tables": "lendesk.cli.bench_tables",
    "ui": "lendesk.cli.bench_ui",
}
"""Bench → the module whose `register(subparsers)` adds it."""


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `bench`."""
    parser = subparsers.add_parser(
        "bench",
        help="measure against the goals",
        description="Exit status: 0 the goals are reached, 1 they are not, 3 something cannot be measured.",
    )
    benches = parser.add_subparsers(title="benches", metavar="NAME", required=True)
    for module in BENCHES.values():
        import_module(module).register(benches)
