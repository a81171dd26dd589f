"""D4: the compute engine's configuration.

Before: compute operations without initialisation. After: the kernel starts with one
``compute_kernel_hw_startup``; before each operation the engine is initialised for it and for its circular
buffers, and unpackers and packer have their data formats. A configuration that a loop leaves as it found
it is set once before the loop. Packs that accumulate in L1 are bracketed by switching the packer's
accumulation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..codegen import registry
from ..codegen.registry import Engine, Intrinsic, Kind, Role
from ..errors import VerificationError
from ..language import locations
from ..tir import Evaluate, For, IfThenElse, PrimFunc, Stmt, Var
from .program import Program
from .statements import (
    L1_ACCUMULATE,
    args_by_name,
    body_of,
    called,
    constant,
    do,
    flatten,
    has_body,
    is_marked,
    rewrite_branches,
    sequence,
    walk,
    with_body,
)

SOURCE_A, SOURCE_B, PACKER = "source A", "source B", "packer"


@dataclass(frozen=True)
class Need:
    """A configuration an operation depends on: the slot it lives in, its value, and how to set it.

    A change of data format invalidates nothing else; an initialisation depends on formats being set, so
    slots are set in the order given.
    """

    slot: str
    value: tuple[object, ...]
    setup: Stmt


def run(program: Program) -> Program:
    kernel = program.kernel(Role.COMPUTE)
    insertion = _Insertion(kernel, program.target.metalium)
    body = sequence([insertion.startup(), *insertion.sequence(flatten(kernel.body))])
    return program.with_kernels(program.kernels | {Role.COMPUTE: kernel.with_body(body)})


def verify(program: Program) -> None:
    started = False
    for stmt in walk(flatten(program.kernel(Role.COMPUTE).body)):
        entry = called(stmt)
        if entry is None:
            continue
        if entry.name == "compute_kernel_hw_startup":
            if started:
                raise VerificationError("insert_compute_init started the engine twice")
            started = True
        elif entry.engine in (Engine.FPU, Engine.SFPU) and not started:
            raise VerificationError(
                f"{entry.name} comes before compute_kernel_hw_startup", location=locations.of(stmt)
            )
    if not started:
        raise VerificationError(
            "insert_compute_init left the compute kernel without compute_kernel_hw_startup"
        )


class _Insertion:
    def __init__(self, kernel: PrimFunc, metalium: str) -> None:
        self._kernel = kernel
        # Where the start-up takes no order, its operands are those of the source registers A and B.
        startup = registry.at_level(registry.get("compute_kernel_hw_startup"), metalium)
        self._orders_sources = any(arg.name == "order" for arg in startup.call_args)
        self._state: dict[str, tuple[object, ...] | None] = {}

    def startup(self) -> Stmt:
        """One-time configuration for the first operation that unpacks and the first that packs."""
        stmts = flatten(self._kernel.body)
        packed = self._first_packed(stmts)
        for stmt in walk(stmts):
            entry = called(stmt)
            sources = (
                {arg.source: value for arg, value in _cb_args(entry, stmt) if arg.source} if entry else {}
            )
            if entry is None or not sources:
                continue
            operands = [value for arg, value in _cb_args(entry, stmt) if arg.source]
            reverse = entry.args[0].source == "B"
            first, second = operands[0], operands[-1]
            for source, value in sources.items():
                self._state[SOURCE_A if source == "A" else SOURCE_B] = self._format(value)
            if len(sources) == 1:
                self._state[SOURCE_B] = self._format(first)
            self._state[PACKER] = self._format(packed)
            order = "SrcOrder::Reverse" if reverse else "SrcOrder::Regular"
            if reverse and not self._orders_sources:
                first, second = second, first
            return do("compute_kernel_hw_startup", order, first, second, packed, span=None)
        self._state |= {
            SOURCE_A: self._format(packed),
            SOURCE_B: self._format(packed),
            PACKER: self._format(packed),
        }
        return do("compute_kernel_hw_startup", "SrcOrder::Regular", packed, packed, packed)

    def _first_packed(self, stmts: list[Stmt]) -> Var:
        for stmt in walk(stmts):
            entry = called(stmt)
            if entry and entry.engine is Engine.PACK and isinstance(stmt, Evaluate):
                return args_by_name(stmt)["out"]
        raise VerificationError(
            "the compute kernel packs nothing",
            help="lower_tile_intrinsics should have packed what it computes",
        )

    def sequence(self, stmts: list[Stmt]) -> list[Stmt]:
        result: list[Stmt] = []
        for stmt in stmts:
            if is_marked(stmt, L1_ACCUMULATE):
                result += self._accumulating(stmt)
            elif isinstance(stmt, For):
                result += self._loop(stmt)
            elif isinstance(stmt, IfThenElse):
                result += self._branches(stmt)
            elif has_body(stmt):
                rebuilt = with_body(stmt, self.sequence(body_of(stmt)))
                assert rebuilt is not None
                result.append(rebuilt)
            else:
                for need in self._needs(stmt):
                    result += self._require(need)
                result.append(stmt)
        return result

    def _require(self, need: Need) -> list[Stmt]:
        if self._state.get(need.slot) == need.value:
            return []
        self._state[need.slot] = need.value
        return [need.setup]

    def _loop(self, stmt: For) -> list[Stmt]:
        """Set before the loop what its body needs first and still has at its end."""
        needs = list(self._all_needs(body_of(stmt)))
        first: dict[str, Need] = {}
        last: dict[str, tuple[object, ...]] = {}
        for need in needs:
            first.setdefault(need.slot, need)
            last[need.slot] = need.value
        hoisted: list[Stmt] = []
        for slot, need in first.items():
            if last[slot] == need.value:
                hoisted += self._require(need)
            else:
                self._state[slot] = None
        rebuilt = with_body(stmt, self.sequence(body_of(stmt)))
        assert rebuilt is not None
        return [*hoisted, rebuilt]

    def _branches(self, stmt: IfThenElse) -> list[Stmt]:
        before = dict(self._state)
        ends: list[dict[str, tuple[object, ...] | None]] = []

        def branch(inner: list[Stmt]) -> list[Stmt]:
            self._state = dict(before)
            changed = self.sequence(inner)
            ends.append(self._state)
            return changed

        result = rewrite_branches(stmt, branch)
        self._state = {k: v if all(end.get(k) == v for end in ends) else None for k, v in ends[0].items()}
        return result

    def _accumulating(self, stmt: Stmt) -> list[Stmt]:
        # The packer's format is set first, so that setting it cannot undo the accumulation mode.
        packer = next((n for n in self._all_needs(body_of(stmt)) if n.slot == PACKER), None)
        formats = self._require(packer) if packer else []
        body = self.sequence(body_of(stmt))
        if constant(stmt.value) == 0:
            return [*formats, *body]
        switch_on = do("pack_reconfig_l1_acc", stmt.value, span=stmt.span)
        return [*formats, switch_on, *body, do("pack_reconfig_l1_acc", 0, span=stmt.span)]

    def _all_needs(self, stmts: list[Stmt]) -> Iterator[Need]:
        for stmt in walk(stmts):
            yield from self._needs(stmt)

    def _needs(self, stmt: Stmt) -> Iterator[Need]:
        entry = called(stmt)
        if entry is None or not isinstance(stmt, Evaluate):
            return
        args = args_by_name(stmt)
        if entry.engine is Engine.PACK and "out" in args:
            cb = args["out"]
            yield Need(PACKER, self._format(cb), do("pack_reconfig_data_format", cb, span=stmt.span))
        for arg, value in _cb_args(entry, stmt):
            if arg.source:
                slot, name = (SOURCE_A, "srca") if arg.source == "A" else (SOURCE_B, "srcb")
                setup = do(f"reconfig_data_format_{name}", value, span=stmt.span)
                yield Need(slot, self._format(value), setup)
        if entry.init:
            init = registry.get(entry.init)
            init_args = [args[arg.name] for arg in init.args]
            key = (init.name, *(arg if isinstance(arg, Var) else constant(arg) for arg in init_args))
            yield Need(entry.engine.value, key, do(init.name, *init_args, span=stmt.span))

    def _format(self, cb: Var) -> tuple[object, ...]:
        return (attributes.get(self._kernel, CircularBufferAttribute, cb.name).data_format,)


def _cb_args(entry: Intrinsic, stmt: Stmt) -> list[tuple[registry.Arg, Var]]:
    return [
        (arg, value) for arg, value in zip(entry.args, stmt.value.args, strict=True) if arg.kind is Kind.CB
    ]
