"""A2: every on-chip block gets the page size, depth and data format of its circular buffer.

Before: parameters have layouts. After: each allocated block has ``tt.cb.<name>`` (no id yet). The depth,
in blocks, is the number of stages of the pipelined loop that fills the block, else two, so that the next
block is fetched while one is used.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..data_formats import BY_DTYPE, TILE_HEIGHT, TILE_WIDTH
from ..errors import LanguageError, VerificationError
from ..language import locations
from ..tir import AllocBuffer, For, Stmt, TilePrimitiveCall, Var, is_buffer_var
from .program import Program
from .statements import body_of, flatten, has_body, walk

DEFAULT_DEPTH = 2


def run(program: Program) -> Program:
    func = program.whole
    stages: dict[Var, int] = {}
    _collect_stages(flatten(func.body), DEFAULT_DEPTH, stages)
    names: set[str] = {param.name for param in func.params}
    for stmt in walk(flatten(func.body)):
        if not isinstance(stmt, AllocBuffer):
            continue
        buffer = stmt.buffer
        if buffer.name in names:
            raise LanguageError(
                f"the name {buffer.name} is used for two buffers",
                location=locations.of(stmt),
                help="rename one of them",
            )
        names.add(buffer.name)
        func = attributes.put(func, buffer.name, describe(buffer, stages.get(buffer, DEFAULT_DEPTH), stmt))
    return program.with_function(func)


def describe(buffer: Var, depth: int, stmt: Stmt | None = None) -> CircularBufferAttribute:
    """The circular buffer of an on-chip block. Raises LanguageError when it is not whole tiles."""
    shape = tuple(int(extent) for extent in buffer.ty.shape)
    if len(shape) < 2 or any(e != 1 for e in shape[:-2]) or shape[-2] % TILE_HEIGHT or shape[-1] % TILE_WIDTH:
        raise LanguageError(
            f"block {buffer.name} of shape {shape} is not a whole number of tiles",
            location=locations.of(stmt),
            expected=f"two extents, multiples of {TILE_HEIGHT} and {TILE_WIDTH}",
        )
    data_format = BY_DTYPE[str(buffer.ty.dtype)]
    pages = (shape[-2] // TILE_HEIGHT) * (shape[-1] // TILE_WIDTH)
    return CircularBufferAttribute(data_format.tile_bytes, depth, data_format.name, pages)


def verify(program: Program) -> None:
    func = program.whole
    known = attributes.all_of(func, CircularBufferAttribute)
    for stmt in walk(flatten(func.body)):
        if isinstance(stmt, AllocBuffer) and stmt.buffer.name not in known:
            raise VerificationError(
                f"propagate_layout left block {stmt.buffer.name} without a circular buffer"
            )


def _collect_stages(stmts: list[Stmt], depth: int, stages: dict[Var, int]) -> None:
    for stmt in stmts:
        if isinstance(stmt, TilePrimitiveCall) and stmt.op.name == "tt.copy" and is_buffer_var(stmt.args[1]):
            stages.setdefault(stmt.args[1], depth)
        if has_body(stmt):
            inner = depth
            if isinstance(stmt, For) and "num_stages" in stmt.annotations:
                inner = int(stmt.annotations["num_stages"])
            _collect_stages(body_of(stmt), inner, stages)
