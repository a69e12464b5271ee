"""What handlers ask of the floors above, inside their transaction: rules, paper, files, jobs."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.postgresql import insert

from lendesk.domain.contracts.compliance import ComplianceRules, require_compliant
from lendesk.domain.contracts.contract import KeyClause
from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.decisions.decision import Decision
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.errors import RuleBroken
from lendesk.domain.repayments.statement import StatementFile
from lendesk.server.files import FileStore
from lendesk.server.passwords import hash_password
from lendesk.storage.central.sealed import KeyRing, unseal
from lendesk.storage.central.tables import FILES, QUARANTINED_COMMANDS
from lendesk.usecases.handling import PrintedContract

if TYPE_CHECKING:
    from lendesk.documents.templates import FilledClause, Template
    from lendesk.insight.decision_tables import DecisionTable

QUEUE = "lendesk"
_DEFER = text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :job, 0, NULL, NULL, CAST(:arguments AS jsonb),"
    " NULL)]::procrastinate_job_to_defer_v1[])"
)


class CentralTools:
    """The tools of one transaction on `connection`."""

    def __init__(self, connection: Connection, files: FileStore, ring: KeyRing, now: datetime) -> None:
        self._connection = connection
        self._files = files
        self._ring = ring
        self._now = now

    def decide(self, table: str, inputs: DecisionInputs) -> Decision:
        """By the shipped table of that name. Raises RuleBroken `decision_table.…`, `decision.…`."""
        return decide_by(table, inputs)

    def print_contract(self, template: str, paper: ContractPaper, rate_cap: Decimal) -> PrintedContract:
        """The checked, unsigned PDF. Raises RuleBroken `compliance.…`, `document.…`, `template.…`."""
        from lendesk.documents.pdf.contract import render_contract

        form, clauses = worded(template, paper, rate_cap)
        terms = tuple(KeyClause(one.id, one.title, one.text) for one in clauses if one.key)
        return PrintedContract(render_contract(paper, form), form.version, terms)

    def read_statement(self, content: bytes) -> StatementFile:
        """Raises RuleBroken `statement.…`."""
        from lendesk.connectors.statements.reading import read_statement

        return read_statement(content)

    def hash_password(self, password: str) -> str:
        """argon2id."""
        return hash_password(password)

    def file(self, sha256: str) -> bytes:
        """A file that travelled whole. Raises RuleBroken `file.missing`, `file.bad_name`."""
        known = select(FILES.c.sha256).where(FILES.c.sha256 == sha256, FILES.c.complete)
        if self._connection.scalar(known) is None:
            raise RuleBroken("file.missing", sha256=sha256)
        return self._files.read(sha256)

    def keep_file(self, content: bytes, *, kind: str, branch_id: str, owner_id: str) -> str:
        """The content is on the disk at once; it belongs to nothing until this transaction commits."""
        sha256 = self._files.keep(content)
        keep_row(
            self._connection,
            sha256,
            len(content),
            kind=kind,
            branch_id=branch_id,
            owner_id=owner_id,
            now=self._now,
        )
        return sha256

    def quarantined_body(self, sealed: bytes, key: str) -> str:
        """The text of a quarantined command. Raises RuleBroken `sealed.…`."""
        return unseal(self._ring, sealed, table=QUARANTINED_COMMANDS.name, column="body", key=key)

    def defer(self, job: str, **arguments: str) -> None:
        """Start a job once this transaction commits; it vanishes with it otherwise."""
        self._connection.execute(_DEFER, {"queue": QUEUE, "job": job, "arguments": json.dumps(arguments)})


def keep_row(
    connection: Connection, sha256: str, size: int, *, kind: str, branch_id: str, owner_id: str, now: datetime
) -> None:
    """Note a whole file; the first who sent a content is its owner."""
    row = {
        "sha256": sha256,
        "size": size,
        "kind": kind,
        "branch_id": branch_id,
        "owner_id": owner_id,
        "complete": True,
        "made_at": now,
    }
    connection.execute(insert(FILES).values(row).on_conflict_do_nothing())


def decide_by(table: str, inputs: DecisionInputs) -> Decision:
    """By the shipped table of that name. Raises RuleBroken `decision_table.…`, `decision.…`."""
    # Late: the rule engine is wanted only by the few that decide.
    from lendesk.insight.decision_tables import decide

    return decide(_table(table), inputs)


def worded(
    template: str, paper: ContractPaper, rate_cap: Decimal
) -> tuple[Template, tuple[FilledClause, ...]]:
    """The template and its filled clauses, once lawful. Raises RuleBroken `compliance.…`, `template.…`."""
    from lendesk.documents.pdf.contract import filled_clauses
    from lendesk.documents.templates import load_template, required_clauses

    form = load_template(template)
    require_compliant(paper, form.clause_ids, ComplianceRules(rate_cap, required_clauses()))
    return form, filled_clauses(paper, form)


@cache
def _table(name: str) -> DecisionTable:
    from lendesk.insight.decision_tables import shipped_table

    return shipped_table(name)
