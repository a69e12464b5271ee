"""Write the initial revision's SQL anew from the tables (only before the first release, by hand)."""

from pathlib import Path

from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from lendesk.storage.central import kinds, migrating, tables

BALANCE = """
CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) < 2 OR sum(debit_fen) <> sum(credit_fen)
        FROM ledger_postings WHERE entry_key = NEW.key) THEN
        RAISE EXCEPTION 'ledger entry % does not balance', NEW.key USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ledger_entry_balances';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

-- A posting joins an entry only in the transaction that made the entry, so that the check above sees it.
CREATE FUNCTION ledger_posting_joins_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT DISTINCT entry_key FROM added) AS keys
        JOIN ledger_entries AS entry ON entry.key = keys.entry_key
        WHERE entry.xid <> pg_current_xact_id()
    ) THEN
        RAISE EXCEPTION 'a posted ledger entry takes no more postings' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ledger_posting_joins_its_entry';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER ledger_posting_joins_its_entry AFTER INSERT ON ledger_postings
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_joins_its_entry();

CREATE FUNCTION written_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME USING ERRCODE = 'check_violation',
        CONSTRAINT = 'written_for_good';
END $$;
"""
EXTENSIONS = "CREATE EXTENSION IF NOT EXISTS pg_trgm;\n"
APPENDED = ("ledger_entries", "ledger_postings", "loan_events", "log_leaves", "log_nodes", "log_heads")


def script() -> str:
    """The whole schema in SQL."""
    postgres = dialect()
    parts = []
    for table in kinds.CUSTOMERS.table.metadata.sorted_tables:
        assert table.metadata is tables.METADATA
        parts.append(str(CreateTable(table).compile(dialect=postgres)).strip() + ";")
        parts += [
            str(CreateIndex(index).compile(dialect=postgres)) + ";"
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    guards = "\n\n".join(
        f"CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON {name}\n"
        "    FOR EACH ROW EXECUTE FUNCTION written_for_good();"
        for name in APPENDED
    )
    text = "\n\n".join(parts).replace("\t", "    ").replace(" \n", "\n")
    return f"{EXTENSIONS}\n{text}\n{BALANCE}\n{guards}\n"


if __name__ == "__main__":
    target = Path(migrating.__file__).parent / "migrations" / "versions" / "0001_initial.sql"
    target.write_text(script(), encoding="utf-8")
