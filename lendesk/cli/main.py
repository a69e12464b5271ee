"""The entry of `lendesk`: only the module of the chosen command is imported."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from lendesk.cli.answers import ExitCode, tell_error
from lendesk.domain.errors import RuleBroken

GROUPS = {
    "demo": "lendesk.cli.demo.command",
    "desktop": "lendesk.cli.desktop",
    "gallery": "lendesk.cli.gallery",
    "server": "lendesk.cli.server",
    "worker": "lendesk.cli.worker",
    "simulators": "lendesk.cli.simulators",
    "schedule": "lendesk.cli.schedule",
    "replay": "lendesk.cli.replay",
    "recognise": "lendesk.cli.recognise",
    "decide": "lendesk.cli.decide",
    "contract": "lendesk.cli.contract",
    "ledger": "lendesk.cli.ledger",
    "audit": "lendesk.cli.audit",
    "sync": "lendesk.cli.sync",
    "screenshots": "lendesk.cli.screenshots",
    "bench": "lendesk.cli.bench",
}
"""Command → the module whose `register(subparsers)` adds it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit status: 0 done, 1 a check failed, 2 bad input, 3 the environment."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--reader-worker"]:  # a frozen program starts itself as its own reader
        return int(import_module("lendesk.recognition.worker").main())
    parser = _parser(words[0] if words and words[0] in GROUPS else None)
    parsed = parser.parse_args(words)
    if not hasattr(parsed, "func"):
        parser.print_help()
        return ExitCode.BAD_INPUT
    try:
        return int(parsed.func(parsed))
    except RuleBroken as broken:
        return tell_error(broken)
    except KeyboardInterrupt:
        return ExitCode.ENVIRONMENT
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.ENVIRONMENT
    except OSError as refused:
        # The last boundary: a folder that cannot be made, a full disk, a file that is none.
        reason = refused.strerror or type(refused).__name__
        return tell_error(RuleBroken("environment.system", reason=reason, file=str(refused.filename or "")))


def _parser(group: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lendesk", description="The back office of a lender's branches. Each command has --help."
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for module in [GROUPS[group]] if group else GROUPS.values():
        import_module(module).register(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
