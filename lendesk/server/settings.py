"""What an operator sets for the centre: folder, addresses, secrets of sources, lifetimes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServerSettings(BaseSettings):
    """Read from the environment (`LENDESK_BANK_ADDRESS` …); what the command line names wins.

    Times end in their unit. `database_url` empty means the PostgreSQL that LenDesk runs in `data`.
    """

    model_config = SettingsConfigDict(env_prefix="LENDESK_", extra="ignore", frozen=True)

    data: Path
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8443, ge=0, le=65_535)
    server_names: tuple[str, ...] = ()
    """Names and addresses beside loopback that the server's certificate is good for."""

    bureau_address: str = ""
    bureau_key_id: str = ""
    bureau_secret: SecretStr = SecretStr("")
    bank_address: str = ""
    bank_key_id: str = ""
    bank_secret: SecretStr = SecretStr("")
    source_timeout_seconds: float = 10.0
    source_attempts: int = 3
    bureau_tries: int = 4
    """How often the job asks the bureau before the file goes to a person without a report."""
    tsa_address: str = ""

    lender: str = "恒信消费金融（样本）"
    business_date: date | None = None
    """A fixed business date for demo and tests; None takes the day in China."""
    access_minutes: int = 10
    refresh_hours: int = 12
    offline_days: int = 7
    failed_sign_ins: int = 5
    lock_minutes: int = 15

    pool_size: int = 10
    lock_timeout_seconds: float = 5.0
    heartbeat_seconds: float = 1.0
    stalled_seconds: float = 4.0
    seal_seconds: float = 2.0
    worker_concurrency: int = 4
