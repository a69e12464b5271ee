"""What banks and wallets call their columns: data, so that another bank is another row and no code."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

# Earlier names win where a file has several: ICBC's booked amounts, not those in the card's currency.
ROLES = MappingProxyType(
    {
        "booked": (
            "交易日期", "记账日期", "入账日期", "交易日", "记账日", "日期", "交易时间", "入账时间",
            "付款时间", "交易创建时间", "时间", "booked_at", "date", "booking date", "transaction date",
        ),
        "time": ("交易时刻", "交易时间", "时刻", "时间", "time"),
        "amount": ("金额", "交易金额", "发生额", "记账金额", "amount"),
        "income": (
            "记账金额收入", "交易金额收入", "收入金额", "收入", "贷方发生额", "贷方金额", "贷方",
            "存入", "转入金额", "credit", "money in",
        ),
        "expense": (
            "记账金额支出", "交易金额支出", "支出金额", "支出", "借方发生额", "借方金额", "借方",
            "支取", "转出金额", "debit", "money out",
        ),
        "direction": ("收/支", "收支", "借贷标志", "借贷方向", "收支方向", "借/贷", "direction"),
        "payer": (
            "对方户名", "对方名称", "对方账户名", "付款人", "付款人名称", "付款方户名",
            "付款方名称", "交易对方", "对手信息", "对方", "对手户名", "payer", "payer name", "counterparty",
        ),
        "payer_account": (
            "对方账号", "对方帐号", "对方账户", "对方帐户", "付款人账号", "付款方账号",
            "对手账号", "payer account",
        ),
        "both": ("对方账号与户名", "对方账号/户名", "对方帐号与户名"),
        "note": (
            "附言", "备注", "交易备注", "用途", "摘要", "交易摘要", "商品说明", "商品",
            "商品名称", "交易地点/附言", "note", "remark", "description",
        ),
        "reference": (
            "交易流水号", "流水号", "交易订单号", "交易单号", "交易号", "凭证号", "业务流水号", "reference",
            "bank reference",
        ),
        "balance": ("余额", "账户余额", "联机余额", "本次余额", "交易后余额", "balance", "running balance"),
        "status": ("交易状态", "当前状态", "状态", "status"),
    }
)  # fmt: skip

# A file is of the first format all of whose marks are among its columns; others are `generic`.
FORMATS = MappingProxyType(
    {
        "alipay": ("交易对方", "收/支", "金额", "交易状态"),
        "wechat": ("交易对方", "收/支", "金额", "当前状态"),
        "icbc": ("交易日期", "记账金额收入", "记账金额支出"),
        "ccb": ("交易日期", "交易金额", "账户余额", "钞汇"),
        "cmb": ("交易日期", "交易金额", "联机余额"),
    }
)

INCOMING = frozenset({"收入", "收", "贷", "贷方", "转入", "c", "cr", "credit", "in", "来账"})
OUTGOING = frozenset({"支出", "支", "借", "借方", "转出", "d", "dr", "debit", "out", "往账"})

# Money that did not move, or moved back.
VOID_STATES = ("关闭", "失败", "撤销", "已全额退款", "对方已退还", "等待", "待付款", "failed", "closed")

FOOTER_STARTS = (
    "-", "#", "共", "合计", "总计", "小计", "导出", "特别提示", "本页", "期初", "期末", "制表", "打印",
    "收入:", "支出:", "收入：", "支出：", "不计收支:", "不计收支：",
)  # fmt: skip


def format_of(columns: Sequence[str]) -> str:
    """The name of the format that these normalised column names belong to."""
    for name, marks in FORMATS.items():
        if all(mark in columns for mark in marks):
            return name
    return "generic"


def roles_of(columns: Sequence[str]) -> dict[str, int]:
    """Which column plays which role, by position; a column plays one role only."""
    found: dict[str, int] = {}
    for role, names in ROLES.items():
        places = [columns.index(name) for name in names if name in columns]
        free = [place for place in places if place not in found.values()]
        if free:
            found[role] = free[0]
    return found


def note_columns(columns: Sequence[str]) -> list[int]:
    """Every column that says something in words, in the order of their names above."""
    return [columns.index(name) for name in ROLES["note"] if name in columns]
