"""C3: the dataflow between blocks is checked and recorded; circular buffers get their ids.

Before: blocks are produced and consumed somewhere in the loop nest. After: every ``tt.cb.<name>`` has one
producing and one consuming role, an id (inputs first, then intermediates, then outputs) and its final
depth; blocks that were folded away have no circular buffer; all of them fit L1. float32 blocks that are
only copied to DST are marked for lossless unpacking.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..codegen.registry import Role
from ..errors import LoweringError, TargetError, VerificationError
from ..language import locations
from ..target import Target
from ..tir import Evaluate, For, PrimFunc, Stmt, Var
from .program import Program
from .statements import CONSUME, PRODUCE, args_by_name, body_of, called, flatten, has_body, is_marked, walk


@dataclass
class Block:
    """One on-chip block's place in the dataflow."""

    buffer: Var
    producers: dict[Role, Stmt] = field(default_factory=dict)
    consumers: dict[Role, Stmt] = field(default_factory=dict)
    copied: bool = False
    computed_with: bool = False
    updated_in_place: bool = False


def run(program: Program) -> Program:
    func = program.whole
    blocks = collect(flatten(func.body))
    for block in blocks.values():
        _check(block)
    _check_lifetimes(flatten(func.body), blocks)
    used = {b.buffer.name for b in blocks.values()}
    for name in attributes.all_of(func, CircularBufferAttribute):
        if name not in used:
            func = func.without_attr(CircularBufferAttribute.PREFIX + name)
    if len(blocks) > program.target.circular_buffers:
        raise TargetError(
            f"the kernel needs {len(blocks)} circular buffers",
            location=locations.of(func.body),
            expected=f"at most {program.target.circular_buffers} on {program.target.arch}",
        )
    unpacked: list[int] = []
    for cb_id, block in enumerate(sorted(blocks.values(), key=_order)):
        func = _record(func, block, cb_id)
        cb = attributes.get(func, CircularBufferAttribute, block.buffer.name)
        if cb.data_format == "Float32" and block.copied and not block.computed_with:
            unpacked.append(cb_id)
    config = attributes.value(func, attributes.COMPUTE_CONFIG) | {"unpack_to_dest_fp32": unpacked}
    func = func.with_attr(attributes.COMPUTE_CONFIG, config)
    _check_l1(func, blocks, program.target)
    return program.with_function(func)


def verify(program: Program) -> None:
    ids = [cb.cb_id for cb in attributes.all_of(program.whole, CircularBufferAttribute).values()]
    if sorted(ids) != list(range(len(ids))):
        raise VerificationError(f"build_tile_dfg gave the circular-buffer ids {sorted(ids)}")


def collect(stmts: list[Stmt]) -> dict[Var, Block]:
    """Blocks by buffer, in order of first appearance."""
    blocks: dict[Var, Block] = {}

    def block(buffer: Var) -> Block:
        return blocks.setdefault(buffer, Block(buffer))

    for stmt in walk(stmts):
        if is_marked(stmt, PRODUCE):
            role = Role.READER if _reads_tensor(stmt) else Role.COMPUTE
            entry = block(stmt.node)
            entry.producers.setdefault(role, stmt)
            if role is Role.COMPUTE and any(stmt.node in _sources(inner) for inner in walk(body_of(stmt))):
                entry.updated_in_place = True
        elif is_marked(stmt, CONSUME):
            block(stmt.node).consumers.setdefault(Role.WRITER, stmt)
        elif isinstance(stmt, Evaluate):
            operation = called(stmt)
            for buffer in _sources(stmt):
                entry = block(buffer)
                entry.consumers.setdefault(Role.COMPUTE, stmt)
                if operation and operation.name == "copy_tile":
                    entry.copied = True
                else:
                    entry.computed_with = True
    return blocks


def _sources(stmt: Stmt) -> list[Var]:
    """Blocks an operation unpacks."""
    entry = called(stmt)
    if entry is None:
        return []
    return [value for arg, value in zip(entry.args, stmt.value.args, strict=True) if arg.source]


