"""Audit, ledger, quarantine, and the stored result of an own command."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, literal, select, tuple_

from lendesk.storage.central import log
from lendesk.storage.central.kinds import DEVICES, PERSONS
from lendesk.storage.central.ledger import account_totals
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, moment_and_key, most
from lendesk.storage.central.reach import Place
from lendesk.storage.central.tables import AUDIT_RECORDS, COMMAND_RESULTS, LOG_LEAVES, QUARANTINED_COMMANDS
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.queries import (
    AuditCheck,
    AuditRow,
    BalanceLine,
    CheckAudit,
    GetCommandResult,
    GetTrialBalance,
    ListAudit,
    ListQuarantined,
    QuarantinedRow,
)

_R, _P, _D, _Q = AUDIT_RECORDS, PERSONS.table, DEVICES.table, QUARANTINED_COMMANDS


def list_audit(query: ListAudit, asked: Asked) -> Page[AuditRow]:
    size = most(query.limit)
    conditions: list[ColumnElement[bool]] = [
        asked.reach.covers(Place(_R.c.branch_id, _R.c.region_id, _R.c.person_id)),
        *(
            _R.c[name] == wanted
            for name in ("person_id", "action", "subject")
            if (wanted := getattr(query, name))
        ),
    ]
    if query.after:
        moment, key = moment_and_key(query.after)
        conditions.append(
            tuple_(_R.c.at, _R.c.key) < tuple_(literal(moment, _R.c.at.type), literal(key, _R.c.key.type))
        )
    wanted_rows = (
        select(_R, _P.c.name.label("person_name"), _D.c.code.label("device_code"), LOG_LEAVES.c.leaf_hash)
        .outerjoin(_P, _P.c.key == _R.c.person_id)
        .outerjoin(_D, _D.c.key == _R.c.device_id)
        .outerjoin(LOG_LEAVES, LOG_LEAVES.c.index == _R.c.leaf_index)
        .where(*conditions)
        .order_by(_R.c.at.desc(), _R.c.key.desc())
        .limit(size + 1)
    )
    rows = tuple(
        AuditRow(
            key=row.key,
            at=time_text(row.at),
            person_id=row.person_id,
            person_name=row.person_name or "",
            device_code=row.device_code or "",
            action=row.action,
            subject=row.subject,
            outcome=row.outcome,
            facts=row.facts,
            leaf_index=-1 if row.leaf_index is None else row.leaf_index,
            leaf_hash=bytes(row.leaf_hash).hex() if row.leaf_hash else "",
        )
        for row in asked.connection.execute(wanted_rows)
    )
    return Page(rows[:size], f"{rows[size - 1].at}|{rows[size - 1].key}" if len(rows) > size else "")


def check_audit(_query: CheckAudit, asked: Asked) -> AuditCheck:
    """Every leaf against its record, and the newest signed head against the leaves."""
    connection, evidence = asked.connection, asked.evidence
    size = log.log_size(connection)
    bad = log.first_bad(connection, evidence.leaf_hash, evidence.contract_leaf)
    head = log.newest_head(connection)
    if not bad and head is not None:
        bad = "" if _holds(head, size, asked) else f"head-{head.size}"
    root = evidence.tree_root(log.leaf_hashes(connection, size))
    return AuditCheck(not bad, size, log.unsealed_count(connection), root.hex(), bad)


def _holds(head: log.StoredHead, size: int, asked: Asked) -> bool:
    """Whoever writes to the database can make leaves and root agree, but not sign them."""
    if head.size > size or not asked.evidence.head_holds(head):
        return False
    return asked.evidence.tree_root(log.leaf_hashes(asked.connection, head.size)) == head.root


def get_trial_balance(_query: GetTrialBalance, asked: Asked) -> tuple[BalanceLine, ...]:
    return account_totals(asked.connection, asked.reach)


def get_command_result(query: GetCommandResult, asked: Asked) -> CommandResult | None:
    results = COMMAND_RESULTS.c
    wanted = select(COMMAND_RESULTS).where(
        results.command_id == query.command_id, results.person_id == asked.actor.person_id
    )
    row = asked.connection.execute(wanted).first()
    return CommandResult(row.command_id, Outcome(row.outcome), row.code, row.facts, row.made) if row else None


def list_quarantined(_query: ListQuarantined, asked: Asked) -> tuple[QuarantinedRow, ...]:
    """Oldest first."""
    place = Place(_Q.c.branch_id, _Q.c.region_id, _Q.c.person_id)
    wanted = (
        select(
            _Q,
            func.coalesce(_P.c.name, "").label("person_name"),
            func.coalesce(_D.c.code, "").label("device_code"),
        )
        .outerjoin(_P, _P.c.key == _Q.c.person_id)
        .outerjoin(_D, _D.c.key == _Q.c.device_id)
        .where(_Q.c.status == "waiting", asked.reach.covers(place))
        .order_by(_Q.c.at, _Q.c.key)
    )
    return tuple(
        QuarantinedRow(
            row.key, row.command, row.device_code, row.person_name, time_text(row.at), row.error_id
        )
        for row in asked.connection.execute(wanted)
    )


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListAudit: list_audit,
    CheckAudit: check_audit,
    GetTrialBalance: get_trial_balance,
    GetCommandResult: get_command_result,
    ListQuarantined: list_quarantined,
}
