"""A real centre over TLS on loopback, a line that can be cut, and workstations in folders of their own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import uvicorn
from argon2 import PasswordHasher

from lendesk.domain.applications.application import Applicant, FieldReading, Material
from lendesk.sample import roles, setup
from lendesk.server.api.app import make_app
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import Centre, open_centre
from lendesk.server.passwords import hash_password
from lendesk.server.settings import ServerSettings
from lendesk.server.tls import certificates, server_context
from lendesk.usecases.applications.commands import SubmitApplication
from lendesk.usecases.messages import new_id
from lendesk.workstation.keyring import FileKeyring, mark_demo_folder
from lendesk.workstation.session import Workstation
from lendesk.workstation.settings import WorkstationSettings

LIGHT = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""argon2id at its least cost: the product's own stands in a test of the session."""
OFFICER, TELLER, ADMINISTRATOR = "1001", "1002", "9001"


@dataclass
class Served:
    """The centre with its address and the certificate that a workstation must know."""

    centre: Centre
    port: int
    authority: Path


@pytest.fixture(scope="module")
def served(module_postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("centre")
    prepare_database(module_postgres_url)
    centre = open_centre(ServerSettings(data=data, lock_timeout_seconds=1.0), module_postgres_url)
    ensure_incarnation(centre)
    staff = setup.people(hash_password(setup.PASSWORD))
    bootstrap(
        centre,
        LenderSetup(setup.LENDER, setup.REGIONS, setup.BRANCHES, roles.ROLES, staff, setup.PRODUCTS),
    )
    files = certificates(data)
    config = uvicorn.Config(make_app(centre), log_config=None, ssl_certfile=files.server)
    config.load()
    config.ssl = server_context(files)
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield Served(centre, listener.getsockname()[1], files.authority)
    server.should_exit = True
    thread.join(timeout=20)
    listener.close()
    centre.engine.dispose()


@dataclass
class Relay:
    """Bytes between workstation and centre: can be cut, or swallow what the centre answers."""

    target: int
    listener: socket.socket
    is_cut: bool = False
    swallow: bool = False
    pairs: list[socket.socket] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def serve(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if self.is_cut:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.target))
            self.pairs += [near, far]
            for source, sink, answers in ((near, far, False), (far, near, True)):
                threading.Thread(target=self._carry, args=(source, sink, answers), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        try:
            while content := source.recv(65_536):
                if answers and self.swallow:
                    break
                sink.sendall(content)
        except OSError:
            pass
        for each in (source, sink):
            each.close()

    def cut(self) -> None:
        self.is_cut = True
        for each in self.pairs:
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self.pairs.clear()

    def mend(self) -> None:
        self.is_cut = self.swallow = False


@pytest.fixture
def relay(served: Served) -> Iterator[Relay]:
    made = Relay(served.port, socket.create_server(("127.0.0.1", 0)))
    threading.Thread(target=made.serve, daemon=True).start()
    yield made
    made.listener.close()
    made.cut()


class Clock:
    """A workstation's clock that a test moves."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **units: float) -> None:
        self.at += timedelta(**units)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_workstation(served: Served, relay: Relay, clock: Clock, tmp_path: Path):
    """Open a workstation in a folder; all are closed at the end."""
    opened: list[Workstation] = []

    def opening(name: str = "desk", **more: object) -> Workstation:
        data = tmp_path / name
        mark_demo_folder(data)
        settings = WorkstationSettings(
            data, f"https://127.0.0.1:{relay.port}", served.authority, read_seconds=10, settled_seconds=0
        )
        made = Workstation(settings, store=FileKeyring(data), now=clock, in_background=False, **more)
        made._hasher = LIGHT
        opened.append(made)
        return made

    yield opening
    for each in opened:
        each.close()


@pytest.fixture
def workstation(open_workstation) -> Workstation:
    """Registered by an administrator."""
    made = open_workstation()
    made.register(ADMINISTRATOR, setup.PASSWORD)
    return made


@pytest.fixture
def desk(workstation):
    return workstation.sign_in(OFFICER, setup.PASSWORD)


def application(desk, tail: str = "0001", **changes: object) -> SubmitApplication:
    """A complete file; its pictures are put into the outbox of files."""
    front, back = desk.keep_file(b"front" + tail.encode()), desk.keep_file(b"back" + tail.encode())
    applicant = Applicant(
        name="样本客户",
        id_number="440104199003076515",
        phone=f"1391234{tail}",
        card_number="6222021234567890128",
        sex="男",
        ethnicity="汉",
        birth=date(1990, 3, 7),
        address="广东省广州市越秀区样本路 1 号",
        id_valid_from=date(2020, 1, 1),
        id_valid_to=date(2040, 1, 1),
        monthly_income_fen=1_000_000,
    )
    named = {
        "application_id": new_id(),
        "product_version_id": "XF-v1",
        "applicant": applicant,
        "amount_fen": 5_000_000,
        "term": 12,
        "method": "equal_installment",
        "purpose": "装修",
        "materials": (Material("id_front", front, "1.jpg"), Material("id_back", back, "2.jpg")),
        "readings": (FieldReading("name", "样本客户", "样本客户", 990),),
        "consent_version": "2026-1",
        "consent_purposes": ("bureau",),
        **changes,
    }
    return SubmitApplication(**named)  # type: ignore[arg-type]


@pytest.fixture
def make_application():
    return application
