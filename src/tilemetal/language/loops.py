"""Loops of the kernel language."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Any

from ..errors import LanguageError
from ..tir import ForFrame, builder
from .hints import check_hints
from .locations import here

serial = builder.serial
unroll = builder.unroll
vectorized = builder.vectorized
grid = builder.grid


@dataclass(frozen=True)
class Parallel:
    """Elementwise loop nest ``for i, j in T.Parallel(m, n)`` over a block.

    The iterations are independent: the body may not carry a value from one to the next. Raises
    LanguageError without extents.
    """

    extents: tuple[Any, ...]

    def __init__(self, *extents: Any, **hints: Any) -> None:
        check_hints("T.Parallel", hints, ())
        if not extents:
            raise LanguageError("T.Parallel takes at least one extent", location=here())
        object.__setattr__(self, "extents", extents)


def Pipelined(start: Any, stop: Any = None, num_stages: int = 0, **hints: Any) -> ForFrame:
    """A serial loop whose input blocks are fetched up to ``num_stages`` iterations ahead."""
    check_hints("T.Pipelined", hints, ("start", "stop", "num_stages"))
    if isinstance(num_stages, bool) or not isinstance(num_stages, int) or num_stages < 0:
        raise LanguageError(
            f"T.Pipelined: num_stages={num_stages!r}", location=here(), expected="an integer of at least 0"
        )
    return builder.serial(start, stop, annotations={"num_stages": builtins.max(1, num_stages)})
