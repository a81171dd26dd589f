"""Reading ``T.Kernel`` back from the IR: the grid's axes and the body inside."""

from __future__ import annotations

from ..errors import LanguageError
from ..language import locations
from ..tir import AttrStmt, PrimFunc, Stmt
from .statements import body_of, flatten, walk

THREAD_EXTENT = "thread_extent"
AXES = ("blockIdx.x", "blockIdx.y", "blockIdx.z")


def grid_axes(func: PrimFunc) -> list[AttrStmt]:
    """The AttrStmts of ``T.Kernel``, outermost first. Raises LanguageError when there is none."""
    statements = flatten(func.body)
    outside = [s for s in statements if not (isinstance(s, AttrStmt) and s.attr_key == THREAD_EXTENT)]
    if outside:
        raise LanguageError(
            "a statement stands outside T.Kernel",
            location=locations.of(outside[0]),
            expected="everything a kernel does inside its T.Kernel",
        )
    axes = [s for s in walk(flatten(func.body)) if isinstance(s, AttrStmt) and s.attr_key == THREAD_EXTENT]
    tags = [str(axis.node.thread_tag) for axis in axes]
    if not axes or tags != list(AXES[: len(tags)]):
        raise LanguageError(
            "a kernel needs exactly one T.Kernel",
            location=locations.of(statements[-1]),
            expected="with T.Kernel(grid_x, grid_y) as (bx, by): around the whole body",
        )
    return axes


def block_grid(func: PrimFunc) -> tuple[int, int, int]:
    """Blocks along x, y and z."""
    extents = [int(axis.value) for axis in grid_axes(func)]
    x, y, z = (*extents, 1, 1)[:3]
    return x, y, z


def kernel_body(func: PrimFunc) -> list[Stmt]:
    """Statements inside ``T.Kernel``."""
    return body_of(grid_axes(func)[-1])
