"""Completeness of the three kernels after the split: what each role must do.

A violation is never the printer's business to repair: it stops compilation and names the kernel, the
missing operation, the pass that should have produced it, and the author's line.
"""

from __future__ import annotations

from ..codegen.registry import Engine, Role
from ..errors import VerificationError
from ..language import locations
from ..tir import Bind, Evaluate, PrimFunc, Stmt, Var
from .program import Program
from .statements import CONSUME, DST_SECTION, PRODUCE, body_of, called, flatten, is_marked, variables, walk


def validate(program: Program, pass_name: str) -> None:
    """Raises VerificationError when a kernel lacks an operation its role must have."""
    for role in (Role.READER, Role.COMPUTE, Role.WRITER):
        kernel = program.kernel(role)
        if not any(called(stmt) for stmt in walk(flatten(kernel.body))):
            raise _incomplete(role, program.source, "any operation", pass_name, kernel.body)
        {Role.READER: _reader, Role.COMPUTE: _compute, Role.WRITER: _writer}[role](
            kernel, pass_name, program.source
        )


def _reader(kernel: PrimFunc, pass_name: str, source: PrimFunc) -> None:
    if not _calls(flatten(kernel.body), "read_tile", "noc_async_read_page"):
        raise _incomplete(Role.READER, source, "a read from a tensor", pass_name, kernel.body)
    for stmt in walk(flatten(kernel.body)):
        if is_marked(stmt, PRODUCE) and not _calls(body_of(stmt), "read_tile"):
            raise _incomplete(
                Role.READER, source, f"reads that fill circular buffer {stmt.node.name}", pass_name, stmt
            )


def _compute(kernel: PrimFunc, pass_name: str, source: PrimFunc) -> None:
    stmts = flatten(kernel.body)
    if not any(_is_math(stmt) for stmt in walk(stmts)):
        raise _incomplete(Role.COMPUTE, source, "a compute operation", pass_name, kernel.body)
    for stmt in walk(stmts):
        if is_marked(stmt, PRODUCE) and not _packs(body_of(stmt), stmt.node):
            raise _incomplete(
                Role.COMPUTE, source, f"pack_tile into circular buffer {stmt.node.name}", pass_name, stmt
            )
        if is_marked(stmt, DST_SECTION) and not any(_is_math(inner) for inner in walk(body_of(stmt))):
            raise _incomplete(Role.COMPUTE, source, "an operation on the DST tiles it packs", pass_name, stmt)


def _writer(kernel: PrimFunc, pass_name: str, source: PrimFunc) -> None:
    if not _calls(flatten(kernel.body), "write_tile", "noc_async_write_page"):
        raise _incomplete(Role.WRITER, source, "a write to a tensor", pass_name, kernel.body)
    for stmt in walk(flatten(kernel.body)):
        if is_marked(stmt, CONSUME) and not _calls(body_of(stmt), "write_tile"):
            raise _incomplete(
                Role.WRITER, source, f"writes that drain circular buffer {stmt.node.name}", pass_name, stmt
            )


def _calls(stmts: list[Stmt], *names: str) -> bool:
    return any((entry := called(stmt)) is not None and entry.name in names for stmt in walk(stmts))


def _is_math(stmt: Stmt) -> bool:
    entry = called(stmt)
    return isinstance(stmt, Evaluate) and entry is not None and entry.engine in (Engine.FPU, Engine.SFPU)


def _packs(stmts: list[Stmt], buffer: Var) -> bool:
    for stmt in walk(stmts):
        entry = called(stmt)
        if entry and entry.engine is Engine.PACK and not isinstance(stmt, Bind) and buffer in variables(stmt):
            return True
    return False


def _incomplete(role: Role, source: PrimFunc, missing: str, pass_name: str, stmt: Stmt) -> VerificationError:
    return VerificationError(
        f"the {role.value} kernel is incomplete: it lacks {missing}",
        location=locations.of(stmt) or locations.of(source.body),
        help=f"{pass_name} should have produced it",
    )
