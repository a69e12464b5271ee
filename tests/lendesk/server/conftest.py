"""A centre with the sample lender's people on a real PostgreSQL, and its application in this process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from lendesk.sample import roles, setup
from lendesk.server.api.app import make_app
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import Centre, open_centre
from lendesk.server.passwords import hash_password
from lendesk.server.settings import ServerSettings
from lendesk.usecases.messages import Command, CommandResult
from lendesk.wire import paths
from lendesk.wire.codec import decode_result, encode_command


@cache
def sample_setup() -> LenderSetup:
    return LenderSetup(
        lender=setup.LENDER,
        regions=setup.REGIONS,
        branches=setup.BRANCHES,
        roles=roles.ROLES,
        persons=setup.people(hash_password(setup.PASSWORD)),
        products=setup.PRODUCTS,
    )


@dataclass
class Api:
    """The centre's interface as a workstation calls it."""

    centre: Centre
    client: Any
    device: dict[str, str] = field(default_factory=dict)

    def post(self, path: str, body: dict[str, Any], token: str = "") -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.client.post(path, content=json.dumps({"protocol": 1, **body}), headers=headers)

    def register(self, staff_number: str = "9001", **more: str) -> dict[str, str]:
        body = {"staff_number": staff_number, "password": setup.PASSWORD, "name": "前台", **more}
        reply = self.post(paths.DEVICES, body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def try_sign_in(self, staff_number: str, password: str = setup.PASSWORD, device: Any = None) -> Any:
        device = device or self.device
        body = {"device_id": device["device_id"], "device_secret": device["secret"]}
        return self.post(paths.SIGN_IN, {"staff_number": staff_number, "password": password, **body})

    def sign_in(self, staff_number: str, device: Any = None) -> dict[str, Any]:
        reply = self.try_sign_in(staff_number, device=device)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def order(self, command: Command, token: str) -> Any:
        return self.post(paths.COMMANDS, {"body": encode_command(command)}, token)

    def done(self, command: Command, token: str) -> CommandResult:
        reply = self.order(command, token)
        assert reply.status_code == 200, reply.text
        return decode_result(reply.text)


@pytest.fixture
def centre(postgres_url, tmp_path):
    prepare_database(postgres_url)
    made = open_centre(ServerSettings(data=tmp_path, lock_timeout_seconds=1.0), postgres_url)
    ensure_incarnation(made)
    bootstrap(made, sample_setup())
    yield made
    made.engine.dispose()


@pytest.fixture
def api(centre):
    with TestClient(make_app(centre), raise_server_exceptions=False) as client:
        made = Api(centre, client)
        made.device = made.register()
        yield made


@dataclass
class Program:
    """A real `lendesk` process; `start` waits for its ready line."""

    words: list[str]
    environment: dict[str, str]
    process: Any = None
    ready: dict[str, Any] = field(default_factory=dict)

    def start(self, **environment: str) -> Program:
        named = {**os.environ, **self.environment, **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lendesk.cli.main", *self.words],
            env=named,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        self.ready = json.loads(line)
        # Nobody reads the log afterwards: a full pipe would hold the program up.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        return self

    def stop(self) -> int:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)

    def died(self) -> int:
        """How it ended by itself."""
        return self.process.wait(30)


@pytest.fixture
def open_folder():
    """A folder that PostgreSQL's own user can reach; pytest's is closed to others by each run again."""
    folder = Path(tempfile.mkdtemp(prefix="lendesk-server-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def program(tmp_path):
    """Makes programs on this test's data folder (or on `data`), and ends them with the test."""
    made: list[Program] = []

    def make(*words: str, data: Path = tmp_path, **environment: str) -> Program:
        made.append(Program([*words, "--data", str(data)], environment))
        return made[-1]

    yield make
    for one in made:
        if one.process is not None and one.process.poll() is None:
            one.process.kill()
            one.process.wait()
