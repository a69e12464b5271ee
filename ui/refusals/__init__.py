"""The English sentence of every refusal, by its dotted code; facts stand in braces."""

from __future__ import annotations

from ui.refusals import customers, money, program

SENTENCES: dict[str, str] = {**program.SENTENCES, **customers.SENTENCES, **money.SENTENCES}
