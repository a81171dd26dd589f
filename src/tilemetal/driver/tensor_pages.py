"""Arrays as the pages of device memory, and back.

A page is one 32x32 tile (four 16x16 faces, row-major within and between; tiles in row-major order over the
last two dimensions) or one row. Block formats: SDK 0.81, ``pack_as_bfp8_tiles`` and its relatives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ml_dtypes
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class PageFormat:
    """A ``tt::DataFormat``: its number and element type in memory.

    ``magnitude_bits`` are those of a format in which 16 elements share an exponent.
    """

    number: int
    dtype: Any
    magnitude_bits: int = 0

    @property
    def tile_bytes(self) -> int:
        """Bytes of a 32x32 tile."""
        if self.magnitude_bits:
            return 64 + 1024 * (1 + self.magnitude_bits) // 8
        return 1024 * int(np.dtype(self.dtype).itemsize)

    @property
    def is_integer(self) -> bool:
        return bool(np.issubdtype(self.dtype, np.integer))


FORMATS = {
    "Float32": PageFormat(0, np.float32),
    "Float16": PageFormat(1, np.float16),
    "Float16_b": PageFormat(5, ml_dtypes.bfloat16),
    "Bfp8_b": PageFormat(6, np.float32, magnitude_bits=7),
    "Bfp4_b": PageFormat(7, np.float32, magnitude_bits=3),
    "Bfp2_b": PageFormat(15, np.float32, magnitude_bits=1),
    "Int32": PageFormat(8, np.int32),
    "UInt32": PageFormat(24, np.uint32),
    "UInt16": PageFormat(9, np.uint16),
    "UInt8": PageFormat(30, np.uint8),
}


def to_pages(array: Array, page_format: PageFormat, tiled: bool) -> Bytes:
    """The pages of ``array`` as one row of bytes each."""
    if not tiled:
        rows = np.ascontiguousarray(array.astype(page_format.dtype)).reshape(-1, array.shape[-1])
        return rows.view(np.uint8).reshape(len(rows), -1)
    faces = _faces(array.astype(page_format.dtype))
    if page_format.magnitude_bits:
        return _pack_blocks(faces, page_format.magnitude_bits)
    return faces.reshape(len(faces), -1).view(np.uint8)


def from_pages(pages: Bytes, shape: tuple[int, ...], page_format: PageFormat, tiled: bool) -> Array:
    """The array of this shape whose pages these are."""
    array: Array
    if not tiled:
        array = pages.reshape(-1).view(page_format.dtype).reshape(shape)
        return array
    if page_format.magnitude_bits:
        faces = _unpack_blocks(pages, page_format.magnitude_bits)
    else:
        faces = np.ascontiguousarray(pages).view(page_format.dtype).reshape(-1, 64, 16)
    *batch, height, width = shape
    tiles = faces.reshape(*batch, height // 32, width // 32, 2, 2, 16, 16)
    first = len(batch)
    order = (*range(first), first, first + 2, first + 4, first + 1, first + 3, first + 5)
    array = tiles.transpose(order).reshape(shape)
    return array


def _faces(array: Array) -> Array:
    """Tiles of 64 rows of 16 elements in face order."""
    *batch, height, width = array.shape
    split = array.reshape(*batch, height // 32, 2, 16, width // 32, 2, 16)
    first = len(batch)
    order = (*range(first), first, first + 3, first + 1, first + 4, first + 2, first + 5)
    return np.ascontiguousarray(split.transpose(order)).reshape(-1, 64, 16)


def _pack_blocks(faces: Array, bits: int) -> Bytes:
    """64 shared exponents, then sign and magnitude of each element, the first in the lowest bits.

    Magnitudes are rounded to nearest even and saturate: the exponent stays that of the largest element.
    """
    word = faces.view(np.uint32)
    exponent = ((word >> 23) & 0xFF).astype(np.int64)
    shared = exponent.max(axis=2, keepdims=True)
    significand = np.where(exponent > 0, (word & 0x7FFFFF) | 0x800000, 0).astype(np.int64)
    drop = np.minimum(shared - exponent + 24 - bits, 40)
    quotient = significand >> drop
    rest = significand & ((1 << drop) - 1)
    half = 1 << (drop - 1)
    quotient += (rest > half) | ((rest == half) & (quotient & 1 == 1))
    magnitude = np.minimum(quotient, (1 << bits) - 1)
    sign = np.where(magnitude > 0, (word >> 31).astype(np.int64) << bits, 0)
    per_byte = 8 // (bits + 1)
    elements = (sign | magnitude).reshape(len(faces), -1, per_byte)
    shifts = np.arange(per_byte) * (bits + 1)
    packed = (elements << shifts).sum(axis=2).astype(np.uint8)
    return np.concatenate([shared.reshape(len(faces), 64).astype(np.uint8), packed], axis=1)


def _unpack_blocks(pages: Bytes, bits: int) -> Array:
    exponents = pages[:, :64].astype(np.float64).reshape(-1, 64, 1)
    per_byte = 8 // (bits + 1)
    shifts = np.arange(per_byte, dtype=np.uint8) * np.uint8(bits + 1)
    elements = (pages[:, 64:, None] >> shifts) & np.uint8((1 << (bits + 1)) - 1)
    elements = elements.reshape(-1, 64, 16)
    magnitude = (elements & ((1 << bits) - 1)).astype(np.float64)
    sign = np.where(elements >> bits, -1.0, 1.0)
    values: Array = (sign * magnitude * np.exp2(exponents - 127 - (bits - 1))).astype(np.float32)
    return values
