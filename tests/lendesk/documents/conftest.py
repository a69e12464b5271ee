"""A complete contract for tests: 5,000 over six months at 1.5 % a month, the reference case."""

from __future__ import annotations

import math
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lendesk.documents import evidence, signing
from lendesk.documents.pdf import render_contract
from lendesk.documents.templates import load_template
from lendesk.domain.contracts.paper import (
    ContingentCost,
    ContractPaper,
    IdKind,
    Party,
    PlanRow,
    RateUnit,
    ReceiptPaper,
)
from lendesk.domain.money import Money, yuan

LENDER = Party(
    "样本小额贷款有限公司", "91310000MA1K000000", "样本市样本区样本路1号", "021-00000000", IdKind.USCC
)
BORROWER = Party("张样本", "3101**********0017", "样本市样本区样本路2号3室", "138****0000")


def plan(principal: Money = yuan(5000), months: int = 6) -> tuple[PlanRow, ...]:
    """Equal instalments of 877.63 at 1.5 % a month; the last row takes the remainder."""
    rows, balance, instalment = [], principal, yuan("877.63")
    for no in range(1, months + 1):
        interest = balance.times(Decimal("0.015"))
        part = balance if no == months else instalment - interest
        balance = balance - part
        rows.append(PlanRow(no, date(2026, no + 1, 5), part, interest, Money(0), part + interest, balance))
    return tuple(rows)


def paper(**changes: Any) -> ContractPaper:
    """The specimen, with fields replaced."""
    whole = ContractPaper(
        number="LD-2026-000001",
        lender=LENDER,
        borrower=BORROWER,
        principal=yuan(5000),
        paid_out=yuan(5000),
        nominal_rate=Decimal("0.015"),
        rate_unit=RateUnit.MONTH,
        annualised_rate=Decimal("0.18"),
        method="equal_installment",
        prepared_on=date(2026, 1, 5),
        start_date=date(2026, 1, 5),
        maturity_date=date(2026, 7, 5),
        purpose="家庭装修",
        payout_account="样本银行 6200 **** **** 0000",
        plan=plan(),
        contingent=(
            ContingentCost("罚息", "逾期超过宽限期", "合同利率的150%，按逾期本金和天数", LENDER.name),
            ContingentCost("提前还款违约金", "提前归还本金", "提前归还本金的0%", LENDER.name),
        ),
        branch="样本支行",
    )
    return replace(whole, **changes)


def receipt(**changes: Any) -> ReceiptPaper:
    """A repayment of one instalment at the counter."""
    whole = ReceiptPaper(
        number="D01-000017",
        lender=LENDER.name,
        branch="样本支行",
        cashier="李样本",
        payer=BORROWER.name,
        contract_number="LD-2026-000001",
        value_date=date(2026, 2, 5),
        received=yuan("877.63"),
        provisional=True,
        interest=yuan(75),
        principal=yuan("802.63"),
        principal_left=yuan("4197.37"),
    )
    return replace(whole, **changes)


CLOCK = datetime.now(UTC)  # the checker pdfsig judges certificates by its own clock, so must they be issued
PAPER_TYPE = Callable[..., ContractPaper]


def hand() -> bytes:
    """A drawn signature as PNG."""
    wave = [(20 + step * 4, 60 + int(30 * math.sin(step / 5))) for step in range(60)]
    hook = [(60, 20), (80, 40), (90, 60), (100, 110), (120, 120), (150, 30)]
    return signing.draw_strokes([wave, hook], 300, 140)


@dataclass(frozen=True)
class Signed:
    """One contract in its three states, with the authority that signed it."""

    authority: signing.TestAuthority
    unsigned: bytes
    by_borrower: bytes
    whole: bytes


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> signing.TestAuthority:
    """A test authority with keys of its own."""
    return signing.TestAuthority.create(tmp_path_factory.mktemp("authority") / "ca", LENDER.name, CLOCK)


@pytest.fixture(scope="session")
def tsa_url(authority: signing.TestAuthority) -> Iterator[str]:
    """A running local time-stamp authority."""
    with signing.LocalTimeStampAuthority(authority, lambda: datetime.now(UTC)) as running:
        yield running.url


@pytest.fixture(scope="session")
def signed(authority: signing.TestAuthority, tsa_url: str) -> Signed:
    """The specimen contract, signed and sealed."""
    unsigned = render_contract(paper(), load_template("personal_credit"))
    signer = signing.Signer(authority, tsa_url, LENDER.name)
    first = signer.sign_as_borrower(
        unsigned, name=BORROWER.name, id_tail="0017", signature_png=hand(), at=CLOCK
    )
    return Signed(authority, unsigned, first, signer.seal_as_lender(first))


@pytest.fixture(scope="session")
def nss(authority: signing.TestAuthority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An NSS store that trusts the test authority, for pdfsig."""
    store = tmp_path_factory.mktemp("nss")
    root = authority.folder / "root.pem"
    subprocess.run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"], check=True)
    add = ["certutil", "-A", "-d", f"sql:{store}", "-n", "root", "-t", "CT,CT,CT", "-i", str(root)]
    subprocess.run(add, check=True)
    return store


@pytest.fixture(scope="session")
def bundle(signed: Signed) -> evidence.EvidenceBundle:
    """The specimen contract's evidence: entry 5 of a log of 11."""
    digest = sha256(signed.whole).hexdigest()
    entries = [evidence.contract_leaf(f"LD-2026-{number:06}", "0" * 64) for number in range(11)]
    entries[5] = evidence.contract_leaf("LD-2026-000001", digest)
    return bundle_of(entries, 5, digest, signed.authority)


def bundle_of(
    entries: list[bytes], index: int, digest: str, authority: signing.TestAuthority
) -> evidence.EvidenceBundle:
    """The bundle of one entry of a log."""
    compact, nodes = evidence.CompactRange(), {}
    for entry in entries:
        for node in compact.append(evidence.leaf_hash(entry)):
            nodes[node.level, node.index] = node.hash
    spans = evidence.inclusion_spans(index, len(entries))
    proof = tuple(evidence.span_root(span, lambda level, place: nodes[level, place]) for span in spans)
    log = authority.credential("log")
    assert isinstance(log.key, ec.EllipticCurvePrivateKey)
    head = evidence.sign_head(log.key, len(entries), compact.root(), CLOCK)
    shape = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    key = log.key.public_key().public_bytes(*shape).decode()
    return evidence.EvidenceBundle(
        "LD-2026-000001", digest, index, proof, head, key, log.certificate_pem.decode()
    )


@pytest.fixture
def make_paper() -> PAPER_TYPE:
    """The specimen contract with fields replaced."""
    return paper


@pytest.fixture
def make_receipt() -> Callable[..., ReceiptPaper]:
    """The specimen receipt with fields replaced."""
    return receipt
