"""Tenstorrent annotations: ``T.tt.*``, statements of the kernel function before ``T.Kernel``."""

from __future__ import annotations

from typing import Any

from ..errors import LanguageError
from ..tir import builder
from .locations import here

CORE_GRID = "tt.request.core_grid"
MATH_FIDELITY = "tt.request.math_fidelity"
FIDELITIES = ("LoFi", "HiFi2", "HiFi3", "HiFi4")


def core_grid(x: int, y: int) -> None:
    """Use the x*y cores at the grid's origin instead of as many as there are blocks for.

    Raises LanguageError when the numbers are not positive; a grid larger than the target's is refused
    when the kernel is compiled.
    """
    if not (isinstance(x, int) and isinstance(y, int) and x >= 1 and y >= 1):
        raise LanguageError(
            f"T.tt.core_grid({x}, {y})", location=here(), expected="two positive integers: columns, rows"
        )
    _annotate("core_grid", CORE_GRID, [x, y])


def math_fidelity(fidelity: str) -> None:
    """Multiplication passes of the FPU: LoFi, HiFi2, HiFi3 or HiFi4 (the default)."""
    if fidelity not in FIDELITIES:
        raise LanguageError(
            f"T.tt.math_fidelity({fidelity!r})", location=here(), expected="one of " + ", ".join(FIDELITIES)
        )
    _annotate("math_fidelity", MATH_FIDELITY, fidelity)


def _annotate(name: str, key: str, value: Any) -> None:
    try:
        builder.func_attr({key: value})
    except Exception as error:
        raise LanguageError(
            f"T.tt.{name} stands too late",
            location=here(),
            expected="T.tt annotations first, before T.Kernel",
        ) from error
