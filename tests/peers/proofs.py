"""For known differences whose cause lies in the case: what it says otherwise than its figures follow."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

Case = dict[str, Any]


def _re_amortised(case: Case) -> None:
    for rule in case["terms"]["payment_allocation"]:
        if rule["transaction"] == "DEFAULT":
            rule["future_installment_rule"] = "REAMORTIZATION"


def _third_payout(case: Case) -> None:
    case["terms"]["principal"] = "300.00"
    case["events"].append({"seq": 3, "type": "DISBURSEMENT", "date": "2024-01-08", "amount": "100.00"})
    case["expected"][1]["after_event"] = 3


def _whole_units(case: Case) -> None:
    case["terms"]["rounding"] |= {"decimals": 0, "mode": "HALF_EVEN"}


def _no_multiple(case: Case) -> None:
    case["terms"]["rounding"]["installment_multiple_of"] = None


_OPENCBS = "opencbs-calculateinstallments"
PROOFS: dict[str, Callable[[Case], None]] = {
    "fineract-e2e-loan-L5308": _re_amortised,
    "fineract-e2e-loanchargeoff-L579": _no_multiple,
    "fineract-emi-multidisbursedamt300insameperiod_dayinyears360_daysinmonth30"
    "_repayevery1month": _third_payout,
    f"{_OPENCBS}decliningratewithoutcents-decliningrate_fixedprincipal_nograceperiod": _whole_units,
    f"{_OPENCBS}flatratewithoutcents-flatrate_monthlyinstallmenttype_exoticinstallments_nograceperiod"
    "_roundinginterest_roundingcapital": _whole_units,
}
"""Case → the change with which every figure of it is equal."""


def proven(case: Case) -> Case:
    """The case as its figures follow it."""
    changed = deepcopy(case)
    PROOFS[case["id"]](changed)
    return changed
