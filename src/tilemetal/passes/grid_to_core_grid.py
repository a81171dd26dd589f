"""B2: block indices become a loop over the blocks of one core.

Before: ``T.Kernel`` is a nest of block indices. After: the function is what one core runs: a loop over
``count`` block ids from ``start_id``, in which the block indices are computed from the id.
``tt.runtime_args`` names the per-core scalars a kernel may read.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import GLOBAL_RUNTIME_ARGS
from ..errors import VerificationError
from ..tir import AttrStmt, Bind, Expr, For, ForKind, IntImm, Stmt, Var
from .kernel_grid import THREAD_EXTENT, block_grid, grid_axes, kernel_body
from .program import Program
from .statements import flatten, op, sequence, substitute, walk


def run(program: Program) -> Program:
    func = program.whole
    axes, extents, span = grid_axes(func), block_grid(func), func.body.span
    start, count, item = (Var(name, "int32") for name in ("start_id", "count", "item"))
    block = Var("block", "int32")
    indices: list[Stmt] = [Bind(block, start + item, span)]
    fixed: dict[Var, Expr] = {}
    stride = 1
    for axis, extent in zip(axes, extents, strict=False):
        var = axis.node.var
        if extent == 1:
            fixed[var] = IntImm("int32", 0)
        else:
            indices.append(Bind(var, _index(block, stride, extent, extents), span))
        stride *= extent
    body = sequence([*indices, *(substitute(stmt, fixed) for stmt in kernel_body(func))])
    whole = sequence(
        [
            Bind(start, op("work_item", "start_id"), span),
            Bind(count, op("work_item", "count"), span),
            For(item, 0, count, ForKind.SERIAL, body, span=span),
        ]
    )
    func = func.with_body(whole).with_attr(attributes.RUNTIME_ARGS, list(GLOBAL_RUNTIME_ARGS))
    return program.with_function(func)


def verify(program: Program) -> None:
    func = program.whole
    attributes.value(func, attributes.RUNTIME_ARGS)
    for stmt in walk(flatten(func.body)):
        if isinstance(stmt, AttrStmt) and stmt.attr_key == THREAD_EXTENT:
            raise VerificationError("grid_to_core_grid left a block index bound to the launch grid")


def _index(block: Var, stride: int, extent: int, extents: tuple[int, int, int]) -> Expr:
    """Index of one axis from the block id; the outermost axis needs no remainder."""
    index = block if stride == 1 else block // stride
    return index if stride * extent == extents[0] * extents[1] * extents[2] else index % extent
