"""`lendesk simulators`: the credit bureau and the bank of demo and tests, on loopback, until stopped."""

from __future__ import annotations

import argparse
import errno
import signal
import sqlite3
import threading
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from lendesk.cli.answers import ExitCode, tell, tell_error
from lendesk.domain.errors import RuleBroken


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `simulators`."""
    parser = subparsers.add_parser(
        "simulators",
        help="run the credit bureau and bank simulators on loopback",
        description=(
            "Runs the simulated credit bureau (征信模拟器) and bank (银行模拟器) on 127.0.0.1 until "
            "interrupted. Prints one JSON line with both addresses when ready. Exit status: 0 stopped, "
            "3 a port is taken or the data folder cannot be written."
        ),
    )
    parser.add_argument("--bureau-port", type=_port, default=0, metavar="P", help="0 takes a free port")
    parser.add_argument("--bank-port", type=_port, default=0, metavar="P", help="0 takes a free port")
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder of the journals; kept over restarts"
    )
    parser.add_argument(
        "--settle-seconds", type=_seconds, default=0.2, metavar="S", help="until the bank confirms a payment"
    )
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT; returns the exit status."""
    from lendesk.connectors.bureaus.simulator import running_bureau
    from lendesk.connectors.loopback import SIMULATOR_KEY
    from lendesk.connectors.payments.simulator import running_bank

    stopped = _stop_signal()
    data: Path = arguments.data
    bank = running_bank(data, arguments.bank_port, settle_seconds=arguments.settle_seconds)
    with ExitStack() as running:
        addresses: dict[str, str] = {}
        for name, option, part in (
            ("bureau", "--bureau-port", running_bureau(data, arguments.bureau_port)),
            ("bank", "--bank-port", bank),
        ):
            failure = _start(running, part, addresses, name)
            if failure:
                return tell_error(RuleBroken("environment.simulator", option=option, message=failure))
        ready = {**addresses, "key_id": SIMULATOR_KEY.key_id, "secret": SIMULATOR_KEY.secret.decode()}
        tell(ready)
        stopped.wait()
    return ExitCode.DONE


def _start(
    running: ExitStack, part: AbstractContextManager[str], addresses: dict[str, str], name: str
) -> str:
    """Start one simulator; returns what stands in its way, empty if nothing does."""
    try:
        addresses[name] = running.enter_context(part)
    except OSError as failure:
        if failure.errno == errno.EADDRINUSE:
            return "the port is taken by another program; choose another one, or 0 for a free one"
        return failure.strerror or "cannot start"
    except sqlite3.Error as failure:
        return f"the journal in the data folder cannot be used ({failure})"
    return ""


def _stop_signal() -> threading.Event:
    stopped = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
    return stopped


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"a port from 0 to 65535 is meant, not {text[:20]!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:  # false for nan as well
        raise argparse.ArgumentTypeError(f"seconds from 0 to 86400 are meant, not {text[:20]!r}")
    return seconds
