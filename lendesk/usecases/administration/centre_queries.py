"""Questions about what is in force at the centre beside its records: rules, templates, security, ways out."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Query


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of a step. `conditions` all have to hold (none: any file); `gives` is what it sets, by name.

    Both are expressions of the table's own language over the names of `DecisionInputs`.
    """

    key: str
    conditions: tuple[str, ...]
    gives: dict[str, str]


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One table of the line. With `first_hit` the first row that fits is the only one that counts."""

    key: str
    first_hit: bool
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionTableText:
    """A table of rules as it is worked with; `version` is the SHA-256 of its text."""

    name: str
    version: str
    steps: tuple[RuleStep, ...]


@dataclass(frozen=True, kw_only=True)
class ListDecisionTables(Query[tuple[DecisionTableText, ...]]):
    """The tables that products can name."""

    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, slots=True)
class TrialFile:
    """A file as typed in for a trial; what a bureau would say is in it. `score` None: no score."""

    amount_fen: int
    term: int
    age: int
    income_fen: int
    score: int | None = None
    identity_matches: bool = True
    dishonest: bool = False
    court_records: int = 0
    current_overdue_fen: int = 0
    overdue_months_24: int = 0
    overdue_90_days_24: int = 0
    enquiries_3_months: int = 0
    lenders: int = 0
    exposure_fen: int = 0


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A row that applied: its step and key."""

    step: str
    row: str


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What the rules make of a trial file; limit in fen and price in ppm a year are 0 when declined."""

    outcome: str
    reasons: tuple[str, ...]
    limit_fen: int
    price_ppm: int
    instalment_fen: int
    hits: tuple[RuleHit, ...]


@dataclass(frozen=True, kw_only=True)
class PreviewRules(Query[TrialResult]):
    """Run the rules of a product version on a file that does not exist; nothing is kept.

    Refused with `record.missing`, `terms.impossible`, `decision.…`.
    """

    permission = Permission.SETTINGS_READ
    product_version_id: str
    file: TrialFile


@dataclass(frozen=True, slots=True)
class TemplateClause:
    """A clause as worded with its slots `{…}`; `basis` is the law that asks for it, "" if none does."""

    key: str
    title: str
    text: str
    explained: bool
    basis: str


@dataclass(frozen=True, slots=True)
class ContractTemplate:
    """A template; `missing` are clauses that law asks for and that it does not have."""

    kind: str
    version: str
    language: str
    title: str
    clauses: tuple[TemplateClause, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ListContractTemplates(Query[tuple[ContractTemplate, ...]]):
    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, slots=True)
class PrintedClause:
    """A clause as it is printed, its slots filled."""

    no: int
    title: str
    text: str
    explained: bool


@dataclass(frozen=True, slots=True)
class SpecimenContract:
    """What a contract of a product would say. `rate_disclosed` is a percentage of two decimals."""

    title: str
    version: str
    borrower: str
    amount_fen: int
    term: int
    rate_disclosed: str
    clauses: tuple[PrintedClause, ...]


@dataclass(frozen=True, kw_only=True)
class PreviewContract(Query[SpecimenContract]):
    """A specimen contract of a product version; nothing is kept.

    Its borrower is made up, its amount and term are the product's largest. Refused as a contract is:
    `compliance.…`, `template.…`, `document.…`, `record.missing`.
    """

    permission = Permission.SETTINGS_READ
    product_version_id: str


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """What sign-in goes by, as set at the centre."""

    access_minutes: int
    refresh_hours: int
    offline_days: int
    failed_sign_ins: int
    lock_minutes: int
    shortest_password: int
    longest_password: int


@dataclass(frozen=True, slots=True)
class Connector:
    """A way out of the centre: `kind` is bureau, payment or signing. `address` "" means that none is set.

    `local` is the centre's own stand-in, `simulator` a simulator of LenDesk. Times are ISO, "" for never:
    of the newest request, and of the newest one whose outcome is known. `waiting` requests are open.
    """

    kind: str
    address: str
    key_id: str
    simulator: bool
    local: bool
    asked_at: str
    settled_at: str
    waiting: int


@dataclass(frozen=True, slots=True)
class CentreSettings:
    """The lender as it stands on paper, security, and the ways out; never a secret."""

    lender: str
    credit_code: str
    address: str
    phone: str
    rate_cap_percent: str
    business_date: str
    fixed_date: bool
    timeout_seconds: str
    attempts: int
    security: SecurityRules
    connectors: tuple[Connector, ...]


@dataclass(frozen=True, kw_only=True)
class GetCentreSettings(Query[CentreSettings]):
    permission = Permission.SETTINGS_READ
