"""A full disk at the centre: nothing half-written, nothing consumed, the same again with room."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.server.files import FileStore
from lendesk.usecases.synchronisation.ports import Interrupted
from lendesk.wire import paths

OFFICER = "1001"
CONTENT = os.urandom(50_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Disk:
    """A folder on a disk that can be filled: one of its own where that may be mounted, else an errno."""

    def __init__(self, folder, monkeypatch):
        self.folder = folder
        self._monkeypatch = monkeypatch
        options = ["-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
        self.mounted = subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0

    def fill(self):
        if not self.mounted:
            self._monkeypatch.setattr(os, "fsync", self._no_room)
            return
        with (self.folder / "filler").open("wb", buffering=0) as filler:
            while has_room(filler):
                continue

    def make_room(self):
        self._monkeypatch.undo()
        (self.folder / "filler").unlink(missing_ok=True)

    def unmount(self):
        if self.mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)

    @staticmethod
    def _no_room(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def disk(tmp_path, monkeypatch):
    folder = tmp_path / "files"
    folder.mkdir()
    made = Disk(folder, monkeypatch)
    yield made
    made.unmount()


def has_room(filler):
    try:
        return filler.write(bytes(4096)) == 4096
    except OSError as full:
        return full.errno != errno.ENOSPC


def left(folder):
    return [path.name for path in folder.rglob("*") if path.is_file() and path.name != "filler"]


def test_a_whole_file_is_kept_or_nothing_of_it(disk):
    store = FileStore(disk.folder, bytes(32))
    disk.fill()
    with pytest.raises(Interrupted, match="DiskFull"):
        store.keep(CONTENT)
    assert left(disk.folder) == []
    disk.make_room()
    assert store.read(store.keep(CONTENT)) == CONTENT


def test_an_upload_waits_for_room_and_goes_on_where_it_was(disk):
    store = FileStore(disk.folder, bytes(32))
    store.add_piece(SHA256, "d1", 0, CONTENT[:20_000], len(CONTENT))
    disk.fill()
    with pytest.raises(Interrupted, match="DiskFull"):
        store.add_piece(SHA256, "d1", 20_000, CONTENT[20_000:], len(CONTENT))
    assert store.offset(SHA256, "d1") == 20_000
    disk.make_room()
    assert store.add_piece(SHA256, "d1", 20_000, CONTENT[20_000:], len(CONTENT))
    assert store.read(SHA256) == CONTENT


def test_other_faults_of_the_disk_stay_what_they_are(tmp_path):
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="files"):
        FileStore(tmp_path / "files", bytes(32)).keep(CONTENT)
    with pytest.raises(RuleBroken, match=r"file\.bad_name"):
        FileStore(tmp_path, bytes(32)).read("../secret")


def test_the_workstation_is_told_that_the_server_is_full_and_sends_again(api, monkeypatch):
    token = api.sign_in(OFFICER)["access_token"]
    headers = {
        "Authorization": f"Bearer {token}",
        "Upload-Offset": "0",
        "Upload-Length": str(len(CONTENT)),
    }
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", Disk._no_room)
        reply = api.client.patch(f"{paths.FILES}/{SHA256}", content=CONTENT, headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (503, "centre.disk_full")
    assert reply.headers["Retry-After"] == "1"
    assert left(api.centre.files.folder) == []
    again = api.client.patch(f"{paths.FILES}/{SHA256}", content=CONTENT, headers=headers)
    assert again.status_code == 204
    assert api.client.get(f"{paths.FILES}/{SHA256}", headers=headers).content == CONTENT
