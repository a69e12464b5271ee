"""Bring a central database to the newest schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.engine import driver_url

_SCRIPTS = Path(__file__).parent / "migrations"
_ONE_MIGRATION_AT_A_TIME = 0x6C656E64


def migrate(url: str) -> None:
    """Run what is missing, one process at a time, in one transaction.

    Raises RuleBroken `database.newer_than_program` and then touches nothing.
    """
    config = _config()
    engine = create_engine(driver_url(url))
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_MIGRATION_AT_A_TIME})
            _refuse_newer(config, MigrationContext.configure(connection).get_current_revision())
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def head() -> str:
    """The newest revision that this program knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _refuse_newer(config: Config, current: str | None) -> None:
    known = {each.revision for each in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise RuleBroken("database.newer_than_program", revision=current)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
