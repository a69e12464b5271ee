"""Files both ways: whole or resumed, encrypted where they lie, seen only by who may."""

from __future__ import annotations

import hashlib
import os

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.server.files import FileStore
from lendesk.wire import paths

OFFICER, SUPERVISOR, ELSEWHERE, TELLER = "1001", "1003", "1011", "1002"
CONTENT = "样本 照片".encode() * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Files:
    def __init__(self, api) -> None:
        self._api = api
        self._tokens = {}

    def _headers(self, who, **more):
        if who not in self._tokens:
            self._tokens[who] = self._api.sign_in(who)["access_token"]
        return {"Authorization": f"Bearer {self._tokens[who]}", **more}

    def send(self, who, offset, content, sha256=SHA256, length=len(CONTENT)):
        headers = self._headers(who, **{"Upload-Offset": str(offset), "Upload-Length": str(length)})
        return self._api.client.patch(f"{paths.FILES}/{sha256}", content=content, headers=headers)

    def state(self, who, sha256=SHA256):
        return self._api.client.head(f"{paths.FILES}/{sha256}", headers=self._headers(who))

    def get(self, who, sha256=SHA256):
        return self._api.client.get(f"{paths.FILES}/{sha256}", headers=self._headers(who))


@pytest.fixture
def files(api):
    return Files(api)


def test_an_upload_goes_on_where_it_was_cut(files):
    assert files.state(OFFICER).status_code == 404
    first = files.send(OFFICER, 0, CONTENT[:7000])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "7000")
    again = files.send(OFFICER, 0, CONTENT[:7000])
    assert (again.status_code, again.headers["Upload-Offset"]) == (409, "7000")
    assert files.state(OFFICER).headers["Upload-Offset"] == "7000"
    assert "Upload-Complete" not in files.state(OFFICER).headers
    assert files.get(OFFICER).json()["code"] == "file.missing"
    assert files.send(OFFICER, 7000, CONTENT[7000:]).status_code == 204
    whole = files.state(OFFICER)
    assert (whole.headers["Upload-Offset"], whole.headers["Upload-Complete"]) == (str(len(CONTENT)), "1")
    assert files.get(OFFICER).content == CONTENT


def test_a_file_is_seen_by_its_owner_and_the_readers_of_its_branch(files):
    files.send(OFFICER, 0, CONTENT)
    assert files.get(OFFICER).status_code == 200
    assert files.get(SUPERVISOR).status_code == 200
    for stranger in (ELSEWHERE, TELLER):
        reply = files.get(stranger)
        assert (reply.status_code, reply.json()["code"]) == (404, "file.missing"), stranger


def test_content_that_is_not_what_its_name_says_is_refused_and_begins_anew(files):
    wrong = os.urandom(len(CONTENT))
    assert files.send(OFFICER, 0, wrong).json()["code"] == "file.other_content"
    assert files.state(OFFICER).status_code == 404
    assert files.send(OFFICER, 0, CONTENT).status_code == 204


@pytest.mark.parametrize("name", ["nothash", "A" * 64, "..", "0" * 63])
def test_names_that_are_no_hash_are_refused(files, name):
    assert files.send(OFFICER, 0, b"x", sha256=name).status_code in (404, 405, 422)


def test_pieces_and_files_have_a_largest_size(files):
    assert files.send(OFFICER, 0, b"x" * (paths.LARGEST_CHUNK_BYTES + 1)).status_code == 413
    assert files.send(OFFICER, 0, b"x", length=paths.LARGEST_FILE_BYTES + 1).status_code == 422
    assert files.send(OFFICER, 0, b"xx", length=1).json()["code"] == "file.too_large"


def test_nothing_lies_readable_on_the_disk(files, api):
    files.send(OFFICER, 0, CONTENT[:6000])
    files.send(OFFICER, 6000, CONTENT[6000:])
    files.send(OFFICER, 0, CONTENT[:6000], sha256="0" * 64)
    lying = [path for path in (api.centre.settings.data / "files").rglob("*") if path.is_file()]
    assert len(lying) == 2, "the whole file, and a piece of an unfinished one"
    assert all("样本".encode() not in path.read_bytes() for path in lying)
    assert all(path.stat().st_mode & 0o077 == 0 for path in lying)


def test_a_file_changed_or_swapped_on_the_disk_is_found(tmp_path):
    store = FileStore(tmp_path, b"k" * 32)
    one, two = store.keep(b"one"), store.keep(b"two")
    (tmp_path / one[:2] / one).write_bytes((tmp_path / two[:2] / two).read_bytes())
    with pytest.raises(RuleBroken, match=r"file\.damaged"):
        store.read(one)
    assert store.read(two) == b"two"
