"""The plan as frozen dataclasses; field order is the key order of the JSON document."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from dataclasses import field as member
from math import prod
from typing import Any

from ..data_formats import TILE_HEIGHT, TILE_WIDTH
from .layout import format_json

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class PlanTarget:
    """Architecture name and the Metalium release the sources are written for."""

    arch: str
    metalium: str


@dataclass(frozen=True)
class CoreRange:
    """Rectangle of logical cores (x, y), both corners included."""

    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True)
class CoreWork:
    """The blocks ``start_id .. start_id + count - 1`` run on one logical core (x, y); count may be 0."""

    core: tuple[int, int]
    start_id: int
    count: int


@dataclass(frozen=True)
class TileOrigin:
    """First index of a block in one tensor dimension: ``constant + sum(per_axis[a] * block_index[a])``.

    Unit: tiles in the last two dimensions, elements in the leading ones.
    """

    constant: int
    per_axis: tuple[int, ...]


@dataclass(frozen=True)
class OutputTiles:
    """The tiles of an output that one block writes: per tensor dimension, an origin and an extent."""

    buffer: str
    origin: tuple[TileOrigin, ...]
    extent: tuple[int, ...]


@dataclass(frozen=True)
class WorkPartition:
    """Which core runs which blocks of the grid (block id: x fastest), and what each block writes."""

    mode: str
    grid: tuple[int, ...]
    cores: tuple[CoreWork, ...]
    outputs: tuple[OutputTiles, ...]

    @property
    def num_blocks(self) -> int:
        return prod(self.grid)


@dataclass(frozen=True)
class Buffer:
    """A tensor parameter in device memory; one page is one tile.

    ``shape`` is in elements, ``page_size`` in bytes; ``access`` is input, output or inout.
    """

    name: str
    access: str
    dtype: str
    shape: tuple[int, ...]
    memory: str
    layout: str
    tile_shape: tuple[int, int]
    data_format: str
    page_size: int
    num_pages: int

    @property
    def is_input(self) -> bool:
        return self.access != "output"

    @property
    def is_output(self) -> bool:
        return self.access != "input"

    @property
    def matrix(self) -> tuple[int, int, int]:
        """The tensor as stacked matrices: (matrices, rows, columns) in elements; a vector is one row."""
        rows = self.shape[-2] if len(self.shape) > 1 else 1
        return prod(self.shape[:-2]), rows, self.shape[-1]

    @property
    def tile_grid(self) -> tuple[int, ...]:
        """Extent per dimension as work partitions count it: elements, then tiles in the last two."""
        columns = -(-self.shape[-1] // TILE_WIDTH)
        if len(self.shape) == 1:
            return (columns,)
        return (*self.shape[:-2], -(-self.shape[-2] // TILE_HEIGHT), columns)


@dataclass(frozen=True)
class CircularBuffer:
    """A circular buffer in L1 of every core; ``depth`` blocks of ``num_pages / depth`` pages."""

    name: str
    cb_id: int
    data_format: str
    page_size: int
    num_pages: int
    depth: int
    producer: str
    consumer: str

    @property
    def total_bytes(self) -> int:
        return self.page_size * self.num_pages


@dataclass(frozen=True)
class AccessorArgument:
    """The compile-time words of a buffer's TensorAccessorArgs."""

    buffer: str
    kind: str = member(default="accessor", init=False)


@dataclass(frozen=True)
class ValueArgument:
    """A 32-bit word equal on all cores; floats travel as their bits."""

    name: str
    value: int
    kind: str = member(default="value", init=False)


@dataclass(frozen=True)
class BufferAddressArgument:
    """The device address of a buffer."""

    name: str
    buffer: str
    kind: str = member(default="buffer_address", init=False)


@dataclass(frozen=True)
class WorkArgument:
    """A field of the core's work: start_id or count."""

    name: str
    field: str
    kind: str = member(default="work", init=False)


CompileTimeArgument = AccessorArgument | ValueArgument
RuntimeArgument = BufferAddressArgument | WorkArgument | ValueArgument


@dataclass(frozen=True)
class ComputeConfig:
    """Configuration of the compute kernel; the last field lists the CB ids unpacked to DST as fp32."""

    math_fidelity: str = "HiFi4"
    fp32_dest_acc_en: bool = False
    dst_full_sync_en: bool = False
    math_approx_mode: bool = False
    unpack_to_dest_fp32: tuple[int, ...] = ()


@dataclass(frozen=True)
class Kernel:
    """One device kernel: role reader, compute or writer; ``config`` only for the compute kernel."""

    role: str
    source: str
    compile_time_args: tuple[CompileTimeArgument, ...] = ()
    runtime_args: tuple[RuntimeArgument, ...] = ()
    config: ComputeConfig | None = None


@dataclass(frozen=True)
class L1Use:
    """Bytes of L1 taken by circular buffers on each core, and the bytes available."""

    circular_buffer_bytes: int
    capacity: int


@dataclass(frozen=True)
class Plan:
    """Everything the host needs to run one kernel. ``validate_plan`` says whether it is consistent."""

    kernel: str
    target: PlanTarget
    core_grid: tuple[int, int]
    core_ranges: tuple[CoreRange, ...]
    work_partition: WorkPartition
    buffers: tuple[Buffer, ...]
    circular_buffers: tuple[CircularBuffer, ...]
    kernels: tuple[Kernel, ...]
    l1: L1Use

    def buffer(self, name: str) -> Buffer:
        """The buffer called ``name``; KeyError if there is none."""
        for candidate in self.buffers:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    def kernel_of_role(self, role: str) -> Kernel:
        """The kernel of ``role``; KeyError if there is none."""
        for candidate in self.kernels:
            if candidate.role == role:
                return candidate
        raise KeyError(role)

    def to_document(self) -> dict[str, Any]:
        """The JSON document as Python values."""
        return {"schema_version": SCHEMA_VERSION, **_encode_fields(self)}

    def to_json(self) -> str:
        """The JSON text: fixed key order and layout, so equal plans give equal bytes."""
        return format_json(self.to_document()) + "\n"


def _encode_fields(value: Any) -> dict[str, Any]:
    return {f.name: _encode(getattr(value, f.name)) for f in fields(value)}


def _encode(value: Any) -> Any:
    if isinstance(value, Kernel) and value.config is None:
        return {**_encode_fields(value), "config": {}}
    if is_dataclass(value):
        return _encode_fields(value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value
