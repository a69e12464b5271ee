"""Statement files of each bank in each encoding, and what must be refused with its line."""

from __future__ import annotations

import random
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.connectors.statements.reading import read_statement
from lendesk.domain.errors import RuleBroken
from lendesk.domain.repayments.matching import Candidate, MatchKind, match
from lendesk.domain.repayments.statement import ProofState, StatementFile

GENERIC = (
    "交易日期,金额,对方户名,对方账号,附言,流水号,余额\n"
    "2026-11-02,877.63,样本甲,6222020000000017,还款 LD20260001,R1,1877.63\n"
    '20261103,"-1,000.00",样本乙,6222020000000025,手续费,R2,877.63\n'
)
ALIPAY = (
    "支付宝交易记录明细查询\n账号:[sample@example.com]\n"
    "起始日期:[2026-11-01 00:00:00]    终止日期:[2026-11-30 00:00:00]\n"
    "---------------------------------交易记录明细列表------------------------------------\n"
    "交易号                  ,商家订单号               ,交易创建时间              ,付款时间              ,"
    "类型           ,交易对方          ,商品名称            ,金额（元）   ,收/支   ,交易状态    ,备注   ,\n"
    "2026110222001  \t,T1   \t,2026-11-02 10:00:00 ,2026-11-02 10:00:05 ,即时到账 ,样本甲   ,还款LD20260001 "
    ",877.63   ,收入      ,交易成功    ,        ,\n"
    "2026110222002  \t,T2   \t,2026-11-03 10:00:00 ,2026-11-03 10:00:05 ,即时到账 ,样本乙   ,商品 "
    ",10.00   ,支出      ,交易成功    ,        ,\n"
    "2026110222003  \t,T3   \t,2026-11-03 11:00:00 ,  ,即时到账 ,样本乙   ,商品 "
    ",10.00   ,支出      ,交易关闭    ,        ,\n"
    "2026110222004  \t,T4   \t,2026-11-03 12:00:00 ,2026-11-03 12:00:05 ,理财 ,余额宝   ,转入 "
    ",5.00   ,不计收支      ,交易成功    ,        ,\n"
    "------------------------------------------------------------------------------------\n"
    "共4笔记录\n收入:1笔,877.63元\n"
)
WECHAT = (
    "微信支付账单明细,,,,,,,,,,\n微信昵称：[样本],,,,,,,,,,\n"
    "----------------------微信支付账单明细列表--------------------,,,,,,,,,,\n"
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    '2026-11-02 10:00:00,转账,样本甲,"转账备注:微信转账",收入,¥877.63,/,已存入零钱,"1000\t","/","/"\n'
    '2026-11-02 11:00:00,零钱提现,样本银行,"/",/,¥5.00,样本银行,提现已到账,"1001\t","/","/"\n'
)
ICBC = (
    "明细查询文件下载\n\n卡号: 6222************017\n"
    "交易日期,摘要,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),"
    "记账金额(支出),记账币种,余额,对方户名,对方账户\n"
    '2026-11-02,转账,网上银行,CHN,钞,"1,877.63",,人民币,"1,877.63",,人民币,"2,877.63",样本甲,6222020000000017\n'
    "2026-11-03,消费,样本店,CHN,钞,,77.63,人民币,,77.63,人民币,2800.00,样本店,\n"
    "人民币合计,,,,,,,,,,,,,\n"
).replace("人民币合计", "合计")
CCB = (
    "序号\t摘要\t币别\t钞汇\t交易日期\t交易金额\t账户余额\t交易地点/附言\t对方账号与户名\n"
    "1\t转账存入\t人民币元\t钞\t20261102\t877.63\t1,877.63\t还款\t6222020000000017/样本甲\n"
    "2\t消费\t人民币元\t钞\t20261103\t-77.63\t1,800.00\t样本店\t\n"
)
CMB = (
    "# 招商银行交易记录\n# 账号: [6225****0017 样本]\n# 期初余额: 1,000.00\n"
    '"交易日期","货币","交易金额","联机余额","交易摘要","对手信息"\n'
    '"\t20261103","人民币","-1,077.63","800.00","转账","样本乙"\n'
    '"\t20261102","人民币","877.63","1,877.63","还款","样本甲 6222020000000017"\n'
    "# 共2笔\n"
)
ALL = {"generic": GENERIC, "alipay": ALIPAY, "wechat": WECHAT, "icbc": ICBC, "ccb": CCB, "cmb": CMB}


