"""Tile primitives: operations on whole blocks."""

from __future__ import annotations

from typing import Any

from ..codegen import registry
from ..errors import LanguageError
from ..tir import (
    Expr,
    FloatImm,
    IntImm,
    Op,
    TensorLoad,
    TensorRegion,
    TilePrimitiveCall,
    Var,
    builder,
    is_buffer_var,
)
from .hints import check_hints
from .locations import here
from .memory import FRAGMENT

registry.register_ops()


def copy(src: Any, dst: Any, **hints: Any) -> None:
    """Copy a block. Each side is a whole on-chip buffer, a region ``A[i:i+m, j:j+n]``, or a base index
    ``A[i, j]`` of a region as large as the other side. Converts the dtype where the two differ."""
    check_hints("T.copy", hints, ("src", "dst"))
    _emit("copy", (_block("T.copy", "source", src), _block("T.copy", "destination", dst)))


def gemm(
    A: Any,
    B: Any,
    C: Any,
    transpose_A: bool = False,
    transpose_B: bool = False,
    clear_accum: bool = False,
    **hints: Any,
) -> None:
    """``C += op(A) @ op(B)`` on whole blocks. ``C`` is (M, N); ``A`` is (M, K), or (K, M) with
    ``transpose_A``; ``B`` is (K, N), or (N, K) with ``transpose_B``. ``clear_accum`` starts from zero.

    Raises LanguageError when the shapes do not fit, or ``C`` is not a fragment.
    """
    flags = {"transpose_A": transpose_A, "transpose_B": transpose_B, "clear_accum": clear_accum}
    check_hints("T.gemm", hints, ("A", "B", "C", *flags))
    for name, flag in flags.items():
        if not isinstance(flag, bool):
            raise LanguageError(
                f"T.gemm: {name} is {flag}",
                location=here(),
                expected="True or False, known when the kernel is built",
            )
    for name, operand in (("A", A), ("B", B), ("C", C)):
        if not is_buffer_var(operand):
            raise LanguageError(
                f"T.gemm: {name} is not an on-chip block",
                location=here(),
                expected="a buffer of T.alloc_shared or T.alloc_fragment",
            )
        if len(operand.ty.shape) != 2:
            raise LanguageError(
                f"T.gemm: {name} = {operand.name} has rank {len(operand.ty.shape)}",
                location=here(),
                expected="rank 2",
            )
    if C.ty.storage_scope != FRAGMENT:
        raise LanguageError(
            f"T.gemm: the accumulator {C.name} is not a fragment",
            location=here(),
            help=f"allocate {C.name} with T.alloc_fragment",
        )
    (m, k), (k2, n) = _op_shape(A, transpose_A), _op_shape(B, transpose_B)
    found = f"A = {_describe(A, transpose_A)}, B = {_describe(B, transpose_B)}, C = {_describe(C, False)}"
    if k != k2:
        raise LanguageError(
            "T.gemm: the inner extents differ",
            location=here(),
            expected=f"B with {k} rows after transposition, as A has {k} columns",
            found=found,
        )
    if _shape(C) != (m, n):
        raise LanguageError(
            "T.gemm: the accumulator's shape differs",
            location=here(),
            expected=f"C of shape ({m}, {n})",
            found=found,
        )
    _emit("gemm", (A, B, C), {key: IntImm("bool", int(value)) for key, value in flags.items()})


def fill(buffer: Any, value: Any) -> None:
    """Set every element of an on-chip block to a constant."""
    if not is_buffer_var(buffer) or buffer.ty.storage_scope == "global":
        raise LanguageError("T.fill: the first argument is not an on-chip block", location=here())
    if isinstance(value, (FloatImm, IntImm)):
        value = value.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise LanguageError(
            f"T.fill: the value {value} is not a number", location=here(), expected="a constant"
        )
    _emit("fill", (buffer, FloatImm("float32", float(value))))


def clear(buffer: Any) -> None:
    """Set every element of an on-chip block to zero."""
    fill(buffer, 0.0)


def _emit(name: str, args: tuple[Expr, ...], config: dict[str, Any] | None = None) -> None:
    builder.add_to_parent(
        TilePrimitiveCall(*args, op=Op.get(registry.get(name).op_name), config=config or {})
    )


def _block(what: str, side: str, value: Any) -> Expr:
    if isinstance(value, (TensorRegion, TensorLoad)) or is_buffer_var(value):
        return value
    raise LanguageError(
        f"{what}: the {side} is {type(value).__name__}, not a block",
        location=here(),
        expected="a buffer, a region A[i:i+m, j:j+n], or a base index A[i, j]",
    )


def _shape(buffer: Var) -> tuple[int, ...]:
    return tuple(int(extent) for extent in buffer.ty.shape)


def _op_shape(buffer: Var, transposed: bool) -> tuple[int, int]:
    rows, columns = _shape(buffer)
    return (columns, rows) if transposed else (rows, columns)


def _describe(buffer: Var, transposed: bool) -> str:
    shape = "x".join(str(extent) for extent in _shape(buffer))
    return f"{buffer.name} {shape}{' transposed' if transposed else ''}"
