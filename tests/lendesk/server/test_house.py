"""What is in force at the centre is told as it is, and no secret with it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic import SecretStr

from lendesk.connectors.loopback import SIMULATOR_KEY
from lendesk.server.clock import CentralClock
from lendesk.server.house import CentralHouse
from lendesk.server.settings import ServerSettings
from lendesk.usecases.plain import to_plain_text


def house(**settings: Any) -> CentralHouse:
    made = ServerSettings(data=Path("nowhere"), **settings)
    return CentralHouse(SimpleNamespace(settings=made, clock=CentralClock(made.business_date)))  # type: ignore[arg-type]


def test_connectors_are_told_without_secrets() -> None:
    bureau, bank, signing = house(
        bureau_address="https://user:hidden@bureau.example:8443/v1?key=hidden",
        bureau_key_id="lender-7",
        bureau_secret=SecretStr("hidden"),
        bank_address="http://127.0.0.1:9001",
        bank_key_id=SIMULATOR_KEY.key_id,
    ).connectors()
    assert (bureau.address, bureau.key_id, bureau.simulator) == (
        "https://bureau.example:8443/v1", "lender-7", False,
    )  # fmt: skip
    assert (bank.address, bank.simulator) == ("http://127.0.0.1:9001", True)
    assert (signing.address, signing.local) == ("", True)
    assert "hidden" not in to_plain_text([bureau, bank, signing])


def test_an_address_without_a_scheme_keeps_no_secret_either() -> None:
    assert house(tsa_address="me:hidden@stamps.example?token=hidden").connectors()[2].address == (
        "stamps.example"
    )


def test_security_is_what_the_operator_set() -> None:
    rules = house(lock_minutes=30, failed_sign_ins=4).security()
    assert (rules.lock_minutes, rules.failed_sign_ins, rules.shortest_password) == (30, 4, 12)


def test_templates_name_the_law_and_miss_nothing() -> None:
    templates = house().templates()
    assert [form.kind for form in templates] == ["micro_business", "personal_credit"]
    assert all(form.missing == () for form in templates)
    first = templates[1].clauses[0]
    assert (first.key, first.basis, first.explained) == ("amount_and_term", "民法典第668条", True)
