"""Decisions of the passes: subblocks, cores, depths, DST tiles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tilemetal
import tilemetal.language as T
from tilemetal.errors import TargetError
from tilemetal.passes.dst_blocking import choose_subblock
from tilemetal.target import Target


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from([4, 8, 16]))
def test_subblocks_tile_the_block_fit_dst_and_are_cheapest(rows: int, columns: int, capacity: int) -> None:
    r, c = choose_subblock(rows, columns, capacity)
    assert rows % r == 0
    assert columns % c == 0
    assert r * c <= capacity

    def operand_tiles(a: int, b: int) -> int:
        return (rows // a) * (columns // b) * (a + b)

    fitting = [
        (a, b)
        for a in range(1, rows + 1)
        for b in range(1, columns + 1)
        if rows % a == 0 and columns % b == 0 and a * b <= capacity
    ]
    assert operand_tiles(r, c) == min(operand_tiles(a, b) for a, b in fitting)


def copy_kernel(grid_x: int, grid_y: int, grid_z: int = 1, stages: int = 0, cores: Any = None) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((grid_z, grid_y * 32, grid_x * 32), "bfloat16"),
        C: T.Tensor((grid_z, grid_y * 32, grid_x * 32), "bfloat16"),
    ):
        if cores is not None:
            T.tt.core_grid(cores[0], cores[1])
        with T.Kernel(grid_x, grid_y, grid_z) as (bx, by, bz):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            for _ in T.Pipelined(1, num_stages=stages):
                T.copy(A[bz, by * 32, bx * 32], A_s)
                T.copy(A_s, C[bz, by * 32, bx * 32])

    return main


@given(
    st.integers(1, 14), st.integers(1, 14), st.integers(1, 3), st.sampled_from(["wormhole_b0", "blackhole"])
)
def test_every_block_runs_on_exactly_one_core(x: int, y: int, z: int, arch: str) -> None:
    plan = tilemetal.compile(copy_kernel, arch, grid_x=x, grid_y=y, grid_z=z).plan
    blocks = [
        block
        for work in plan.work_partition.cores
        for block in range(work.start_id, work.start_id + work.count)
    ]
    assert blocks == list(range(x * y * z))
    counts = {work.count for work in plan.work_partition.cores}
    assert max(counts) - min(counts) <= 1
    assert len(plan.work_partition.cores) <= plan.core_grid[0] * plan.core_grid[1]
    tilemetal.validate_plan(plan)


def test_a_grid_that_fits_keeps_its_shape_on_the_cores() -> None:
    plan = tilemetal.compile(copy_kernel, grid_x=3, grid_y=5).plan
    assert [work.core for work in plan.work_partition.cores] == [(x, y) for y in range(5) for x in range(3)]


def test_requested_core_grid_is_used() -> None:
    plan = tilemetal.compile(copy_kernel, grid_x=4, grid_y=4, cores=(2, 2)).plan
    assert len(plan.work_partition.cores) == 4
    assert {work.count for work in plan.work_partition.cores} == {4}


@pytest.mark.parametrize(("stages", "depth"), [(0, 1), (1, 1), (2, 2), (3, 3)])
def test_depth_follows_the_pipeline_stages(stages: int, depth: int) -> None:
    plan = tilemetal.compile(copy_kernel, grid_x=1, grid_y=1, stages=stages).plan
    assert plan.circular_buffers[0].depth == depth


def test_target_limits() -> None:
    assert Target("wormhole_b0").dst_capacity(fp32=False) == 8
    assert Target("wormhole_b0").dst_capacity(fp32=True) == 4
    assert Target("blackhole").dst_capacity(fp32=True, full_sync=True) == 8
    with pytest.raises(TargetError, match="at most 8x8"):
        Target("wormhole_b0", core_grid=(9, 8))
    with pytest.raises(TargetError, match="unknown target 'grayskull'"):
        Target("grayskull")
