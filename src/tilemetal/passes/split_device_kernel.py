"""D1: one function becomes a reader, a compute and a writer kernel.

Before: transfers and compute are mixed in one loop nest. After: each role keeps its own operations under
the loops and conditions around them; where another role fills a block, its consumer has a
``tt.block_arrives``. Every kernel is complete for its role (see validate_kernels).
"""

from __future__ import annotations

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..codegen.registry import Role
from ..tir import Bind, Evaluate, For, IfThenElse, PrimFunc, Stmt, Var
from .program import Program
from .statements import (
    CONSUME,
    DST_SECTION,
    L1_ACCUMULATE,
    PRODUCE,
    body_of,
    called,
    do,
    flatten,
    has_body,
    is_marked,
    rewrite_branches,
    sequence,
    variables,
    with_body,
)
from .validate_kernels import validate


def run(program: Program) -> Program:
    func = program.whole
    blocks = attributes.all_of(func, CircularBufferAttribute)
    kernels = {role: _extract(func, role, blocks) for role in (Role.READER, Role.COMPUTE, Role.WRITER)}
    return program.with_kernels(kernels)


def verify(program: Program) -> None:
    validate(program, "split_device_kernel")


def _extract(func: PrimFunc, role: Role, blocks: dict[str, CircularBufferAttribute]) -> PrimFunc:
    kept = _drop_unused(_Filter(role, blocks).keep(flatten(func.body)))
    body = sequence(kept) or Evaluate(0)
    return func.with_body(body).with_attr(attributes.KERNEL_ROLE, role.value)


class _Filter:
    def __init__(self, role: Role, blocks: dict[str, CircularBufferAttribute]) -> None:
        self._role = role
        self._blocks = blocks

    def keep(self, stmts: list[Stmt]) -> list[Stmt]:
        return [kept for stmt in stmts for kept in self._statement(stmt)]

    def _statement(self, stmt: Stmt) -> list[Stmt]:
        if is_marked(stmt, PRODUCE):
            return self._produce(stmt)
        if is_marked(stmt, CONSUME):
            return [stmt] if self._role is Role.WRITER else []
        if is_marked(stmt, DST_SECTION) or is_marked(stmt, L1_ACCUMULATE):
            inner = self.keep(body_of(stmt))
            return inner if self._role is not Role.COMPUTE else self._rebuilt(stmt, inner)
        if isinstance(stmt, IfThenElse):
            return rewrite_branches(stmt, self.keep)
        if has_body(stmt):
            return self._rebuilt(stmt, self.keep(body_of(stmt)))
        entry = called(stmt)
        return [stmt] if entry is None or self._role in entry.roles else []

    def _produce(self, stmt: Stmt) -> list[Stmt]:
        block = self._blocks[stmt.node.name]
        inner = self.keep(body_of(stmt))
        if block.producer == self._role.value:
            return self._rebuilt(stmt, inner)
        if block.consumer == self._role.value:
            inner.append(do("block_arrives", stmt.node, stmt.value, span=stmt.span))
        return inner

    def _rebuilt(self, stmt: Stmt, body: list[Stmt]) -> list[Stmt]:
        if not any(not isinstance(part, Bind) for part in body):
            return []
        rebuilt = with_body(stmt, body)
        return [] if rebuilt is None else [rebuilt]


def _drop_unused(stmts: list[Stmt]) -> list[Stmt]:
    """Remove bindings nothing uses, innermost first."""
    return _prune(stmts, set())[0]


def _prune(stmts: list[Stmt], used_after: set[Var]) -> tuple[list[Stmt], set[Var]]:
    used = set(used_after)
    kept: list[Stmt] = []
    for stmt in reversed(stmts):
        if isinstance(stmt, Bind):
            if stmt.var not in used:
                continue
            used |= variables(stmt.value)
        elif isinstance(stmt, IfThenElse):
            branches = [_prune(flatten(case), used) for case in (stmt.then_case, stmt.else_case)]
            for _, names in branches:
                used |= names
            used |= variables(stmt.condition)
            stmt = IfThenElse(stmt.condition, sequence(branches[0][0]), sequence(branches[1][0]), stmt.span)
        elif has_body(stmt):
            body, names = _prune(body_of(stmt), used)
            used |= names
            used |= (
                variables(stmt.extent) | variables(stmt.min)
                if isinstance(stmt, For)
                else variables(stmt.value)
            )
            rebuilt = with_body(stmt, body)
            assert rebuilt is not None
            stmt = rebuilt
        else:
            used |= variables(stmt)
        kept.insert(0, stmt)
    return kept, used
