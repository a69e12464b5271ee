"""All handlers: importing this room fills `handling.HANDLINGS`."""

from __future__ import annotations

from lendesk.usecases.administration import handlers as administration
from lendesk.usecases.applications import handlers as applications
from lendesk.usecases.applications import submission
from lendesk.usecases.collections import handlers as collections
from lendesk.usecases.contracts import handlers as contracts
from lendesk.usecases.decisions import handlers as decisions
from lendesk.usecases.disbursements import handlers as disbursements
from lendesk.usecases.repayments import batches, statements
from lendesk.usecases.repayments import handlers as repayments
from lendesk.usecases.reporting import handlers as reporting
from lendesk.usecases.servicing import handlers as servicing
from lendesk.usecases.servicing import limits, proposals

ROOMS = (
    administration,
    applications,
    submission,
    collections,
    contracts,
    decisions,
    disbursements,
    repayments,
    statements,
    batches,
    servicing,
    proposals,
    limits,
    reporting,
)
