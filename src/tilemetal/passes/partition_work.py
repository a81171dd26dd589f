"""B1: the grid of blocks is dealt to cores.

Before: the kernel grid is a nest of block indices. After: ``tt.partition_mode`` is global,
``tt.grid_blocks``, ``tt.grid_tiles``, ``tt.core_ranges`` and ``tt.work_partition`` say which core runs
which contiguous range of block ids (x fastest), and ``tt.outputs`` where each block writes. A grid that
fits the core grid maps block (x, y) to core (x, y), so that neighbours share rows and columns; otherwise
cores are filled row by row and each gets either the quotient or one block more.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import BufferAttribute, TensorAccessorAttribute
from ..errors import LanguageError, TargetError, VerificationError
from ..language import locations, tenstorrent
from ..target import Target
from ..tir import PrimFunc
from .kernel_grid import block_grid
from .output_regions import written_regions
from .program import Program


def run(program: Program) -> Program:
    func = program.whole
    extents = block_grid(func)
    cores = _choose_cores(extents, _requested_grid(func, program.target), program.target)
    blocks = extents[0] * extents[1] * extents[2]
    quotient, rest = divmod(blocks, len(cores))
    table: list[list[int]] = []
    start = 0
    for i, (x, y) in enumerate(cores):
        count = quotient + (1 if i < rest else 0)
        table.append([x, y, start, count])
        start += count
    func = func.with_attr(attributes.PARTITION_MODE, "global")
    func = func.with_attr(attributes.GRID_BLOCKS, list(extents))
    func = func.with_attr(attributes.GRID_TILES, list(_output_tiles(func)))
    func = func.with_attr(attributes.CORE_RANGES, _rectangles(cores))
    func = func.with_attr(attributes.WORK_PARTITION, table)
    func = func.with_attr(attributes.OUTPUTS, written_regions(func))
    return program.with_function(func)


def verify(program: Program) -> None:
    func = program.whole
    extents = attributes.value(func, attributes.GRID_BLOCKS)
    table = attributes.value(func, attributes.WORK_PARTITION)
    covered = 0
    for x, y, start, count in table:
        if start != covered or count < 1:
            raise VerificationError(
                f"partition_work gave core ({x}, {y}) {count} blocks from {start}, expected from {covered}"
            )
        covered += count
    if covered != extents[0] * extents[1] * extents[2]:
        raise VerificationError(f"partition_work dealt {covered} blocks of a {extents} grid")


def _requested_grid(func: PrimFunc, target: Target) -> tuple[int, int]:
    if func.attrs is None or tenstorrent.CORE_GRID not in func.attrs:
        return target.core_grid[0], target.core_grid[1]
    x, y = attributes.value(func, tenstorrent.CORE_GRID)
    if x > target.core_grid[0] or y > target.core_grid[1]:
        raise TargetError(
            f"the kernel asks for {x}x{y} cores",
            location=locations.of(func.body),
            expected=f"at most {target.core_grid[0]}x{target.core_grid[1]}, the core grid of {target.arch}",
            help="lower T.tt.core_grid, or leave it out: blocks are then dealt to the cores there are",
        )
    return x, y


def _choose_cores(
    extents: tuple[int, int, int], grid: tuple[int, int], target: Target
) -> list[tuple[int, int]]:
    x, y, z = extents
    if z == 1 and x <= grid[0] and y <= grid[1]:
        return [(cx, cy) for cy in range(y) for cx in range(x)]
    used = min(x * y * z, grid[0] * grid[1])
    return [(i % grid[0], i // grid[0]) for i in range(used)]


def _rectangles(cores: list[tuple[int, int]]) -> list[list[int]]:
    """Inclusive rectangles that cover row-major ``cores`` exactly."""
    rows: dict[int, list[int]] = {}
    for x, y in cores:
        rows.setdefault(y, []).append(x)
    rectangles: list[list[int]] = []
    for y, columns in sorted(rows.items()):
        x0, x1 = min(columns), max(columns)
        if rectangles and rectangles[-1][0] == x0 and rectangles[-1][2] == x1 and rectangles[-1][3] == y - 1:
            rectangles[-1][3] = y
        else:
            rectangles.append([x0, y, x1, y])
    return rectangles


def _output_tiles(func: PrimFunc) -> tuple[int, int]:
    for param in func.params:
        if attributes.get(func, BufferAttribute, param.name).access != "input":
            grid = attributes.get(func, TensorAccessorAttribute, param.name).tile_grid
            return grid[-2], grid[-1]
    raise LanguageError(
        "the kernel writes no tensor",
        location=locations.of(func.body),
        help="copy a result to a tensor with T.copy",
    )
