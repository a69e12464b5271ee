"""What is in force at the centre and lies in no table: rules, contract templates, the operator's settings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.decisions.decision import Decision
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.server.centre import Centre
from lendesk.server.tools import decide_by, worded
from lendesk.usecases.administration.centre_queries import (
    Connector,
    ContractTemplate,
    DecisionTableText,
    PrintedClause,
    RuleRow,
    RuleStep,
    SecurityRules,
    TemplateClause,
)
from lendesk.usecases.administration.handlers import LONGEST_PASSWORD, SHORTEST_PASSWORD


@dataclass(frozen=True, slots=True)
class CentralHouse:
    """Fills `storage.central.queries.asking.House`."""

    centre: Centre

    def decision_tables(self) -> tuple[DecisionTableText, ...]:
        from lendesk.insight.table_words import shipped_steps

        return tuple(
            DecisionTableText(
                table.name,
                table.version,
                tuple(
                    RuleStep(
                        step.key,
                        step.first_hit,
                        tuple(RuleRow(row.key, row.conditions, row.gives) for row in step.rows),
                    )
                    for step in table.steps
                ),
            )
            for table in shipped_steps()
        )

    def decide(self, table: str, inputs: DecisionInputs) -> Decision:
        """Raises RuleBroken `decision_table.…`, `decision.…`."""
        return decide_by(table, inputs)

    def templates(self) -> tuple[ContractTemplate, ...]:
        from lendesk.documents.templates import bases_of_clauses, load_template, shipped_kinds

        bases = bases_of_clauses()
        return tuple(
            ContractTemplate(
                kind=form.kind,
                version=form.version,
                language=form.language,
                title=form.title,
                clauses=tuple(
                    TemplateClause(one.id, one.title, one.text, one.key, bases.get(one.id, ""))
                    for one in form.clauses
                ),
                missing=tuple(sorted(set(bases).difference(form.clause_ids))),
            )
            for form in map(load_template, shipped_kinds())
        )

    def clauses(self, template: str, paper: ContractPaper, rate_cap: Decimal) -> tuple[PrintedClause, ...]:
        """As printed, once lawful. Raises RuleBroken `compliance.…`, `template.…`."""
        _form, clauses = worded(template, paper, rate_cap)
        return tuple(PrintedClause(one.no, one.title, one.text, one.key) for one in clauses)

    def security(self) -> SecurityRules:
        settings = self.centre.settings
        return SecurityRules(
            access_minutes=settings.access_minutes,
            refresh_hours=settings.refresh_hours,
            offline_days=settings.offline_days,
            failed_sign_ins=settings.failed_sign_ins,
            lock_minutes=settings.lock_minutes,
            shortest_password=SHORTEST_PASSWORD,
            longest_password=LONGEST_PASSWORD,
        )

    def connectors(self) -> tuple[Connector, ...]:
        """As set; times and waiting requests are left empty."""
        settings = self.centre.settings
        return (
            _connector("bureau", settings.bureau_address, settings.bureau_key_id),
            _connector("payment", settings.bank_address, settings.bank_key_id),
            _connector("signing", settings.tsa_address, "", local=not settings.tsa_address),
        )

    def fixed_date(self) -> bool:
        """Whether the business date stands still (demo and tests)."""
        return self.centre.clock.fixed is not None

    def patience(self) -> tuple[str, int]:
        """Seconds until an outside party is given up, and how often it is asked."""
        settings = self.centre.settings
        return f"{settings.source_timeout_seconds:g}", settings.source_attempts


def _connector(kind: str, address: str, key_id: str, *, local: bool = False) -> Connector:
    from lendesk.connectors.loopback import SIMULATOR_KEY

    return Connector(
        kind=kind,
        address=_without_secret(address),
        key_id=key_id,
        simulator=key_id == SIMULATOR_KEY.key_id,
        local=local,
        asked_at="",
        settled_at="",
        waiting=0,
    )


def _without_secret(address: str) -> str:
    """An address may carry `name:password@` and a query with a key: neither leaves the centre."""
    scheme, mark, rest = address.partition("://")
    if not mark:
        return address.partition("?")[0].rpartition("@")[2]
    place = rest.partition("?")[0]
    host, slash, path = place.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
