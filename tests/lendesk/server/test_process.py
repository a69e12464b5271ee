"""The real server process: TLS 1.3, exit statuses, and death at the named points of a command."""

from __future__ import annotations

import json
import socket
import ssl

import pytest
import requests

from lendesk.cli.main import main
from lendesk.domain.administration.staff import Branch, SettingChange
from lendesk.sample.setup import PASSWORD
from lendesk.usecases.administration.commands import SaveBranch
from lendesk.wire import paths
from lendesk.wire.codec import decode_result, encode_command


class Caller:
    """Requests to one server, trusting its authority."""

    def __init__(self, address: str, authority) -> None:
        self._address = address
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = str(authority)

    def post(self, path, body, token=""):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        content = json.dumps({"protocol": 1, **body})
        return self._session.post(self._address + path, data=content, headers=headers, timeout=20)

    def get(self, path):
        return self._session.get(self._address + path, timeout=20)

    def register(self):
        body = {"staff_number": "9001", "password": PASSWORD, "name": "前台"}
        return self.post(paths.DEVICES, body).json()

    def token(self, device):
        body = {"staff_number": "9001", "password": PASSWORD}
        device = {"device_id": device["device_id"], "device_secret": device["secret"]}
        return self.post(paths.SIGN_IN, {**body, **device}).json()["access_token"]


@pytest.fixture
def server(program, centre, postgres_url):
    return program("server", "--database", postgres_url, "--port", "0")


def test_it_speaks_tls_1_3_only_and_stops_gracefully(server, centre):
    address = server.start().ready["address"]
    authority = centre.settings.data / "tls" / "ca.pem"
    caller = Caller(address, authority)
    health = caller.get(paths.HEALTH).json()
    assert (health["status"], bool(health["incarnation"])) == ("ok", True)
    assert caller.get("/health/live").json() == {"status": "ok"}
    assert caller.get("/health/ready").status_code == 200
    missing = caller.get("/nothing/here")
    assert (missing.status_code, missing.json()["code"]) == (404, "path.unknown")
    assert caller.get(paths.SIGN_IN).json()["code"] == "path.method"
    assert 'lendesk_requests_total{method="GET",route="/health/live",status="200"} 1.0' in (
        caller.get("/metrics").text
    )
    host, port = address.removeprefix("https://").split(":")
    old = ssl.create_default_context(cafile=str(authority))
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection((host, int(port))) as plain, pytest.raises(ssl.SSLError):
        old.wrap_socket(plain, server_hostname=host)
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(address + "/health/live", timeout=5)
    assert server.stop() == 0


@pytest.mark.parametrize("point", ["before_commit", "after_commit"])
def test_killed_at_a_point_of_a_command_it_has_one_result_or_none(server, centre, tmp_path, point):
    marker = tmp_path / "marker"
    armed = {"LENDESK_FAULT": f"{point}:SaveBranch", "LENDESK_FAULT_MARKER": str(marker)}
    caller = Caller(server.start(**armed).ready["address"], centre.settings.data / "tls" / "ca.pem")
    device = caller.register()
    command = SaveBranch(branch=Branch("panyu", "south", "番禺营业部", "Panyu"), reason="新开业")
    with pytest.raises(requests.RequestException):
        caller.post(paths.COMMANDS, {"body": encode_command(command)}, caller.token(device))
    assert server.died() == -9
    assert marker.read_text().startswith(f"{point}:SaveBranch"), "it died in flight, there"
    with centre.transaction() as (_, records):
        assert len(records.find(SettingChange)) == (1 if point == "after_commit" else 0)

    caller = Caller(server.start(**armed).ready["address"], centre.settings.data / "tls" / "ca.pem")
    reply = caller.post(paths.COMMANDS, {"body": encode_command(command)}, caller.token(device))
    assert decode_result(reply.text).made == {"change_id": command.command_id}
    with centre.transaction() as (_, records):
        assert len(records.find(SettingChange)) == 1


@pytest.fixture
def command_line(monkeypatch, capsys):
    """Runs a command that fails before it serves, in this process: its exit status and what it said."""
    monkeypatch.setattr("lendesk.server.logs.configure", lambda: None)
    monkeypatch.setattr("lendesk.server.runner.unwind_on_terminate", lambda: None)

    def run(*words):
        status = main(words)
        return status, json.loads(capsys.readouterr().err.splitlines()[-1])

    return run


def test_a_taken_port_is_told_and_nothing_is_started(command_line, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, said = command_line("server", "--data", str(tmp_path / "new"), "--port", str(port))
    assert status == 3
    assert said == {"error": "server.port_taken", "host": "127.0.0.1", "port": port}
    assert not (tmp_path / "new").exists()


def test_a_database_that_is_not_there_or_no_postgresql_is_told(command_line, tmp_path):
    here = ("--data", str(tmp_path), "--port", "0", "--database")
    assert command_line("server", *here, "postgresql://127.0.0.1:9/x") == (
        3,
        {"error": "database.unreachable"},
    )
    status, said = command_line("server", *here, "mysql://x/y")
    assert (status, said["error"]) == (3, "database.not_postgresql")
    status, said = command_line("worker", "--data", str(tmp_path / "empty"))
    assert (status, said["error"]) == (3, "database.not_running")
    status, said = command_line("server", "init", "--data", str(tmp_path))
    assert (status, said["error"]) == (2, "bootstrap.no_setup")


def test_the_embedded_centre_begins_with_the_sample_lender(program, open_folder):
    begun = program("server", "init", "--sample", data=open_folder).start()
    assert begun.ready == {"initialised": True, "persons": 16, "branches": 3}
    assert begun.died() == 0
    server = program("server", "--port", "0", data=open_folder).start()
    caller = Caller(server.ready["address"], open_folder / "tls" / "ca.pem")
    assert caller.register()["code"] == "L01"
    worker = program("worker", data=open_folder).start()
    assert worker.stop() == 0
    assert server.stop() == 0
    assert not (open_folder / "postgres" / "postmaster.pid").exists()
