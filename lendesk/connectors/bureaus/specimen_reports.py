"""Reports that the bureau simulator makes up: the same person always has the same history.

Everything follows from the ID number, except where the last four digits of the phone force it:

| phone ends with | effect |
|---|---|
| `0350` … `0950` | the score is exactly these digits: `0780` good, `0680` middle, `0520` low |
| `9001` | dishonest debtor (失信被执行人), with a court record |
| `9002` | overdue now |
| `9003` | twelve enquiries in three months |
| `9004` | loans at nine lenders |
| `9005` | no history and no score |
| `9006` | the name does not agree with the ID number |
| other | score 560 … 849 from the ID number |
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lendesk.connectors.bureaus.protocol import (
    BureauReport,
    CreditAccount,
    Enquiry,
    Header,
    Identity,
    MonthMark,
    NonCreditAccount,
    PublicRecord,
    ReportRequest,
    Score,
    Statement,
    Summary,
)

SOURCE = "征信模拟器"
PRICE_FEN = 500
LENDERS = ("样本银行", "样本农商行", "样本消费金融", "样本小贷", "样本信用卡中心", "样本互联网小贷")
KINDS = ("信用卡", "个人消费贷款", "个人经营性贷款", "个人住房贷款")


@dataclass(frozen=True, slots=True)
class _Case:
    """What the phone forces: a score or one blemish."""

    score: int | None
    dishonest: bool = False
    overdue_now: bool = False
    enquiries: int = 2
    lenders: int = 2
    known: bool = True
    name_matches: bool = True


def specimen_report(request: ReportRequest, made_at: datetime) -> BureauReport:
    """The simulated report; of `made_at` (aware) only the date and the header depend on the clock."""
    chance = random.Random(hashlib.sha256(request.id_number.encode()).digest())  # noqa: S311 -- no secret
    case = _case(request.phone[-4:], 560 + chance.randrange(290))
    today = made_at.date()
    accounts = _accounts(chance, case, today) if case.known else ()
    enquiries = _enquiries(chance, case, today)
    return BureauReport(
        header=_header(request, made_at),
        identity=_identity(request, case),
        summary=_summary(accounts, enquiries, today),
        credit_detail=accounts,
        non_credit=(NonCreditAccount(kind="电信", provider="样本电信", overdue_fen=0),) if case.known else (),
        public=_public(case, today),
        statements=_statements(case, today),
        enquiries=enquiries,
        score=_score(case),
    )


def _case(ending: str, natural: int) -> _Case:
    forced = {
        "9001": _Case(natural, dishonest=True),
        "9002": _Case(natural, overdue_now=True),
        "9003": _Case(natural, enquiries=12),
        "9004": _Case(natural, lenders=9),
        "9005": _Case(None, known=False, enquiries=0),
        "9006": _Case(natural, name_matches=False),
    }
    if ending in forced:
        return forced[ending]
    return _Case(int(ending)) if 350 <= int(ending) <= 950 else _Case(natural)


def _header(request: ReportRequest, made_at: datetime) -> Header:
    number = hashlib.sha256(request.intent_id.encode()).hexdigest()[:20].upper()
    return Header(
        report_number=f"SIM{number}",
        source=SOURCE,
        made_at=made_at,
        intent_id=request.intent_id,
        purpose=request.purpose,
        price_fen=PRICE_FEN,
    )


def _identity(request: ReportRequest, case: _Case) -> Identity:
    number = request.id_number
    return Identity(
        id_number_masked=f"{number[:3]}***********{number[-4:]}",
        sex="男" if int(number[16]) % 2 else "女",
        birth=_birth(number),
        name_matches=case.name_matches,
        phone_matches=case.known,
        marital_status="已婚" if int(number[14]) % 2 else "未婚",
        residence="样本省样本市",
        employer="样本单位",
    )


def _birth(number: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return date(1990, 1, 1)


def _accounts(chance: random.Random, case: _Case, today: date) -> tuple[CreditAccount, ...]:
    return tuple(_account(chance, case, place, today) for place in range(case.lenders))


def _account(chance: random.Random, case: _Case, place: int, today: date) -> CreditAccount:
    length = 60 if place == 0 else 6 + chance.randrange(30)
    amount = (5 + chance.randrange(200)) * 100_000
    late_now = case.overdue_now and place == 0
    blemished = case.score is not None and case.score < 600 and place == 0
    months = tuple(_month(today, back, late_now, blemished) for back in range(length, 0, -1))
    return CreditAccount(
        lender=LENDERS[place % len(LENDERS)] + ("" if place < len(LENDERS) else str(place)),
        kind=KINDS[chance.randrange(len(KINDS))],
        opened=date.fromisoformat(months[0].month + "-01"),
        amount_fen=amount,
        balance_fen=amount * (1 + chance.randrange(9)) // 10,
        status="逾期" if late_now else "正常",
        months=months,
    )


def _month(today: date, back: int, late_now: bool, blemished: bool) -> MonthMark:
    count = today.year * 12 + today.month - 1 - back
    if late_now and back <= 2:
        mark, overdue = str(3 - back), 150_000
    elif blemished and back in {5, 6, 7, 11}:
        mark, overdue = "1", 80_000
    else:
        mark, overdue = "N", 0
    return MonthMark(month=f"{count // 12:04}-{count % 12 + 1:02}", mark=mark, overdue_fen=overdue)


def _enquiries(chance: random.Random, case: _Case, today: date) -> tuple[Enquiry, ...]:
    recent = [3 + 7 * number % 80 for number in range(case.enquiries)]
    older = [100 + chance.randrange(250) for _ in range(3 if case.known else 0)]
    return tuple(
        Enquiry(on=today - timedelta(days=days), by=LENDERS[place % len(LENDERS)], reason="贷款审批")
        for place, days in enumerate(sorted(recent + older))
    )


def _summary(accounts: tuple[CreditAccount, ...], enquiries: tuple[Enquiry, ...], today: date) -> Summary:
    marks = [month for account in accounts for month in account.months[-24:] if month.mark in "1234567"]
    return Summary(
        accounts_open=len(accounts),
        lenders=len({account.lender for account in accounts}),
        balance_fen=sum(account.balance_fen for account in accounts),
        current_overdue_fen=sum(account.months[-1].overdue_fen for account in accounts),
        overdue_months_24=len(marks),
        overdue_90_days_24=sum(month.mark in "4567" for month in marks),
        enquiries_3_months=sum(enquiry.on >= today - timedelta(days=91) for enquiry in enquiries),
        enquiries_12_months=sum(enquiry.on >= today - timedelta(days=365) for enquiry in enquiries),
    )


def _public(case: _Case, today: date) -> tuple[PublicRecord, ...]:
    if not case.dishonest:
        return ()
    recorded = today - timedelta(days=200)
    return tuple(
        PublicRecord(
            kind=kind,
            authority="样本市人民法院",
            case_number=f"（{recorded.year}）样01执{number}号",
            recorded=recorded,
            amount_fen=8_000_000,
        )
        for number, kind in enumerate(("dishonest_debtor", "court"), start=100)
    )


def _statements(case: _Case, today: date) -> tuple[Statement, ...]:
    if not case.overdue_now:
        return ()
    return (
        Statement(by="本人", text="对逾期记录有异议，已申请核查（样本）", made=today - timedelta(days=10)),
    )


def _score(case: _Case) -> Score:
    if case.score is None:
        return Score(value=None, position=None, factors=("信贷记录不足",))
    factors = ("还款记录良好",) if case.score > 750 else ("近期有查询", "信贷历史较短")
    return Score(value=case.score, position=min(99, max(1, (case.score - 350) // 6)), factors=factors)
