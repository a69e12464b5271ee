"""The checks at the end of the demo: books, audit, replica, signatures, evidence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lendesk.cli.demo.line import Line
from lendesk.cli.demo.stage import Stage, wait_until
from lendesk.cli.demo.story import Story
from lendesk.documents.signing import verify_signatures
from lendesk.documents.signing.verification import read_roots
from lendesk.sample.setup import PASSWORD
from lendesk.usecases.contracts.queries import GetEvidence
from lendesk.usecases.reporting.queries import CheckAudit
from lendesk.workstation.comparing import compare
from lendesk.workstation.session import Workstation

AUDITOR, OFFICER = "9009", "1001"


def run_checks(stage: Stage, story: Story, workstation: Workstation, line: Line) -> None:
    """Every check of the end, each told with its verdict."""
    print("\nChecks", flush=True)
    _commands(stage, story)
    _audit(story, workstation)
    officer = workstation.sign_in(OFFICER, PASSWORD)
    comparison = wait_until("a quiet centre", 30, lambda: _quiet(compare(officer)))
    rows = sum(check.count for check in (comparison.theirs or {}).values())
    story.check("replica equals the server's projection", comparison.equal, f"{rows} rows")
    _contract(stage, story, workstation, line)


def _quiet(comparison: object) -> object:
    return comparison if getattr(comparison, "theirs", None) is not None else None


def _commands(stage: Stage, story: Story) -> None:
    place = ["--data", str(stage.centre), *(["--database", stage.database] if stage.database else [])]
    ledger = _lendesk("ledger", "check", *place)
    story.check("ledger balances and every loan replays", ledger.returncode == 0, ledger.stdout.strip())


def _audit(story: Story, workstation: Workstation) -> None:
    desk = workstation.sign_in(AUDITOR, PASSWORD)
    found = wait_until(
        "the sealer", 30, lambda: ((check := desk.ask(CheckAudit())).unsealed == 0 and check) or None
    )
    story.check("audit log verifies", found.sound, f"{found.size} entries, root {found.root[:16]}")


def _contract(stage: Stage, story: Story, workstation: Workstation, line: Line) -> None:
    assert line.contract is not None
    desk = workstation.sign_in(OFFICER, PASSWORD)
    pdf = desk.file(line.contract.pdf_sha256)
    file, bundle = stage.folder / "contract.pdf", stage.folder / "contract-evidence.json"
    file.write_bytes(pdf)
    bundle.write_text(desk.ask(GetEvidence(contract_id=line.contract.row.key)), encoding="utf-8")
    roots = read_roots((stage.centre / "authority" / "root.pem").read_bytes())
    signatures = verify_signatures(pdf, roots)
    good = [one.field for one in signatures if one.good]
    story.check("both signatures verify", len(good) == 2, ", ".join(good))
    verified = _lendesk("contract", "verify", str(file), "--evidence", str(bundle))
    story.check("contract is in the evidence log", verified.returncode == 0)
    story.check("a changed byte is found", not _passes_changed(file, bundle, pdf))


def _passes_changed(file: Path, bundle: Path, pdf: bytes) -> bool:
    changed = file.with_name("contract-changed.pdf")
    changed.write_bytes(pdf[:2000] + bytes([pdf[2000] ^ 1]) + pdf[2001:])
    return _lendesk("contract", "verify", str(changed), "--evidence", str(bundle)).returncode == 0


def _lendesk(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lendesk.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)
