"""The costs of a loan as the cost sheet prints them: codes and facts in the language of the paper."""

from __future__ import annotations

from collections.abc import Callable

from lendesk.documents.pdf import words
from lendesk.domain.contracts.paper import ContingentCost, FeeLine
from lendesk.domain.errors import Fact
from lendesk.domain.money import Money

Facts = dict[str, Fact]

FEES = {"service": "服务费", "guarantee": "担保费", "account": "账户管理费", "insurance": "保险费"}
PAYERS = {"borrower": "借款人", "lender": "贷款人"}
WHEN = {
    "disbursement": "放款时",
    "each_instalment": "随各期还款",
    "first_instalment": "随首期还款",
    "last_instalment": "随末期还款",
}
BASES = {"PRINCIPAL": "借款本金", "INTEREST": "当期利息", "INSTALMENT": "当期本息"}
CONTINGENT = {
    "penalty_interest": "罚息",
    "compound_interest": "复利",
    "prepayment_fee": "提前还款违约金",
}


def fee_cells(fee: FeeLine) -> tuple[str, str, str, str, str]:
    """Name, payer, standard, method and collector; what is no code is printed as it is."""
    facts = dict(fee.facts)
    standard = STANDARDS[fee.standard](facts) if fee.standard in STANDARDS else fee.standard
    return (
        FEES.get(fee.name, fee.name),
        PAYERS.get(fee.payer, fee.payer),
        standard,
        WHEN.get(fee.method, fee.method),
        fee.collector,
    )


def contingent_cells(cost: ContingentCost) -> tuple[str, str, str, str]:
    """Name, when it arises, standard and collector; what is no code is printed as it is."""
    if cost.name not in CONTINGENT_STANDARDS:
        return cost.name, cost.condition, cost.standard, cost.collector
    facts = dict(cost.facts)
    name = str(facts["name"]) if cost.name == "charge" else CONTINGENT[cost.name]
    condition = "提前归还本金" if cost.condition == "paid_ahead" else _overdue(facts)
    return name, condition, CONTINGENT_STANDARDS[cost.name](facts), cost.collector


def _overdue(facts: Facts) -> str:
    days = facts.get("grace_days", 0)
    return f"逾期超过宽限期{days}天" if days else "逾期"


def _each(facts: Facts) -> str:
    return f"每次{_yuan(facts['amount_fen'])}元"


def _percent(facts: Facts) -> str:
    return f"{BASES.get(str(facts['of']), str(facts['of']))}的{facts['rate_percent']}%"


def _yuan(fen: Fact) -> str:
    return words.amount(Money(int(fen or 0)))


def _penalty(facts: Facts) -> str:
    base = "逾期本金" if facts["base"] == "PRINCIPAL" else "逾期本金和利息"
    told = f"按{base}和天数，年利率{facts['rate_percent']}%"
    if "markup_percent" in facts:
        told += f"（合同利率加收{facts['markup_percent']}%）"
    if "cap_percent" in facts:
        told += f"，每期不超过本金的{facts['cap_percent']}%"
    if "stops_after_days" in facts:
        told += f"，最多计收{facts['stops_after_days']}天"
    return told


def _compound(facts: Facts) -> str:
    return f"按未付利息和天数，年利率{facts['rate_percent']}%"


def _charge(facts: Facts) -> str:
    return f"每期{_yuan(facts['amount_fen'])}元" if "amount_fen" in facts else _percent(facts)


def _ahead(facts: Facts) -> str:
    if facts["base"] == "PRINCIPAL":
        told = f"提前归还本金的{facts['rate_percent']}%"
    else:
        told = f"提前归还本金{facts['months']}个月的利息（按合同利率）"
    free = facts.get("free_after_instalments")
    return told if free is None else f"{told}，满{free}期后免收"


STANDARDS: dict[str, Callable[[Facts], str]] = {"amount": _each, "percent": _percent}
CONTINGENT_STANDARDS: dict[str, Callable[[Facts], str]] = {
    "penalty_interest": _penalty,
    "compound_interest": _compound,
    "charge": _charge,
    "prepayment_fee": _ahead,
}
