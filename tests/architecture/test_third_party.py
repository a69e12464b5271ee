"""The page of licences is up to date, and nothing in it forbids to ship LenDesk under its own."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from .sources import ROOT

BUILD_ONLY = {"pyinstaller", "pyinstaller-hooks-contrib"}


@pytest.fixture(scope="module")
def third_party() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("third_party", ROOT / "installer" / "third_party.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(third_party: ModuleType) -> None:
    rows = [row.split(" | ") for row in third_party.PAGE.read_text(encoding="utf-8").splitlines()]
    told = {(row[0].removeprefix("| "), row[-1].removesuffix(" |")) for row in rows}
    assert {(name, licence) for name, _, licence in third_party.libraries()} <= told


def test_every_library_tells_its_licence(third_party: ModuleType) -> None:
    told = {name: licence for name, _, licence in third_party.libraries()}
    assert len(told) > 100
    assert [name for name, licence in told.items() if licence == "not told"] == []


def test_no_library_is_gpl_only(third_party: ModuleType) -> None:
    def is_gpl_only(licence: str) -> bool:
        return all("GPL" in one or "General Public" in one for one in licence.split(" OR ")) and not any(
            "LGPL" in one for one in licence.split(" OR ")
        )

    found = {name for name, _, licence in third_party.libraries() if is_gpl_only(licence)}
    assert found <= BUILD_ONLY
