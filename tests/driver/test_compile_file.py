"""Compiling kernel files with the real compiler: outputs, repeatability, and errors at the author's line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tilemetal.cli import main
from tilemetal.driver.compile_file import compile_file
from tilemetal.driver.request import Request
from tilemetal.errors import TargetError

MATMUL = Path(__file__).parents[2] / "examples" / "matmul" / "matmul.py"
SIZES = ("M=64", "N=64", "K=64")
OUTPUTS = ["mm.compute.cpp", "mm.cpp", "mm.hpp", "mm.reader.cpp", "mm.writer.cpp", "tt.plan.json"]


def edited(folder: Path, old: str, new: str) -> Path:
    """The example's kernel with one change."""
    text = MATMUL.read_text()
    assert old in text
    path = folder / "kernel.py"
    path.write_text(text.replace(old, new))
    return path


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_compile_writes_every_output(tmp_path: Path) -> None:
    result = invoke("compile", MATMUL, *SIZES, "--name", "mm", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == OUTPUTS
    plan = json.loads((tmp_path / "out" / "tt.plan.json").read_text())
    assert plan["kernel"] == "mm"
    assert [buffer["shape"] for buffer in plan["buffers"]] == [[64, 64]] * 3


def test_the_ir_of_every_stage_can_be_written(tmp_path: Path) -> None:
    result = invoke("compile", MATMUL, *SIZES, "-o", tmp_path / "out", "--dump-ir", tmp_path / "ir")
    assert result.exit_code == 0, result.output
    stages = compile_file(Request(MATMUL, SIZES)).kernel.ir
    written = {path.name for path in (tmp_path / "ir").iterdir()}
    assert all(any(stage in name for name in written) for stage in stages)


def test_equal_requests_give_equal_bytes_wherever_the_file_lies(tmp_path: Path) -> None:
    request = Request(MATMUL, SIZES, name="mm")
    copy = tmp_path / MATMUL.name
    copy.write_text(MATMUL.read_text())
    here, there = compile_file(request), compile_file(Request(copy, SIZES, name="mm"))
    assert here.outputs("executable") == there.outputs("executable")


def test_the_architecture_reaches_the_plan() -> None:
    plan = compile_file(Request(MATMUL, SIZES, arch="blackhole")).kernel.sources["tt.plan.json"]
    assert json.loads(plan)["target"]["arch"] == "blackhole"


def test_an_unknown_architecture_is_refused_before_anything_is_loaded() -> None:
    with pytest.raises(TargetError, match="grayskull"):
        compile_file(Request(MATMUL, SIZES, arch="grayskull"))


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("T.clear(C_local)", "T.clear(C_locl)", 14, "C_locl"),
        ("T.clear(C_local)", "T.cleer(C_local)", 14, "did you mean T.clear?"),
        ("T.clear(C_local)", "T.clear()", 14, "missing 1 required positional argument"),
        ("    @T.prim_func", "    N = M + 'x'\n    @T.prim_func", 7, "TypeError"),
        ("return main", "return None", 6, "NoneType is not a kernel"),
        ("import tilemetal.language as T", "import tilemetal.language as T\nimport absent", 4, "absent"),
        ("T.clear(C_local)", "T.clear(C_local", 14, "SyntaxError"),
    ],
)
def test_mistakes_are_one_message_at_the_authors_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, line: int, what: str
) -> None:
    path = edited(tmp_path, old, new)
    monkeypatch.chdir(tmp_path)
    result = invoke("compile", path, *SIZES, "-o", "out")
    assert result.exit_code == 1
    assert result.stdout == ""
    first, excerpt = result.stderr.splitlines()[:2]
    assert first.startswith((f"kernel.py:{line}: error: ", f"kernel.py:{line}:"))
    assert excerpt == f"{line:5d} | {path.read_text().splitlines()[line - 1]}"
    assert what in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_named_like_a_library_the_compiler_loads_late_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "jsonschema.py").write_text("raise RuntimeError('not the library')\n")
    (tmp_path / "kernel.py").write_text(MATMUL.read_text())
    command = [sys.executable, "-m", "tilemetal", "compile", "kernel.py", *SIZES, "-o", "out"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("what", ["reader", "compute", "writer", "header", "host", "main", "plan", "input"])
def test_every_part_can_be_shown(what: str) -> None:
    compiled = compile_file(Request(MATMUL, SIZES))
    result = invoke("show", MATMUL, *SIZES, "--what", what)
    assert result.exit_code == 0, result.output
    files = {
        "header": "matmul.hpp",
        "host": "matmul.cpp",
        "plan": "tt.plan.json",
        **{role: f"matmul.{role}.cpp" for role in ("reader", "compute", "writer")},
    }
    if what == "main":
        assert result.stdout == compiled.kernel.main_source()
    elif what == "input":
        assert result.stdout.rstrip("\n") == compiled.kernel.ir["input"].rstrip("\n")
    else:
        assert result.stdout == compiled.kernel.sources[files[what]]


def test_an_unknown_part_lists_the_known_ones() -> None:
    result = invoke("show", MATMUL, *SIZES, "--what", "assembly")
    assert result.exit_code == 1
    assert "one of main, reader, compute, writer, header, host, plan, input, A1_infer_layout" in result.stderr
