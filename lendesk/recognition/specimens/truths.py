"""What is printed on a specimen: invented people with numbers that satisfy every check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from lendesk.domain.customers import identity

# Name and code of counties that have been in force without a break since 1984 or before.
REGIONS = (
    ("110105", "北京市朝阳区"), ("110108", "北京市海淀区"), ("310104", "上海市徐汇区"),
    ("310110", "上海市杨浦区"),
    ("120103", "天津市河西区"), ("130102", "河北省石家庄市长安区"), ("210102", "辽宁省沈阳市和平区"),
    ("220102", "吉林省长春市南关区"), ("320102", "江苏省南京市玄武区"), ("330106", "浙江省杭州市西湖区"),
    ("330382", "浙江省乐清市"), ("340103", "安徽省合肥市庐阳区"), ("350102", "福建省福州市鼓楼区"),
    ("360103", "江西省南昌市西湖区"), ("370202", "山东省青岛市市南区"), ("410105", "河南省郑州市金水区"),
    ("420106", "湖北省武汉市武昌区"), ("430104", "湖南省长沙市岳麓区"), ("440604", "广东省佛山市禅城区"),
    ("440104", "广东省广州市越秀区"), ("450103", "广西南宁市青秀区"), ("510104", "四川省成都市锦江区"),
    ("520102", "贵州省贵阳市南明区"), ("530102", "云南省昆明市五华区"), ("610103", "陕西省西安市碑林区"),
)  # fmt: skip

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉力志红梅云波宁贵福生龙元全胜学祥才发武新利"
    "清飞彬富顺信子杰梓涵宇轩浩然欣怡诗雨泽瑞晨曦思远嘉懿婷雪莹俊凯鹏鑫媛颖"
)
_ROADS = "中山解放人民建设和平文化新华光明东风朝阳长江黄河青年胜利团结振兴滨河学府友谊迎宾工业"
_ETHNICITIES = (
    "汉",
    "汉",
    "汉",
    "汉",
    "汉",
    "汉",
    "汉",
    "回",
    "壮",
    "满",
    "苗",
    "土家",
    "彝",
    "布依",
    "侗",
    "瑶",
)
_BANKS = (
    ("622202", 19, "中国工商银行"), ("621700", 19, "中国建设银行"), ("622848", 19, "中国农业银行"),
    ("621660", 19, "中国银行"), ("622260", 19, "交通银行"), ("622588", 16, "招商银行"),
    ("621799", 19, "中国邮政储蓄银行"),
)  # fmt: skip


def id_front_truth(seed: int, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """name, sex, ethnicity, birth (ISO), address, id_number of an invented person; `overrides` win.

    A given `id_number` decides birth and sex unless they are given too; otherwise the number follows them.
    """
    given = dict(overrides or {})
    random = Random(f"front {seed}")  # noqa: S311
    code, region = random.choice(REGIONS)
    truth = {
        "name": invented_name(random),
        "sex": random.choice("男女"),
        "ethnicity": random.choice(_ETHNICITIES),
        "birth": (date(1958, 1, 1) + timedelta(days=random.randrange(17_000))).isoformat(),
        "address": region + invented_street(random),
    }
    number = given.get("id_number", "")
    born = identity.birth_of(number)
    if born is not None:
        truth |= {"birth": born.isoformat(), "sex": identity.sex_of(number)}
    truth |= given
    truth.setdefault("id_number", _number(random, code, truth["birth"], truth["sex"]))
    return truth


def id_back_truth(seed: int, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """authority, valid_from, valid_to (ISO or 长期): cards issued 2018 to 2024 for 10 years or more."""
    random = Random(f"back {seed}")  # noqa: S311
    _, region = random.choice(REGIONS)
    county = region[2:] if region.startswith("广西") else region.split("省")[-1]
    start = date(2018, 1, 1) + timedelta(days=random.randrange(2_500))
    years = random.choice((10, 20, 20, 0))
    day = min(start.day, 28)
    return {
        "authority": _authority(county),
        "valid_from": start.replace(day=day).isoformat(),
        "valid_to": start.replace(year=start.year + years, day=day).isoformat()
        if years
        else identity.LONG_TERM,
    } | dict(overrides or {})


def bank_card_truth(seed: int, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """number (digits, right by Luhn) and bank."""
    random = Random(f"bank {seed}")  # noqa: S311
    bin_, length, bank = random.choice(_BANKS)
    body = bin_ + "".join(random.choices("0123456789", k=length - 1 - len(bin_)))
    number = next(body + digit for digit in "0123456789" if identity.luhn_ok(body + digit))
    return {"number": number, "bank": bank} | dict(overrides or {})


def invented_name(random: Random) -> str:
    """Two or three characters, now and then a long name with a dot."""
    if random.random() < 0.03:
        return random.choice(("阿依古丽·买买提", "古丽娜尔·艾山", "吾买尔·阿不都"))
    return random.choice(_SURNAMES) + "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2, 2))))


def invented_street(random: Random) -> str:
    """Road, house and door of an address below its county."""
    start = random.randrange(0, len(_ROADS), 2)
    road = _ROADS[start : start + 2]
    house = random.randint(1, 398)
    return random.choice(
        (
            f"{road}路{house}号{random.randint(1, 28)}栋{random.randint(1, 30)}0{random.randint(1, 6)}室",
            f"{road}街道{road}社区{random.randint(1, 20)}组{house}号",
            f"{road}镇{random.choice(_GIVEN)}家村{random.randint(1, 12)}组{house}号",
            f"{road}大街{house}号{random.randint(1, 9)}单元{random.randint(1, 18)}0{random.randint(1, 4)}",
        )
    )


def _number(random: Random, code: str, birth: str, sex: str) -> str:
    last = random.randrange(1, 500) * 2 - (1 if sex == "男" else 0)
    return identity.with_check_digit(f"{code}{birth.replace('-', '')}{min(last, 998 + (sex == '男')):03d}")


def _authority(county: str) -> str:
    if county.count("市") == 1 and not county.endswith("市"):
        city, district = county.split("市")
        return f"{city}市公安局{district.removesuffix('区')}分局"
    return f"{county}公安局"
