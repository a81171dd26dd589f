"""Programs to check."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tilemetal.plan import (
    AccessorArgument,
    Buffer,
    BufferAddressArgument,
    CircularBuffer,
    ComputeConfig,
    CoreRange,
    CoreWork,
    Kernel,
    L1Use,
    OutputTiles,
    Plan,
    PlanTarget,
    TileOrigin,
    ValueArgument,
    WorkArgument,
    WorkPartition,
    write_plan,
)

KERNELS = Path(__file__).parent / "kernels"


def _tensor(name: str, access: str) -> Buffer:
    return Buffer(name, access, "bfloat16", (64, 64), "DRAM", "interleaved", (32, 32), "Float16_b", 2048, 4)


def add_plan() -> Plan:
    """C = A + B with four tiles on one core."""
    work = (WorkArgument("start_id", "start_id"), WorkArgument("count", "count"))
    return Plan(
        kernel="add",
        target=PlanTarget("wormhole_b0", "0.81"),
        core_grid=(8, 8),
        core_ranges=(CoreRange((0, 0), (0, 0)),),
        work_partition=WorkPartition(
            mode="global",
            grid=(2, 2, 1),
            cores=(CoreWork((0, 0), 0, 4),),
            outputs=(OutputTiles("C", (TileOrigin(0, (0, 1, 0)), TileOrigin(0, (1, 0, 0))), (1, 1)),),
        ),
        buffers=(_tensor("A", "input"), _tensor("B", "input"), _tensor("C", "output")),
        circular_buffers=(
            CircularBuffer("A_s", 0, "Float16_b", 2048, 2, 2, "reader", "compute"),
            CircularBuffer("B_s", 1, "Float16_b", 2048, 2, 2, "reader", "compute"),
            CircularBuffer("C_s", 16, "Float16_b", 2048, 6, 2, "compute", "writer"),
        ),
        kernels=(
            Kernel(
                "reader",
                "add.reader.cpp",
                (AccessorArgument("A"), AccessorArgument("B"), ValueArgument("pages", 1)),
                (BufferAddressArgument("A_addr", "A"), BufferAddressArgument("B_addr", "B"), *work),
            ),
            Kernel("compute", "add.compute.cpp", (), work, ComputeConfig(fp32_dest_acc_en=True)),
            Kernel(
                "writer",
                "add.writer.cpp",
                (AccessorArgument("C"),),
                (BufferAddressArgument("C_addr", "C"), *work),
            ),
        ),
        l1=L1Use(2 * 2048 + 2 * 2048 + 6 * 2048, 1_393_312),
    )


@pytest.fixture
def plan() -> Plan:
    return add_plan()


@pytest.fixture
def program(plan: Plan, tmp_path: Path) -> Path:
    """A folder with the plan and its three kernels."""
    folder = tmp_path / "generated program"
    folder.mkdir()
    write_plan(plan, folder / "tt.plan.json")
    accepted = KERNELS / "accepted"
    shutil.copy(accepted / "reader_two_inputs.cpp", folder / "add.reader.cpp")
    shutil.copy(accepted / "compute_eltwise_fpu.cpp", folder / "add.compute.cpp")
    shutil.copy(accepted / "writer_one_output.cpp", folder / "add.writer.cpp")
    return folder


class HostCompiler:
    """Compiles generated C++ for the host, so that tests see what it does instead of its text."""

    def compile(self, source: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """C++17 with warnings as errors, as kernels are compiled; the program goes beside ``source``."""
        options = ["-std=c++17", "-Wall", "-Wextra", "-Werror", *arguments]
        command = ["c++", *options, str(source), "-o", str(source.with_suffix(".out"))]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def run(self, source: Path, *arguments: str) -> list[str]:
        """The words printed by the program in ``source``."""
        result = self.compile(source, *arguments)
        assert result.returncode == 0, result.stderr
        program = source.with_suffix(".out")
        return subprocess.run([program], capture_output=True, text=True, check=True).stdout.split()


@pytest.fixture
def host_compiler() -> HostCompiler:
    return HostCompiler()
