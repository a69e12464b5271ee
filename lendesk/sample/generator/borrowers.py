"""The sample's borrowers: who they are, what they ask for and what becomes of it, drawn from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import cycle
from random import Random

from lendesk.domain.calendars import add_months
from lendesk.domain.customers.identity import LONG_TERM, luhn_ok
from lendesk.domain.money import yuan
from lendesk.domain.products.product import LoanKind, ProductVersion
from lendesk.recognition.specimens.truths import bank_card_truth, id_back_truth, id_front_truth
from lendesk.sample.setup import PRODUCTS


class Fate(StrEnum):
    """What becomes of a borrower's file until the sample's business date."""

    OVERDUE_WEEK = "overdue_week"
    VOIDED = "voided"
    WAITING = "waiting"
    SETTLED = "settled"
    PREPARED = "prepared"
    ACTIVE = "active"
    OVERDUE_MONTH = "overdue_month"
    PROPOSED = "proposed"
    LIMIT = "limit"
    REVERSED = "reversed"
    PRESENTED = "presented"
    PARTLY_PAID = "partly_paid"
    RETURNED = "returned"
    OVERDUE_QUARTER = "overdue_quarter"
    PROPOSED_LATE = "proposed_late"
    SIGNED = "signed"
    DECLINED_BY_RULES = "declined_by_rules"
    DECIDING = "deciding"
    IN_REVIEW = "in_review"
    INSTRUCTED = "instructed"
    APPROVED = "approved"
    REJECTED = "rejected"
    DECLINED = "declined"
    OVERDUE_HALF_YEAR = "overdue_half_year"
    SETTLED_EARLY = "settled_early"
    PREPAID = "prepaid"
    EXTENDED = "extended"
    WRITTEN_OFF = "written_off"
    RESCHEDULED = "rescheduled"
    RATE_CHANGED = "rate_changed"
    PAUSED = "paused"
    CREDIT = "credit"
    LIMIT_ASKED = "limit_asked"
    DUE_TODAY = "due_today"


SHARES: dict[Fate, int] = {
    Fate.OVERDUE_WEEK: 3,
    Fate.VOIDED: 1,
    Fate.WAITING: 4,
    Fate.SETTLED: 7,
    Fate.PREPARED: 2,
    Fate.ACTIVE: 13,
    Fate.OVERDUE_MONTH: 1,
    Fate.PROPOSED: 1,
    Fate.LIMIT: 2,
    Fate.REVERSED: 1,
    Fate.PRESENTED: 2,
    Fate.PARTLY_PAID: 2,
    Fate.RETURNED: 2,
    Fate.OVERDUE_QUARTER: 1,
    Fate.PROPOSED_LATE: 1,
    Fate.SIGNED: 1,
    Fate.DECLINED_BY_RULES: 8,
    Fate.DECIDING: 1,
    Fate.IN_REVIEW: 2,
    Fate.INSTRUCTED: 1,
    Fate.APPROVED: 1,
    Fate.REJECTED: 1,
    Fate.DECLINED: 7,
    Fate.OVERDUE_HALF_YEAR: 1,
    Fate.SETTLED_EARLY: 2,
    Fate.PREPAID: 2,
    Fate.EXTENDED: 2,
    Fate.WRITTEN_OFF: 1,
    Fate.RESCHEDULED: 1,
    Fate.RATE_CHANGED: 2,
    Fate.PAUSED: 1,
    Fate.CREDIT: 1,
    Fate.LIMIT_ASKED: 1,
    Fate.DUE_TODAY: 1,
}
"""How many of eighty borrowers, with 52 loans, meet each fate; with fewer, the first come first."""

LONGEST_MONTHS = 14
"""How far back the sample goes."""
OVERDUE_DAYS = {
    Fate.OVERDUE_WEEK: (4, 27),
    Fate.OVERDUE_MONTH: (33, 58),
    Fate.OVERDUE_QUARTER: (64, 88),
    Fate.OVERDUE_HALF_YEAR: (110, 150),
    Fate.WRITTEN_OFF: (190, 230),
    Fate.PROPOSED_LATE: (40, 120),
    Fate.PAUSED: (35, 55),
}
"""Days since the first missed due date: fates for each stage M1, M2, M3, M3+, given up, or paused."""
SERVICED_DAYS = {
    Fate.SETTLED_EARLY: (9, 150),
    Fate.PREPAID: (9, 20),
    Fate.EXTENDED: (6, 20),
    Fate.LIMIT: (14, 24),
    Fate.PROPOSED: (5, 20),
    Fate.RESCHEDULED: (8, 20),
    Fate.RATE_CHANGED: (8, 24),
    Fate.CREDIT: (5, 20),
    Fate.LIMIT_ASKED: (5, 20),
}
"""Days from the last instalment to the business date, in which the story after it has its place."""
DAYS_AGO: dict[Fate, tuple[int, ...]] = {
    Fate.DECIDING: (0,),
    Fate.WAITING: (0, 0, 0, 1, 1, 2),
    Fate.IN_REVIEW: (1, 1, 2),
    Fate.RETURNED: (2, 2, 3, 4, 6),
    Fate.APPROVED: (2, 2, 3),
    Fate.PRESENTED: (3, 3, 4, 5),
    Fate.SIGNED: (4, 4, 5),
}
"""When files were handed in that are still on somebody's desk; any others some days before the money."""
LONG_AGO = frozenset({Fate.DECLINED, Fate.DECLINED_BY_RULES})
"""Files that ended on some day of the whole time."""
REFERRED_ENDINGS = ("0680", "0705", "0640")
GOOD_ENDINGS = ("0780", "0812", "0866", "0795")
BAD_ENDINGS = ("0520", "9001", "9002")
FATE_ENDINGS: dict[Fate, tuple[str, ...]] = {
    Fate.DECLINED_BY_RULES: BAD_ENDINGS,
    Fate.APPROVED: GOOD_ENDINGS,
    **dict.fromkeys((Fate.WAITING, Fate.IN_REVIEW, Fate.RETURNED, Fate.DECLINED), REFERRED_ENDINGS),
}
CARD_ENDINGS = {Fate.REJECTED: "0000", Fate.INSTRUCTED: "0002"}
"""Last digits at which the simulated bank rejects a payment, or never settles it."""
BRANCHES = ("chancheng", "chancheng", "tianhe", "wuzhong")
AMOUNTS = {"XF": (20, 90), "RD": (8, 45), "XW": (50, 240), "XJ": (20, 95)}
"""From and to, in thousand yuan."""
PURPOSES = {
    LoanKind.PERSONAL: ("房屋装修", "子女教育", "购置家电", "医疗支出", "职业培训"),
    LoanKind.MICRO_BUSINESS: ("进货周转", "店面装修", "购置设备", "支付货款", "季节备货"),
}
SHOPS = ("食品店", "五金商行", "服装店", "建材经营部", "水果批发部", "餐饮店", "汽修厂")
OLDEST, YOUNGEST = 55, 23
TO_MONEY = timedelta(days=4)
"""From the application to the money: rules and review, contract, signatures, payment."""


