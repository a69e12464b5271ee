"""Passwords at the centre: argon2id at the costs of RFC 9106, whatever the other tests use."""

from __future__ import annotations

import subprocess
import sys

from argon2 import extract_parameters
from argon2.low_level import Type

from lendesk.server.passwords import LONGEST_PASSWORD, hash_password, password_fits

HASH = "from lendesk.server.passwords import hash_password; print(hash_password('correct horse'))"


def test_the_product_hashes_at_the_second_choice_of_rfc_9106() -> None:
    made = subprocess.run([sys.executable, "-c", HASH], capture_output=True, text=True, check=True).stdout
    costs = extract_parameters(made.strip())
    assert costs.type is Type.ID
    assert (costs.memory_cost, costs.time_cost, costs.parallelism) == (64 * 1024, 3, 4)
    assert (costs.hash_len, costs.salt_len) == (32, 16)
    assert password_fits(made.strip(), "correct horse")


def test_two_hashes_of_a_password_differ_and_both_fit() -> None:
    first, second = hash_password("样本 password"), hash_password("样本 password")
    assert first != second
    assert password_fits(first, "样本 password")
    assert password_fits(second, "样本 password")
    assert not password_fits(first, "样本 passworD")


def test_nobodys_password_and_a_broken_hash_never_fit() -> None:
    for stored in (None, "", "$argon2id$x"):
        assert not password_fits(stored, "nobody has this staff number")


def test_only_the_first_letters_are_read() -> None:
    longest = "x" * LONGEST_PASSWORD
    assert password_fits(hash_password(longest), longest + "more")
