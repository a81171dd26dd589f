"""Element types of the language and the data formats of the hardware they are stored in.

Tile sizes: 32x32 elements, faces stored one after another (SDK 0.81, ``tt::tile_size``).
"""

from __future__ import annotations

from dataclasses import dataclass

TILE_HEIGHT = 32
TILE_WIDTH = 32


@dataclass(frozen=True)
class DataFormat:
    """A storage format: TIR dtype, ``tt::DataFormat`` enumerator, bytes of one 32x32 tile, DST width."""

    dtype: str
    name: str
    tile_bytes: int
    needs_fp32_dst: bool


_FORMATS = (
    DataFormat("bfloat16", "Float16_b", 2048, False),
    DataFormat("float32", "Float32", 4096, True),
)
BY_DTYPE = {f.dtype: f for f in _FORMATS}
BY_NAME = {f.name: f for f in _FORMATS}
SUPPORTED_DTYPES = tuple(BY_DTYPE)
