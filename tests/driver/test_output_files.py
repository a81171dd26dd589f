"""Writing outputs: only what changed, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tilemetal.driver.output_files import OutputError, write_changed


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    assert write_changed(tmp_path / "out", {"a": "1\n", "b": "2\n"}) == ["a", "b"]
    os.utime(tmp_path / "out" / "a", (1, 1))
    assert write_changed(tmp_path / "out", {"a": "1\n", "b": "3\n"}) == ["b"]
    assert (tmp_path / "out" / "a").stat().st_mtime == 1
    assert (tmp_path / "out" / "b").read_text() == "3\n"


def test_no_temporary_files_remain(tmp_path: Path) -> None:
    write_changed(tmp_path, {"a": "1\n"})
    write_changed(tmp_path, {"a": "2\n"})
    assert os.listdir(tmp_path) == ["a"]


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    write_changed(tmp_path, {"a": "1\n"})
    with pytest.raises(OutputError, match="cannot write"):
        write_changed(tmp_path, {"a": "2\n", "missing/b": "3\n"})
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "1\n"


def test_written_files_have_ordinary_permissions(tmp_path: Path) -> None:
    write_changed(tmp_path, {"a": "1\n"})
    (tmp_path / "b").write_text("1\n")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
