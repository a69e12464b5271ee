"""Every command and every query of LenDesk by name: what is not listed here does not travel."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from lendesk.usecases.administration import centre_queries
from lendesk.usecases.administration import commands as administration_commands
from lendesk.usecases.administration import queries as administration_queries
from lendesk.usecases.applications import commands as application_commands
from lendesk.usecases.applications import queries as application_queries
from lendesk.usecases.collections import commands as collection_commands
from lendesk.usecases.collections import queries as collection_queries
from lendesk.usecases.contracts import commands as contract_commands
from lendesk.usecases.contracts import queries as contract_queries
from lendesk.usecases.customers import queries as customer_queries
from lendesk.usecases.decisions import commands as decision_commands
from lendesk.usecases.disbursements import commands as disbursement_commands
from lendesk.usecases.disbursements import queries as disbursement_queries
from lendesk.usecases.messages import Command, Query
from lendesk.usecases.repayments import commands as repayment_commands
from lendesk.usecases.repayments import queries as repayment_queries
from lendesk.usecases.reporting import commands as reporting_commands
from lendesk.usecases.reporting import portfolio as portfolio_queries
from lendesk.usecases.reporting import queries as reporting_queries
from lendesk.usecases.search import queries as search_queries
from lendesk.usecases.servicing import commands as servicing_commands
from lendesk.usecases.servicing import queries as servicing_queries
from lendesk.usecases.today import queries as today_queries


def _declared_in(kind: type, *rooms: ModuleType) -> dict[str, Any]:
    return {
        name: member
        for room in rooms
        for name, member in vars(room).items()
        if isinstance(member, type) and issubclass(member, kind) and member.__module__ == room.__name__
    }


COMMANDS: dict[str, type[Command]] = _declared_in(
    Command,
    application_commands,
    decision_commands,
    contract_commands,
    disbursement_commands,
    repayment_commands,
    servicing_commands,
    collection_commands,
    administration_commands,
    reporting_commands,
)
QUERIES: dict[str, type[Query[Any]]] = _declared_in(
    Query,
    application_queries,
    customer_queries,
    contract_queries,
    disbursement_queries,
    repayment_queries,
    servicing_queries,
    collection_queries,
    administration_queries,
    centre_queries,
    reporting_queries,
    portfolio_queries,
    search_queries,
    today_queries,
)
