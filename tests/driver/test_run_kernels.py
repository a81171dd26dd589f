"""Kernels given as files and a JSON description run on the mock device and are compared with NumPy."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from click.testing import CliRunner

from tilemetal.cli import main
from tilemetal.driver.run_kernels import run_kernels
from tilemetal.errors import DescriptionError, ExecutionError

_EXAMPLE = Path(__file__).parents[2] / "examples" / "kernels"


@pytest.fixture
def trio(tmp_path: Path) -> Path:
    """A private copy of the example, in a path with a space."""
    folder = tmp_path / "some kernels"
    shutil.copytree(_EXAMPLE, folder)
    return folder / "add.json"


def _edit(trio: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(trio.read_text())
    change(document)
    trio.write_text(json.dumps(document))


@pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])
def test_the_example_adds_on_two_cores(trio: Path, arch: str) -> None:
    _edit(trio, lambda d: d.update(arch=arch))
    (comparison,) = run_kernels(trio).comparisons
    assert comparison.passed
    assert comparison.error < 0.01


def test_files_go_in_and_results_are_saved(trio: Path) -> None:
    a = np.random.default_rng(5).standard_normal((64, 128)).astype(np.float32)
    np.save(trio.parent / "a.npy", a)

    def change(document: dict[str, Any]) -> None:
        document["tensors"]["a"]["data"] = {"file": "a.npy"}
        document["tensors"]["b"]["data"] = {"fill": 2}
        document["tensors"]["c"].update(save="c.npy")

    _edit(trio, change)
    run_kernels(trio)
    expected = a.astype(ml_dtypes.bfloat16).astype(np.float32) + 2
    np.testing.assert_allclose(np.load(trio.parent / "c.npy"), expected, rtol=2**-7, atol=2**-7)
    assert sorted(path.name for path in trio.parent.iterdir()) == [
        "a.npy",
        "add.json",
        "c.npy",
        "compute.cpp",
        "reader.cpp",
        "writer.cpp",
    ]


def test_a_result_that_differs_fails_the_command(trio: Path) -> None:
    _edit(trio, lambda d: d["tensors"]["c"]["expect"].update(numpy="a - b"))
    result = CliRunner().invoke(main, ["run-kernels", str(trio)])
    assert result.exit_code == 1
    assert re.search(r"FAIL c: error \S+ \(allowed 0.01\)", result.output)


def test_the_command_says_what_the_run_took(trio: Path) -> None:
    counters = trio.parent / "counters.json"
    command = ["run-kernels", str(trio), "--counters", str(counters)]
    first = CliRunner().invoke(main, [*command, "--threads", "1"])
    assert first.exit_code == 0, first.output
    counted = json.loads(counters.read_text())
    assert f"{counted['cycles']} cycles, " in first.output
    tile, tiles = 2048, 8
    assert f"NoC 0: {2 * tiles * tile} bytes read, 0 written" in first.output
    assert f"NoC 1: 0 bytes read, {tiles * tile} written" in first.output
    assert re.search(r"TRISC1 math +2 +\d+ +\d+\n", first.output)
    assert CliRunner().invoke(main, [*command, "--threads", "2"]).output == first.output


def test_a_broken_rule_is_reported_with_the_kernels_line(trio: Path) -> None:
    reader = trio.parent / "reader.cpp"
    lines = [line for line in reader.read_text().splitlines() if "noc_async_read_barrier" not in line]
    reader.write_text("\n".join(lines))
    number = next(i for i, line in enumerate(lines, 1) if "cb_push_back(0" in line)
    with pytest.raises(ExecutionError, match=f"cb-push-before-read-barrier(.|\n)*reader.cpp:{number}"):
        run_kernels(trio)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("kernels"), r"\$: 'kernels' is a required property"),
        (lambda d: d["tensors"]["a"].update(format="Float8"), r"\$.tensors.a.format: 'Float8'"),
        (lambda d: d["tensors"]["a"].update(shape=[60, 128]), r"\$.tensors.a.shape: \[60, 128\] is not made"),
        (lambda d: d["tensors"]["c"].update(save="c.bin"), r"\$.tensors.c.save: c.bin is not a .npy"),
        (lambda d: d["kernels"]["reader"].update(file="none.cpp"), r"\$.kernels.reader.file: .* not exist"),
        (
            lambda d: d["kernels"]["writer"].update(compile_args=[{"accessor": "z"}]),
            r"\$.kernels.writer.compile_args\[0\]: there is no tensor z\n  expected: one of a, b, c",
        ),
        (
            lambda d: d["kernels"]["reader"]["runtime_args"].pop("1,0"),
            r"\$.kernels.reader.runtime_args: the cores and the entries differ: 1,0",
        ),
        (lambda d: d["kernels"]["reader"].update(math_fidelity="LoFi"), r"reader.math_fidelity: only the"),
        (lambda d: d["circular_buffers"][0].update(tensor="a"), r"\[0\].tensor: a is not in L1"),
        (lambda d: d["tensors"]["c"]["expect"].update(numpy="a @ b"), r"expect.numpy: a @ b cannot be"),
        (lambda d: d["tensors"]["a"].update(data={"file": "a.npy"}), r"\$.tensors.a.data.file: .* cannot be"),
        (lambda d: d.update(cores=[[1, 0], [0, 0]]), r"\$.cores: .* is no rectangle"),
        (
            lambda d: d["tensors"]["a"].update(shape=[10**9, 10**9]),
            r"\$.tensors.a.shape: .*allocate",
        ),
    ],
)
def test_a_wrong_description_is_one_located_message(
    trio: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    _edit(trio, change)
    with pytest.raises(DescriptionError, match=message) as caught:
        run_kernels(trio)
    assert str(caught.value).startswith(f"error: {trio}: ")


def test_a_syntax_error_names_line_and_column(trio: Path) -> None:
    trio.write_text('{\n  "tensors": }')
    with pytest.raises(DescriptionError, match=r"add.json:2:14: not JSON"):
        run_kernels(trio)


def test_a_missing_runner_is_named(trio: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tilemetal.driver.run_kernels.mock_sdk", lambda: tmp_path)
    with pytest.raises(ExecutionError, match=r"runner cannot be started: .*tt-mock-run") as caught:
        run_kernels(trio)
    assert caught.value.help == "install tilemetal again"
