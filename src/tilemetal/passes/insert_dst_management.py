"""D5: DST sections get the register protocol and their tiles get numbers.

Before: ``tt.dst_section`` regions computing into symbolic DST tiles. After: none; each section is
acquire, compute, commit, then wait, pack, release, and every DST tile has an index below the capacity.
Tiles are numbered by liveness within a section; an operation that accumulates never gets a tile that was
used before in its section, because it would add to the old contents.
"""

from __future__ import annotations

from ..codegen.registry import Engine, Role
from ..errors import TargetError, VerificationError
from ..language import locations
from ..tir import Bind, Expr, IntImm, Stmt, Var
from .program import Program
from .statements import (
    DST_SECTION,
    args_by_name,
    body_of,
    called,
    constant,
    do,
    flatten,
    is_marked,
    rewrite,
    sequence,
    substitute,
    variables,
    walk,
)


def run(program: Program) -> Program:
    kernel = program.kernel(Role.COMPUTE)
    body = sequence(rewrite(flatten(kernel.body), _expand))
    return program.with_kernels(program.kernels | {Role.COMPUTE: kernel.with_body(body)})


def verify(program: Program) -> None:
    depth = 0
    for stmt in walk(flatten(program.kernel(Role.COMPUTE).body)):
        entry = called(stmt)
        if is_marked(stmt, DST_SECTION) or (entry and entry.name == "dst_tiles"):
            raise VerificationError("insert_dst_management left a DST section", location=locations.of(stmt))
        if entry and entry.name == "tile_regs_acquire":
            depth += 1
        elif entry and entry.name == "tile_regs_release":
            depth -= 1
        if depth not in (0, 1):
            raise VerificationError(
                "insert_dst_management nested two DST sections", location=locations.of(stmt)
            )


def _expand(stmt: Stmt) -> list[Stmt] | None:
    if not is_marked(stmt, DST_SECTION):
        return None
    span = stmt.span
    body = _number_tiles(body_of(stmt), int(stmt.value))
    first_pack = next((i for i, part in enumerate(body) if _packs(part)), None)
    if first_pack is None:
        raise VerificationError(
            "a DST section packs nothing",
            location=locations.of(stmt),
            help="lower_tile_intrinsics should have packed what it computes",
        )
    split = first_pack
    while split > 0 and _prepares_packing(body[split - 1]):
        split -= 1
    math, reserve, packs = body[:split], body[split:first_pack], body[first_pack:]
    for part in packs:
        if any(_is_math(inner) for inner in walk([part])):
            raise VerificationError("a DST section computes after it packs", location=locations.of(part))
    return [
        do("tile_regs_acquire", span=span),
        *math,
        do("tile_regs_commit", span=span),
        *reserve,
        do("tile_regs_wait", span=packs[0].span),
        *packs,
        do("tile_regs_release", span=span),
    ]


def _number_tiles(body: list[Stmt], capacity: int) -> list[Stmt]:
    """Replace symbolic DST tiles by indices, reusing those no longer needed."""
    live: dict[Var, tuple[int, int]] = {}
    numbers: dict[Var, Expr] = {}
    touched: set[int] = set()
    result: list[Stmt] = []
    for i, stmt in enumerate(body):
        for var in [v for v, _ in live.items() if not any(v in variables(later) for later in body[i:])]:
            del live[var]
        entry = called(stmt)
        if isinstance(stmt, Bind) and entry and entry.name == "dst_tiles":
            count = constant(args_by_name(stmt)["count"])
            assert count is not None
            busy = {n for first, size in live.values() for n in range(first, first + size)}
            if _accumulated(stmt.var, body[i + 1 :]):
                busy |= touched
            index = _first_free(count, busy, capacity, stmt)
            live[stmt.var] = (index, count)
            touched |= set(range(index, index + count))
            numbers[stmt.var] = IntImm("int32", index)
        else:
            result.append(substitute(stmt, {v: numbers[v] for v in variables(stmt) if v in numbers}))
    return result


def _first_free(count: int, busy: set[int], capacity: int, stmt: Stmt) -> int:
    for first in range(capacity - count + 1):
        if not any(n in busy for n in range(first, first + count)):
            return first
    raise TargetError(
        f"this expression needs more DST tiles than there are ({len(busy) + count} of {capacity})",
        location=locations.of(stmt),
        help="split the expression over two blocks",
    )


def _accumulated(var: Var, later: list[Stmt]) -> bool:
    """Whether the first operation on a tile adds to its contents."""
    for stmt in later:
        for inner in walk([stmt]):
            entry = called(inner)
            if entry and not isinstance(inner, Bind) and var in variables(inner):
                return entry.accumulates
    return False


def _packs(stmt: Stmt) -> bool:
    return any((e := called(inner)) is not None and e.name.startswith("pack_tile") for inner in walk([stmt]))


def _prepares_packing(stmt: Stmt) -> bool:
    entry = called(stmt)
    return entry is not None and (entry.name == "cb_reserve_back" or entry.engine is Engine.PACK)


def _is_math(stmt: Stmt) -> bool:
    entry = called(stmt)
    return entry is not None and entry.engine in (Engine.FPU, Engine.SFPU) and bool(entry.init)
