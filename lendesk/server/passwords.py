"""Passwords: argon2id, also for the verifier with which a workstation signs in off line."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()  # argon2id, 64 MiB, three passes (RFC 9106, second choice)
LONGEST_PASSWORD = 200


@cache
def _nobody() -> str:
    """Verified when nobody has the staff number: an answer as slow as for a wrong password tells nothing."""
    return _HASHER.hash("nobody has this staff number")


def hash_password(password: str) -> str:
    """An argon2id hash with a salt of its own: two calls never give the same."""
    return _HASHER.hash(password)


def password_fits(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one of the hash; takes as long when there is no hash."""
    try:
        return _HASHER.verify(password_hash or _nobody(), password[:LONGEST_PASSWORD]) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False
