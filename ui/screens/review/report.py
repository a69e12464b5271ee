"""The credit report as a reviewer reads it: one line a figure, one line an account or record of a list.

The centre sends dotted names (`2.lender`, `factors.1`): entries of a list are put together again here.
"""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.applications.queries import ReportSection, RuleLine
from ui.screens.review.words import ITEMS, OFFER, RULE_REASONS, item_value
from ui.texts import Text, late

Line = tuple[Text, Text]

MOST_ENTRIES = 12
# What names an entry of a list, and the two telling figures that stand at the right, by weight.
_NAMING = ("lender", "provider", "by", "authority", "kind")
_TELLING = ("balance_fen", "overdue_fen", "amount_fen", "reason", "text", "status", "on", "recorded", "made")
_AT_THE_RIGHT = 2
_FIRST = ("summary", "score", "public", "credit_detail", "enquiries")
_UNSAID = frozenset({"intent_id", "purpose", "case_number"})


def report_lines(section: ReportSection) -> list[Line]:
    """Lines of one section, at most 12 entries of a list with a word on the rest; — for an empty one."""
    entries: dict[str, dict[str, str]] = {}
    lines: list[Line] = []
    for item, value in section.items:
        head, _, rest = item.partition(".")
        if head in _UNSAID:
            continue
        if head.isdecimal():
            if rest.isidentifier():  # months of an account are too many to read here
                entries.setdefault(head, {})[rest] = value
        else:
            lines.append((ITEMS.get(head, head), item_value(head, value)))
    lines += [_entry(fields) for fields in list(entries.values())[:MOST_ENTRIES]]
    if len(entries) > MOST_ENTRIES:
        lines.append((late("review", "and {count} more", count=len(entries) - MOST_ENTRIES), ""))
    return lines or [(late("review", "none"), "")]


def _entry(fields: dict[str, str]) -> Line:
    name = " · ".join(fields[field] for field in _NAMING if fields.get(field))
    told = [field for field in _TELLING if fields.get(field)][:_AT_THE_RIGHT]
    rest = [str(item_value(field, fields[field])) for field in told]
    return name or "—", " · ".join(rest)


def by_weight(sections: tuple[ReportSection, ...]) -> list[ReportSection]:
    """What tells most first; the rest stays in the bureau's order."""
    order = {name: at for at, name in enumerate(_FIRST)}
    return sorted(sections, key=lambda section: order.get(section.name, len(order)))


def told_rules(rules: tuple[RuleLine, ...]) -> tuple[RuleLine, ...]:
    """One line for each figure a reason looked at; a reason without a figure has one line of its own.

    The centre names a row of the table, and the reason beside it once more: both are put together. Lines that
    only say that a figure was there are left out, and a figure that was held against nothing.
    """
    by_reason: dict[str, list[RuleLine]] = {}
    for rule in rules:
        code = OFFER if rule.code.startswith(OFFER + "-") else RULE_REASONS.get(rule.code, rule.code)
        by_reason.setdefault(code, []).append(replace(rule, code=code))
    told: list[RuleLine] = []
    for code, lines in by_reason.items():
        outcome = OFFER if code == OFFER else next((one.outcome for one in lines if one.outcome), "")
        figures = [one for one in lines if one.threshold and not _is_flag(one)]
        told += [replace(one, outcome=outcome) for one in figures or lines[:1]]
    held = (one if one.threshold else replace(one, value="") for one in told)
    return tuple(dict.fromkeys(held))


def _is_flag(rule: RuleLine) -> bool:
    return rule.value in ("True", "False")