@dataclass(frozen=True, slots=True)
class Borrower:
    """One borrower and one request; `opened` is the day of the application, amounts in fen.

    `instalments` is how many are paid on their day, `last_seen` when an overdue borrower last paid a little;
    `papers_seed` draws the pictures.
    """

    number: int
    fate: Fate
    branch: str
    papers_seed: int
    front: dict[str, str]
    back: dict[str, str]
    phone: str
    card_number: str
    income_fen: int
    product: ProductVersion
    amount_fen: int
    term: int
    method: str
    purpose: str
    business_name: str
    opened: date
    instalments: int
    last_seen: date

    @property
    def turn(self) -> int:
        """A number by which the borrowers of one fate differ."""
        return self.number + self.number // sum(SHARES.values())

    @property
    def valid_to(self) -> date | None:
        until = self.back["valid_to"]
        return None if until == LONG_TERM else date.fromisoformat(until)


def borrowers(
    seed: int, business_date: date, count: int, only: tuple[Fate, ...] = ()
) -> tuple[Borrower, ...]:
    """The borrowers of a sample; the same arguments give the same people. `only`: these fates, in turn."""
    random = Random(f"sample {seed}")  # noqa: S311 - invented people, no secret
    fates = cycle(only) if only else _fates()
    return tuple(_borrower(random, number, next(fates), business_date) for number in range(count))


def _fates() -> Iterator[Fate]:
    """Each fate once, then again those that have more than one share, and so on from the beginning."""
    while True:
        for turn in range(max(SHARES.values())):
            yield from (fate for fate, share in SHARES.items() if share > turn)


