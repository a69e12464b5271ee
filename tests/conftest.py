"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

_HERE = Path(__file__).parent

# What must hold of money is tried this often: `@settings(settings.get_profile("money"))`.
settings.register_profile(
    "money", max_examples=int(os.environ.get("LENDESK_EXAMPLES", "2000")), deadline=None
)


def _beside(name: str) -> Any:
    """A module of this folder (which is no package: test files may share names)."""
    spec = importlib.util.spec_from_file_location(f"lendesk_tests_{name}", _HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


LIGHT = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""argon2id at its least cost: what the product's own costs are is a test of `server/passwords.py`."""


@pytest.fixture(scope="session", autouse=True)
def _light_passwords() -> Iterator[None]:
    """Hundreds of tests sign somebody in: their passwords cost next to nothing, in processes too."""
    passwords = importlib.import_module("lendesk.server.passwords")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", LIGHT)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """The PostgreSQL of this run: `fresh()` gives the URL of a new migrated database, `drop(url)` ends it."""
    with _beside("postgres").running_postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Any) -> Iterator[str]:
    """A migrated database for one test."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="module")
def module_postgres_url(postgres: Any) -> Iterator[str]:
    """A migrated database for all tests of one file."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)
