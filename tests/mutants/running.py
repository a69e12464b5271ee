"""One mutant's trial: nearest tests first, in a process of its own that knows the changed source."""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import pytest

from tests.mutants.making import Mutant

# Of the processor, not of the clock: a busy machine makes no mutant look like a run without end.
LONGEST_SECONDS = 300
LONGEST_WAIT_SECONDS = 3600
EXAMPLES = 25
FARTHER = ("tests/lendesk/domain/loans", "tests/lendesk/domain/ledger", "tests/peers")
_QUIET = (
    "-x",
    "-q",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "--disable-plugin-autoload",
    "-p",
    "pytest_timeout",
    "--tb=no",
    "--timeout=0",
)


class Outcome(StrEnum):
    """What became of a mutant; a run that never ends is noticed too."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


_OF_EXIT = {0: Outcome.SURVIVED, -signal.SIGXCPU: Outcome.TIMED_OUT}


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module its changed source; nothing on the disk is touched."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._text = mutant.source()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=self._mutant.path)

    def get_source(self, fullname: str) -> str:
        return self._text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, self._mutant.path, "exec")

    def is_package(self, fullname: str) -> bool:
        return self._mutant.path.endswith("__init__.py")


def trial(mutant: Mutant | None) -> Outcome:
    """Run the tests against the mutant (None: the code as it is) in a child process; what became of it."""
    child = os.fork()
    if not child:
        _run_and_leave(mutant)
    until = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return _OF_EXIT.get(os.waitstatus_to_exitcode(status), Outcome.KILLED)
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Outcome.TIMED_OUT


def _run_and_leave(mutant: Mutant | None) -> None:
    os.setpgid(0, 0)
    so_far = int(sum(os.times()[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (so_far + LONGEST_SECONDS, so_far + 2 * LONGEST_SECONDS))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    code = 1
    try:
        if mutant is not None:
            # Where this runs inside other tests, the engine and its tests are loaded already, with the
            # properties' full number of examples: both have to be read again.
            for name in [name for name in sys.modules if name.split(".")[0] in ("lendesk", "tests")]:
                del sys.modules[name]
            sys.meta_path.insert(0, _Changed(mutant))
        code = _noticed(mutant)
    finally:
        os._exit(code)


def _noticed(mutant: Mutant | None) -> int:
    _shorten()
    for tests in (FARTHER,) if mutant is None else _stages(mutant):
        code = pytest.main([*_QUIET, *tests])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return 1
    return 0


def _shorten() -> None:
    """Every property in this process is tried few times and without the cost of explaining a failure."""
    whole = hypothesis.settings.__init__

    def short(self: hypothesis.settings, parent: hypothesis.settings | None = None, **asked: object) -> None:
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        asked |= {"max_examples": EXAMPLES, "deadline": None, "derandomize": True, "phases": phases}
        whole(self, parent, **asked)

    hypothesis.settings.__init__ = short
    hypothesis.settings.register_profile("short")
    hypothesis.settings.load_profile("short")


def _stages(mutant: Mutant) -> Iterator[tuple[str, ...]]:
    """The mirrored test file; then its folder, all tests of the engine and the published cases in one go."""
    path = Path(mutant.path)
    near = Path("tests") / path.parent
    file = near / f"test_{path.name}"
    if file.exists():
        yield (str(file),)
    # What is named twice is run once, where it is named first.
    yield (str(near), *FARTHER) if near.is_dir() else FARTHER
