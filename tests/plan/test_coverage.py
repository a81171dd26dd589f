"""Any split of any grid over cores is accepted, and any damage to it is found."""

from __future__ import annotations

from dataclasses import replace
from math import prod

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tilemetal.errors import PlanError
from tilemetal.plan import Buffer, CoreRange, CoreWork, OutputTiles, Plan, TileOrigin, validate_plan

# The fixture is a frozen plan, so examples may share it.
_SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def _partitions(draw: st.DrawFn) -> tuple[Buffer, tuple[int, ...], OutputTiles, list[CoreWork]]:
    """A tensor of random rank cut into a random grid of blocks, dealt to random cores."""
    grid = tuple(draw(st.lists(st.integers(1, 5), min_size=1, max_size=3)))
    rank = draw(st.integers(len(grid), 4))
    axis_of_dim = draw(st.permutations([*range(len(grid)), *[None] * (rank - len(grid))]))
    extent = tuple(draw(st.integers(1, 3)) for _ in range(rank))
    factors, shape = [], []
    for axis, size in zip(axis_of_dim, extent, strict=True):
        factors.append(tuple(size if axis == a else 0 for a in range(len(grid))))
        shape.append(size * (1 if axis is None else grid[axis]))
    pages = prod(shape)
    tensor_shape = [size * 32 if dim >= rank - 2 else size for dim, size in enumerate(shape)]
    # Edge tiles that are only partly filled count like full ones.
    tensor_shape[-1] -= draw(st.integers(0, 31))
    buffer = Buffer(
        "C",
        "output",
        "bfloat16",
        tuple(tensor_shape),
        "DRAM",
        "interleaved",
        (32, 32),
        "Float16_b",
        2048,
        pages,
    )
    output = OutputTiles("C", tuple(TileOrigin(0, factor) for factor in factors), extent)
    blocks = prod(grid)
    cuts = sorted(draw(st.lists(st.integers(0, blocks), max_size=15)))
    edges = [0, *cuts, blocks]
    cores = draw(st.permutations([(x, y) for y in range(4) for x in range(4)]))
    work = [
        CoreWork(core, start, end - start)
        for core, start, end in zip(cores, edges[:-1], edges[1:], strict=False)
    ]
    return buffer, grid, output, work


def _with_partition(
    plan: Plan, buffer: Buffer, grid: tuple[int, ...], output: OutputTiles, work: list[CoreWork]
) -> Plan:
    return replace(
        plan,
        buffers=(*plan.buffers[:2], buffer),
        core_ranges=tuple(CoreRange(w.core, w.core) for w in work),
        work_partition=replace(plan.work_partition, grid=grid, outputs=(output,), cores=tuple(work)),
    )


@_SETTINGS
@given(_partitions())
def test_a_partition_of_blocks_is_accepted(plan: Plan, partition: tuple) -> None:
    validate_plan(_with_partition(plan, *partition))


@_SETTINGS
@given(_partitions(), st.data())
def test_a_dropped_or_duplicated_block_is_found(plan: Plan, partition: tuple, data: st.DataObject) -> None:
    buffer, grid, output, work = partition
    index = data.draw(st.sampled_from([i for i, w in enumerate(work) if w.count]))
    entry = work[index]
    damage = data.draw(st.sampled_from(["first dropped", "last dropped", "one before", "one after"]))
    start, count = {
        "first dropped": (entry.start_id + 1, entry.count - 1),
        "last dropped": (entry.start_id, entry.count - 1),
        "one before": (entry.start_id - 1, entry.count + 1),
        "one after": (entry.start_id, entry.count + 1),
    }[damage]
    if start < 0:
        return
    work[index] = CoreWork(entry.core, start, count)
    with pytest.raises(PlanError):
        validate_plan(_with_partition(plan, buffer, grid, output, work))


@_SETTINGS
@given(_partitions(), st.data())
def test_a_changed_block_position_or_size_is_found(plan: Plan, partition: tuple, data: st.DataObject) -> None:
    buffer, grid, output, work = partition
    dim = data.draw(st.integers(0, len(output.extent) - 1))
    if data.draw(st.booleans()):
        extent = list(output.extent)
        extent[dim] += data.draw(st.sampled_from([-1, 1]))
        if extent[dim] < 1:
            return
        changed = replace(output, extent=tuple(extent))
    else:
        origin = list(output.origin)
        origin[dim] = replace(origin[dim], constant=data.draw(st.sampled_from([-1, 1])))
        changed = replace(output, origin=tuple(origin))
    with pytest.raises(PlanError):
        validate_plan(_with_partition(plan, buffer, grid, changed, work))


def test_a_tensor_of_a_hundred_thousand_tiles_is_checked(plan: Plan) -> None:
    buffer = replace(plan.buffers[2], shape=(320 * 32, 320 * 32), num_pages=320 * 320)
    output = replace(
        plan.work_partition.outputs[0],
        origin=(TileOrigin(0, (0, 1, 0)), TileOrigin(0, (1, 0, 0))),
        extent=(1, 1),
    )
    work = [CoreWork((x, y), (2 * y + x) * 25600, 25600) for y in range(2) for x in range(2)]
    validate_plan(_with_partition(plan, buffer, (320, 320, 1), output, work))
    work[1] = replace(work[1], count=25599)
    with pytest.raises(PlanError):
        validate_plan(_with_partition(plan, buffer, (320, 320, 1), output, work))
