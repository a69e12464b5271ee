"""The county of an ID number beside the address of the same card."""

from __future__ import annotations

from lendesk.domain.customers import identity
from lendesk.recognition.regions import region_names, region_repair

NUMBER = identity.with_check_digit("44060419900307382")


def test_names_that_a_region_had() -> None:
    assert "禅城区" in region_names(NUMBER)
    assert region_names("99999919900307382X") == ()


def test_one_misread_character_is_offered() -> None:
    assert region_repair("广东省佛山市蝉城区中山路1号", NUMBER) == "广东省佛山市禅城区中山路1号"


def test_a_person_who_moved_is_not_contradicted() -> None:
    assert region_repair("广东省佛山市禅城区中山路1号", NUMBER) == ""
    assert region_repair("北京市朝阳区中山路1号", NUMBER) == ""
    beijing = identity.with_check_digit("11010119900307382")
    assert region_repair("北京市西城区中山路1号", beijing) == "", "another county that exists"


def test_nothing_from_a_number_that_is_wrong_itself() -> None:
    wrong = NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")
    assert region_repair("广东省佛山市蝉城区中山路1号", wrong) == ""
