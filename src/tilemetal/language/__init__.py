"""The kernel language: ``import tilemetal.language as T``.

Source-compatible with TileLang's core, so that a kernel ports by changing its import. A kernel is a
function decorated with ``@T.prim_func`` whose parameters are ``T.Tensor(shape, dtype)``; inside it
``with T.Kernel(...)`` opens a grid of blocks, on-chip blocks come from ``T.alloc_shared`` and
``T.alloc_fragment``, and tile operations work on whole blocks.
"""

from __future__ import annotations

import difflib
from typing import Any

from ..errors import LanguageError
from . import tenstorrent as tt
from .kernel import Kernel, use_swizzle
from .loops import Parallel, Pipelined, grid, serial, unroll, vectorized
from .memory import Buffer, Tensor, alloc_fragment, alloc_local, alloc_shared
from .prim_func import prim_func
from .scalars import Cast, bfloat16, cast, ceildiv, float32, int32, max, min
from .tile_ops import clear, copy, fill, gemm

__all__ = [
    "Buffer", "Cast", "Kernel", "Parallel", "Pipelined", "Tensor", "alloc_fragment", "alloc_local",
    "alloc_shared", "bfloat16", "cast", "ceildiv", "clear", "copy", "fill", "float32", "gemm", "grid",
    "int32", "max", "min", "prim_func", "serial", "tt", "unroll", "use_swizzle", "vectorized",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    close = difflib.get_close_matches(name, __all__, n=1)
    hint = f"did you mean T.{close[0]}?" if close else "the language has: " + ", ".join(__all__)
    raise LanguageError(f"T.{name} does not exist", help=hint)
