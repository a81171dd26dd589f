"""Reading elementwise loop nests: ``T.Parallel`` bodies, vectorised or not, and hand-written matmuls.

A nest is understood by evaluating its index expressions over the whole (small) iteration space, so that
any spelling of the same accesses (strides, split loops, vector lanes) is accepted and anything else is
refused with the line it stands on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..data_formats import SUPPORTED_DTYPES
from ..errors import LoweringError
from ..language import locations
from ..tir import (
    Add,
    Broadcast,
    BufferStore,
    Cast,
    Expr,
    FloorDiv,
    FloorMod,
    For,
    ForKind,
    IntImm,
    Mul,
    Ramp,
    Stmt,
    Sub,
    TensorLoad,
    Var,
    structural_walk,
)
from .regions import is_on_chip, shape_of
from .statements import body_of, constant

Points = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Nest:
    """One store and the loops around it. ``where`` is the loop nest's statement."""

    store: BufferStore
    loops: tuple[tuple[Var, int, int], ...]
    where: Stmt

    @property
    def target(self) -> Var:
        return self.store.buffer


@dataclass(frozen=True)
class Contraction:
    """``C[i, j] += A[i, k] * B[k, j]`` over whole blocks, either operand transposed."""

    A: Var
    B: Var
    C: Var
    transpose_A: bool
    transpose_B: bool


def is_parallel(stmt: Stmt) -> bool:
    """Whether a statement is the outermost loop of an elementwise nest."""
    return isinstance(stmt, For) and ForKind(stmt.kind) in (ForKind.PARALLEL, ForKind.VECTORIZED)


def nests_of(stmt: For) -> list[Nest]:
    """The stores of a nest with their loops, in program order. Raises LoweringError for other statements."""
    return _collect(stmt, (), stmt)


def _collect(stmt: Stmt, loops: tuple[tuple[Var, int, int], ...], where: Stmt) -> list[Nest]:
    if isinstance(stmt, BufferStore):
        return [Nest(stmt, loops, stmt)]
    if not isinstance(stmt, For):
        raise LoweringError(
            f"T.Parallel: a {type(stmt).__name__} stands inside an elementwise loop",
            location=locations.of(stmt) or locations.of(where),
            expected="assignments to elements of on-chip blocks",
        )
    first, count = constant(stmt.min), constant(stmt.extent)
    if first is None or count is None:
        raise LoweringError(
            f"T.Parallel: the loop over {stmt.loop_var.name} has no constant bounds",
            location=locations.of(stmt),
        )
    inner = (*loops, (stmt.loop_var, first, count))
    return [nest for part in body_of(stmt) for nest in _collect(part, inner, where)]


class Space:
    """The iteration space of a nest, flattened: every loop variable and vector lane as an array."""

    def __init__(self, nest: Nest) -> None:
        self.nest = nest
        extents = [count for _, _, count in nest.loops]
        self._lanes = _lanes_of(nest)
        axes = np.indices((*extents, self._lanes), dtype=np.int64).reshape(len(extents) + 1, -1)
        self._values = {var: axes[i] + first for i, (var, first, _) in enumerate(nest.loops)}
        self._lane = axes[-1]
        self.size = axes.shape[1]

    def flat_index(self, indices: Any, buffer: Var) -> Points:
        """Row-major element number of an access, for every point of the space."""
        shape = shape_of(buffer)
        flat = np.zeros(self.size, dtype=np.int64)
        for index, extent in zip(indices, shape, strict=True):
            value = self.evaluate(index)
            if value.min() < 0 or value.max() >= extent:
                raise LoweringError(
                    f"T.Parallel: an index of {buffer.name} leaves the block",
                    location=locations.of(self.nest.where),
                    expected=f"0 to {extent - 1}",
                    found=f"{value.min()} to {value.max()}",
                )
            flat = flat * extent + value
        return flat

    def evaluate(self, expr: Any) -> Points:
        """Values of an index expression at every point of the space."""
        if isinstance(expr, IntImm):
            return np.full(self.size, int(expr.value), dtype=np.int64)
        if isinstance(expr, Var):
            if expr not in self._values:
                raise LoweringError(
                    f"T.Parallel: the index uses {expr.name}, which is not a loop of this nest",
                    location=locations.of(self.nest.where),
                    help="index blocks with the nest's own variables; T.copy selects the part of a tensor",
                )
            values: Points = self._values[expr]
            return values
        if isinstance(expr, Ramp):
            lanes: Points = self.evaluate(expr.base) + self.evaluate(expr.stride) * self._lane
            return lanes
        if isinstance(expr, (Cast, Broadcast)):
            return self.evaluate(expr.value)
        for kind, apply in _INTEGER_OPS:
            if isinstance(expr, kind):
                left, right = operands_of(expr)
                return np.asarray(apply(self.evaluate(left), self.evaluate(right)), dtype=np.int64)
        raise LoweringError(
            f"T.Parallel: the index {expr} is not understood", location=locations.of(self.nest.where)
        )


_INTEGER_OPS: tuple[tuple[type, Any], ...] = (
    (Add, np.add),
    (Sub, np.subtract),
    (Mul, np.multiply),
    (FloorDiv, np.floor_divide),
    (FloorMod, np.mod),
)


def operands_of(expr: Any) -> tuple[Any, Any]:
    """Both operands of a binary expression."""
    return expr.a, expr.b


