"""The event types of the loan-case format: for each the class it makes and the keys it carries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events import events as of
from lendesk.domain.loans.events.events import Channel, Event, PaymentKind, Purpose
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.rules import Unit
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour, Surplus
from lendesk.domain.money import LARGEST_MINOR, Money

MOST_ROWS = 1200
SPLIT_PARTS = ("penalty", "fee", "interest", "principal")
SPLIT_WORDS = {
    "penalty": ("penalty", "penalties"),
    "fee": ("fee", "commission"),
    "interest": ("interest",),
    "principal": ("principal",),
}


CHARGE_NAMES = {
    "LOAN_NSF_FEE": "NSF fee",
    "LOAN_SNOOZE_FEE": "Snooze fee",
    "LOAN_PERCENTAGE_PROCESSING_FEE": "% Processing fee",
    "LOAN_PERCENTAGE_LATE_FEE": "% Late fee",
    "LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST": "% Late fee amount+interest",
    "LOAN_FIXED_LATE_FEE": "Fixed Late fee",
    "LOAN_FIXED_RETURNED_PAYMENT_FEE": "Fixed Returned payment fee",
    "LOAN_DISBURSEMENT_PERCENTAGE_FEE": "Disbursement percentage fee",
    "LOAN_TRANCHE_DISBURSEMENT_PERCENTAGE_FEE": "Tranche Disbursement percentage fee",
    "LOAN_INSTALLMENT_PERCENTAGE_FEE": "Installment percentage fee",
}
"""Codes by which published cases add charges → the names that their lists of charges print."""
SURPLUS_WORDS = {
    "re-amortise remaining principal (instalment falls, term kept)": Surplus.LOWER_INSTALMENT,
    "shorten term (instalment kept)": Surplus.SHORTER_TERM,
}


class Kind(NamedTuple):
    """How the value of a key is read and written."""

    read: Callable[[Fields, str], Any]
    write: Callable[[Any], Any]


class Key(NamedTuple):
    """One key of an event: the attribute that it fills and whether it must be there."""

    name: str
    attribute: str
    kind: Kind
    needed: bool = True


@dataclass(frozen=True, slots=True)
class EventType:
    """One `type` of the format. `fixed` attributes tell it from other types of the same class.

    `days` are the keys that may hold the value date, the first one given is taken. `target`: the event
    names another one.
    """

    name: str
    makes: type[Event]
    keys: tuple[Key, ...] = ()
    fixed: tuple[tuple[str, Any], ...] = ()
    days: tuple[str, ...] = ("date", "business_date")
    target: bool = False


class _ReAgeUnit(StrEnum):
    DAYS = "DAYS"
    WEEKS = "WEEKS"
    MONTHS = "MONTHS"
    QUARTERS = "QUARTERS"


def _unit(fields: Fields, name: str) -> Unit:
    value = fields.take(name)
    if value in set(_ReAgeUnit):
        value = value.removesuffix("S")
    if value not in set(Unit):
        raise fields.bad(name, value)
    return Unit(value)


def _signed(fields: Fields, name: str) -> Money:
    exact = fields.decimal(name, -LARGEST_MINOR // 100, LARGEST_MINOR // 100).scaleb(2)
    if exact != int(exact):
        raise fields.bad(name, str(exact.scaleb(-2)))
    return Money(int(exact))


def _channel(fields: Fields, name: str) -> Channel:
    label = fields.text(name, 80)
    return Channel(label) if label in set(Channel) else Channel.BANK


def _split(fields: Fields, name: str) -> tuple[int, int, int, int | None]:
    """Fen by part; principal None: what is left of the amount."""
    part = fields.part(name)
    found = {
        key: part.money(word).minor for key in SPLIT_PARTS for word in SPLIT_WORDS[key] if part.has(word)
    }
    part.done()
    return found.get("penalty", 0), found.get("fee", 0), found.get("interest", 0), found.get("principal")


def charge_name(fields: Fields, name: str) -> str:
    """The name of a charge; a code of a published case becomes the name it is printed by."""
    told = fields.text(name, 80)
    return CHARGE_NAMES.get(told, told)


def _surplus(fields: Fields, name: str) -> Surplus:
    told = fields.take(name)
    if told in SURPLUS_WORDS:
        return SURPLUS_WORDS[told]
    if told not in set(Surplus):
        raise fields.bad(name, told)
    return Surplus(told)


def _chosen(choices: type[StrEnum]) -> Kind:
    return Kind(lambda fields, name: fields.choice(name, choices), str)


def _count(least: int, most: int) -> Kind:
    return Kind(lambda fields, name: fields.whole(name, least, most), int)


def _plain(value: Decimal) -> str:
    return format(value, "f")


MONEY = Kind(lambda fields, name: fields.money(name, least_fen=1), str)
SIGNED = Kind(_signed, str)
FEN = Kind(lambda fields, name: fields.money(name).minor, lambda value: str(Money(value)))
PERCENT = Kind(lambda fields, name: fields.decimal(name, 0, 10_000), _plain)
TEXT = Kind(lambda fields, name: fields.text(name, 80), str)
DAY = Kind(Fields.day, lambda value: value.isoformat())
FLAG = Kind(Fields.flag, bool)
CHANNEL = Kind(_channel, str)
UNIT = Kind(_unit, str)
SPLIT = Kind(
    _split, lambda value: {key: str(Money(fen)) for key, fen in zip(SPLIT_PARTS, value, strict=True)}
)

SURPLUS = Kind(_surplus, str)
CHARGE_NAME = Kind(charge_name, str)

_AMOUNT = Key("amount", "amount", MONEY)
_CHANNEL = Key("channel", "channel", CHANNEL, needed=False)
_MONEY_IN = (
    _AMOUNT,
    _CHANNEL,
    Key("manual_split", "manual_split", SPLIT, needed=False),
    Key("surplus", "surplus", SURPLUS, needed=False),
    Key("reschedule", "surplus", SURPLUS, needed=False),
)
_INSTALMENT_PART = (_AMOUNT, Key("instalment_due", "instalment_due", DAY))
_CHARGE = (
    Key("charge", "name", CHARGE_NAME, needed=False),
    Key("due_date", "due_date", DAY, needed=False),
    Key("amount", "amount", MONEY, needed=False),
    Key("percent", "percent", PERCENT, needed=False),
    Key("percent_of", "percent_of", TEXT, needed=False),
    Key("is_penalty", "is_penalty", FLAG, needed=False),
    Key("per_instalment", "per_instalment", FLAG, needed=False),
)
_RESCHEDULE = (
    Key("reschedule_from_date", "from_date", DAY),
    Key("adjusted_due_date", "adjusted_due_date", DAY, needed=False),
    Key("new_interest_rate", "new_rate_pct", PERCENT, needed=False),
    Key("extra_terms", "extra_terms", _count(0, MOST_ROWS), needed=False),
    Key("grace_on_principal", "grace_principal", _count(0, MOST_ROWS), needed=False),
    Key("grace_on_interest", "grace_interest", _count(0, MOST_ROWS), needed=False),
)
_RE_AGE = (
    Key("start_date", "start_date", DAY),
    Key("n", "n", _count(1, MOST_ROWS)),
    Key("every", "every", _count(1, 36_525)),
    Key("unit", "unit", UNIT),
)


def _payment(kind: PaymentKind) -> EventType:
    return EventType(
        kind.value,
        of.RepaymentPosted,
        _MONEY_IN,
        (("kind", kind), ("purpose", Purpose.INSTALMENT)),
    )


def _paying(name: str, purpose: Purpose, needed: bool, **more: object) -> EventType:
    keys = (_AMOUNT._replace(needed=needed), *_MONEY_IN[1:])
    fixed = (("kind", PaymentKind.REPAYMENT), ("purpose", purpose), *more.items())
    return EventType(name, of.RepaymentPosted, keys, fixed)


_ALL = (
    EventType(
        "DISBURSEMENT",
        of.Disbursed,
        (_AMOUNT, _CHANNEL, Key("no_auto_down_payment", "no_auto_down_payment", FLAG, needed=False)),
    ),
    *(_payment(kind) for kind in PaymentKind),
    _paying("PAY_OFF", Purpose.SETTLEMENT, needed=False),
    _paying("PREPAYMENT", Purpose.PREPAYMENT, needed=True),
    _paying("ADVANCE_PAYMENT", Purpose.INSTALMENT, needed=True, surplus=Surplus.NEXT_INSTALLMENT),
    EventType("CREDIT_BALANCE_REFUND", of.CreditRefunded, (_AMOUNT, _CHANNEL)),
    EventType("REFUND", of.RepaymentRefunded, (_AMOUNT, _CHANNEL)),
    EventType("CHARGEBACK", of.ChargedBack, (_AMOUNT,), target=True),
    EventType("ADD_CHARGE", of.ChargeAdded, _CHARGE, days=("date", "business_date", "due_date")),
    EventType(
        "ADD_PENALTY",
        of.ChargeAdded,
        tuple(key for key in _CHARGE if key.name != "is_penalty"),
        (("is_penalty", True),),
        days=("date", "business_date", "due_date"),
    ),
    EventType("WAIVE_CHARGE", of.ChargeWaived, (_AMOUNT._replace(needed=False),), target=True),
    EventType("CHARGE_ADJUSTMENT", of.ChargeAdjusted, (_AMOUNT,), target=True),
    EventType(
        "WAIVE_DEBT",
        of.DebtWaived,
        tuple(Key(part, f"{part}_fen", FEN, needed=False) for part in SPLIT_PARTS[:3]),
    ),
    EventType("RATE_CHANGE", of.RateChanged, (Key("new_rate_pct", "rate_pct", PERCENT),)),
    EventType("BALANCE_CORRECTION", of.BalanceCorrected, (Key("amount", "amount", SIGNED),)),
    EventType("PAY_PRINCIPAL", of.PrincipalPaid, _INSTALMENT_PART),
    EventType("PAY_INTEREST", of.InterestPaid, _INSTALMENT_PART),
    EventType("RESCHEDULE", of.Rescheduled, _RESCHEDULE, days=("date", "business_date", "submitted_on_date")),
    EventType("RE_AGE", of.ReAged, _RE_AGE),
    EventType("RE_AMORTIZE", of.ReAmortised),
    EventType(
        "CHARGE_OFF",
        of.ChargedOff,
        (Key("behaviour", "behaviour", _chosen(ChargeOffBehaviour), needed=False),),
    ),
    EventType("WRITE_OFF", of.WrittenOff),
    EventType(
        "DELINQUENCY_PAUSE",
        of.DelinquencyPaused,
        (Key("start", "start", DAY), Key("end", "end", DAY)),
        days=("date", "business_date", "start"),
    ),
    EventType(
        "DELINQUENCY_RESUME",
        of.DelinquencyResumed,
        (Key("start", "start", DAY),),
        days=("date", "business_date", "start"),
    ),
    EventType("CLOSE_OF_BUSINESS", of.DayClosed, days=("business_date", "date")),
    EventType("UNDO", of.Undone, target=True),
)
TYPES: dict[str, EventType] = {one.name: one for one in _ALL}
"""Every event type by its name."""


def type_of(event: Event) -> EventType:
    """The type that an event is written as: the most particular one whose fixed attributes agree."""
    fitting = [
        one
        for one in _ALL
        if isinstance(event, one.makes) and all(getattr(event, name) == value for name, value in one.fixed)
    ]
    if not fitting:
        raise RuleBroken("terms.bad_value", key="type", value=type(event).__name__)
    return max(fitting, key=lambda one: len(one.fixed))
