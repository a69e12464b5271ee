"""What waits beside files and payments: decisions, held commands, statements, loans behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Select, case, cast, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from lendesk.domain.access import Permission
from lendesk.storage.central.kinds import (
    CREDIT_LIMITS,
    LOAN_ACCOUNTS,
    LOAN_PROPOSALS,
    PERSONS,
    SETTING_CHANGES,
    STATEMENT_LINES,
    STATEMENTS,
)
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.queries.statements import OPEN
from lendesk.storage.central.queries.today_columns import (
    covers,
    item_columns,
    name_of,
    of_customer,
    of_loan,
    oldest,
    with_customer,
)
from lendesk.storage.central.tables import QUARANTINED_COMMANDS

P = Permission
_L, _LP, _CL, _WHO = LOAN_ACCOUNTS.table, LOAN_PROPOSALS.table, CREDIT_LIMITS.table, PERSONS.table
_S, _N, _SC, _Q = STATEMENTS.table, STATEMENT_LINES.table, SETTING_CHANGES.table, QUARANTINED_COMMANDS


def proposals(asked: Asked) -> Iterator[Select[Any]]:
    """Changes of loans that the asker decides, and the asker's own."""
    me = asked.actor.person_id
    own = _LP.c.proposed_by == me
    decides = covers(asked, P.LOAN_APPROVE, _LP)
    seen = own if decides is None else or_(own, decides)
    if decides is None and not asked.actor.grants_for(P.LOAN_SERVICE):
        return
    columns = item_columns(
        case((own, "proposal.pending"), else_="proposal.decide"),
        ~own,
        _LP.c.key,
        **{**of_loan(), "amount_fen": _LP.c.given_up_fen},
        since=_LP.c.made_at,
        last_day=_LP.c.valid_until,
        by_name=name_of(_LP.c.proposed_by),
        note=_LP.c.kind,
    )
    wanted = with_customer(_L, columns).join(_LP, _LP.c.loan_id == _L.c.key)
    yield oldest(wanted.where(_LP.c.status == "pending", seen), _LP.c.key)


def limits(asked: Asked) -> Iterator[Select[Any]]:
    """Credit limits that the asker decides, and the asker's own proposals."""
    own = _CL.c.proposed_by == asked.actor.person_id
    decides = covers(asked, P.LIMIT_APPROVE, _CL)
    if decides is None and not asked.actor.grants_for(P.LIMIT_WRITE):
        return
    columns = item_columns(
        case((own, "limit.pending"), else_="limit.decide"),
        ~own,
        _CL.c.key,
        **of_customer(_CL),
        since=_CL.c.made_at,
        by_name=name_of(_CL.c.proposed_by),
    )
    seen = own if decides is None else or_(own, decides)
    yield oldest(with_customer(_CL, columns).where(_CL.c.status == "proposed", seen), _CL.c.key)


def settings(asked: Asked) -> Iterator[Select[Any]]:
    """Changes to settings: those of colleagues in reach to decide, and the own ones."""
    own = _SC.c.proposed_by == asked.actor.person_id
    decides = covers(asked, P.SETTINGS_APPROVE, _WHO, "key")
    if decides is None:
        return
    columns = item_columns(
        case((own, "setting.pending"), else_="setting.decide"),
        ~own,
        _SC.c.key,
        title=func.coalesce(func.nullif(cast(_SC.c.after, JSONB).op("->>")("name"), ""), _SC.c.subject_id),
        number=_SC.c.kind,
        since=_SC.c.made_at,
        by_name=_WHO.c.name,
        note=_SC.c.reason,
    )
    wanted = select(*columns).select_from(_SC).join(_WHO, _WHO.c.key == _SC.c.proposed_by)
    yield oldest(wanted.where(_SC.c.status == "pending", or_(own, decides)), _SC.c.made_at, _SC.c.key)


def held(asked: Asked) -> Iterator[Select[Any]]:
    """Commands that failed unexpectedly and wait for a person."""
    reach = covers(asked, P.SYNC_SOLVE, _Q, "person_id")
    if reach is None:
        return
    columns = item_columns(
        "order.held",
        True,
        _Q.c.key,
        title=_Q.c.command,
        number=_Q.c.error_id,
        since=_Q.c.at,
        by_name=name_of(_Q.c.person_id),
    )
    yield oldest(select(*columns).where(_Q.c.status == "waiting", reach), _Q.c.at, _Q.c.key)


def statements(asked: Asked) -> Iterator[Select[Any]]:
    """Bank statements with lines that nobody has placed."""
    reach = covers(asked, P.STATEMENT_IMPORT, _S, "imported_by")
    if reach is None:
        return
    columns = item_columns(
        "statement.match",
        True,
        _S.c.key,
        title=_S.c.name,
        amount_fen=cast(func.sum(_N.c.amount_fen), BigInteger),
        count=func.count(),
        since=_S.c.made_at,
        by_name=name_of(_S.c.imported_by),
    )
    wanted = select(*columns).select_from(_S).join(_N, _N.c.statement_id == _S.c.key)
    yield oldest(wanted.where(_N.c.status.in_(OPEN), reach).group_by(_S.c.key), _S.c.key)


def overdue(asked: Asked) -> Iterator[Select[Any]]:
    """Loans behind, the worst first, for whoever works on them."""
    reach = covers(asked, P.COLLECTION_WORK, _L)
    if reach is None:
        return
    columns = item_columns(
        "loan.overdue",
        True,
        _L.c.key,
        **of_loan(),
        amount_fen=_L.c.due_fen,
        count=cast(_L.c.days_past_due, BigInteger),
    )
    behind = with_customer(_L, columns).where(_L.c.status == "overdue", _L.c.days_past_due > 0, reach)
    yield oldest(behind, _L.c.days_past_due.desc(), _L.c.key)


DUTIES = (proposals, limits, settings, held, statements, overdue)
