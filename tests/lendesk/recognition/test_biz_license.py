"""Fields of a business licence from lines in one or two columns, also where labels were overlooked."""

from __future__ import annotations

from lendesk.recognition.biz_license import assign_biz_license, labels_on, licence_day
from lendesk.recognition.lines import TextLine, text_of
from tests.lendesk.recognition.blind import ToldEngine, line, sheet

CODE = "91440604MA4W1234X7"


def _two_columns() -> list[TextLine]:
    return [
        line("统一社会信用代码", 100, 100),
        line(CODE, 100, 150),
        line("营业执照", 600, 200, size=90),
        line("名", 100, 400),
        line("称", 230, 400),
        line("佛山市宏图贸易有限公司", 300, 400),
        line("类型有限责任公司", 100, 470),
        line("法定代表人", 80, 540, size=36),
        line("王小明", 300, 540),
        line("经营范围", 100, 610),
        line("日用百货、五金交电", 300, 610),
        line("批发与零售", 300, 655),
        line("注册资本壹佰万元整", 900, 400),
        line("成立日期2011年09月01日", 900, 470),
        line("营业期限2011年09月01日至", 900, 540),
        line("长期", 1060, 585),
        line("住所佛山市禅城区中山路1号", 900, 655),
        line("登记机关", 900, 900),
    ]


def _read(lines: list[TextLine], *told: str) -> dict[str, str]:
    found = assign_biz_license(sheet(lines, ToldEngine(*told)))
    return {name: text_of(row) for name, row in found.items()}


def test_two_columns_with_labels_spread_and_values_of_two_lines() -> None:
    assert _read(_two_columns()) == {
        "credit_code": CODE,
        "name": "佛山市宏图贸易有限公司",
        "type": "有限责任公司",
        "legal_rep": "王小明",
        "scope": "日用百货、五金交电批发与零售",
        "capital": "壹佰万元整",
        "est_date": "2011年09月01日",
        "valid_to": "长期",
        "address": "佛山市禅城区中山路1号",
    }


def test_a_label_that_was_overlooked_is_looked_for_beside_its_value() -> None:
    lines = [each for each in _two_columns() if each.text not in ("名", "称")]
    assert _read(lines, "名称")["name"] == "佛山市宏图贸易有限公司"


def test_an_own_account_has_an_operator_and_a_place_of_business() -> None:
    lines = [
        line("统一社会信用代码" + CODE, 300, 300),
        line("名称阿明商行", 100, 400),
        line("类型个体工商户", 100, 470),
        line("经营者王小明", 100, 540),
        line("经营场所佛山市禅城区中山路1号", 100, 610),
        line("注册日期2011年9月1日", 100, 680),
    ]
    read = _read(lines)
    assert (read["legal_rep"], read["address"]) == ("王小明", "佛山市禅城区中山路1号")
    assert licence_day(read["est_date"]) == "2011-09-01"
    assert "valid_to" not in read


def test_a_closing_bracket_alone_on_the_next_line_is_found() -> None:
    lines = [
        line("名称佛山市宏图贸易有限公司", 100, 400),
        line("类型有限责任公司（自然人独资", 100, 470),
        line("法定代表人王小明", 100, 600),
    ]
    assert _read(lines, "）", "）")["type"] == "有限责任公司（自然人独资）"


def test_a_stamp_far_behind_a_name_is_not_part_of_it() -> None:
    lines = [
        line("名称佛山市宏图贸易有限公司", 100, 400),
        line("经营者王小明", 100, 470),
        line("各使", 400, 470, sure=0.5),
    ]
    assert _read(lines)["legal_rep"] == "王小明"


def test_a_value_that_begins_exactly_below_a_label_is_no_label() -> None:
    lines = [*_two_columns(), line("第二行", 900, 700)]
    assert _read(lines)["capital"] == "壹佰万元整"


def test_labels_tell_a_licence_from_a_card() -> None:
    assert labels_on(_two_columns()) >= 6
    assert labels_on([line("姓名王小明", 0, 0), line("公民身份号码", 0, 100)]) == 0
