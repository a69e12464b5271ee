"""The centre's key file: made once, closed to others, damage is told."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from lendesk.server.keys import server_keys


def test_keys_are_made_once_even_when_server_and_worker_start_together(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        held = list(pool.map(lambda _: server_keys(tmp_path), range(8)))
    assert len({keys.token for keys in held}) == 1
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
    assert {len(key) for key in (*held[0].columns.values(), held[0].blind_index, held[0].files)} == {32}


def test_keys_do_not_show_themselves(tmp_path):
    keys = server_keys(tmp_path)
    assert "PRIVATE" not in repr(keys)
    assert repr(keys) == "ServerKeys(column_version=1)"


@pytest.mark.parametrize("content", ["", "{}", '{"columns": {"x": 1}}', "[1]"])
def test_a_damaged_file_is_told_not_replaced(tmp_path, content):
    (tmp_path / "keys.json").write_text(content)
    with pytest.raises(ValueError, match="damaged"):
        server_keys(tmp_path)
    assert (tmp_path / "keys.json").read_text() == content
