"""The desktop's log names the fault and never quotes what an exception said."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from lendesk.cli.desktop_log import BYTES, KEPT, NAME, end_log, keep_log
from ui.background import unexpected


def test_a_fault_is_found_by_its_id_without_the_values(tmp_path: Path) -> None:
    handler = keep_log(tmp_path / "desk")
    try:
        try:
            raise ValueError("id 440681199003072218 of 李秀芳")
        except ValueError as error:
            refusal = unexpected(error)
    finally:
        end_log(handler)
    text = (tmp_path / "desk" / NAME).read_text(encoding="utf-8")
    assert str(refusal.facts["id"]) in text
    assert "builtins.ValueError" in text
    assert "test_a_fault_is_found_by_its_id" in text
    assert "李秀芳" not in text
    assert "440681199003072218" not in text


def test_the_cause_is_named_by_its_kind(tmp_path: Path) -> None:
    handler = keep_log(tmp_path)
    try:
        try:
            try:
                raise KeyError("李秀芳")
            except KeyError as cause:
                raise ValueError("x") from cause
        except ValueError as error:
            unexpected(error)
    finally:
        end_log(handler)
    assert "builtins.ValueError after KeyError" in (tmp_path / NAME).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="rights of a file are told otherwise there")
def test_only_this_system_user_reads_it(tmp_path: Path) -> None:
    handler = keep_log(tmp_path)
    logging.getLogger("x").warning("one")
    end_log(handler)
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    handler = keep_log(tmp_path)
    for _ in range(6):
        logging.getLogger("x").error("a" * (BYTES // 2 + 1))
    end_log(handler)
    kept = list(tmp_path.glob(f"{NAME}*"))
    assert len(kept) == KEPT + 1
    assert all(one.stat().st_size <= BYTES for one in kept)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("in the way")
    with pytest.raises(OSError, match="a-file"):
        keep_log(tmp_path / "a-file" / "desk")
