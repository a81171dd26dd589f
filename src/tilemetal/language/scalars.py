"""Scalar expressions: casts, minima and maxima, and arithmetic on extents."""

from __future__ import annotations

from typing import Any

from ..tir import Expr, builder
from ..tir import ceildiv as _tir_ceildiv

float32 = builder.float32
bfloat16 = builder.bfloat16
int32 = builder.int32
max = builder.max
min = builder.min


def ceildiv(a: Any, b: Any) -> Any:
    """Quotient rounded up; an ``int`` for two ints, so that it can size a grid."""
    if isinstance(a, int) and isinstance(b, int):
        return -(-a // b)
    return _tir_ceildiv(a, b)


def Cast(dtype: str, value: Any) -> Expr:
    """``value`` converted to ``dtype``, argument order as in TileLang."""
    return builder.cast(value, dtype)


def cast(value: Any, dtype: str) -> Expr:
    """``value`` converted to ``dtype``."""
    return builder.cast(value, dtype)
