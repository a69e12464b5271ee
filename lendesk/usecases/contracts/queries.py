"""Questions about contracts."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page


@dataclass(frozen=True, slots=True)
class ContractRow:
    key: str
    number: str
    application_id: str
    application_number: str
    customer_name: str
    product_name: str
    product_name_en: str
    amount_fen: int
    rate_disclosed: str
    status: str
    made_at: str


@dataclass(frozen=True, kw_only=True)
class ListContracts(Query[Page[ContractRow]]):
    """Contracts in scope, newest first. Approved files without a contract come first, with key ""."""

    permission = Permission.CONTRACT_READ

    status: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A clause that must be pointed out: id, title, text as printed, and whether it was explained."""

    term_id: str
    title: str
    text: str
    explained: bool


@dataclass(frozen=True, slots=True)
class ContractFile:
    """A contract in full; `checks` are (code, passed); the PDF is fetched as a file by its SHA-256.

    `leaf_index` -1 until it is in the evidence log.
    """

    row: ContractRow
    pdf_sha256: str
    key_terms: tuple[KeyTerm, ...]
    checks: tuple[tuple[str, bool], ...]
    signatures: tuple[str, ...]
    leaf_index: int
    prepared_by: str


@dataclass(frozen=True, kw_only=True)
class GetContract(Query[ContractFile]):
    permission = Permission.CONTRACT_READ

    contract_id: str


@dataclass(frozen=True, kw_only=True)
class GetEvidence(Query[str]):
    """The evidence bundle (JSON text) of a signed contract, for checking it off line.

    Refused with `contract.not_sealed_yet` until the sealer has put it into the log.
    """

    permission = Permission.CONTRACT_READ

    contract_id: str
