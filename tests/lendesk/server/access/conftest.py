"""A lender with the same records at every distance from one person of each role."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert

from lendesk.domain.administration.staff import Device, Person, SettingChange
from lendesk.sample import roles, setup
from lendesk.server.api.app import make_app
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import open_centre
from lendesk.server.passwords import hash_password
from lendesk.server.settings import ServerSettings
from lendesk.storage.central.tables import FILES, QUARANTINED_COMMANDS
from lendesk.wire import paths
from lendesk.wire.codec import encode_query

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
FILE = b"not a statement"
PLACES = {
    "branch": ("chancheng", "south"),
    "other": ("tianhe", "south"),
    "far": ("wuzhong", "east"),
}
"""Distance from somebody of Chancheng: the own branch, another of the region, another region."""


def _load(name: str, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


specimens = _load("matrix_specimens", Path(__file__).parents[2] / "storage" / "central" / "specimens.py")


@dataclass
class World:
    """The centre's interface, a token for each role's person, and where each record lies."""

    centre: Any
    client: Any
    tokens: dict[str, str] = field(default_factory=dict)
    device_id: str = ""

    @staticmethod
    def person(role: str) -> str:
        return person_of(role)

    @staticmethod
    def key(kind: str, place: str, role: str) -> str:
        return key_of(kind, place, role)

    def post(self, path: str, content: str | bytes, token: str) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.client.post(path, content=content, headers=headers)

    def ask(self, query: Any, token: str) -> Any:
        return self.post(paths.QUERIES, encode_query(query), token)


def person_of(role: str) -> str:
    return f"m-{role}"


def key_of(kind: str, place: str, role: str = "") -> str:
    """Own records are each role's own; the others are shared."""
    return f"{kind}-{role}-own" if place == "own" else f"{kind}-{place}"


def _spots() -> list[tuple[str, str, str, str]]:
    """(place, role, branch, region): everywhere a set of records lies."""
    own = [("own", role.key, "chancheng", "south") for role in roles.ROLES]
    return [*own, *((place, "", branch, region) for place, (branch, region) in PLACES.items())]


def _records(spot: int, place: str, role: str, branch: str, region: str) -> list[Any]:
    """One record of each kind at a spot; owner is the role's person at the own place."""
    where = {"branch_id": branch, "region_id": region}
    owner = person_of(role) if place == "own" else "p1021"
    n = 500 + spot

    def key(kind: str) -> str:
        return key_of(kind, place, role)

    made = specimens
    loan_id = key("loan")
    return [
        made.customer(n, key=key("customer"), owner_id=owner, **where),
        made.application(n, key=key("application"), owner_id=owner, customer_id=key("customer"),
                         product_version_id="XF-v1", **where),
        made.decision(n, key=key("decision"), application_id=key("application")),
        made.contract(n, key=key("contract"), application_id=key("application"), owner_id=owner,
                      customer_id=key("customer"), product_version_id="XF-v1", prepared_by=owner, **where),
        made.disbursement(n, key=key("disbursement"), contract_id=key("contract"),
                          customer_id=key("customer"), intent_id=key("intent"), prepared_by=owner, **where),
        made.loan(n, key=loan_id, contract_id=key("contract"), customer_id=key("customer"),
                  product_version_id="XF-v1", owner_id=owner, **where),
        made.event(1, loan_id, data=made.DISBURSED.replace("l1-e1", f"{loan_id}-e1"), by=owner),
        made.quotation(n, key=key("quotation"), loan_id=loan_id, owner_id=owner, **where),
        made.proposal(n, key=key("proposal"), loan_id=loan_id, owner_id=owner, proposed_by=owner, **where),
        made.limit(n, key=key("limit"), customer_id=key("customer"), product_version_id="XF-v1",
                   owner_id=owner, proposed_by=owner, decided_by=owner, **where),
        made.receipt(n, key=key("receipt"), loan_id=loan_id, customer_id=key("customer"), teller_id=owner,
                     device_id="", event_id=f"{loan_id}-e9", **where),
        made.batch(n, key=key("batch"), made_by=owner, **where),
        made.statement(n, key=key("statement"), imported_by=owner, **where),
        made.line(n, key=key("line"), statement_id=key("statement"), loan_id=loan_id, **where),
    ]  # fmt: skip


def _change(number: int, by: str) -> SettingChange:
    return SettingChange(
        f"change-{number}", "branch", f"b-{number}", "", "{}", "matrix", "pending", by, "", NOW
    )


def _quarantined(place: str, branch: str, region: str) -> dict[str, Any]:
    return {
        "key": key_of("quarantined", place),
        "command": "AddCustomerNote",
        "version": 1,
        "body": b"x",
        "device_id": "",
        "person_id": "p1021",
        "branch_id": branch,
        "region_id": region,
        "error_id": "E1",
        "status": "waiting",
        "at": NOW,
    }


def _people() -> list[Person]:
    hashed = hash_password(setup.PASSWORD)
    rows = []
    for ordinal, role in enumerate(roles.ROLES):
        rows.append(
            Person(
                key=person_of(role.key),
                staff_number=f"7{ordinal:03d}",
                name=role.name,
                branch_id="chancheng",
                region_id="south",
                role_ids=(role.key,),
                password_hash=hashed,
                active=True,
                epoch=1,
            )
        )
    return rows


def staff_number(role: str) -> str:
    return f"7{[one.key for one in roles.ROLES].index(role):03d}"


def sample() -> LenderSetup:
    return LenderSetup(
        setup.LENDER, setup.REGIONS, setup.BRANCHES, roles.ROLES,
        setup.people(hash_password(setup.PASSWORD)), setup.PRODUCTS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def world(module_postgres_url, tmp_path_factory):
    folder = tmp_path_factory.mktemp("matrix")
    prepare_database(module_postgres_url)
    centre = open_centre(ServerSettings(data=folder), module_postgres_url)
    ensure_incarnation(centre)
    bootstrap(centre, sample())
    with centre.transaction() as (connection, records):
        for one in _people():
            records.add(one)
        for spot, (place, role, branch, region) in enumerate(_spots()):
            for one in _records(spot, place, role, branch, region):
                records.add(one)
        records.add(Device("spare", "L99", "tianhe", "spare", "active", NOW, NOW))
        records.add(_change(1, "p9001"))
        sha256 = centre.files.keep(FILE)
        row = {
            "sha256": sha256,
            "size": len(FILE),
            "kind": "contract",
            "branch_id": "chancheng",
            "owner_id": "p1021",
            "complete": True,
            "made_at": NOW,
        }
        connection.execute(insert(FILES).values(row))
        for place, (branch, region) in PLACES.items():
            connection.execute(insert(QUARANTINED_COMMANDS).values(_quarantined(place, branch, region)))
    with TestClient(make_app(centre), raise_server_exceptions=False) as client:
        made = World(centre, client)
        _sign_everybody_in(made)
        yield made
    centre.engine.dispose()


def _sign_everybody_in(world: World) -> None:
    body = f'{{"protocol":1,"staff_number":"9001","password":"{setup.PASSWORD}","name":"matrix"}}'
    device = world.post(paths.DEVICES, body, "").json()
    world.device_id = device["device_id"]
    for role in roles.ROLES:
        reply = world.post(
            paths.SIGN_IN,
            f'{{"protocol":1,"staff_number":"{staff_number(role.key)}","password":"{setup.PASSWORD}",'
            f'"device_id":"{device["device_id"]}","device_secret":"{device["secret"]}"}}',
            "",
        )
        assert reply.status_code == 200, reply.text
        world.tokens[role.key] = reply.json()["access_token"]