def _reads_tensor(produce: Stmt) -> bool:
    """Whether a region fills its own block from a tensor (rather than computing it)."""
    for inner in walk(body_of(produce)):
        entry = called(inner)
        if entry and entry.name == "read_tile" and args_by_name(inner)["cb"].same_as(produce.node):
            return True
    return False


def _order(block: Block) -> int:
    if Role.READER in block.producers:
        return 0
    return 2 if Role.WRITER in block.consumers else 1


def _check(block: Block) -> None:
    name = block.buffer.name
    if not block.producers:
        raise LoweringError(
            f"block {name} is used but never written",
            location=locations.of(next(iter(block.consumers.values()))),
            help=f"copy or compute something into {name} first",
        )
    if not block.consumers:
        raise LoweringError(
            f"block {name} is written but never used",
            location=locations.of(next(iter(block.producers.values()))),
            help=f"use {name}, copy it to a tensor, or remove it",
        )
    if len(block.producers) > 1:
        raise LoweringError(
            f"block {name} is both copied from a tensor and computed",
            location=locations.of(block.producers[Role.COMPUTE]),
            expected="one kind of producer per block",
            help="write the result to another block",
        )
    if len(block.consumers) > 1:
        raise LoweringError(
            f"block {name} is both stored and computed with",
            location=locations.of(block.consumers[Role.COMPUTE]),
            expected="one consumer per circular buffer",
        )


def _check_lifetimes(stmts: list[Stmt], blocks: dict[Var, Block]) -> None:
    """A block filled in a loop must be used in that loop: circular buffers hand every block over."""
    filled: list[tuple[Var, tuple[For, ...], Stmt]] = []
    used: dict[Var, list[tuple[For, ...]]] = {}

    def collect_sites(inner: list[Stmt], path: tuple[For, ...]) -> None:
        for stmt in inner:
            if is_marked(stmt, PRODUCE):
                filled.append((stmt.node, path, stmt))
            elif is_marked(stmt, CONSUME):
                used.setdefault(stmt.node, []).append(path)
            for buffer in _sources(stmt):
                used.setdefault(buffer, []).append(path)
            if has_body(stmt):
                collect_sites(body_of(stmt), (*path, stmt) if isinstance(stmt, For) else path)

    collect_sites(stmts, ())
    for buffer, path, stmt in filled:
        if blocks[buffer].updated_in_place:
            continue
        if not any(_same_loops(path, use) for use in used.get(buffer, [])):
            raise LoweringError(
                f"block {buffer.name} is filled in every iteration over {path[-1].loop_var.name}, "
                "but used only outside it",
                location=locations.of(stmt),
                expected="a use of every value in the iteration that computes it",
                help="accumulate over the loop, or move the use into it",
            )


def _same_loops(path: tuple[For, ...], use: tuple[For, ...]) -> bool:
    return len(use) >= len(path) and all(a.same_as(b) for a, b in zip(path, use, strict=False))


def _record(func: PrimFunc, block: Block, cb_id: int) -> PrimFunc:
    cb = attributes.get(func, CircularBufferAttribute, block.buffer.name)
    (producer,), (consumer,) = block.producers, block.consumers
    depth = cb.depth
    if producer is consumer:
        # The compute kernel alternates between writing and reading it; only an update needs both at once.
        depth = 2 if block.updated_in_place else 1
    cb = replace(cb, cb_id=cb_id, producer=producer.value, consumer=consumer.value, depth=depth)
    return attributes.put(func, block.buffer.name, cb)


def _check_l1(func: PrimFunc, blocks: dict[Var, Block], target: Target) -> None:
    sizes = {
        name: cb.depth * cb.pages * cb.page_size
        for name, cb in attributes.all_of(func, CircularBufferAttribute).items()
    }
    total = sum(sizes.values())
    if total <= target.l1_bytes:
        return
    largest = max(blocks.values(), key=lambda b: sizes[b.buffer.name])
    listing = ", ".join(f"{name} {size}" for name, size in sorted(sizes.items(), key=lambda item: -item[1]))
    raise TargetError(
        f"the kernel's circular buffers need {total} bytes of L1 on each core",
        location=locations.of(next(iter(largest.producers.values()))),
        expected=f"at most {target.l1_bytes} bytes on {target.arch}",
        found=listing,
        help="make the blocks smaller, or num_stages lower",
    )
