"""What a finished kernel must contain before it is printed, from a census of its operations.

Code generation never repairs IR: a kernel that lacks an operation of its role stops here with the name of
the pass that should have produced it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .. import _core
from ..errors import SourceLocation, VerificationError
from ..tir import PrimFunc
from . import registry
from .native import native_registry
from .registry import Engine, Role


@dataclass(frozen=True)
class Requirement:
    """At least one of ``operations`` must occur; ``source`` is the pass that inserts it."""

    missing: str
    operations: frozenset[str]
    source: str


def _ops(names: Iterable[str]) -> frozenset[str]:
    return frozenset(registry.get(name).op_name for name in names)


def _requirements(role: Role) -> list[Requirement]:
    engines = {engine: [e.name for e in registry.all_intrinsics() if e.engine is engine] for engine in Engine}
    math = [
        name for engine in (Engine.FPU, Engine.SFPU) for name in engines[engine] if registry.get(name).init
    ]
    packs = [name for name in engines[Engine.PACK] if "out" in {arg.name for arg in registry.get(name).args}]
    rows: dict[Role, list[tuple[str, list[str], str]]] = {
        Role.READER: [
            ("a read from a tensor (noc_async_read_page)", ["noc_async_read_page"], "lower_cb_intrinsics"),
            ("a read barrier (noc_async_read_barrier)", ["noc_async_read_barrier"], "lower_cb_intrinsics"),
            ("cb_push_back of what it read", ["cb_push_back"], "lower_cb_intrinsics"),
        ],
        Role.COMPUTE: [
            ("compute_kernel_hw_startup", ["compute_kernel_hw_startup"], "insert_compute_init"),
            ("a compute operation", math, "lower_tile_intrinsics"),
            ("tile_regs_acquire", ["tile_regs_acquire"], "insert_dst_management"),
            ("tile_regs_commit", ["tile_regs_commit"], "insert_dst_management"),
            ("tile_regs_wait", ["tile_regs_wait"], "insert_dst_management"),
            ("pack_tile of what it computed", packs, "lower_tile_intrinsics"),
            ("tile_regs_release", ["tile_regs_release"], "insert_dst_management"),
            ("cb_push_back of what it packed", ["cb_push_back"], "lower_cb_intrinsics"),
        ],
        Role.WRITER: [
            ("cb_wait_front for what it writes", ["cb_wait_front"], "lower_cb_intrinsics"),
            ("a write to a tensor (noc_async_write_page)", ["noc_async_write_page"], "lower_cb_intrinsics"),
            ("a write barrier (noc_async_write_barrier)", ["noc_async_write_barrier"], "lower_cb_intrinsics"),
        ],
    }
    return [Requirement(missing, _ops(names), source) for missing, names, source in rows[role]]


def require_complete(kernel: PrimFunc, role: Role) -> None:
    """Raises VerificationError naming the kernel, the missing operation, the pass and the author's line."""
    census = _core.op_census(kernel, native_registry())
    location = next((place for site in census.sites if (place := _location(site))), None)
    for requirement in _requirements(role):
        if not requirement.operations & census.ops.keys():
            raise VerificationError(
                f"the {role.value} kernel is incomplete: it lacks {requirement.missing}",
                location=location,
                help=f"{requirement.source} should have inserted it",
            )


def require_balanced(kernels: dict[Role, PrimFunc]) -> None:
    """Every circular buffer's pushed and popped pages must agree over the whole loop nest.

    Raises VerificationError for a buffer that is only pushed, only popped, or with unequal counts.
    """
    pushed = _pages(kernels, "tt.cb_push_back")
    popped = _pages(kernels, "tt.cb_pop_front")
    for cb in sorted(pushed.keys() | popped.keys(), key=str):
        give, take = pushed.get(cb), popped.get(cb)
        if give is None or take is None:
            present, lacks = (
                (give, "a producer, but no consumer")
                if take is None
                else (take, "a consumer, but no producer")
            )
            assert present is not None
            raise VerificationError(
                f"circular buffer {cb} has {lacks}",
                location=present.location,
                help="lower_cb_intrinsics should have inserted both sides of its protocol",
            )
        if give.pages != take.pages or give.symbolic != take.symbolic:
            raise VerificationError(
                f"circular buffer {cb}: the {give.role.value} kernel pushes {give} pages, "
                f"the {take.role.value} kernel pops {take}",
                location=take.location,
                expected="equal page counts over the loop nest",
            )


@dataclass
class _Total:
    """Pages over all call sites of a kernel, per iteration of the loops without constant bounds."""

    role: Role
    location: SourceLocation | None
    symbolic: tuple[str, ...]
    pages: int = 0

    def __str__(self) -> str:
        return " x ".join([str(self.pages), *self.symbolic])


def _pages(kernels: dict[Role, PrimFunc], operation: str) -> dict[Any, _Total]:
    totals: dict[Any, _Total] = {}
    for role, kernel in kernels.items():
        census = _core.op_census(kernel, native_registry())
        for use in census.cbs:
            site = census.sites[use.site]
            if site.op != operation:
                continue
            pages = int(site.args[1])
            symbolic = tuple(str(loop) for loop in site.loops if not isinstance(loop, int))
            for loop in site.loops:
                pages *= loop if isinstance(loop, int) else 1
            total = totals.setdefault(use.cb, _Total(role, _location(site), symbolic))
            total.pages += pages
    return totals


def _location(site: Any) -> SourceLocation | None:
    return SourceLocation(site.source, site.line, site.column) if site.line else None
