"""The papers of the demo's borrower: specimen cards drawn for it, or the pictures that were given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lendesk.domain.errors import RuleBroken
from lendesk.recognition.specimens import draw_bank_card, draw_id_back, draw_id_front

SEED = 30
PHONE = "13812340680"
"""At the bureau simulator the last four digits 0680 are a score of 680: a person decides."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Pictures, and what is true of the borrower (typed by hand where a picture cannot be read)."""

    front: bytes
    back: bytes
    truth: dict[str, str]
    own: bool


def papers(front: Path | None, back: Path | None, seed: int = SEED) -> Papers:
    """Specimens marked 样本 unless pictures are given. Raises RuleBroken `file.unreadable`."""
    drawn_front, drawn_back = draw_id_front(seed), draw_id_back(seed)
    card = draw_bank_card(seed)
    truth = {
        **drawn_front.truth,
        **drawn_back.truth,
        "card_number": card.truth["number"],
        "phone": PHONE,
        "income": "18500",
    }
    return Papers(
        front=_read(front) if front else drawn_front.png,
        back=_read(back) if back else drawn_back.png,
        truth=truth,
        own=front is None and back is None,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise RuleBroken("file.unreadable", name=path.name, reason=problem.strerror or "") from None
