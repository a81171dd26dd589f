"""``T.Kernel``: the grid of blocks a kernel runs on."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from ..errors import LanguageError
from ..tir import IntImm, Var, builder
from .locations import here

_AXES = ("blockIdx.x", "blockIdx.y", "blockIdx.z")


class Kernel:
    """Context manager opening a grid of 1 to 3 axes; gives the block indices, x first.

    ``threads`` is accepted for source compatibility: a Tensix core has no user-visible threads.
    Raises LanguageError when an extent is not a positive constant.
    """

    def __init__(self, *extents: Any, threads: Any = None) -> None:
        if not 1 <= len(extents) <= len(_AXES):
            raise LanguageError(
                f"T.Kernel takes 1 to 3 grid extents, got {len(extents)}",
                location=here(),
                expected="T.Kernel(x, y, z)",
            )
        self._extents = [_constant(extent) for extent in extents]
        self._stack = ExitStack()

    def __enter__(self) -> Var | list[Var]:
        block = [
            self._stack.enter_context(builder.launch_thread(axis, extent))
            for axis, extent in zip(_AXES, self._extents, strict=False)
        ]
        return block[0] if len(block) == 1 else block

    def __exit__(self, *exc: Any) -> None:
        self._stack.__exit__(*exc)


def _constant(extent: Any) -> int:
    value = int(extent.value) if isinstance(extent, IntImm) else extent
    if not isinstance(value, int) or value < 1:
        raise LanguageError(
            f"T.Kernel: the grid extent {extent} is not a positive constant",
            location=here(),
            expected="an integer known when the kernel is built, at least 1",
        )
    return value


def use_swizzle(panel_size: int = 0, enable: bool = True, **_: Any) -> None:
    """Accepted for source compatibility: it orders thread blocks for a GPU's cache, which a grid of
    cores with private L1 does not have."""
