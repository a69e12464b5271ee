"""A branch's workstation with its windows, joined by a cable to the centre of the story."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import uvicorn
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lendesk.cli.demo.cable import Cable
from lendesk.sample.setup import PASSWORD
from lendesk.server.api.app import make_app
from lendesk.server.tls import certificates, server_context
from lendesk.workstation.keyring import FileKeyring, mark_demo_folder
from lendesk.workstation.session import Workstation
from lendesk.workstation.settings import WorkstationSettings
from ui import texts, tokens
from ui.app import Entrance
from ui.background import stop_background
from ui.watch import UiWatch

from ..house import ADMINISTRATOR, House
from .hands import Hands
from .seat import Seat

LONGEST_BLOCK_MS = 5_000
"""A loaded machine blocks any thread; what the program itself may take is held by `lendesk bench ui`."""


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application as the program dresses it, in Chinese."""
    if tokens.density_name() != "compact":
        tokens.set_density("compact")
    if tokens.theme_name() != "light" or qapp.palette().window().color() != tokens.colour("canvas"):
        tokens.apply_theme(qapp, "light")
    if texts.language() != "zh_CN" or texts._now.ours is None:
        texts.switch(qapp, "zh_CN")
    return qapp


@pytest.fixture(scope="module")
def served_house(
    house_of_the_file: House, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Path]]:
    """Port and authority of the story's centre, for workstations."""
    files = certificates(tmp_path_factory.mktemp("tls"))
    config = uvicorn.Config(make_app(house_of_the_file.centre), log_config=None, ssl_certfile=files.server)
    config.load()
    config.ssl = server_context(files)
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield listener.getsockname()[1], files.authority
    server.should_exit = True
    thread.join(timeout=20)
    listener.close()


@pytest.fixture
def cable(served_house: tuple[int, Path]) -> Iterator[Cable]:
    made = Cable(served_house[0])
    yield made
    made.close()


@pytest.fixture
def watch(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[UiWatch]:
    """Watches the UI thread through the story and tells its blocks at the end."""
    made = UiWatch()
    made.start()
    yield made
    blocks = made.take()
    made.stop()
    longest = max((block.ms for block in blocks), default=0)
    print(f"\n{request.node.name}: {len(blocks)} blocks over 50 ms, longest {longest} ms")
    for block in sorted(blocks, key=lambda one: -one.own_ms)[:5]:
        print(f"  {block.ms} ms, {block.own_ms} ms own: {' < '.join(reversed(block.where[-6:]))}")
    assert longest < LONGEST_BLOCK_MS


@pytest.fixture
def seat(
    house: House,
    served_house: tuple[int, Path],
    cable: Cable,
    watch: UiWatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> Iterator[Seat]:
    """The workstation of a branch, registered, its sign-in window open."""
    del house
    mark_demo_folder(tmp_path)
    address = f"https://127.0.0.1:{cable.port}"
    settings = WorkstationSettings(tmp_path, address, served_house[1], read_seconds=60, settled_seconds=0)
    workstation = Workstation(settings, store=FileKeyring(tmp_path))
    workstation.register(ADMINISTRATOR, PASSWORD, "前台一号")
    entrance = Entrance(workstation, "前台一号")
    with qtbot.waitExposed(entrance.view):
        entrance.show()
    entrance.view.activateWindow()
    watch.forget()
    made = Seat(Hands(qtbot), entrance, cable, watch)
    yield made
    if entrance.session is not None:
        entrance.session.desktop.close()
    entrance.view.close()
    QApplication.clipboard().clear()
    stop_background(20)
    workstation.close()
