"""Up-to-date logic: the compiler runs exactly when its result could differ."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tilemetal.driver import generate as generate_module
from tilemetal.driver.compile_file import CompiledFile
from tilemetal.driver.generate import generate
from tilemetal.driver.python_errors import KernelFileError
from tilemetal.driver.request import Request, version_file


class Text:
    """A compiled kernel whose one source is the text of the kernel file."""

    def __init__(self, source: Path) -> None:
        self.ir: dict[str, str] = {}
        self.sources = {"k.hpp": source.read_text().split("#")[0]}

    def main_source(self) -> str:
        return "int main() {}\n"


class Build:
    """A build folder, and how often the compiler ran in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = 0
        self.edit_meanwhile = False
        self.source = folder / "a kernel.py"
        self.neighbour = folder / "shapes.py"
        self.source.write_text("content # remark\n")
        self.neighbour.write_text("TILE = 32\n")
        self.request = Request(self.source, ("M=1",), name="k")

    def compile_file(self, request: Request) -> CompiledFile:
        self.runs += 1
        if self.edit_meanwhile:
            self.source.write_text("edited meanwhile\n")
            self.edit_meanwhile = False
        if "bad" in request.source.read_text():
            raise KernelFileError("bad")
        return CompiledFile(Text(request.source), [request.source, self.neighbour])

    @property
    def stamp(self) -> Path:
        return self.folder / "state" / "stamp"

    @property
    def depfile(self) -> Path:
        return self.folder / "state" / "stamp.d"

    @property
    def output(self) -> Path:
        return self.folder / "out" / "k.hpp"

    def generate(self, **changes: object) -> list[str] | None:
        request = dataclasses.replace(self.request, **changes)  # type: ignore[arg-type]
        return generate(request, self.folder / "out", self.stamp, self.depfile).changed


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    made = Build(tmp_path)
    monkeypatch.setattr(generate_module, "compile_file", made.compile_file)
    return made


def test_an_unchanged_kernel_is_not_compiled_again(build: Build) -> None:
    assert build.generate() == ["k.hpp"]
    assert build.generate() is None
    assert build.runs == 1


def test_a_touched_input_is_not_compiled_again(build: Build) -> None:
    build.generate()
    build.source.touch()
    assert build.generate() is None
    assert build.stamp.stat().st_mtime_ns >= build.source.stat().st_mtime_ns


def test_an_edit_without_effect_leaves_the_outputs_alone(build: Build) -> None:
    build.generate()
    written = build.output.stat().st_mtime_ns
    build.source.write_text("content # another remark\n")
    assert build.generate() == []
    assert build.output.stat().st_mtime_ns == written


def test_an_edited_neighbour_compiles_again(build: Build) -> None:
    build.generate()
    build.neighbour.write_text("TILE = 64\n")
    build.generate()
    assert build.runs == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"parameters": ("M=2",)},
        {"arch": "blackhole"},
        {"host": "executable"},
        {"kernel": "other"},
        {"name": "j"},
    ],
)
def test_a_changed_request_compiles_again(build: Build, changes: dict[str, object]) -> None:
    build.generate()
    build.generate(**changes)
    assert build.runs == 2


def test_edited_or_deleted_outputs_come_back(build: Build) -> None:
    build.generate()
    build.output.write_text("edited\n")
    assert build.generate() == ["k.hpp"]
    build.output.unlink()
    assert build.generate() == ["k.hpp"]
    assert build.output.read_text() == "content "


def test_a_deleted_input_compiles_again(build: Build) -> None:
    build.generate()
    build.neighbour.rename(build.folder / "moved.py")
    build.neighbour = build.folder / "moved.py"
    build.generate()
    assert build.runs == 2


def test_an_edit_while_the_compiler_runs_is_not_lost(build: Build) -> None:
    build.edit_meanwhile = True
    build.generate()
    assert build.stamp.stat().st_mtime_ns < build.source.stat().st_mtime_ns
    build.generate()
    assert build.runs == 2
    assert build.generate() is None


def test_inputs_without_import_count(build: Build) -> None:
    table = build.folder / "table.json"
    table.write_text("1")
    build.generate(inputs=(table,))
    assert build.generate(inputs=(table,)) is None
    table.write_text("2")
    build.generate(inputs=(table,))
    assert build.runs == 2


def test_a_damaged_stamp_compiles_again(build: Build) -> None:
    build.generate()
    build.stamp.write_text("{")
    build.generate()
    assert build.runs == 2


def test_a_failure_leaves_outputs_and_stamp(build: Build) -> None:
    build.generate()
    before = (build.output.read_text(), build.stamp.read_text(), build.stamp.stat().st_mtime_ns)
    build.source.write_text("bad\n")
    with pytest.raises(KernelFileError):
        build.generate()
    assert (build.output.read_text(), build.stamp.read_text(), build.stamp.stat().st_mtime_ns) == before
    build.source.write_text("good\n")
    assert build.generate() == ["k.hpp"]


def test_the_depfile_lists_the_authors_files_and_the_version_escaped(build: Build) -> None:
    build.generate()
    target, *dependencies = build.depfile.read_text().replace(" \\\n", "\n").splitlines()
    assert target == f"{build.stamp}:"
    expected = [build.source, build.neighbour, version_file()]
    assert [line.strip() for line in dependencies] == [str(path).replace(" ", "\\ ") for path in expected]


def test_a_depfile_that_the_build_tool_consumed_is_written_again(build: Build) -> None:
    build.generate()
    text = build.depfile.read_text()
    build.depfile.unlink()
    assert build.generate() is None
    assert build.depfile.read_text() == text
