"""The migrations lead to exactly the tables that the program works with."""

import os
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.base import ischema_names

from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.kinds import KINDS
from lendesk.storage.central.migrating import head, migrate
from lendesk.storage.central.tables import METADATA, TransactionId


def test_the_head_equals_the_tables(module_postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ischema_names, "xid8", TransactionId)
    assert {kind.table.name for kind in KINDS.values()} <= set(METADATA.tables)
    engine = make_engine(module_postgres_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == head()
    engine.dispose()


def test_check_constraints_and_triggers_are_there(module_postgres_url: str) -> None:
    engine = make_engine(module_postgres_url)
    wanted = {
        (table.name, str(each.name))
        for table in METADATA.sorted_tables
        for each in table.constraints
        if type(each).__name__ == "CheckConstraint"
    }
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c'")
        )
        checks = {(row[0], row[1]) for row in found if row[0] != "-"}
        triggers = set(
            connection.scalars(
                text("SELECT tgrelid::regclass::text || '.' || tgname FROM pg_trigger WHERE NOT tgisinternal")
            )
        )
    engine.dispose()
    assert wanted <= checks
    assert triggers == {
        "ledger_entries.ledger_entry_balances",
        "ledger_entries.written_for_good",
        "ledger_postings.ledger_posting_joins_its_entry",
        "ledger_postings.written_for_good",
        "loan_events.written_for_good",
        "log_heads.written_for_good",
        "log_leaves.written_for_good",
        "log_nodes.written_for_good",
    }


def test_migrating_twice_changes_nothing(postgres_url: str) -> None:
    migrate(postgres_url)
    before = _state(postgres_url)
    migrate(postgres_url)
    assert _state(postgres_url) == before


def _state(url: str) -> tuple[str, int]:
    """The schema's version and how many tables there are."""
    engine = make_engine(url)
    with engine.connect() as connection:
        version = connection.scalar(text("SELECT version_num FROM alembic_version"))
        tables = connection.scalar(text("SELECT count(*) FROM information_schema.tables"))
    engine.dispose()
    return str(version), int(tables)


def test_a_newer_database_is_refused_untouched(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RuleBroken) as refusal:
        migrate(postgres_url)
    assert refusal.value.code == "database.newer_than_program"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


@pytest.mark.parametrize("url", ["sqlite:///x.db", "postgresql:", "mysql://h/d", ""])
def test_only_postgresql_is_taken(url: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        make_engine(url)
    assert refusal.value.code == "database.not_postgresql"


def test_the_revisions_import_no_project_code() -> None:
    from lendesk.storage.central import migrating

    folder = os.path.join(os.path.dirname(migrating.__file__), "migrations")
    for root, _, names in os.walk(folder):
        for name in (each for each in names if each.endswith(".py")):
            with open(os.path.join(root, name), encoding="utf-8") as source:
                assert "lendesk" not in source.read(), name


def test_an_empty_database_gets_the_schema(postgres: Any) -> None:
    url = postgres.fresh(migrated=False)
    migrate(url)
    engine = make_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM feed")) == 0
    engine.dispose()
    postgres.drop(url)


def test_all_text_is_compared_as_bytes(module_postgres_url: str) -> None:
    """A key and what refers to it must agree on that, or no index serves their join."""
    engine = make_engine(module_postgres_url)
    with engine.connect() as connection:
        other = connection.scalars(
            text(
                "SELECT table_name || '.' || column_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND data_type = 'text' AND table_name <> 'alembic_version'"
                " AND collation_name IS DISTINCT FROM 'C'"
            )
        ).all()
    engine.dispose()
    assert other == []
