"""The ways out that jobs use: bureau, bank, time stamps, held once so that circuit breakers know the past."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lendesk.connectors.bureaus.client import BureauClient
from lendesk.connectors.payments.client import BankClient
from lendesk.server.authority import open_authority
from lendesk.server.centre import Centre
from lendesk.server.settings import ServerSettings

if TYPE_CHECKING:
    from lendesk.documents.signing.authority import TestAuthority


@dataclass(frozen=True, slots=True)
class Outside:
    """`bureau` and `bank` are None where no address is set: jobs then wait until one is."""

    bureau: BureauClient | None
    bank: BankClient | None
    authority: TestAuthority
    tsa_url: str


@contextmanager
def open_outside(centre: Centre) -> Iterator[Outside]:
    """The ways out of this centre; a local time-stamp authority where no other is named."""
    settings = centre.settings
    authority = open_authority(centre)
    with ExitStack() as running:
        tsa_url = settings.tsa_address
        if not tsa_url:
            from lendesk.documents.signing.time_stamps import LocalTimeStampAuthority

            tsa_url = running.enter_context(LocalTimeStampAuthority(authority, centre.clock.now)).url
        yield Outside(_bureau(settings), _bank(settings), authority, tsa_url)


def _bureau(settings: ServerSettings) -> BureauClient | None:
    if not settings.bureau_address:
        return None
    secret = settings.bureau_secret.get_secret_value().encode()
    return BureauClient(
        settings.bureau_address,
        settings.bureau_key_id,
        secret,
        settings.source_timeout_seconds,
        attempts=settings.source_attempts,
    )


def _bank(settings: ServerSettings) -> BankClient | None:
    if not settings.bank_address:
        return None
    secret = settings.bank_secret.get_secret_value().encode()
    return BankClient(
        settings.bank_address,
        settings.bank_key_id,
        secret,
        settings.source_timeout_seconds,
        attempts=settings.source_attempts,
    )
