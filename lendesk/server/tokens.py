"""Tokens of a sign-in: a short signed one for each request, a long opaque one to renew it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import jwt

from lendesk.domain.errors import RuleBroken

ALGORITHM = "HS256"
AUDIENCE = "lendesk"
REQUIRED = ["exp", "iat", "aud", "sub", "dev", "epo"]


@dataclass(frozen=True, slots=True)
class Claims:
    """Who sends a request, from which registered workstation, and the epoch of what they may see."""

    person_id: str
    device_id: str
    epoch: int


@dataclass(frozen=True, slots=True)
class AccessTokens:
    """Issues and reads access tokens under one secret of the centre (32 bytes)."""

    secret: bytes = field(repr=False)
    minutes: int

    def issue(self, claims: Claims, now: datetime) -> tuple[str, datetime]:
        """A token and when it ends."""
        until = now + timedelta(minutes=self.minutes)
        content = {
            "sub": claims.person_id,
            "dev": claims.device_id,
            "epo": claims.epoch,
            "aud": AUDIENCE,
            "iat": now,
            "exp": until,
        }
        return jwt.encode(content, self.secret, ALGORITHM), until

    def read(self, token: str) -> Claims:
        """What the token says. Raises RuleBroken `token.expired` or `token.refused`."""
        try:
            content = jwt.decode(
                token, self.secret, [ALGORITHM], audience=AUDIENCE, options={"require": REQUIRED}
            )
            return Claims(str(content["sub"]), str(content["dev"]), int(content["epo"]))
        except jwt.ExpiredSignatureError:
            raise RuleBroken("token.expired") from None
        except (jwt.InvalidTokenError, ValueError):
            raise RuleBroken("token.refused") from None


def new_refresh_token() -> str:
    """An opaque token with 256 bits of chance."""
    return secrets.token_urlsafe(32)


def refresh_hash(token: str) -> str:
    """What is stored of a refresh token: its SHA-256 (there is nothing to guess, so no slow hash)."""
    return hashlib.sha256(token.encode()).hexdigest()
