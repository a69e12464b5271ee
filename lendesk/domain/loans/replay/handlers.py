"""Which handler serves which event: the table that the replay works by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from lendesk.domain.loans.events.events import (
    BalanceCorrected,
    ChargeAdded,
    ChargeAdjusted,
    ChargedBack,
    ChargedOff,
    ChargeWaived,
    CreditRefunded,
    DayClosed,
    DebtWaived,
    DelinquencyPaused,
    DelinquencyResumed,
    Disbursed,
    Event,
    InterestPaid,
    PrincipalPaid,
    RateChanged,
    ReAged,
    ReAmortised,
    RepaymentPosted,
    RepaymentRefunded,
    Rescheduled,
    WrittenOff,
)
from lendesk.domain.loans.replay import (
    adjusting,
    charging,
    charging_back,
    charging_off,
    disbursing,
    late_fees,
    paying,
    re_ageing,
    re_amortising,
    refunding,
    relieving,
)
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.undoing import DownPaid

Handler: TypeAlias = Callable[[Run, Any], None]
"""Takes the run, which has reached the event's day, and the event; changes the run's book."""


def passes(run: Run, event: Event) -> None:
    """Events that change no debt: what they mean is read from the list of events."""


HANDLERS: dict[type[Event], Handler] = {
    Disbursed: disbursing.disburse,
    DownPaid: disbursing.pay_down,
    RepaymentPosted: paying.receive,
    ChargeAdded: charging.add,
    DebtWaived: charging.waive,
    ChargeWaived: relieving.waive_charge,
    ChargeAdjusted: relieving.adjust_charge,
    ChargedBack: charging_back.charge_back,
    CreditRefunded: refunding.refund_credit,
    RepaymentRefunded: refunding.refund,
    ReAged: re_ageing.re_age,
    ReAmortised: re_amortising.re_amortise,
    ChargedOff: charging_off.charge_off,
    WrittenOff: charging_off.write_off,
    RateChanged: adjusting.change_rate,
    Rescheduled: adjusting.reschedule,
    BalanceCorrected: adjusting.correct_balance,
    PrincipalPaid: adjusting.pay_principal,
    InterestPaid: adjusting.pay_interest,
    DayClosed: late_fees.close_day,
    DelinquencyPaused: passes,
    DelinquencyResumed: passes,
}
"""Enter a new family's handlers here."""
