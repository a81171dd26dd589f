"""Tensors in device memory and blocks in on-chip memory."""

from __future__ import annotations

import operator
from typing import Any

from ..data_formats import SUPPORTED_DTYPES
from ..errors import LanguageError
from ..tir import IntImm, Var, builder
from .locations import here

SHARED = "shared"
FRAGMENT = "local.fragment"


def Tensor(shape: Any, dtype: str = "float32") -> Var:
    """A parameter: a row-major tensor in DRAM, of ``shape`` elements of ``dtype``."""
    return builder.buffer(_shape("T.Tensor", shape), dtype=_dtype("T.Tensor", dtype), layout=None)


Buffer = Tensor


def alloc_shared(shape: Any, dtype: str, scope: str = SHARED) -> Var:
    """A block in the core's L1. ``scope`` is accepted for source compatibility."""
    return _alloc("T.alloc_shared", shape, dtype, SHARED)


def alloc_fragment(shape: Any, dtype: str, scope: str = FRAGMENT) -> Var:
    """A block of results; float32 fragments make the DST registers 32 bits wide."""
    return _alloc("T.alloc_fragment", shape, dtype, FRAGMENT)


alloc_local = alloc_fragment


def _alloc(what: str, shape: Any, dtype: str, scope: str) -> Var:
    return builder.alloc_buffer(_shape(what, shape), dtype=_dtype(what, dtype), scope=scope, layout=None)


def _shape(what: str, shape: Any) -> tuple[int, ...]:
    extents = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    result = []
    for extent in extents:
        value = int(extent.value) if isinstance(extent, IntImm) else extent
        if hasattr(value, "__index__") and not isinstance(value, bool):
            value = operator.index(value)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise LanguageError(
                f"{what}: the extent {extent!r} of shape {extents!r} is not a positive integer",
                location=here(),
                expected="integers known when the kernel is built",
            )
        result.append(value)
    return tuple(result)


def _dtype(what: str, dtype: Any) -> str:
    name = str(dtype)
    if name not in SUPPORTED_DTYPES:
        raise LanguageError(
            f"{what}: dtype {name!r} is not supported",
            location=here(),
            expected="one of " + ", ".join(SUPPORTED_DTYPES),
        )
    return name
