"""An outbox for the tests of Sync."""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.synchronisation.state import OutboxRow

WAITING = OutboxRow(
    command_id="c-1187",
    number=1187,
    command="PostRepayment",
    subject="王建国",
    amount_fen=538_971,
    author_id="p-huang",
    author_name="黄敏",
    at="2026-11-21T06:26:40+00:00",
    status="waiting",
    mine=(("loan_id", "l-1"), ("amount_fen", "538971"), ("method", "cash")),
)
REFUSED = replace(
    WAITING,
    command_id="c-1184",
    number=1184,
    amount_fen=451_208,
    status="refused",
    code="access.amount",
    facts={"amount_fen": 451_208, "limit_fen": 300_000},
    mine=(("loan_id", "l-1"), ("amount_fen", "451208"), ("method", "cash"), ("payer", "王建国")),
    theirs=(("amount_fen", "451200"), ("limit_fen", "300000")),
)
DONE = replace(WAITING, command_id="c-1183", number=1183, amount_fen=212_489, status="done")
NOTE = replace(
    WAITING,
    command_id="c-1182",
    number=1182,
    command="AddCustomerNote",
    amount_fen=0,
    status="solved",
    mine=(),
)
ROWS = (WAITING, REFUSED, DONE, NOTE)
