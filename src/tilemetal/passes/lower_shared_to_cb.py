"""C1: on-chip blocks become circular buffers; copies to and from DRAM become tile transfers.

Before: blocks are allocated, ``T.copy`` moves between tensors and blocks. After: nothing is allocated;
a copy from a tensor is a ``tt.produce`` region of ``tt.read_tile``, a copy to a tensor a ``tt.consume``
region of ``tt.write_tile`` on a staging block in the tensor's data format (packing converts). Copies
between on-chip blocks become ``tt.move_block``, work for the compute engine. A block filled from a tensor
takes that tensor's data format.
"""

from __future__ import annotations

from dataclasses import replace

from .. import attributes
from ..attributes import CircularBufferAttribute, TensorAccessorAttribute
from ..data_formats import BY_DTYPE, TILE_HEIGHT, TILE_WIDTH
from ..errors import LoweringError, VerificationError
from ..language import locations
from ..language.memory import SHARED
from ..tir import (
    AllocBuffer,
    Analyzer,
    Expr,
    PrimFunc,
    Span,
    Stmt,
    TilePrimitiveCall,
    Var,
    decl_buffer,
)
from .program import Program
from .propagate_layout import DEFAULT_DEPTH, describe
from .regions import Region, sides, tiles_of
from .statements import CONSUME, PRODUCE, do, flatten, loop, mark, rewrite, sequence, walk


def run(program: Program) -> Program:
    func = program.whole
    lowering = _Lowering(func)
    body = sequence(rewrite(flatten(func.body), lowering.lower))
    return program.with_function(lowering.func.with_body(body))


def verify(program: Program) -> None:
    for stmt in walk(flatten(program.whole.body)):
        if isinstance(stmt, AllocBuffer):
            raise VerificationError(f"lower_shared_to_cb left block {stmt.buffer.name} allocated")
        if isinstance(stmt, TilePrimitiveCall) and stmt.op.name == "tt.copy":
            raise VerificationError("lower_shared_to_cb left a T.copy", location=locations.of(stmt))


class _Lowering:
    """Rewrites copies and keeps the function's attributes up to date."""

    def __init__(self, func: PrimFunc) -> None:
        self.func = func
        self._filled_from: dict[Var, str] = {}

    def lower(self, stmt: Stmt) -> list[Stmt] | None:
        if isinstance(stmt, AllocBuffer):
            return []
        if not (isinstance(stmt, TilePrimitiveCall) and stmt.op.name == "tt.copy"):
            return None
        source, destination = sides(stmt)
        if isinstance(source, Region):
            assert isinstance(destination, Var)
            return self._read(source, destination, stmt)
        if isinstance(destination, Region):
            return self._write(source, destination, stmt)
        return [do("move_block", source, destination, span=stmt.span)]

    def _read(self, region: Region, block: Var, stmt: Stmt) -> list[Stmt]:
        dtype = str(region.tensor.ty.dtype)
        fmt, own = BY_DTYPE[dtype], BY_DTYPE[str(block.ty.dtype)]
        if fmt.tile_bytes > own.tile_bytes:
            # The NoC moves bytes: narrowing is work for the packer.
            wide = self._staging(f"{block.name}_in", block, dtype)
            narrow = do("move_block", wide, block, span=stmt.span)
            return [*self._read(region, wide, stmt), narrow]
        if self._filled_from.setdefault(block, dtype) != dtype:
            raise LoweringError(
                f"block {block.name} is filled from tensors of different dtypes",
                location=locations.of(stmt),
                expected=self._filled_from[block],
                found=dtype,
            )
        cb = attributes.get(self.func, CircularBufferAttribute, block.name)
        cb = replace(cb, data_format=fmt.name, page_size=fmt.tile_bytes)
        self.func = attributes.put(self.func, block.name, cb)
        transfers = self._transfers("read_tile", block, region, stmt.span)
        return [mark(PRODUCE, block, cb.pages, transfers, stmt.span)]

    def _staging(self, name: str, like: Var, dtype: str) -> Var:
        """A block of the shape of another one in the dtype of a tensor."""
        rows, columns = tiles_of(like)
        shape = (rows * TILE_HEIGHT, columns * TILE_WIDTH)
        name = attributes.fresh_name(self.func, name)
        staging = decl_buffer(shape, dtype, name=name, scope=SHARED, layout=None)
        self.func = attributes.put(self.func, name, describe(staging, DEFAULT_DEPTH))
        return staging

    def _write(self, block: Var, region: Region, stmt: Stmt) -> list[Stmt]:
        rows, columns = tiles_of(block)
        staging = self._staging(f"{region.tensor.name}_out", block, str(region.tensor.ty.dtype))
        move = do("move_block", block, staging, span=stmt.span)
        drain = self._transfers("write_tile", staging, region, stmt.span)
        return [move, mark(CONSUME, staging, rows * columns, drain, stmt.span)]

    def _transfers(self, operation: str, block: Var, region: Region, span: Span) -> list[Stmt]:
        """One transfer per tile of the block, row by row."""
        rows, columns = tiles_of(block)
        accessor = attributes.get(self.func, TensorAccessorAttribute, region.tensor.name)
        analyzer = Analyzer()
        *leading, row, column = region.base
        first: Expr = row // TILE_HEIGHT
        for index, extent in zip(reversed(leading), reversed(_row_strides(accessor.tile_grid)), strict=True):
            first = first + index * extent
        grid_columns = accessor.tile_grid[-1]

        def tile(r: Expr, c: Expr) -> list[Stmt]:
            page = analyzer.simplify((first + r) * grid_columns + column // TILE_WIDTH + c)
            slot = analyzer.simplify(r * columns + c)
            return [do(operation, block, slot, region.tensor, page, span=span)]

        return loop("row", rows, lambda r: loop("column", columns, lambda c: tile(r, c), span), span)


def _row_strides(grid: tuple[int, ...]) -> list[int]:
    """Tile rows per step of each leading dimension."""
    strides: list[int] = []
    stride = grid[-2]
    for extent in reversed(grid[:-2]):
        strides.insert(0, stride)
        stride *= extent
    return strides
