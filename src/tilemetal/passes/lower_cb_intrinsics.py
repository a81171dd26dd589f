"""D3: the circular-buffer protocol.

Before: ``tt.produce`` and ``tt.consume`` regions, and ``tt.block_arrives`` where another kernel fills a
block. After: none of these; every block is reserved before it is filled and pushed after, waited for
before its first use and popped after its last. Reads of blocks that follow each other are started
together and waited for with one barrier; a block's pages are written, flushed, then popped; the writer
ends with a write barrier.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..codegen.registry import Engine, Role
from ..errors import LoweringError, VerificationError
from ..language import locations
from ..tir import Bind, Evaluate, Expr, IfThenElse, PrimFunc, Stmt, Var
from .program import Program
from .statements import (
    CONSUME,
    DST_SECTION,
    PRODUCE,
    args_by_name,
    body_of,
    called,
    do,
    flatten,
    has_body,
    is_marked,
    op,
    rewrite,
    rewrite_branches,
    sequence,
    walk,
    with_body,
)


def run(program: Program) -> Program:
    return program.map_kernels(_lower)


def verify(program: Program) -> None:
    for role, kernel in program.kernels.items():
        for stmt in walk(flatten(kernel.body)):
            entry = called(stmt)
            left = is_marked(stmt, PRODUCE) or is_marked(stmt, CONSUME)
            if left or (entry and entry.name in ("block_arrives", "read_tile", "write_tile")):
                raise VerificationError(
                    f"lower_cb_intrinsics left a block without protocol in the {role.value} kernel",
                    location=locations.of(stmt),
                )


def _lower(role: Role, kernel: PrimFunc) -> PrimFunc:
    stmts = flatten(kernel.body)
    if role is Role.READER:
        return kernel.with_body(sequence(_fill_blocks(stmts, kernel)))
    lowered = _Protocol(role, kernel).sequence(stmts)
    if role is Role.WRITER:
        lowered.append(do("noc_async_write_barrier"))
    return kernel.with_body(sequence(lowered))


def _fill_blocks(stmts: list[Stmt], kernel: PrimFunc) -> list[Stmt]:
    """Reader: runs of neighbouring blocks share one barrier."""
    result: list[Stmt] = []
    run: list[Stmt] = []
    for stmt in [*stmts, None]:
        if stmt is not None and is_marked(stmt, PRODUCE):
            run.append(stmt)
            continue
        if run:
            result += _read_together(run, kernel)
            run = []
        if stmt is None:
            break
        if isinstance(stmt, IfThenElse):
            result += rewrite_branches(stmt, lambda inner: _fill_blocks(inner, kernel))
        elif has_body(stmt):
            rebuilt = with_body(stmt, _fill_blocks(body_of(stmt), kernel))
            assert rebuilt is not None
            result.append(rebuilt)
        else:
            result.append(stmt)
    return result


def _read_together(blocks: list[Stmt], kernel: PrimFunc) -> list[Stmt]:
    if len({block.node for block in blocks}) < len(blocks):
        return [part for block in blocks for part in _read_together([block], kernel)]
    result: list[Stmt] = []
    for block in blocks:
        pointer = Var(f"{block.node.name}_l1", "int32")
        result.append(do("cb_reserve_back", block.node, block.value, span=block.span))
        result.append(Bind(pointer, op("get_write_ptr", block.node), block.span))
        result += _transfers(block, "noc_async_read_page", pointer, kernel)
    result.append(do("noc_async_read_barrier", span=blocks[-1].span))
    result += [do("cb_push_back", block.node, block.value, span=block.span) for block in blocks]
    return result


def _transfers(block: Stmt, name: str, pointer: Var, kernel: PrimFunc) -> list[Stmt]:
    page_size = attributes.get(kernel, CircularBufferAttribute, block.node.name).page_size

    def transfer(stmt: Stmt) -> list[Stmt] | None:
        entry = called(stmt)
        if entry is None or entry.name not in ("read_tile", "write_tile"):
            return None
        args = args_by_name(stmt)
        address: Expr = pointer + args["slot"] * page_size
        return [do(name, args["page"], args["tensor"], address, span=stmt.span)]

    return rewrite(body_of(block), transfer)


class _Protocol:
    """Compute and writer: waits before first uses, pops after last uses, reserves and pushes around packs."""

    def __init__(self, role: Role, kernel: PrimFunc) -> None:
        self._role = role
        self._kernel = kernel

    def sequence(self, stmts: list[Stmt]) -> list[Stmt]:
        before: dict[int, list[Stmt]] = {}
        after: dict[int, list[Stmt]] = {}
        for i, stmt in enumerate(stmts):
            for block in self._new_blocks(stmt):
                self._require_no_earlier_use(block, i, stmts)
                self._place(block, stmt, i, stmts, before, after)
        for block, first in self._carried_in(stmts).items():
            pages = self._pages(block)
            before.setdefault(first, []).insert(0, do("cb_wait_front", block, pages, span=stmts[first].span))
        result: list[Stmt] = []
        for i, stmt in enumerate(stmts):
            result += before.get(i, []) + self._statement(stmt) + after.get(i, [])
        return result

    def _place(
        self,
        block: Var,
        arrival: Stmt,
        i: int,
        stmts: list[Stmt],
        before: dict[int, list[Stmt]],
        after: dict[int, list[Stmt]],
    ) -> None:
        """Wait and pop for the block that exists after statement ``i``."""
        end = next((j for j in range(i + 1, len(stmts)) if self._redefines(stmts[j], block)), len(stmts))
        uses = [j for j in range(i + 1, end) if self._uses(stmts[j], block)]
        updated = end < len(stmts) and self._uses(stmts[end], block)
        pages = self._pages(block)
        if uses:
            before.setdefault(uses[0], []).append(do("cb_wait_front", block, pages, span=stmts[uses[0]].span))
        if updated:
            return
        if not uses and end == len(stmts):
            # It outlives these statements: the ones around them, or the next iteration, use it.
            return
        if not uses:
            raise LoweringError(
                f"this value of block {block.name} is never used",
                location=locations.of(arrival),
                help=f"use {block.name} in the same block of statements before it is written again",
            )
        after.setdefault(uses[-1], []).append(do("cb_pop_front", block, pages, span=stmts[uses[-1]].span))

    def _new_blocks(self, stmt: Stmt) -> list[Var]:
        """Blocks that can be waited for once ``stmt`` has run."""
        entry = called(stmt)
        if entry and entry.name == "block_arrives":
            return [args_by_name(stmt)["cb"]]
        return [block for block in self._own_blocks() if self._leaves_block(stmt, block)]

    def _require_no_earlier_use(self, block: Var, i: int, stmts: list[Stmt]) -> None:
        """A block another kernel fills is new in every iteration: its old value cannot be used before."""
        entry = called(stmts[i])
        if entry is None or any(self._redefines(stmt, block) for stmt in stmts[:i]):
            return
        for stmt in stmts[:i]:
            if self._uses(stmt, block):
                raise LoweringError(
                    f"block {block.name} is used before it is filled, with what an earlier iteration left",
                    location=locations.of(stmts[i]),
                    expected=f"the copy to {block.name} before its uses",
                    help="T.Pipelined fetches blocks ahead by itself",
                )

    def _leaves_block(self, stmt: Stmt, block: Var) -> bool:
        """Whether a value of ``block`` written inside ``stmt`` is still unused when it ends."""
        if is_marked(stmt, PRODUCE) and stmt.node.same_as(block):
            return True
        if not has_body(stmt):
            return False
        body = body_of(stmt)
        last = max((j for j, part in enumerate(body) if self._leaves_block(part, block)), default=None)
        return last is not None and not any(self._uses(part, block) for part in body[last + 1 :])

    def _own_blocks(self) -> list[Var]:
        """Blocks this kernel both fills and uses."""
        found = []
        for stmt in walk(flatten(self._kernel.body)):
            if is_marked(stmt, PRODUCE) and stmt.node not in found:
                cb = attributes.get(self._kernel, CircularBufferAttribute, stmt.node.name)
                if cb.consumer == self._role.value:
                    found.append(stmt.node)
        return found

    def _redefines(self, stmt: Stmt, block: Var) -> bool:
        for inner in walk([stmt]):
            entry = called(inner)
            if entry and entry.name == "block_arrives" and args_by_name(inner)["cb"].same_as(block):
                return True
            if is_marked(inner, PRODUCE) and inner.node.same_as(block):
                return True
        return False

    def _uses(self, stmt: Stmt, block: Var) -> bool:
        for inner in walk([stmt]):
            entry = called(inner)
            if entry is None or isinstance(inner, Bind):
                continue
            for arg, value in zip(entry.args, inner.value.args, strict=True):
                if (arg.source or entry.name == "write_tile") and value.same_as(block):
                    return True
        return False

    def _carried_in(self, stmts: list[Stmt]) -> dict[Var, int]:
        """Blocks of an earlier iteration used here before they are updated: first use of each."""
        carried: dict[Var, int] = {}
        for block in self._own_blocks():
            for j, stmt in enumerate(stmts):
                if self._redefines(stmt, block):
                    break
                if self._uses(stmt, block) and any(self._redefines(s, block) for s in stmts[j:]):
                    carried[block] = j
                    break
        return carried

    def _pages(self, block: Var) -> int:
        return attributes.get(self._kernel, CircularBufferAttribute, block.name).pages

    def _statement(self, stmt: Stmt) -> list[Stmt]:
        entry = called(stmt)
        if entry and entry.name == "block_arrives":
            return []
        if is_marked(stmt, CONSUME):
            return self._drain(stmt)
        if is_marked(stmt, PRODUCE):
            return self._fill(stmt)
        if isinstance(stmt, IfThenElse):
            return rewrite_branches(stmt, self.sequence)
        if has_body(stmt):
            rebuilt = with_body(stmt, self.sequence(body_of(stmt)))
            assert rebuilt is not None
            return [rebuilt]
        return [stmt]

    def _drain(self, stmt: Stmt) -> list[Stmt]:
        pointer = Var(f"{stmt.node.name}_l1", "int32")
        return [
            Bind(pointer, op("get_read_ptr", stmt.node), stmt.span),
            *_transfers(stmt, "noc_async_write_page", pointer, self._kernel),
            do("noc_async_writes_flushed", span=stmt.span),
        ]

    def _fill(self, stmt: Stmt) -> list[Stmt]:
        block, pages, span = stmt.node, stmt.value, stmt.span
        body = _around_packs(
            self.sequence(body_of(stmt)),
            block,
            do("cb_reserve_back", block, pages, span=span),
            do("cb_push_back", block, pages, span=span),
        )
        if self._uses(stmt, block):
            wait = do("cb_wait_front", block, pages, span=span)
            return [wait, *body, do("cb_pop_front", block, pages, span=span)]
        return body


def _around_packs(body: list[Stmt], block: Var, reserve: Stmt, push: Stmt) -> list[Stmt]:
    """Reserve right before the packs into ``block`` and push right after them; inside the DST section
    when all of them are in one, so that space is asked for only when there is something to pack."""
    packing = [i for i, stmt in enumerate(body) if _packs_into(stmt, block)]
    if not packing:
        raise VerificationError(
            f"nothing is packed into circular buffer {block.name}",
            location=locations.of(reserve),
            help="lower_tile_intrinsics should have packed what it computes",
        )
    first, last = packing[0], packing[-1]
    if first == last and is_marked(body[first], DST_SECTION):
        section = with_body(body[first], _around_packs(body_of(body[first]), block, reserve, push))
        assert section is not None
        return [*body[:first], section, *body[last + 1 :]]
    return [*body[:first], reserve, *body[first : last + 1], push, *body[last + 1 :]]


def _packs_into(stmt: Stmt, block: Var) -> bool:
    return any(
        isinstance(arg, Var) and arg.same_as(block)
        for inner in walk([stmt])
        if isinstance(inner, Evaluate) and (entry := called(inner)) and entry.engine is Engine.PACK
        for arg in inner.value.args
    )
