"""The queue of collections from the replica: loans in arrears, without what only the centre holds."""

from __future__ import annotations

from typing import Any

from lendesk.domain.collections.stages import days_of
from lendesk.domain.collections.steps import NextStep
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.storage.encrypted import EncryptedFile
from lendesk.usecases.collections.queries import CaseLine, CaseOrder, GetStages, ListCases, StageSum
from lendesk.usecases.paging import LARGEST_PAGE, Page

_BEHIND = "loans.status = 'overdue' AND loans.days_past_due BETWEEN :first AND :last"
_ORDERED = {CaseOrder.DAYS: "days_past_due", CaseOrder.ARREARS: "due_fen"}
_WITHOUT_END = 1_000_000
_COLUMNS = (
    "loans.key, loans.number, loans.customer_id, loans.customer_name, coalesce(customers.phone_tail, ''),"
    " loans.product_name, loans.product_name_en, loans.due_fen, loans.days_past_due"
)


def get_stages(file: EncryptedFile, query: GetStages, person_id: str) -> tuple[StageSum, ...]:
    """All four stages; own loans are those of the person as owner, the calls are at the centre."""
    counted = f"SELECT count(*), coalesce(sum(due_fen), 0) FROM loans WHERE {_BEHIND}{_own(query.mine)}"  # noqa: S608
    found = []
    for stage in STAGES:
        count, total = file.rows(counted, _values(stage.name, query.mine, person_id))[0]
        found.append(StageSum(stage.name, int(count), int(total)))
    return tuple(found)


def list_cases(file: EncryptedFile, query: ListCases, person_id: str) -> Page[CaseLine]:
    """Raises RuleBroken `page.unknown_mark` or `stage.unknown`."""
    column, size = _ORDERED[query.order], max(1, min(query.limit, LARGEST_PAGE))
    values = {**_values(query.stage, query.mine, person_id), "most": size + 1}
    where = f"{_BEHIND}{_own(query.mine)}"
    if query.after:
        amount, _, values["key"] = query.after.partition("|")
        if not amount.isdecimal():
            raise RuleBroken("page.unknown_mark", after=query.after[:60])
        values["amount"] = int(amount)
        where += f" AND (loans.{column}, loans.key) < (:amount, :key)"
    rows = file.rows(
        f"SELECT {_COLUMNS} FROM loans LEFT JOIN customers ON customers.key = loans.customer_id"  # noqa: S608
        f" WHERE {where} ORDER BY loans.{column} DESC, loans.key DESC LIMIT :most",
        values,
    )
    lines = tuple(CaseLine(*(*row, NextStep.CALL.value, "")) for row in rows)
    more = len(lines) > size
    return Page(lines[:size], f"{getattr(lines[size - 1], column)}|{lines[size - 1].key}" if more else "")


def _own(mine: bool) -> str:
    return " AND loans.owner_id = :me" if mine else ""


def _values(stage: str, mine: bool, person_id: str) -> dict[str, Any]:
    first, last = days_of(stage)
    days: dict[str, Any] = {"first": first, "last": _WITHOUT_END if last is None else last}
    return {**days, "me": person_id} if mine else days
