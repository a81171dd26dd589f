"""A build is found again by everything it depends on, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sdk_check.cross_compiler import CrossCompiler
from sdk_check.diagnostics import Diagnostic, Place
from sdk_check.elf_file import CodeSize
from sdk_check.results import Outcome, ResultStore, unit_key
from sdk_check.subject import Subject
from sdk_check.translation_unit import write_translation_units

COMPILER = CrossCompiler("g++", "12", ())


def key(subject: Subject, folder: Path, defines: tuple[str, ...] = ("A",)) -> str:
    folder.mkdir(exist_ok=True)
    write_translation_units(folder, subject)
    return unit_key(subject, folder, defines, COMPILER)


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    source = tmp_path / "one" / "kernel.cpp"
    source.parent.mkdir()
    source.write_text('#include "part.h"\nvoid kernel_main() {}\n')
    (source.parent / "part.h").write_text("// part\n")
    return Subject("reader", source, "wormhole_b0")


def test_the_place_of_a_kernel_does_not_count(subject: Subject, tmp_path: Path) -> None:
    other = tmp_path / "two"
    other.mkdir()
    for name in ("kernel.cpp", "part.h"):
        (other / name).write_text((subject.source.parent / name).read_text())
    moved = replace(subject, source=other / "kernel.cpp")
    assert key(subject, tmp_path / "a") == key(moved, tmp_path / "b")


def test_kernel_included_file_defines_and_architecture_count(subject: Subject, tmp_path: Path) -> None:
    keys = {key(subject, tmp_path / "a"), key(subject, tmp_path / "a", ("B",))}
    keys.add(key(replace(subject, arch="blackhole"), tmp_path / "b"))
    keys.add(key(replace(subject, defines={"X": "1"}), tmp_path / "c"))
    (subject.source.parent / "part.h").write_text("// changed\n")
    keys.add(key(subject, tmp_path / "d"))
    subject.source.write_text("void kernel_main() {}\n")
    keys.add(key(subject, tmp_path / "e"))
    assert len(keys) == 6


def test_what_was_kept_is_found_with_messages_about_the_kernel_asked_for(tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "store")
    first, second = tmp_path / "a.cpp", tmp_path / "b.cpp"
    message = Diagnostic("error", "text", Place(str(first), 3, 4), Place("/sdk/header.h", 9))
    size = CodeSize(1, 2, 3, 4, 5)
    store.keep("key", first, Outcome((message,), size))
    found = store.find("key", second)
    assert found == Outcome((replace(message, kernel=Place(str(second), 3, 4)),), size)
    assert store.find("other", first) is None
