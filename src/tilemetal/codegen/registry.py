"""The intrinsic registry: what each ``tt.*`` operation is, defined once.

TVM op registration, argument validation, C++ emission, ``#include`` lines, engine initialisation and the
reference page all read these entries. Nothing else spells a Metalium function name. This module does not
import TVM.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from ..sdk_levels import CURRENT


class Role(str, Enum):
    """The kernel a device operation may appear in, and the RISC-V it runs on."""

    READER = "reader"
    COMPUTE = "compute"
    WRITER = "writer"


ROLE_HEADERS = {
    Role.READER: ("cstdint", "api/dataflow/dataflow_api.h"),
    Role.COMPUTE: ("cstdint", "api/compute/common.h"),
    Role.WRITER: ("cstdint", "api/dataflow/dataflow_api.h"),
}
"""Headers every kernel of a role includes; an entry's own header comes on top."""


class Kind(str, Enum):
    """Type of an operation's argument."""

    CB = "cb"
    TENSOR = "tensor"
    TILE = "tile"
    DST = "dst"
    U32 = "u32"
    BOOL = "bool"
    F32 = "f32"
    F32_BITS = "f32_bits"
    L1_ADDRESS = "l1_address"
    ACCESSOR = "accessor"
    ACCESSOR_ARGS = "accessor_args"
    ENUM = "enum"
    TYPE = "type"


class Level(str, Enum):
    """Where in the pipeline an operation lives: as the user wrote it, between passes, or as C++."""

    LANGUAGE = "language"
    BLOCK = "block"
    DEVICE = "device"


class Engine(str, Enum):
    """The unit whose configuration an operation depends on; each has its own initialisation state."""

    NONE = "none"
    NOC = "noc"
    FPU = "fpu"
    SFPU = "sfpu"
    PACK = "pack"


@dataclass(frozen=True)
class Arg:
    """One argument.

    template: printed between angle brackets. hidden: needed by the operation's initialisation or by an older
    API level, not part of the C++ call. source: the source register ("A" or "B") a circular buffer is
    unpacked to. values: the allowed spellings of an enum or type argument.
    """

    name: str
    kind: Kind
    template: bool = False
    hidden: bool = False
    source: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cycles:
    """Engine cycles of one call on 32x32 tiles: a fixed part plus a part per math-fidelity phase."""

    fixed: int = 0
    per_phase: int = 0


@dataclass(frozen=True)
class Older:
    """How API level 2025 writes an operation, where it differs: its name, its header, and the arguments that
    it takes besides (``shown``) or does not know (``hidden``)."""

    spelling: str = ""
    header: str = ""
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


SAME = Older()
"""Written as at the current level, below the older header folders."""


@dataclass(frozen=True)
class Intrinsic:
    """One operation.

    ``spelling`` is its C++ name (a leading dot makes it a method of its first argument), ``result`` the C++
    type of its value; ``constant``: the value is a constant expression. ``accumulates``: adds to the DST
    tile instead of overwriting it.
    """

    name: str
    doc: str
    args: tuple[Arg, ...] = ()
    level: Level = Level.DEVICE
    spelling: str = ""
    header: str = ""
    roles: tuple[Role, ...] = ()
    result: str = ""
    constant: bool = False
    engine: Engine = Engine.NONE
    init: str = ""
    accumulates: bool = False
    cycles: Cycles = Cycles()
    older: Older = SAME

    @property
    def op_name(self) -> str:
        """Name of the TVM op."""
        return f"tt.{self.name}"

    @property
    def call_args(self) -> tuple[Arg, ...]:
        """Arguments of the C++ call, template arguments first."""
        printed = [a for a in self.args if not a.hidden]
        return tuple(sorted(printed, key=lambda a: not a.template))


@cache
def _entries() -> dict[str, Intrinsic]:
    from .intrinsics import ALL

    table: dict[str, Intrinsic] = {}
    for entry in ALL:
        if entry.name in table:
            raise ValueError(f"intrinsic {entry.name} is defined twice")
        table[entry.name] = entry
    for entry in table.values():
        if entry.init and entry.init not in table:
            raise ValueError(f"intrinsic {entry.name} names the unknown initialisation {entry.init}")
    return table


def all_intrinsics() -> Iterator[Intrinsic]:
    """Every entry, in table order."""
    return iter(_entries().values())


def find(name: str) -> Intrinsic | None:
    """The entry of ``name`` (with or without ``tt.``), or None."""
    return _entries().get(name.removeprefix("tt."))


def get(name: str) -> Intrinsic:
    """The entry of ``name``; KeyError when there is none."""
    return _entries()[name.removeprefix("tt.")]


def at_level(entry: Intrinsic, level: str) -> Intrinsic:
    """The entry as an API level writes it."""
    if level == CURRENT:
        return entry
    older = entry.older
    args = tuple(
        replace(a, hidden=(a.hidden and a.name not in older.shown) or a.name in older.hidden)
        for a in entry.args
    )
    header = older.header or header_at_level(entry.header, level)
    return replace(entry, spelling=older.spelling or entry.spelling, header=header, args=args)


def header_at_level(header: str, level: str) -> str:
    """Where an API level keeps a device header of the current one."""
    if level == CURRENT:
        return header
    for folder, older in (("api/compute/", "compute_kernel_api/"), ("api/dataflow/", "")):
        if header.startswith(folder):
            return older + header.removeprefix(folder)
    return header


@cache
def register_ops() -> None:
    """Register every entry with TVM. Safe to call repeatedly."""
    from ..tir import register_op

    for entry in all_intrinsics():
        register_op(entry.op_name, entry.doc, tile_primitive=entry.level is Level.LANGUAGE)
