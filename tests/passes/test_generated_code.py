"""Generated code follows the IR: what changes in the kernel changes there, and nothing else does."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

import tilemetal
from tilemetal.compiler import CompiledKernel

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "examples" / "matmul"))
from matmul import matmul  # noqa: E402


def compiled(**params: int) -> CompiledKernel:
    return tilemetal.compile(matmul, name="mm", **{"M": 256, "N": 256, "K": 256, **params})


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """Pairs of lines that differ, where nothing is added or removed."""
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new), "".join(difflib.unified_diff(old, new))
    return [(a, b) for a, b in zip(old, new, strict=True) if a != b]


def test_the_loop_extent_changes_only_the_loop_and_the_row_stride_of_A() -> None:
    before, after = compiled(), compiled(K=512)
    assert changed_lines(before.kernel_sources["compute"], after.kernel_sources["compute"]) == [
        ("        for (uint32_t k = 0; k < 8; ++k) {", "        for (uint32_t k = 0; k < 16; ++k) {")
    ]
    assert changed_lines(before.kernel_sources["reader"], after.kernel_sources["reader"]) == [
        ("        for (uint32_t k = 0; k < 8; ++k) {", "        for (uint32_t k = 0; k < 16; ++k) {"),
        (
            "            noc_async_read_page(by * 8 + k, A, A_shared_l1);",
            "            noc_async_read_page(by * 16 + k, A, A_shared_l1);",
        ),
    ]
    assert before.kernel_sources["writer"] == after.kernel_sources["writer"]


def test_the_grid_changes_only_indices_and_the_work_table() -> None:
    before, after = compiled(), compiled(M=128)
    for role in ("reader", "compute", "writer"):
        assert before.kernel_sources[role] == after.kernel_sources[role]
    assert len(before.plan.work_partition.cores) == 64
    assert len(after.plan.work_partition.cores) == 32


def test_the_block_shape_changes_pages_and_operations() -> None:
    source = compiled(M=512, block_M=64).kernel_sources["compute"]
    assert "matmul_block(cb_A_shared, cb_B_shared, 0, 0, 0, 0, 1, 2, 1);" in source
    assert "cb_wait_front(cb_A_shared, 2);" in source


def test_equal_input_gives_equal_bytes_in_another_process(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "another folder"]
    for seed, folder in enumerate(folders):
        command = [sys.executable, "-m", "tilemetal", "compile", "examples/matmul/matmul.py"]
        command += ["M=256", "N=256", "K=512", "--host", "executable", "-o", str(folder)]
        subprocess.run(command, check=True, cwd=ROOT, env=_environment(seed), capture_output=True)
    first, second = ({p.name: p.read_bytes() for p in folder.iterdir()} for folder in folders)
    assert first == second
    assert not any(str(ROOT).encode() in text for text in first.values())


def _environment(seed: int) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONHASHSEED": str(seed)}


_STAGES = ["A1", "A2", "A3", "B1", "B2", "C1", "C2", "C3", "D1", "D2", "D3", "D4", "D5", "E1"]


def test_the_stages_before_a_failing_pass_are_written(tmp_path: Path) -> None:
    sizes = {"M": 1024, "N": 1024, "K": 1024, "block_M": 512, "block_N": 512, "block_K": 512}
    with pytest.raises(tilemetal.TilemetalError, match="bytes of L1"):
        tilemetal.compile(matmul, dump_ir=tmp_path, **sizes)
    assert (tmp_path / "07_C2_lower_tile_intrinsics.py").exists()
    assert not list(tmp_path.glob("08_*"))


def test_ir_of_every_stage_is_written_with_its_analysis(tmp_path: Path) -> None:
    kernel = tilemetal.compile(matmul, M=64, N=64, K=64, dump_ir=tmp_path)
    stages = list(kernel.ir)
    assert [stage[:2] for stage in stages[1:]] == _STAGES
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        f"{i:02d}_{stage}.{kind}" for i, stage in enumerate(stages) for kind in ("py", "txt")
    )
    analysis = (tmp_path / "11_D3_lower_cb_intrinsics.txt").read_text()
    assert "A_shared: 2 x 1 pages of 2048 bytes, Float16_b, reader -> compute" in analysis
    assert "      k < 2" in analysis
    assert "tt.cb_wait_front" in analysis.split("changed:")[1]
