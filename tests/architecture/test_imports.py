"""Presenters know no Qt, migrations no project code; lint-imports holds the floors."""

from __future__ import annotations

import pytest

from .imports import outlives_the_code, without_qt
from .sources import Source, sources

KNOW_NO_QT = ("ui/ports.py", "ui/formatting.py", "ui/refusals/")
STEPS = "lendesk/storage/outbox/migrations/__init__.py"
"""The list of the outbox's steps is no step; it may import them, and nothing else."""


def test_presenters_know_no_qt() -> None:
    looked_at = [
        source
        for source in sources("ui")
        if source.path.startswith(KNOW_NO_QT) or source.path.endswith("/presenter.py")
    ]
    assert len(looked_at) >= 10
    assert [found for source in looked_at for found in without_qt(source)] == []


def test_migrations_import_no_project_code() -> None:
    looked_at = sources("lendesk/storage/central/migrations", "lendesk/storage/outbox/migrations")
    assert len(looked_at) >= 4
    found = [found for source in looked_at for found in outlives_the_code(source)]
    assert found == [f"{STEPS}: lendesk.storage.outbox.migrations"]


@pytest.mark.parametrize(
    "broken",
    [
        "from PySide6.QtCore import QObject",
        "import PySide6",
        "import PySide6.QtWidgets as widgets",
        "def late():\n    from PySide6 import QtCore",
        "if TYPE_CHECKING:\n    from shiboken6 import Shiboken",
    ],
)
def test_an_import_of_qt_is_found(broken: str) -> None:
    assert len(without_qt(Source("ui/screens/x/presenter.py", broken))) == 1


@pytest.mark.parametrize(
    "broken",
    ["from lendesk.domain.money import Money", "import lendesk.storage", "def up():\n    import ui.texts"],
)
def test_project_code_in_a_migration_is_found(broken: str) -> None:
    assert len(outlives_the_code(Source("m0002.py", broken))) == 1


def test_other_imports_pass() -> None:
    source = Source("x.py", "import uiautomation\nfrom . import lendesk_like\nfrom alembic import op\n")
    assert without_qt(source) == []
    assert outlives_the_code(source) == []
