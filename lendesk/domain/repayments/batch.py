"""Many payments posted together from a list of the person's own: the batch that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RepaymentBatch:
    """`number` is PL-YYYYMMDD-nn; the receipt of row 12 has the number PL-YYYYMMDD-nn-00012.

    `posted_count` and `total_fen` are what was posted, also where it was reversed later;
    `last_row` is the highest row that was sent.
    """

    key: str
    number: str
    branch_id: str
    region_id: str
    made_by: str
    made_at: datetime
    posted_count: int
    total_fen: int
    last_row: int

    def receipt_number(self, row: int) -> str:
        """The one number that a row of this batch can ever have."""
        return f"{self.number}-{row:05d}"
