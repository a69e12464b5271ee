"""Who may write to the database can make record, leaf and root agree, but cannot sign the head."""

from __future__ import annotations

from sqlalchemy import select, text, update

from lendesk.documents.evidence.merkle import leaf_hash, tree_root
from lendesk.server.authority import open_authority
from lendesk.server.checking import check_log
from lendesk.server.jobs.sealing import seal_log
from lendesk.storage.central import log
from lendesk.storage.central.tables import AUDIT_RECORDS, LOG_HEADS, LOG_LEAVES


def test_a_log_that_was_forged_with_care_is_found_out_by_its_head(api):
    api.sign_in("9001")
    size = seal_log(api.centre, open_authority(api.centre))
    assert check_log(api.centre).sound
    with api.centre.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # no triggers
        where = AUDIT_RECORDS.c.leaf_index == 0
        connection.execute(update(AUDIT_RECORDS).where(where).values(person_id="p7"))
        forged = log.AuditEntry(
            **{
                name: getattr(row, name) if name != "at" else row.at.isoformat()
                for row in [connection.execute(select(AUDIT_RECORDS).where(where)).one()]
                for name in log.AuditEntry.__slots__
            }
        )
        hashed = leaf_hash(forged.content())
        connection.execute(update(LOG_LEAVES).where(LOG_LEAVES.c.index == 0).values(leaf_hash=hashed))
        root = tree_root(log.leaf_hashes(connection, size))
        connection.execute(update(LOG_HEADS).values(root=root))
    found = check_log(api.centre)
    assert (found.sound, found.first_bad) == (False, f"head-{size}")
