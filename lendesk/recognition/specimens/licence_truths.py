"""What is printed on the specimen of a business licence: invented firms with a valid credit code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from stdnum.cn import uscc

from lendesk.domain.customers.identity import LONG_TERM
from lendesk.recognition.checks import CREDIT_CODE_LETTERS
from lendesk.recognition.specimens.truths import REGIONS, invented_name, invented_street

_FIRMS = "华盛鑫源恒通瑞丰宏图永泰金桥百川天成和润长青启航德信安达万顺嘉禾新程锦绣远景同心"
_TRADES = (
    ("贸易", "日用百货、五金交电、建筑材料、办公用品的批发与零售；货物进出口"),
    ("餐饮", "餐饮服务；食品销售；外卖递送服务；会议及展览服务"),
    ("建材", "建筑材料、装饰材料、金属制品、陶瓷制品销售；室内外装饰工程施工"),
    ("科技", "软件开发；信息技术咨询服务；计算机系统服务；电子产品销售"),
    ("物流", "普通货物道路运输；仓储服务（不含危险化学品）；国内货物运输代理"),
    ("农业", "蔬菜、水果、花卉种植与销售；农副产品初加工；农业技术推广服务"),
    ("服装", "服装、鞋帽、针纺织品加工与销售；服装设计；互联网销售"),
)
_TAIL = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
_CAPITALS = ("壹拾万元整", "伍拾万元整", "壹佰万元整", "叁佰万元整", "伍佰万元整", "壹仟万元整", "贰仟万元整")
_TYPES = ("有限责任公司（自然人独资）", "有限责任公司（自然人投资或控股）", "有限责任公司", "个人独资企业")
OWN_ACCOUNT = "个体工商户"


def licence_truth(seed: int, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """credit_code, name, type, legal_rep, capital, est_date (ISO), valid_to (ISO or 长期), address, scope.

    The shop of a person in business on the own account has no capital and no end of validity.
    """
    random = Random(f"licence {seed}")  # noqa: S311
    code, region = random.choice(REGIONS)
    trade, scope = random.choice(_TRADES)
    own = random.random() < 0.25
    city = region.split("省")[-1].removeprefix("广西").split("市")[0]
    start = date(2004, 1, 1) + timedelta(days=random.randrange(7_500))
    at = random.randrange(0, len(_FIRMS) - 1, 2)
    firm = f"{city}市{_FIRMS[at : at + 2]}{trade}"
    truth = {
        "credit_code": invented_code(random, code),
        "name": firm + ("商行" if own else "有限公司"),
        "type": OWN_ACCOUNT if own else random.choice(_TYPES),
        "legal_rep": invented_name(random),
        "est_date": start.isoformat(),
        "address": region + invented_street(random),
        "scope": scope + random.choice(("", "。" + _TAIL)),
    }
    if not own:
        truth |= {"capital": random.choice(_CAPITALS), "valid_to": _end(random, start)}
    return truth | dict(overrides or {})


def invented_code(random: Random, region: str) -> str:
    """A credit code of GB 32100 with its right check character."""
    body = "9" + random.choice("12") + region + "".join(random.choices(CREDIT_CODE_LETTERS, k=9))
    return body + str(uscc.calc_check_digit(body))


def _end(random: Random, start: date) -> str:
    if random.random() < 0.6:
        return LONG_TERM
    return (start.replace(year=start.year + random.choice((20, 30)), day=min(start.day, 28))).isoformat()
