"""A data folder that this program must not touch: a newer outbox, another key, bytes that are no database."""

from __future__ import annotations

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile
from lendesk.workstation.keyring import FileKeyring, Secrets, file_key


@pytest.fixture
def folder(open_workstation, tmp_path):
    """A workstation's folder, closed."""
    open_workstation().close()
    return tmp_path / "desk"


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("outbox")}


def test_an_outbox_of_a_newer_program_is_refused_untouched(open_workstation, folder):
    key = file_key(Secrets(FileKeyring(folder)).database_key(outbox_exists=True), "outbox")
    newer = EncryptedFile(folder / "outbox.db", key, "outbox")
    version = newer.value("PRAGMA user_version")
    with newer.transaction() as cursor:
        cursor.execute(f"PRAGMA user_version = {version + 1}")
        cursor.execute("CREATE TABLE of_tomorrow (a)")
    newer.close()
    before = files_of(folder)
    for _ in range(2):
        with pytest.raises(RuleBroken, match=r"outbox\.newer_version"):
            open_workstation()
    assert files_of(folder) == before
    again = EncryptedFile(folder / "outbox.db", key, "outbox")
    with again.transaction() as cursor:
        cursor.execute(f"PRAGMA user_version = {version}")
    again.close()
    assert open_workstation().is_registered() is False, "the folder was let go each time"


@pytest.mark.parametrize("content", [b"", b"no database" * 1000, bytes(8192)])
def test_an_outbox_that_is_damaged_is_refused_untouched(open_workstation, folder, content):
    (folder / "outbox.db").write_bytes(content)
    if not content:
        assert open_workstation().is_registered() is False, "an empty file is a new outbox"
        return
    with pytest.raises(RuleBroken, match=r"outbox\.unreadable"):
        open_workstation()
    assert (folder / "outbox.db").read_bytes() == content