def _borrower(random: Random, number: int, fate: Fate, business_date: date) -> Borrower:
    papers_seed, front = _person(random, business_date)
    turn = number + number // sum(SHARES.values())
    product = PRODUCTS[turn % len(PRODUCTS)]
    least, most = AMOUNTS[product.code]
    term = min(product.term_max, random.choice((6, 9, 12)))
    if fate is Fate.SETTLED:
        term = random.choice((product.term_min, 6))
    if fate in OVERDUE_DAYS:  # larger loans are looked at more closely, and seldom fail
        most = (least + most) // 2
    amount_fen = yuan(random.randint(least, most) * 1_000).minor
    instalments = _instalments(random, fate, term)
    kind = product.kind
    return Borrower(
        number=number,
        fate=fate,
        branch=BRANCHES[(turn + turn // 4) % len(BRANCHES)],
        papers_seed=papers_seed,
        front=front,
        back=id_back_truth(papers_seed),
        phone=_phone(random, fate),
        card_number=_card(random, papers_seed, CARD_ENDINGS.get(fate, "")),
        income_fen=max(yuan(6_500).minor, _to_hundreds(amount_fen * 3 // term)),
        product=product,
        amount_fen=amount_fen,
        term=term,
        method=random.choice([one for one in product.methods if not one.startswith("bullet")]),
        purpose=random.choice(PURPOSES[kind]),
        business_name=_shop(random, front["name"]) if kind is LoanKind.MICRO_BUSINESS else "",
        opened=_opened(random, fate, instalments, business_date),
        instalments=instalments,
        last_seen=business_date - timedelta(days=random.randint(0, 2)),
    )


def _person(random: Random, business_date: date) -> tuple[int, dict[str, str]]:
    """A seed whose card shows somebody of a borrower's age."""
    while True:
        seed = random.randrange(1_000_000)
        front = id_front_truth(seed)
        age = (business_date - date.fromisoformat(front["birth"])).days // 365
        if YOUNGEST <= age <= OLDEST:
            return seed, front


def _instalments(random: Random, fate: Fate, term: int) -> int:
    if fate is Fate.SETTLED:
        return term
    if fate in OVERDUE_DAYS:
        return random.randint(0, min(4, term - 2))
    return random.randint(1, min(9 if fate is Fate.ACTIVE else 4, term - 2))


def _opened(random: Random, fate: Fate, instalments: int, business_date: date) -> date:
    """The day of the application, some days before the money goes out where it does."""
    if fate in OVERDUE_DAYS:
        unpaid = business_date - timedelta(days=random.randint(*OVERDUE_DAYS[fate]))
        return add_months(unpaid, -(instalments + 1)) - TO_MONEY
    if fate is Fate.DUE_TODAY:
        return add_months(business_date, -(instalments + 1)) - TO_MONEY
    if fate in SERVICED_DAYS:
        days = random.randint(*SERVICED_DAYS[fate])
    elif fate is Fate.SETTLED:
        days = random.randint(2, 30 * (LONGEST_MONTHS - instalments))
    elif fate is Fate.ACTIVE:
        days = random.choice((0, 0, 3, 8, 14, 21, 26))
    elif fate in (Fate.PARTLY_PAID, Fate.VOIDED, Fate.REVERSED):
        days = random.randint(2, 25)
    else:
        return business_date - timedelta(days=_days_ago(random, fate))
    return add_months(business_date - timedelta(days=days), -instalments) - TO_MONEY


def _days_ago(random: Random, fate: Fate) -> int:
    """How long ago a file without a loan was handed in."""
    if fate in LONG_AGO:
        return random.randint(2, 30 * LONGEST_MONTHS)
    return random.choice(DAYS_AGO.get(fate, (5, 6, 7)))


def _phone(random: Random, fate: Fate) -> str:
    endings = FATE_ENDINGS.get(fate, GOOD_ENDINGS + REFERRED_ENDINGS[:1])
    return f"1{random.choice(('35', '38', '59', '86'))}{random.randrange(10_000):04d}{random.choice(endings)}"


def _card(random: Random, seed: int, ending: str) -> str:
    """A card number right by Luhn, with these last digits if any are given."""
    number = bank_card_truth(seed)["number"]
    while ending and not (luhn_ok(number) and number.endswith(ending)):
        middle = random.randrange(10 ** (len(number) - 10))
        number = f"{number[:6]}{middle:0{len(number) - 10}d}{ending}"
    return number


def _shop(random: Random, name: str) -> str:
    return f"{name[0]}记{random.choice(SHOPS)}（样本）"


def _to_hundreds(fen: int) -> int:
    """Up to whole hundreds of yuan."""
    return -(-fen // 10_000) * 10_000
