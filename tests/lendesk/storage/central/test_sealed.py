"""Sealed values open only where they were sealed, and are found by their indexes."""

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.sealed import (
    KeyRing,
    blind_index,
    seal,
    tail_index,
    unseal,
    version_of,
)

PLACE = {"table": "customers", "column": "phone", "key": "c1"}
OLD = KeyRing({1: b"1" * 32}, 1, b"i" * 32)
NEW = KeyRing({1: b"1" * 32, 2: b"2" * 32}, 2, b"i" * 32)


def test_a_value_comes_back_and_no_two_sealings_are_alike() -> None:
    once, twice = seal(OLD, "13812345678", **PLACE), seal(OLD, "13812345678", **PLACE)
    assert unseal(OLD, once, **PLACE) == "13812345678"
    assert once != twice
    assert b"13812345678" not in once


@pytest.mark.parametrize("other", [{"table": "x"}, {"column": "id_number"}, {"key": "c2"}])
def test_a_value_moved_elsewhere_does_not_open(other: dict[str, str]) -> None:
    with pytest.raises(RuleBroken) as broken:
        unseal(OLD, seal(OLD, "13812345678", **PLACE), **{**PLACE, **other})
    assert broken.value.code == "sealed.broken"


def test_every_changed_byte_is_seen() -> None:
    sealed = seal(OLD, "13812345678", **PLACE)
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(RuleBroken):
            unseal(OLD, bytes(changed), **PLACE)


def test_keys_rotate_by_version() -> None:
    old = seal(OLD, "13812345678", **PLACE)
    assert unseal(NEW, old, **PLACE) == "13812345678"
    assert (version_of(old), version_of(seal(NEW, "13812345678", **PLACE))) == (OLD.current, NEW.current)
    with pytest.raises(RuleBroken) as missing:
        unseal(OLD, seal(NEW, "13812345678", **PLACE), **PLACE)
    assert missing.value.code == "sealed.key_missing"


def test_indexes_follow_the_normalised_value() -> None:
    index = blind_index(OLD, "13812345678", column="phone")
    assert index == blind_index(OLD, "+86 138-1234 5678", column="phone")
    assert index == blind_index(NEW, "１３８１２３４５６７８", column="phone")
    assert index != blind_index(OLD, "13812345678", column="card_number")
    assert tail_index(OLD, "13812345678", column="phone") == tail_index(OLD, "5678", column="phone")
    assert blind_index(OLD, "", column="phone") is None
    assert tail_index(OLD, "678", column="phone") is None


def test_keys_never_show_in_a_trace() -> None:
    assert "11111" not in repr(NEW)
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing({1: b"short"}, 1, b"i" * 32)
    with pytest.raises(ValueError, match="current"):
        KeyRing({1: b"1" * 32}, 3, b"i" * 32)