def read(text: str, encoding: str = "utf-8") -> StatementFile:
    return read_statement(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", sorted(ALL))
def test_each_bank_in_each_encoding_reads_the_same(name: str, encoding: str) -> None:
    statement, plain = read(ALL[name], encoding), read(ALL[name])
    assert statement.format == name
    assert statement.encoding == encoding.removesuffix("-sig")
    assert statement.lines == plain.lines
    paid = next(line for line in statement.lines if line.amount_fen > 0)
    assert paid.amount_fen in {87_763, 187_763}
    assert paid.payer.startswith("样本甲")
    assert paid.booked_on.isoformat() == "2026-11-02"
    assert len(statement.sha256) == 64


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("name", sorted(ALL))
def test_line_ends_do_not_matter(name: str, ends: str) -> None:
    statement = read_statement(ALL[name].replace("\n", ends).encode())
    assert [line.fingerprint for line in statement.lines] == [
        line.fingerprint for line in read(ALL[name]).lines
    ]


def test_the_generic_lines_in_full() -> None:
    first, second = read(GENERIC).lines
    assert (first.number, first.payer_account, first.reference) == (2, "6222020000000017", "R1")
    assert first.note == "还款 LD20260001"
    assert first.balance is not None
    assert second.amount_fen == -100_000
    assert second.booked_at == datetime(2026, 11, 3)  # noqa: DTZ001 -- the bank's local day


def test_what_moved_no_money_is_left_out_and_said() -> None:
    alipay, wechat = read(ALIPAY), read(WECHAT)
    assert [(line.amount_fen, line.note) for line in alipay.lines] == [
        (87_763, "还款LD20260001"),
        (-1_000, "商品"),
    ]
    assert [skip.reason for skip in alipay.skipped] == ["void", "neutral", "footer", "footer", "footer"]
    assert [skip.reason for skip in wechat.skipped] == ["neutral"]
    assert wechat.lines[0].reference == "1000"


@pytest.mark.parametrize("name", ["generic", "icbc", "ccb", "cmb"])
def test_running_balances_prove_oldest_or_newest_first(name: str) -> None:
    assert read(ALL[name]).proof.state is ProofState.PROVED


def test_a_failed_proof_names_line_and_difference() -> None:
    proof = read(GENERIC.replace("R2,877.63", "R2,877.60")).proof
    assert (proof.state, proof.line, proof.difference_fen) == (ProofState.FAILED, 3, -3)
    opening = read(CMB.replace("期初余额: 1,000.00", "期初余额: 1,000.01")).proof
    assert opening.state is ProofState.FAILED


def test_stated_balances_prove_without_running_ones() -> None:
    text = "期初余额：100.00\n日期,金额,付款人\n2026-11-02,5.00,甲\n期末余额：{}\n"
    assert read(text.format("105.00")).proof.state is ProofState.PROVED
    assert read(text.format("106.00")).proof.difference_fen == 100
    assert read("日期,金额\n2026-11-02,5.00\n").proof.state is ProofState.NONE


def test_formulas_stay_text_and_protected_numbers_are_read() -> None:
    statement = read(
        "日期,金额,付款人,付款人账号,附言,流水号\n"
        '2026-11-02,="877.63","=HYPERLINK(""http://x"",""点我"")",="6222020000000017",=1+1|cmd,\'00012\n'
        '2026-11-02,+5.00,@甲,\'6222,-2+3,="007"\n'
    )
    first, second = statement.lines
    assert first.payer == '=HYPERLINK("http://x","点我")'
    assert (first.amount_fen, first.payer_account) == (87_763, "6222020000000017")
    assert (first.note, first.reference) == ("=1+1|cmd", "00012")
    assert (second.payer, second.note, second.reference) == ("@甲", "-2+3", "007")


def test_the_same_and_overlapping_statements_have_the_same_fingerprints() -> None:
    head = "日期,金额,付款人,附言\n"
    days = [f"2026-11-{day:02},100.00,甲,还款\n" for day in range(1, 21)]
    twice = "2026-11-10,100.00,甲,还款\n"
    first = read(head + "".join(days[:12]) + twice)
    second = read(head + "".join(days[8:]) + twice, "gb18030")
    prints = [{line.fingerprint for line in statement.lines} for statement in (first, second)]
    assert [len(found) for found in prints] == [13, 13]
    assert len(prints[0] & prints[1]) == 5  # days 9 to 12 and the repeated tenth
    assert read_statement((head + days[0]).encode(), "own-1").lines[0].fingerprint != next(
        line.fingerprint for line in first.lines if line.number == 2
    )


def test_a_read_line_is_matched_as_it_is() -> None:
    loan = Candidate("loan-1", "LD20260001", "样本甲", 87_763, 500_000)
    paid, fee = (match(line, [loan]) for line in read(GENERIC).lines)
    assert (paid.kind, paid.loan_id) == (MatchKind.EXACT, "loan-1")
    assert fee.reasons == ("line.not_incoming",)


HEAD = "日期,金额,付款人,附言\n2026-11-01,1.00,甲,\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-11-02,1e400,甲,", "bad_amount"),
        ("2026-11-02,NaN,甲,", "bad_amount"),
        ("2026-11-02,inf,甲,", "bad_amount"),
        ('2026-11-02,"1,000.005",甲,', "bad_amount"),
        ('2026-11-02,"1,00.00",甲,', "bad_amount"),
        ("2026-11-02,,甲,", "bad_amount"),
        ("2026-11-02,--5,甲,", "bad_amount"),
        ("2026-11-02,99999999999999999,甲,", "bad_amount"),
        ("2026-11-02,=5+5,甲,", "bad_amount"),
        ("2026-02-30,5.00,甲,", "bad_date"),
        ("02/11/2026,5.00,甲,", "bad_date"),
        ("1899-01-01,5.00,甲,", "bad_date"),
        ("2026-11-02 25:00,5.00,甲,", "bad_date"),
        (",5.00,甲,", "bad_date"),
        ("甲", "bad_date"),
        ("2026-11-02,1,000.00,甲,", "bad_row"),
        ("2026-11-02,1,000.00,甲,还款", "bad_row"),
        ("2026-11-02,1,000.00", "bad_row"),
        ("2026-11-02,5.00,甲,还款,多", "bad_row"),
        ('2026-11-02,5.00,"甲,', "unreadable"),
        ('2026-11-02,5.00,"甲"乙,', "unreadable"),
        ("2026-11-02,5.00," + "甲" * 2001 + ",", "unreadable"),
    ],
)
def test_a_bad_line_is_named(line: str, code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read(HEAD + line + "\n2026-11-03,1.00,乙,\n")
    assert broken.value.code == f"statement.{code}"
    assert broken.value.facts["line"] == 3


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("１００", 10_000),
        ("￥1，000.50".replace("，", ","), 100_050),
        ("(5.00)", -500),
        ("-¥5.00", -500),
        ("5.1", 510),
        ("5.100", 510),
        (" 5.00 元", 500),
        ("CNY 5", 500),
    ],
)
def test_amounts_as_banks_write_them(cell: str, fen: int) -> None:
    assert read(f'日期,金额\n2026-11-02,"{cell}"\n').lines[0].amount_fen == fen


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("20261102", "2026-11-02T00:00:00"),
        ("2026/1/2 9:05", "2026-01-02T09:05:00"),
        ("2026年11月2日", "2026-11-02T00:00:00"),
        ("20261102 091500", "2026-11-02T09:15:00"),
        ("20261102091500", "2026-11-02T09:15:00"),
        ("2026-11-02T09:15:00.123", "2026-11-02T09:15:00"),
        ("\t2026-11-02 09:15:00\t", "2026-11-02T09:15:00"),
    ],
)
def test_dates_as_banks_write_them(cell: str, moment: str) -> None:
    assert read(f"日期,金额\n{cell},5.00\n").lines[0].booked_at.isoformat() == moment


