"""Hand-written programs for the host generator: C = A + B, one tile per block."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import pytest

from tilemetal.data_formats import BY_DTYPE
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
    WorkArgument,
    WorkPartition,
    validate_plan,
)

PlanMaker = Callable[..., Plan]


def _add_plan(
    shape: tuple[int, ...] = (64, 64),
    dtype: str = "bfloat16",
    names: tuple[str, str, str] = ("A", "B", "C"),
    cores: int = 3,
    kernel: str = "add",
) -> Plan:
    """Tiles dealt to ``cores`` cores of the first row; grid x counts tiles from the last dimension."""
    data_format = BY_DTYPE[dtype]

    def tensor(name: str, access: str) -> Buffer:
        tiles = [-(-extent // 32) for extent in shape[-2:]]
        pages = prod(shape[:-2]) * prod(tiles)
        return Buffer(
            name, access, dtype, shape, "DRAM", "interleaved", (32, 32), data_format.name,
            data_format.tile_bytes, pages,
        )  # fmt: skip

    buffers = (tensor(names[0], "input"), tensor(names[1], "input"), tensor(names[2], "output"))
    grid = tuple(reversed(buffers[2].tile_grid))
    axes = range(len(grid))
    origin = tuple(TileOrigin(0, tuple(int(axis == dim) for axis in axes)) for dim in reversed(axes))
    blocks = prod(grid)
    edges = [blocks * core // cores for core in range(cores + 1)]
    work = tuple(CoreWork((x, 0), edges[x], edges[x + 1] - edges[x]) for x in range(cores))
    pairs = ((names[0], 0, "reader", "compute"), (names[1], 1, "reader", "compute"))
    circular_buffers = tuple(
        CircularBuffer(name, cb_id, data_format.name, data_format.tile_bytes, 2, 2, producer, consumer)
        for name, cb_id, producer, consumer in (*pairs, (names[2], 16, "compute", "writer"))
    )
    blocks_of_core = (WorkArgument("start_id", "start_id"), WorkArgument("count", "count"))
    plan = Plan(
        kernel=kernel,
        target=PlanTarget("wormhole_b0", "0.81"),
        core_grid=(8, 8),
        core_ranges=(CoreRange((0, 0), (cores - 1, 0)),),
        work_partition=WorkPartition(
            "global", grid, work, (OutputTiles(names[2], origin, (1,) * len(grid)),)
        ),
        buffers=buffers,
        circular_buffers=circular_buffers,
        kernels=(
            Kernel(
                "reader",
                f"{kernel}.reader.cpp",
                tuple(AccessorArgument(name) for name in names[:2]),
                (*(BufferAddressArgument(f"{name}_addr", name) for name in names[:2]), *blocks_of_core),
            ),
            Kernel(
                "compute",
                f"{kernel}.compute.cpp",
                (),
                (blocks_of_core[1],),
                ComputeConfig(fp32_dest_acc_en=True),
            ),
            Kernel(
                "writer",
                f"{kernel}.writer.cpp",
                (AccessorArgument(names[2]),),
                (BufferAddressArgument(f"{names[2]}_addr", names[2]), *blocks_of_core),
            ),
        ),
        l1=L1Use(6 * data_format.tile_bytes, 1393312),
    )
    validate_plan(plan)
    return plan


@pytest.fixture
def add_plan() -> PlanMaker:
    return _add_plan


@pytest.fixture
def add_kernels() -> dict[str, str]:
    """Device kernels of the add plan; they know nothing of its shape."""
    return {
        "reader": """\
#include <cstdint>
#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr auto a_args = TensorAccessorArgs<0>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(0));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(1));
    const uint32_t start_id = get_arg_val<uint32_t>(2);
    const uint32_t end_id = start_id + get_arg_val<uint32_t>(3);
    for (uint32_t id = start_id; id < end_id; ++id) {
        cb_reserve_back(0, 1);
        cb_reserve_back(1, 1);
        noc_async_read_page(id, a, get_write_ptr(0));
        noc_async_read_page(id, b, get_write_ptr(1));
        noc_async_read_barrier();
        cb_push_back(0, 1);
        cb_push_back(1, 1);
    }
}
""",
        "compute": """\
#include <cstdint>
#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_binary.h"
#include "api/compute/pack.h"
#include "api/compute/reg_api.h"
#include "api/compute/cb_api.h"

void kernel_main() {
    const uint32_t count = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(0, 1, 16);
    add_init(0, 1);
    for (uint32_t i = 0; i < count; ++i) {
        cb_wait_front(0, 1);
        cb_wait_front(1, 1);
        tile_regs_acquire();
        add_tiles(0, 1, 0, 0, 0);
        tile_regs_commit();
        cb_pop_front(0, 1);
        cb_pop_front(1, 1);
        cb_reserve_back(16, 1);
        tile_regs_wait();
        pack_tile(0, 16);
        tile_regs_release();
        cb_push_back(16, 1);
    }
}
""",
        "writer": """\
#include <cstdint>
#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr auto c_args = TensorAccessorArgs<0>();
    const auto c = TensorAccessor(c_args, get_arg_val<uint32_t>(0));
    const uint32_t start_id = get_arg_val<uint32_t>(1);
    const uint32_t end_id = start_id + get_arg_val<uint32_t>(2);
    for (uint32_t id = start_id; id < end_id; ++id) {
        cb_wait_front(16, 1);
        noc_async_write_page(id, c, get_read_ptr(16));
        noc_async_write_barrier();
        cb_pop_front(16, 1);
    }
}
""",
    }
