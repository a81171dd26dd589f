"""PrimFunc attributes through which passes speak to each other, defined once with their schema.

| attribute | value |
|---|---|
| ``tt.buffer.<name>`` | memory DRAM or L1, layout interleaved or sharded, tile_shape, dtype, nd_shard |
| ``tt.cb.<name>`` | cb_id, page_size in bytes, depth in blocks, data_format; pages per block |
| ``tt.tensor_accessor.<name>`` | layout, page_size in bytes, tile_grid, index among a kernel's accessors |
| ``tt.partition_mode`` | ``global`` or ``local_shard`` |
| ``tt.grid_tiles`` | tiles of the output, rows then columns |
| ``tt.grid_blocks`` | blocks of the kernel grid, x first |
| ``tt.core_ranges`` | inclusive rectangles [x0, y0, x1, y1] of the cores used |
| ``tt.work_partition`` | per core [x, y, start_id, count] |
| ``tt.outputs`` | per output tensor, where block (x, y, z) writes |
| ``tt.runtime_args`` | names of the per-core scalars a kernel may read |
| ``tt.kernel_args`` | the runtime arguments one kernel takes, in order |
| ``tt.kernel_role`` | reader, compute or writer |
| ``tt.compute_config`` | math_fidelity, fp32_dest_acc_en, unpack_to_dest_fp32 |
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

from .errors import VerificationError
from .tir import PrimFunc

PARTITION_MODE = "tt.partition_mode"
GRID_TILES = "tt.grid_tiles"
GRID_BLOCKS = "tt.grid_blocks"
CORE_RANGES = "tt.core_ranges"
WORK_PARTITION = "tt.work_partition"
OUTPUTS = "tt.outputs"
RUNTIME_ARGS = "tt.runtime_args"
KERNEL_ARGS = "tt.kernel_args"
KERNEL_ROLE = "tt.kernel_role"
COMPUTE_CONFIG = "tt.compute_config"

GLOBAL_RUNTIME_ARGS = ("start_id", "count", "Mt", "Kt", "Nt")


@dataclass(frozen=True)
class BufferAttribute:
    """A tensor parameter's place and layout in device memory."""

    PREFIX: ClassVar[str] = "tt.buffer."
    memory: str
    layout: str
    tile_shape: tuple[int, ...]
    dtype: str
    nd_shard: tuple[int, ...] = ()
    access: str = ""


@dataclass(frozen=True)
class CircularBufferAttribute:
    """An on-chip block's circular buffer; ``cb_id`` is -1 until ids are assigned."""

    PREFIX: ClassVar[str] = "tt.cb."
    page_size: int
    depth: int
    data_format: str
    pages: int
    cb_id: int = -1
    producer: str = ""
    consumer: str = ""


@dataclass(frozen=True)
class TensorAccessorAttribute:
    """How pages of a tensor are addressed; ``index`` is -1 until a kernel's accessors are ordered."""

    PREFIX: ClassVar[str] = "tt.tensor_accessor."
    layout: str
    page_size: int
    tile_grid: tuple[int, ...] = field(default=())
    index: int = -1


_A = TypeVar("_A", BufferAttribute, CircularBufferAttribute, TensorAccessorAttribute)


def put(func: PrimFunc, name: str, attribute: _A) -> PrimFunc:
    """``func`` with the attribute of buffer ``name`` set."""
    value = {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(attribute).items()}
    return func.with_attr(attribute.PREFIX + name, value)


def get(func: PrimFunc, kind: type[_A], name: str) -> _A:
    """The attribute of buffer ``name``. Raises VerificationError naming it when it is missing."""
    key = kind.PREFIX + name
    if func.attrs is None or key not in func.attrs:
        raise VerificationError(f"attribute {key} is missing")
    return _build(kind, key, func.attrs[key])


def all_of(func: PrimFunc, kind: type[_A]) -> dict[str, _A]:
    """Every attribute of one kind, by buffer name, in name order."""
    names: list[str] = list(func.attrs.keys()) if func.attrs else []
    keys = sorted(name for name in names if name.startswith(kind.PREFIX))
    return {key[len(kind.PREFIX) :]: _build(kind, key, func.attrs[key]) for key in keys}


def fresh_name(func: PrimFunc, name: str) -> str:
    """``name``, or with a number if a tensor or block of the function has it already."""
    taken = all_of(func, CircularBufferAttribute).keys() | {param.name for param in func.params}
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}{number}", number + 1
    return candidate


def value(func: PrimFunc, key: str) -> Any:
    """A plain attribute as Python values. Raises VerificationError when it is missing."""
    if func.attrs is None or key not in func.attrs:
        raise VerificationError(f"attribute {key} is missing")
    return _plain(func.attrs[key])


def _build(kind: type[_A], key: str, raw: Any) -> _A:
    hashable: Any = kind
    built: _A = _remembered_build(hashable, key, raw)
    return built


# An attribute's map never changes, and passes read the same ones again and again through the FFI.
@lru_cache(maxsize=4096)
def _remembered_build(kind: type[Any], key: str, raw: Any) -> Any:
    known = {f.name for f in fields(kind)}
    values: dict[str, Any] = {str(k): _plain(v) for k, v in raw.items()}
    unknown = values.keys() - known
    if unknown:
        raise VerificationError(f"attribute {key} has unknown fields: {', '.join(sorted(unknown))}")
    arguments: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return kind(**arguments)


def _plain(raw: Any) -> Any:
    if isinstance(raw, (bool, int, float)):
        return raw
    if isinstance(raw, str):
        return str(raw)
    if hasattr(raw, "items"):
        return {str(k): _plain(v) for k, v in raw.items()}
    if hasattr(raw, "value"):
        return raw.value
    return [_plain(item) for item in raw]
