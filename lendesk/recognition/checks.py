"""What must hold inside one field and between the fields of a document, as codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from stdnum.cn import uscc

from lendesk.domain.customers import identity
from lendesk.recognition.bank_card import issuer_of, length_of
from lendesk.recognition.characters import simplified
from lendesk.recognition.regions import region_repair

CREDIT_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ETHNICITIES = frozenset((
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依",
    "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣",
    "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西",
    "景颇", "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南",
    "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克",
    "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴",
    "珞巴", "基诺",
))  # fmt: skip
PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海",
    "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西",
    "甘肃", "青海", "宁夏", "新疆",
)  # fmt: skip
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,6}|[\u3400-\u9fff]+(?:·[\u3400-\u9fff]+)+")
_FIRM = re.compile(r"[\u3400-\u9fffA-Za-z0-9（）·]{4,60}")
_KIND_OF_FIRM = re.compile(r"[\u3400-\u9fff（）、，]{2,40}")
_CAPITAL = re.compile(
    r"人?民?币?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]+|[0-9.,，]+万?元?(?:[\u3400-\u9fff]{1,4}|（[\u3400-\u9fff]{1,4}）)?"
)
_SCOPE = re.compile(r"[\u3400-\u9fffA-Za-z0-9（）、；，。：·\-—./“”《》【】]{4,2000}")
_ADDRESS = re.compile(r"[\u3400-\u9fffA-Z0-9()（）\-—、#]{8,80}")


def failed_checks(kind: str, texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Codes by field for one reading without a date (expiry is `identity.validity_checks` with today).

    A field that was not read is not mentioned: that it is empty says enough.
    """
    by_field = CHECKS[kind](texts)
    return {name: codes for name, codes in by_field.items() if codes and texts.get(name)}


def _front(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    number, birth, sex = texts.get("id_number", ""), texts.get("birth", ""), texts.get("sex", "")
    against = identity.contradictions(number, birth=birth, sex=sex)
    return {
        "name": _name(texts.get("name", "")),
        "sex": tuple(code for code in against if code == "id_number.sex"),
        "ethnicity": () if texts.get("ethnicity") in ETHNICITIES else ("ethnicity.unknown",),
        "birth": _birth(birth) or tuple(code for code in against if code == "id_number.birth"),
        "address": _address(texts.get("address", "")) or _region(texts.get("address", ""), number),
        "id_number": tuple(dict.fromkeys((*identity.check_id_number(number), *against))),
    }


def _name(name: str) -> tuple[str, ...]:
    """`name.form`, or `name.traditional`: cards print simplified ones, so the reader may err."""
    if not _NAME.fullmatch(name):
        return ("name.form",)
    return () if simplified(name) == name else ("name.traditional",)


def _birth(birth: str) -> tuple[str, ...]:
    return () if re.fullmatch(r"\d{4}-\d{2}-\d{2}", birth) else ("birth.form",)


def _address(address: str) -> tuple[str, ...]:
    known = address.startswith(PROVINCES) or re.match(r".{1,6}[市州县]", address)
    return () if known and _ADDRESS.fullmatch(address) else ("address.form",)


def _region(address: str, number: str) -> tuple[str, ...]:
    """`address.region` where the address names nearly, but not quite, the county of the number.

    Another county altogether is no contradiction: people move, their number stays.
    """
    return ("address.region",) if region_repair(address, number) else ()


def _back(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    validity = identity.validity_checks(texts.get("valid_from", ""), texts.get("valid_to", ""))
    whole = re.fullmatch(r"[\u3400-\u9fff]{3,25}局", texts.get("authority", ""))
    return {
        "authority": () if whole else ("authority.form",),
        "valid_from": validity,
        "valid_to": validity,
    }


def _bank(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    number, bank = texts.get("number", ""), texts.get("bank", "")
    issuer = issuer_of(number)
    return {
        "number": _card_number(number),
        "bank": ("bank_card.bank",) if issuer and bank and issuer != bank else (),
    }


def _card_number(number: str) -> tuple[str, ...]:
    if not identity.luhn_ok(number):
        return ("bank_card.luhn",)
    return () if length_of(number) in (0, len(number)) else ("bank_card.length",)


def _licence(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    start, end = texts.get("est_date", ""), texts.get("valid_to", "")
    return {
        "credit_code": credit_code_checks(texts.get("credit_code", "")),
        "name": _whole(texts.get("name", ""), _FIRM),
        "type": _whole(texts.get("type", ""), _KIND_OF_FIRM),
        "legal_rep": _name(texts.get("legal_rep", "")),
        "capital": _whole(texts.get("capital", ""), _CAPITAL),
        "est_date": _birth(start) and ("licence.dates",),
        "valid_to": _end_of_licence(start, end),
        "address": _address(texts.get("address", "")),
        "scope": _whole(texts.get("scope", ""), _SCOPE),
    }


def credit_code_checks(code: str) -> tuple[str, ...]:
    """`credit_code.check` for what is not 18 of its characters with the right last one (GB 32100)."""
    whole = len(code) == 18 and set(code) <= set(CREDIT_CODE_LETTERS)
    return () if whole and uscc.calc_check_digit(code[:-1]) == code[-1] else ("credit_code.check",)


def _whole(text: str, form: re.Pattern[str]) -> tuple[str, ...]:
    """`licence.form`: signs that do not belong there, an end in the middle, a bracket left open."""
    closed = text.count("（") == text.count("）")
    return () if closed and form.fullmatch(text) else ("licence.form",)


def _end_of_licence(start: str, end: str) -> tuple[str, ...]:
    if end == identity.LONG_TERM:
        return ()
    return () if re.fullmatch(r"\d{4}-\d{2}-\d{2}", end) and end > start else ("licence.dates",)


CHECKS: dict[str, Callable[[Mapping[str, str]], dict[str, tuple[str, ...]]]] = {
    "id_front": _front,
    "id_back": _back,
    "bank_card": _bank,
    "biz_license": _licence,
}
