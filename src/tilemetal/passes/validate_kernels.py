"""Completeness of the three kernels: what each role must do, and that what is pushed is popped.

A violation is never the printer's business to repair: it stops compilation and names the kernel, the
missing operation, the pass that should have produced it, and the author's line.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..codegen.registry import Engine, Role
from ..errors import SourceLocation, VerificationError
from ..language import locations
from ..tir import Bind, Evaluate, For, IntImm, PrimFunc, Stmt, Var
from .program import Program
from .statements import CONSUME, DST_SECTION, PRODUCE, args_by_name, body_of, called, flatten, has_body, is_marked, walk


def validate(program: Program, pass_name: str) -> None:
    """Raises VerificationError when a kernel lacks an operation its role must have."""
    for role in (Role.READER, Role.COMPUTE, Role.WRITER):
        kernel = program.kernel(role)
        if not any(called(stmt) for stmt in walk(flatten(kernel.body))):
            raise _incomplete(role, kernel, "any operation", pass_name, kernel.body)
        {Role.READER: _reader, Role.COMPUTE: _compute, Role.WRITER: _writer}[role](kernel, pass_name)
    _balanced(program, pass_name)


def _reader(kernel: PrimFunc, pass_name: str) -> None:
    if not _calls(flatten(kernel.body), "read_tile", "noc_async_read_page"):
        raise _incomplete(Role.READER, kernel, "a read from a tensor", pass_name, kernel.body)
    for stmt in walk(flatten(kernel.body)):
        if is_marked(stmt, PRODUCE) and not _calls(body_of(stmt), "read_tile"):
            raise _incomplete(
                Role.READER, kernel, f"reads that fill circular buffer {stmt.node.name}", pass_name, stmt
            )


def _compute(kernel: PrimFunc, pass_name: str) -> None:
    stmts = flatten(kernel.body)
    if not any(_is_math(stmt) for stmt in walk(stmts)):
        raise _incomplete(Role.COMPUTE, kernel, "a compute operation", pass_name, kernel.body)
    for stmt in walk(stmts):
        if is_marked(stmt, PRODUCE) and not _packs(body_of(stmt), stmt.node):
            raise _incomplete(
                Role.COMPUTE, kernel, f"pack_tile into circular buffer {stmt.node.name}", pass_name, stmt
            )
        if is_marked(stmt, DST_SECTION) and not any(_is_math(inner) for inner in walk(body_of(stmt))):
            raise _incomplete(Role.COMPUTE, kernel, "an operation on the DST tiles it packs", pass_name, stmt)


def _writer(kernel: PrimFunc, pass_name: str) -> None:
    if not _calls(flatten(kernel.body), "write_tile", "noc_async_write_page"):
        raise _incomplete(Role.WRITER, kernel, "a write to a tensor", pass_name, kernel.body)
    for stmt in walk(flatten(kernel.body)):
        if is_marked(stmt, CONSUME) and not _calls(body_of(stmt), "write_tile"):
            raise _incomplete(
                Role.WRITER, kernel, f"writes that drain circular buffer {stmt.node.name}", pass_name, stmt
            )


def _balanced(program: Program, pass_name: str) -> None:
    """Pages a block's producer publishes and its consumer takes must agree over the whole loop nest."""
    blocks = attributes.all_of(program.kernel(Role.READER), CircularBufferAttribute)
    counts = {role: _pages(flatten(program.kernel(role).body), 1) for role in program.kernels}
    for name, block in blocks.items():
        producer, consumer = Role(block.producer), Role(block.consumer)
        produced = counts[producer].get(("produce", name), (0, None))
        if producer is consumer:
            continue
        consumed = counts[consumer].get(("consume", name), (0, None))
        location = consumed[1] or produced[1]
        if produced[0] == 0:
            raise VerificationError(
                f"the {producer.value} kernel never fills circular buffer {name}",
                location=location,
                help=f"{pass_name} should have kept its producer",
            )
        if consumed[0] == 0:
            raise VerificationError(
                f"circular buffer {name} has a producer, the {producer.value} kernel, but no consumer",
                location=location,
                help=f"{pass_name} should have left a use of it in the {consumer.value} kernel",
            )
        if produced[0] != consumed[0]:
            raise VerificationError(
                f"circular buffer {name}: the {producer.value} kernel fills {produced[0]} pages per block of the "
                f"grid, the {consumer.value} kernel takes {consumed[0]}",
                location=location,
                expected="equal page counts over the loop nest",
                help=f"the IR after {pass_name} is inconsistent",
            )


def _pages(stmts: list[Stmt], trips: int) -> dict[tuple[str, str], tuple[int, SourceLocation | None]]:
    """Pages published and taken per run of a kernel; loops over the core's blocks count once."""
    totals: dict[tuple[str, str], tuple[int, SourceLocation | None]] = {}

    def add(kind: str, buffer: Var, pages: int, stmt: Stmt) -> None:
        before, where = totals.get((kind, buffer.name), (0, None))
        totals[kind, buffer.name] = (before + pages * trips, where or locations.of(stmt))

    for stmt in stmts:
        if is_marked(stmt, PRODUCE):
            add("produce", stmt.node, int(stmt.value), stmt)
        entry = called(stmt)
        if entry and entry.name == "block_arrives":
            args = args_by_name(stmt)
            add("consume", args["cb"], int(args["pages"]), stmt)
        if has_body(stmt):
            inner = trips
            if isinstance(stmt, For) and isinstance(stmt.extent, IntImm):
                inner *= int(stmt.extent)
            for key, (pages, where) in _pages(body_of(stmt), inner).items():
                before, earlier = totals.get(key, (0, None))
                totals[key] = (before + pages, earlier or where)
    return totals


def _calls(stmts: list[Stmt], *names: str) -> bool:
    return any((entry := called(stmt)) is not None and entry.name in names for stmt in walk(stmts))


def _is_math(stmt: Stmt) -> bool:
    entry = called(stmt)
    return isinstance(stmt, Evaluate) and entry is not None and entry.engine in (Engine.FPU, Engine.SFPU)


def _packs(stmts: list[Stmt], buffer: Var) -> bool:
    for stmt in walk(stmts):
        entry = called(stmt)
        if entry and entry.engine is Engine.PACK and not isinstance(stmt, Bind):
            if buffer in list(stmt.value.args):
                return True
    return False


def _incomplete(role: Role, kernel: PrimFunc, missing: str, pass_name: str, stmt: Stmt) -> VerificationError:
    return VerificationError(
        f"the {role.value} kernel is incomplete: it lacks {missing}",
        location=locations.of(stmt) or locations.of(kernel.body),
        help=f"{pass_name} should have produced it",
    )
