"""The work partition: every block runs on one core, and every output tile is written by one block."""

from __future__ import annotations

from math import prod

import numpy as np
import numpy.typing as npt

from ..errors import PlanError
from .document import REGENERATE
from .model import CoreWork, OutputTiles, Plan

_Indices = npt.NDArray[np.int64]
# Tile indices looked at together; bounds the memory of a check.
_CHUNK = 1 << 20


def check_blocks(plan: Plan) -> None:
    """Raise PlanError unless the cores' block ranges split ``0 .. num_blocks - 1``."""
    partition = plan.work_partition
    blocks = partition.num_blocks
    expected = f"each of the {blocks} blocks on exactly one core"
    busy = sorted((work for work in partition.cores if work.count), key=lambda work: work.start_id)
    next_id = 0
    previous: CoreWork | None = None
    for work in busy:
        if work.start_id > next_id:
            raise _partition_error(f"{_span(next_id, work.start_id)} on no core", expected)
        if work.start_id < next_id and previous is not None:
            raise _partition_error(
                f"block {work.start_id} is on two cores, {previous.core} and {work.core}", expected
            )
        next_id = work.start_id + work.count
        previous = work
        if next_id > blocks:
            raise _partition_error(
                f"core {work.core} runs up to block {next_id - 1}, which does not exist", expected
            )
    if next_id < blocks:
        raise _partition_error(f"{_span(next_id, blocks)} on no core", expected)


def _span(first: int, end: int) -> str:
    return f"block {first} is" if end - first == 1 else f"blocks {first} to {end - 1} are"


def _partition_error(what: str, expected: str) -> PlanError:
    return PlanError(f"$.work_partition.cores: {what}", expected=expected, help=REGENERATE)


def check_outputs(plan: Plan) -> None:
    """Raise PlanError unless the blocks write every tile of every output exactly once, in bounds.

    An output has an entry for each copy a block makes to it, one per iteration for copies in a loop.
    """
    outputs = plan.work_partition.outputs
    written = {output.buffer for output in outputs}
    owners: dict[str, _Indices] = {}
    for buffer in plan.buffers:
        if buffer.is_output and buffer.name not in written:
            raise PlanError(
                f"$.work_partition.outputs: no entry for {buffer.name}",
                expected="an entry for each buffer with access output or inout",
                help=REGENERATE,
            )
        if buffer.is_output:
            owners[buffer.name] = np.full(prod(buffer.tile_grid), -1, dtype=np.int64)
    for index, output in enumerate(outputs):
        path = f"$.work_partition.outputs[{index}]"
        if output.buffer not in owners:
            raise PlanError(
                f"{path}.buffer: {output.buffer} is not an output",
                expected="a buffer with access output or inout",
                help=REGENERATE,
            )
        _claim_tiles(plan, output, owners[output.buffer], path)
    for name, owner in owners.items():
        missing = np.flatnonzero(owner < 0)
        if len(missing):
            position = _position(int(missing[0]), plan.buffer(name).tile_grid)
            raise PlanError(
                f"$.work_partition.outputs: tile {position} of {name} is written by no block",
                expected="every tile of an output written by exactly one block",
                found=f"{len(missing)} of {len(owner)} tiles are not written",
                help=REGENERATE,
            )


def _claim_tiles(plan: Plan, output: OutputTiles, owner: _Indices, path: str) -> None:
    """Enter the blocks of one entry as owners of the tiles they write."""
    shape = plan.buffer(output.buffer).tile_grid
    grid = plan.work_partition.grid
    if not len(output.origin) == len(output.extent) == len(shape):
        raise PlanError(
            f"{path}: {output.buffer} has {len(shape)} dimensions",
            expected=f"{len(shape)} origins and {len(shape)} extents",
            found=f"{len(output.origin)} origins and {len(output.extent)} extents",
            help=REGENERATE,
        )
    for dim, origin in enumerate(output.origin):
        if len(origin.per_axis) != len(grid):
            raise PlanError(
                f"{path}.origin[{dim}].per_axis: the grid has {len(grid)} axes",
                expected=f"{len(grid)} factors",
                found=f"{len(origin.per_axis)} factors",
                help=REGENERATE,
            )
    origins = _origins(output, grid)
    _check_bounds(plan, output, origins, shape, path)
    _claim_once(plan, output, origins, owner, path)


def _origins(output: OutputTiles, grid: tuple[int, ...]) -> _Indices:
    """First index of every block (rows) in every dimension (columns)."""
    ids = np.arange(prod(grid), dtype=np.int64)
    axes = []
    for extent in grid:
        ids, index = np.divmod(ids, extent)
        axes.append(index)
    columns = [
        origin.constant + sum(factor * axis for factor, axis in zip(origin.per_axis, axes, strict=True))
        for origin in output.origin
    ]
    return np.stack(columns, axis=1)


def _check_bounds(
    plan: Plan, output: OutputTiles, origins: _Indices, shape: tuple[int, ...], path: str
) -> None:
    outside = (origins < 0) | (origins + np.array(output.extent) > np.array(shape))
    if not outside.any():
        return
    block, dim = (int(i) for i in np.argwhere(outside)[0])
    first = int(origins[block, dim])
    raise PlanError(
        f"{path}: {_block(plan, block)} writes outside {output.buffer}",
        expected=f"indices 0 to {shape[dim] - 1} in dimension {dim}",
        found=f"indices {first} to {first + output.extent[dim] - 1}",
        help=REGENERATE,
    )


def _claim_once(plan: Plan, output: OutputTiles, origins: _Indices, owner: _Indices, path: str) -> None:
    shape = plan.buffer(output.buffer).tile_grid
    strides = np.array([prod(shape[dim + 1 :]) for dim in range(len(shape))], dtype=np.int64)
    inside = np.indices(output.extent).reshape(len(shape), -1).T @ strides
    bases = origins @ strides
    step = max(1, _CHUNK // len(inside))
    for start in range(0, len(bases), step):
        # A tile written twice ends an iteration with an owner other than one of its two writers.
        blocks = np.arange(start, min(start + step, len(bases)))
        tiles = bases[blocks, None] + inside
        taken = owner[tiles] >= 0
        if not taken.any():
            owner[tiles] = blocks[:, None]
            taken = owner[tiles] != blocks[:, None]
        if taken.any():
            row, column = (int(i) for i in np.argwhere(taken)[0])
            tile = int(tiles[row, column])
            raise PlanError(
                f"{path}: tile {_position(tile, shape)} of {output.buffer} is written twice",
                expected="every tile of an output written by exactly one block",
                found=f"{_block(plan, int(owner[tile]))} and {_block(plan, int(blocks[row]))}",
                help=REGENERATE,
            )


def _position(tile: int, shape: tuple[int, ...]) -> str:
    return str([int(i) for i in np.unravel_index(tile, shape)])


def _block(plan: Plan, block: int) -> str:
    """A block with its grid index and its core."""
    index = []
    rest = block
    for extent in plan.work_partition.grid:
        rest, axis = divmod(rest, extent)
        index.append(axis)
    for work in plan.work_partition.cores:
        if work.start_id <= block < work.start_id + work.count:
            return f"block {block} {index} on core {work.core}"
    return f"block {block} {index}"
