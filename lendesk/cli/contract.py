"""`lendesk contract verify`: check a signed contract's file against its evidence, off line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.errors import Breach, RuleBroken

if TYPE_CHECKING:
    from lendesk.documents.evidence import EvidenceBundle
    from lendesk.documents.signing import SignatureFinding

LARGEST_FILE = 64 * 1024 * 1024
FIELDS = ["borrower", "lender"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one contract file; it is valid when nothing speaks against it."""

    bundle: EvidenceBundle
    breaches: tuple[Breach, ...]
    signatures: tuple[SignatureFinding, ...]
    trusted: bool

    @property
    def valid(self) -> bool:
        """No breach."""
        return not self.breaches


def register(subparsers: Any) -> None:
    """Add `contract` with its sub commands to the command line."""
    contract = subparsers.add_parser(
        "contract", help="check signed contracts", description="Checks of contracts."
    )
    commands = contract.add_subparsers(dest="contract_command", required=True, metavar="COMMAND")
    verify = commands.add_parser(
        "verify",
        help="check a contract's file against its evidence bundle, off line",
        description="Exit status: 0 valid, 1 a check failed, 2 bad input, 3 something is missing here.",
    )
    verify.add_argument("file", type=Path, metavar="FILE", help="the signed PDF")
    verify.add_argument("--evidence", type=Path, required=True, metavar="BUNDLE.json", help="its evidence")
    verify.add_argument(
        "--trust",
        type=Path,
        metavar="CA.pem",
        help="root certificates: check both signatures, their time stamps and the log's key against them",
    )
    verify.add_argument("--json", action="store_true", help="print the result as JSON")
    verify.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Check and tell; returns the exit status. Raises RuleBroken for bad input and a missing module."""
    try:
        verdict = _judge(arguments.file, arguments.evidence, arguments.trust)
    except ModuleNotFoundError as missing:
        raise RuleBroken("environment.module_missing", module=missing.name) from None
    if arguments.json:
        tell(_as_json(verdict))
    else:
        _print(verdict)
    return ExitCode.DONE if verdict.valid else ExitCode.CHECK_FAILED


def _judge(file: Path, evidence: Path, trust: Path | None) -> Verdict:
    from lendesk.documents.evidence import check_bundle, check_log_key, parse_bundle

    pdf = _read(file)
    bundle = parse_bundle(_text(evidence))
    breaches = check_bundle(bundle, pdf)
    if trust is None:
        return Verdict(bundle, breaches, (), trusted=False)
    from lendesk.documents.signing.verification import read_roots, verify_signatures

    roots = read_roots(_read(trust))
    signatures = tuple(verify_signatures(pdf, roots))
    found = (*breaches, *check_log_key(bundle, roots), *_signature_breaches(signatures))
    return Verdict(bundle, found, signatures, trusted=True)


def _signature_breaches(signatures: Sequence[SignatureFinding]) -> tuple[Breach, ...]:
    """Each of the two fields must hold a good signature, the borrower's before the lender's."""
    bad = [Breach("signature.not_good", (("field", one.field),)) for one in signatures if not one.good]
    if [one.field for one in signatures] != FIELDS:
        bad.append(Breach("signature.missing", (("found", ", ".join(one.field for one in signatures)),)))
    return tuple(bad)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RuleBroken("file.too_large", file=str(path))
        return path.read_bytes()
    except OSError as problem:
        raise RuleBroken("file.unreadable", file=str(path), reason=problem.strerror) from None


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8")
    except UnicodeDecodeError:
        raise RuleBroken("evidence.malformed", place="not UTF-8") from None


def _print(verdict: Verdict) -> None:
    bundle = verdict.bundle
    print(f"contract  {bundle.number}")
    print(f"log       entry {bundle.index} of {bundle.head.size}, head of {bundle.head.time.isoformat()}")
    note = (
        "checked against the trusted roots"
        if verdict.trusted
        else "compare it with what the lender publishes"
    )
    print(f"log key   {bundle.key_fingerprint} ({note})")
    for one in verdict.signatures:
        stamped = one.stamped_at.isoformat() if one.stamped_at else "no valid time stamp"
        print(f"signature {one.field}: {one.signer}, {stamped}, {'good' if one.good else 'NOT GOOD'}")
    for breach in verdict.breaches:
        print(f"failed    {RuleBroken(breach.code, **dict(breach.facts))}")
    print("VALID" if verdict.valid else "NOT VALID")


def _as_json(verdict: Verdict) -> dict[str, Any]:
    bundle = verdict.bundle
    return {
        "valid": verdict.valid,
        "contract": bundle.number,
        "sha256": bundle.pdf_sha256,
        "index": bundle.index,
        "log_size": bundle.head.size,
        "head_time": bundle.head.time.isoformat(),
        "log_key_fingerprint": bundle.key_fingerprint,
        "trust_checked": verdict.trusted,
        "breaches": [{"code": breach.code, "facts": dict(breach.facts)} for breach in verdict.breaches],
        "signatures": [asdict(one) | {"good": one.good} for one in verdict.signatures],
    }