def _lanes_of(nest: Nest) -> int:
    lanes: set[int] = set()
    structural_walk(nest.store, [((Ramp, Broadcast), lambda node: lanes.add(int(node.lanes)))])
    if len(lanes) > 1:
        raise LoweringError(
            f"T.Parallel: vectors of different lengths {sorted(lanes)} in one assignment",
            location=locations.of(nest.where),
        )
    return lanes.pop() if lanes else 1


def loads_of(expr: Any) -> list[TensorLoad]:
    """Element loads of an expression, left to right."""
    loads: list[TensorLoad] = []
    structural_walk(expr, [(TensorLoad, loads.append)])
    return loads


def require_blocks(nest: Nest) -> None:
    """Stores and loads of a nest must be of on-chip blocks."""
    for buffer in (nest.target, *(load.source for load in loads_of(nest.store.value))):
        if not is_on_chip(buffer):
            raise LoweringError(
                f"T.Parallel: tensor {buffer.name} is accessed element by element",
                location=locations.of(nest.where),
                help=f"T.copy a block of {buffer.name} to or from an on-chip block",
            )


def require_elementwise(nest: Nest) -> None:
    """A nest must write each element of its target once and read the others at the same place."""
    require_blocks(nest)
    space = Space(nest)
    target = nest.target
    written = space.flat_index(nest.store.indices, target)
    elements = int(np.prod(shape_of(target)))
    if space.size != elements or np.unique(written).size != elements:
        raise LoweringError(
            f"T.Parallel: the loop writes {np.unique(written).size} of {elements} elements of {target.name}"
            + (", some of them repeatedly" if space.size > np.unique(written).size else ""),
            location=locations.of(nest.where),
            expected="each element written once",
            help="a sum over an inner loop is understood as a matmul: C[i, j] += A[i, k] * B[k, j]",
        )
    for load in loads_of(nest.store.value):
        if shape_of(load.source) != shape_of(target):
            raise LoweringError(
                f"T.Parallel: {load.source.name} has another shape than {target.name}",
                location=locations.of(nest.where),
                expected=str(shape_of(target)),
                found=str(shape_of(load.source)),
            )
        if not np.array_equal(space.flat_index(load.indices, load.source), written):
            raise LoweringError(
                f"T.Parallel: {load.source.name} is read at another place than {target.name} is written",
                location=locations.of(nest.where),
                expected=f"{load.source.name}[{', '.join(map(str, nest.store.indices))}]",
                found=str(load),
            )


def strip_casts(expr: Expr) -> Expr:
    """The expression without changes between float types, which happen where a block is packed."""
    while isinstance(expr, Broadcast) or (isinstance(expr, Cast) and _scalar_dtype(expr) in SUPPORTED_DTYPES):
        expr = expr.value
    return expr


def _scalar_dtype(expr: Expr) -> str:
    return str(expr.ty.dtype).partition("x")[0]


def match_contraction(nest: Nest) -> Contraction | None:
    """The matmul a nest computes, or None when it is not shaped like one.

    Raises LoweringError when it is a sum of products but not over whole blocks.
    """
    value = strip_casts(nest.store.value)
    if not isinstance(value, Add):
        return None
    for accumulator, product in ((value.a, value.b), (value.b, value.a)):
        old, product = strip_casts(accumulator), strip_casts(product)
        if isinstance(old, TensorLoad) and old.source.same_as(nest.target) and isinstance(product, Mul):
            left, right = strip_casts(product.a), strip_casts(product.b)
            if isinstance(left, TensorLoad) and isinstance(right, TensorLoad):
                return _contraction(nest, old, left, right)
    return None


def _contraction(nest: Nest, old: TensorLoad, left: TensorLoad, right: TensorLoad) -> Contraction | None:
    require_blocks(nest)
    space = Space(nest)
    C = nest.target
    written = space.flat_index(nest.store.indices, C)
    if np.unique(written).size == space.size:
        return None
    if not np.array_equal(space.flat_index(old.indices, C), written):
        raise LoweringError(
            f"T.Parallel: {C.name} is accumulated from another element", location=locations.of(nest.where)
        )
    m, n = shape_of(C)
    rows, columns = written // n, written % n
    for A, B in ((left, right), (right, left)):
        a, b = (space.flat_index(load.indices, load.source) for load in (A, B))
        for transpose_A in (False, True):
            for transpose_B in (False, True):
                inner = _inner_index(a, rows, shape_of(A.source), m, transpose_A)
                if inner is None or not np.array_equal(
                    b, _operand_index(inner, columns, shape_of(B.source), transpose_B)
                ):
                    continue
                k = int(np.prod(shape_of(A.source))) // m
                if space.size == m * n * k and np.unique(written * k + inner).size == space.size:
                    return Contraction(A.source, B.source, C, transpose_A, transpose_B)
    raise LoweringError(
        f"T.Parallel: this sum of products into {C.name} is not a matmul of whole blocks",
        location=locations.of(nest.where),
        expected="C[i, j] += A[i, k] * B[k, j] over all i, j, k (either operand transposed)",
    )


def _inner_index(a: Points, rows: Points, shape: tuple[int, ...], m: int, transposed: bool) -> Points | None:
    """k of every access to A, if A is read in the rows of C."""
    if len(shape) != 2 or shape[1 if transposed else 0] != m:
        return None
    row, column = a // shape[1], a % shape[1]
    outer, inner = (column, row) if transposed else (row, column)
    return inner if np.array_equal(outer, rows) else None


def _operand_index(inner: Points, columns: Points, shape: tuple[int, ...], transposed: bool) -> Points:
    return columns * shape[1] + inner if transposed else inner * shape[1] + columns
