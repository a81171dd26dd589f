"""The two sides of a copy: which part of a tensor, or which on-chip block."""

from __future__ import annotations

from dataclasses import dataclass

from ..data_formats import TILE_HEIGHT, TILE_WIDTH
from ..errors import LanguageError
from ..language import locations
from ..tir import (
    Analyzer,
    Expr,
    For,
    IfThenElse,
    Range,
    Stmt,
    TensorLoad,
    TensorRegion,
    TilePrimitiveCall,
    Var,
    is_buffer_var,
)
from .statements import body_of, constant, flatten, has_body

ON_CHIP = ("shared", "local.fragment")


@dataclass(frozen=True)
class Region:
    """``extent`` elements per dimension of ``tensor``, starting at ``base``."""

    tensor: Var
    base: tuple[Expr, ...]
    extent: tuple[int, ...]


def is_on_chip(buffer: Var) -> bool:
    return buffer.ty.storage_scope in ON_CHIP


def shape_of(buffer: Var) -> tuple[int, ...]:
    return tuple(int(extent) for extent in buffer.ty.shape)


def tiles_of(buffer: Var) -> tuple[int, int]:
    """Rows and columns of tiles of an on-chip block."""
    shape = shape_of(buffer)
    return shape[-2] // TILE_HEIGHT, shape[-1] // TILE_WIDTH


def buffer_of(side: Expr) -> Var:
    """The buffer one side of a copy names."""
    return side.source if isinstance(side, (TensorLoad, TensorRegion)) else side


def sides(copy: TilePrimitiveCall) -> tuple[Var | Region, Var | Region]:
    """Source and destination of a ``T.copy``: an on-chip block as its buffer, the rest as regions.

    Raises LanguageError when ranks or extents do not match, a region of an on-chip block is not all of
    it, or both sides are in device memory.
    """
    where = locations.of(copy)
    source, destination = copy.args
    blocks = [b for b in (buffer_of(source), buffer_of(destination)) if is_on_chip(b)]
    if not blocks:
        raise LanguageError(
            f"T.copy from {buffer_of(source).name} to {buffer_of(destination).name}, both in device memory",
            location=where,
            help="copy to an on-chip block first",
        )
    shape = shape_of(blocks[0])
    return _side(source, shape, copy), _side(destination, shape, copy)


def _side(side: Expr, shape: tuple[int, ...], copy: TilePrimitiveCall) -> Var | Region:
    where = locations.of(copy)
    buffer = buffer_of(side)
    if is_buffer_var(side):
        base: tuple[Expr, ...] = tuple(0 * extent for extent in side.ty.shape)
        extent = shape_of(side)
    elif isinstance(side, TensorRegion):
        base, extent = _bounds(side, copy)
    else:
        base = tuple(side.indices)
        rank = len(base)
        if rank < len(shape) and len(shape) - rank > _leading_ones(shape):
            raise LanguageError(
                f"T.copy: {buffer.name} has rank {rank}, the block has rank {len(shape)}", location=where
            )
        extent = (1,) * (rank - len(shape)) + shape[max(0, len(shape) - rank) :]
    if len(base) != len(buffer.ty.shape):
        raise LanguageError(
            f"T.copy: {buffer.name} has rank {len(buffer.ty.shape)}, indexed with {len(base)} indices",
            location=where,
        )
    if _squeeze(extent) != _squeeze(shape):
        raise LanguageError(
            f"T.copy: the region of {buffer.name} does not match the block",
            location=where,
            expected=f"{' x '.join(map(str, shape))} elements",
            found=" x ".join(map(str, extent)),
        )
    if not is_on_chip(buffer):
        return Region(buffer, base, extent)
    if extent != shape_of(buffer) or any(constant(Analyzer().simplify(b)) != 0 for b in base):
        raise LanguageError(
            f"T.copy: only a part of the on-chip block {buffer.name} is copied",
            location=where,
            expected="the whole block",
            help="allocate a block of the size that is copied",
        )
    return buffer


def _bounds(region: TensorRegion, copy: TilePrimitiveCall) -> tuple[tuple[Expr, ...], tuple[int, ...]]:
    analyzer = Analyzer()
    base, extents = [], []
    for part in region.region:
        extent = constant(analyzer.simplify(part.extent))
        if extent is None:
            raise LanguageError(
                f"T.copy: an extent of the region of {region.source.name} is not constant",
                location=locations.of(copy),
                expected="slices of constant length, such as A[i * 32 : i * 32 + 32, ...]",
                found=str(part.extent),
            )
        base.append(part.min)
        extents.append(extent)
    return tuple(base), tuple(extents)


def _squeeze(shape: tuple[int, ...]) -> tuple[int, ...]:
    return shape[_leading_ones(shape) :]


def _leading_ones(shape: tuple[int, ...]) -> int:
    count = 0
    while count < len(shape) - 1 and shape[count] == 1:
        count += 1
    return count


@dataclass(frozen=True)
class Site:
    """A copy and the loops around it, outermost first."""

    copy: TilePrimitiveCall
    loops: tuple[For, ...]
    conditional: bool


def copy_sites(stmts: list[Stmt], loops: tuple[For, ...] = (), conditional: bool = False) -> list[Site]:
    """Every ``T.copy`` below ``stmts`` with its loops, and whether a condition decides if it happens."""
    found: list[Site] = []
    for stmt in stmts:
        if isinstance(stmt, TilePrimitiveCall) and stmt.op.name == "tt.copy":
            found.append(Site(stmt, loops, conditional))
        elif isinstance(stmt, IfThenElse):
            for branch in (stmt.then_case, stmt.else_case):
                found += copy_sites(flatten(branch), loops, True)
        elif has_body(stmt):
            inner = (*loops, stmt) if isinstance(stmt, For) else loops
            found += copy_sites(body_of(stmt), inner, conditional)
    return found


def check_region(region: Region, ranges: dict[Var, tuple[int, int]], copy: TilePrimitiveCall) -> None:
    """A region must start on a tile and stay inside its tensor for all values of the variables.

    ``ranges`` gives each block index and loop variable its first value and its number of values.
    """
    analyzer = Analyzer()
    for var, (first, count) in ranges.items():
        analyzer.bind(var, Range(first, first + count))
    where = locations.of(copy)
    shape = shape_of(region.tensor)
    for dim, (base, extent, size) in enumerate(zip(region.base, region.extent, shape, strict=True)):
        tile = {len(shape) - 2: TILE_HEIGHT, len(shape) - 1: TILE_WIDTH}.get(dim, 1)
        start = analyzer.simplify(base)
        if not analyzer.can_prove_equal(start % tile, 0) or extent % tile:
            raise LanguageError(
                f"T.copy: the region of {region.tensor.name} is not on tile boundaries in dimension {dim}",
                location=where,
                expected=f"a start and a length that are multiples of {tile}",
                found=f"start {start}, length {extent}",
            )
        bound = analyzer.const_int_bound(start)
        if bound.min_value < 0 or bound.max_value + extent > size:
            raise LanguageError(
                f"T.copy: the region of {region.tensor.name} leaves the tensor in dimension {dim}",
                location=where,
                expected=f"elements 0 to {size - 1}",
                found=f"elements {bound.min_value} to {bound.max_value + extent - 1}",
                help="choose block sizes that divide the tensor, or pad the tensor",
            )
