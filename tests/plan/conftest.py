"""A plan to start from: C = A * B with 256x256 bfloat16 tensors on a 2x2 corner of the cores."""

from __future__ import annotations

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
)


def _tensor(name: str, access: str) -> Buffer:
    return Buffer(
        name, access, "bfloat16", (256, 256), "DRAM", "interleaved", (32, 32), "Float16_b", 2048, 64
    )


@pytest.fixture
def plan() -> Plan:
    work = (WorkArgument("start_id", "start_id"), WorkArgument("count", "count"))
    return Plan(
        kernel="matmul",
        target=PlanTarget("wormhole_b0", "0.81"),
        core_grid=(8, 8),
        core_ranges=(CoreRange((0, 0), (1, 1)),),
        work_partition=WorkPartition(
            mode="global",
            grid=(2, 2, 1),
            cores=tuple(CoreWork((x, y), 2 * y + x, 1) for y in range(2) for x in range(2)),
            outputs=(OutputTiles("C", (TileOrigin(0, (0, 4, 0)), TileOrigin(0, (4, 0, 0))), (4, 4)),),
        ),
        buffers=(_tensor("A", "input"), _tensor("B", "input"), _tensor("C", "output")),
        circular_buffers=(
            CircularBuffer("A_s", 0, "Float16_b", 2048, 8, 2, "reader", "compute"),
            CircularBuffer("B_s", 1, "Float16_b", 2048, 8, 2, "reader", "compute"),
            CircularBuffer("partials", 2, "Float32", 4096, 16, 1, "compute", "compute"),
            CircularBuffer("C_s", 16, "Float16_b", 2048, 16, 1, "compute", "writer"),
        ),
        kernels=(
            Kernel(
                "reader",
                "matmul.reader.cpp",
                (AccessorArgument("A"), AccessorArgument("B")),
                (
                    BufferAddressArgument("A_addr", "A"),
                    BufferAddressArgument("B_addr", "B"),
                    *work,
                    ValueArgument("Kt", 8),
                ),
            ),
            Kernel(
                "compute",
                "matmul.compute.cpp",
                (ValueArgument("Kt", 8),),
                (*work,),
                ComputeConfig(fp32_dest_acc_en=True, unpack_to_dest_fp32=(2,)),
            ),
            Kernel(
                "writer",
                "matmul.writer.cpp",
                (AccessorArgument("C"),),
                (BufferAddressArgument("C_addr", "C"), *work),
            ),
        ),
        l1=L1Use(131072, 1393312),
    )
