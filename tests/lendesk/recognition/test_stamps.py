"""What was stamped across a copy leaves the lines; what only looks like it stays."""

from __future__ import annotations

import pytest

from lendesk.recognition.stamps import tail_at, without_stamps
from tests.lendesk.recognition.blind import line


@pytest.mark.parametrize(
    "text", ["仅供办理贷款业务使用", "再次复印无效", "样本SPECIMEN", "供办理贷款业努使用", "仅用于贷款申请"]
)
def test_a_line_of_stamp_goes(text: str) -> None:
    assert without_stamps([line(text, 0, 0)]) == []


@pytest.mark.parametrize(
    ("text", "left"), [("王小明仅供办理贷款业务使用", "王小明"), ("广东省样本佛山市", "广东省佛山市")]
)
def test_a_stamp_inside_a_line_is_taken_out(text: str, left: str) -> None:
    assert [each.text for each in without_stamps([line(text, 0, 0)])] == [left]


@pytest.mark.parametrize(
    "text", ["佛山市使用镇", "小额贷款公司", "本溪市", "2020.01.05-长期", "办公用品销售"]
)
def test_other_text_stays(text: str) -> None:
    assert [each.text for each in without_stamps([line(text, 0, 0)])] == [text]


def test_the_end_of_a_stamp_behind_a_name() -> None:
    assert tail_at("张力清使用") == 3
    assert tail_at("余磊业务使用") == 2
    assert tail_at("张力清") == 3
