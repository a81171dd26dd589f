"""Emitting a matrix multiplication into DST tiles."""

from __future__ import annotations

from dataclasses import dataclass

from ..tir import Expr, Span, Stmt, Var
from .regions import tiles_of
from .statements import do, loop


@dataclass(frozen=True)
class Gemm:
    """Operands of one ``gemm_block``, A already in the orientation the engine takes it (M x K tiles)."""

    A: Var
    B: Var
    transpose_B: bool
    span: Span

    @property
    def inner_tiles(self) -> int:
        """Tiles along K."""
        return tiles_of(self.A)[1]


@dataclass(frozen=True)
class Subblock:
    """Part of the accumulator held in DST: ``rows`` x ``columns`` tiles from (row, column) of the block.

    ``by_column``: tile (r, c) of the subblock is DST tile c * rows + r instead of r * columns + c.
    """

    row: Expr
    column: Expr
    rows: int
    columns: int
    by_column: bool

    def dst_index(self, r: Expr, c: Expr) -> Expr:
        return c * self.rows + r if self.by_column else r * self.columns + c


def emit_gemm(gemm: Gemm, sub: Subblock, dst: Var) -> list[Stmt]:
    """``DST += A @ op(B)`` for one subblock, over all K tiles of the operands' blocks.

    ``matmul_block`` reads its in1 tiles side by side. A transposed B lies column by column, so there each
    column of the subblock is a call of its own.
    """
    inner = gemm.inner_tiles
    b_columns = tiles_of(gemm.B)[1]
    transpose = int(gemm.transpose_B)

    def b_tile(k: Expr, column: Expr) -> Expr:
        return column * b_columns + k if gemm.transpose_B else k * b_columns + column

    def step(k: Expr) -> list[Stmt]:
        a_tile = sub.row * inner + k
        if sub.rows * sub.columns == 1:
            tile = b_tile(k, sub.column)
            return [do("matmul_tiles", gemm.A, gemm.B, a_tile, tile, dst, transpose, span=gemm.span)]
        if not sub.by_column:
            dims = (sub.columns, sub.rows, inner)
            tile = b_tile(k, sub.column)
            return [do("matmul_block", gemm.A, gemm.B, a_tile, tile, dst, transpose, *dims, span=gemm.span)]
        return loop("n", sub.columns, lambda n: [column_step(k, n, a_tile)], gemm.span)

    def column_step(k: Expr, n: Expr, a_tile: Expr) -> Stmt:
        tile, first = b_tile(k, sub.column + n), dst + n * sub.rows
        return do(
            "matmul_block", gemm.A, gemm.B, a_tile, tile, first, transpose, 1, sub.rows, inner, span=gemm.span
        )

    return loop("kk", inner, step, gemm.span)