def test_day_and_time_in_two_columns() -> None:
    assert read("交易日期,交易时间,金额\n20261102,091500,5.00\n").lines[0].booked_at.hour == 9


def test_split_columns_say_one_side_only() -> None:
    head = "日期,收入,支出,发生额\n"
    assert [line.amount_fen for line in read(head + "20261102,5.00,0.00,5\n20261102,,7,7\n").lines] == [
        500,
        -700,
    ]
    for both in ("5.00,5.00", ",", "-,-"):
        with pytest.raises(RuleBroken, match="bad_amount"):
            read(head + f"20261102,{both},1\n")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t\n", "empty"),
        ("日期,金额\n".encode(), "empty"),
        ("日期,金额\n合计,\n".encode(), "empty"),
        ("甲,乙\n1,2\n".encode(), "no_header"),
        (b"PK\x03\x04rest", "unreadable"),
        (b"\xd0\xcf\x11\xe0rest", "unreadable"),
        (b"%PDF-1.7", "unreadable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unreadable"),
        (b"\xff\xfe\x00\xd8\x00", "unreadable"),
        (b"\n" * 19_000_000, "empty"),
        (b"a\n" * 9_000_000, "too_large"),
        (b"x" * 20_000_001, "too_large"),
        (b"," * 5_000_000, "no_header"),
        (b'"' * 5_000_000, "no_header"),
    ],
)
def test_what_is_no_statement_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_statement(data)
    assert broken.value.code == f"statement.{code}"


def test_fifty_thousand_lines_are_read_and_one_more_is_refused() -> None:
    lines = [f'2026-11-02,"1,{n % 1000:03}.00",样本{n},还款 LD{n:08}\n' for n in range(50_000)]
    text = "日期,金额,付款人,附言\n" + "".join(lines)
    assert len(read(text, "gb18030").lines) == 50_000
    with pytest.raises(RuleBroken, match="too_large"):
        read(text + lines[0])


def outcome(data: bytes) -> str:
    try:
        return "statement.read" if read_statement(data).lines else "read without a line"
    except RuleBroken as broken:
        return broken.code


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_statement_or_a_refusal(data: bytes) -> None:
    assert outcome(data).startswith("statement.")


def test_a_statement_changed_at_random_ends_in_a_statement_or_a_refusal() -> None:
    chance = random.Random(20261121)
    for _ in range(300):
        data = bytearray(ALL[chance.choice(sorted(ALL))].encode(chance.choice(["utf-8", "gb18030"])))
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.choice(b'",\n\r\t;=-0\x00\xff')
        assert outcome(bytes(data)).startswith("statement.")
