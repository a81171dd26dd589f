"""Numbers of the data formats, and tiles of any shape as they lie in L1."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from golden.recorded import Bytes

Shape = tuple[int, int]
Matrix = npt.NDArray[np.uint32]

RANDOM = np.random.default_rng(23)


def text(shape: Shape) -> str:
    return f"{shape[0]}x{shape[1]}"


def faces(matrix: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The rows of the faces of a tile of any shape, in the order they have in L1."""
    rows, columns = matrix.shape
    high = min(rows, 16)
    return matrix.reshape(rows // high, high, columns // 16, 16).swapaxes(1, 2).reshape(-1, 16)


class Format:
    """How bit patterns of float32 are stored in a format, which holds them exactly, and read back."""

    def __init__(self, name: str, element_bits: int, mask: int) -> None:
        self.name, self.bits, self.mask = name, element_bits, mask

    @property
    def is_block(self) -> bool:
        return self.name.startswith("Bfp")

    def numbers(self, shape: Shape) -> Matrix:
        """Random numbers of this format."""
        words = RANDOM.standard_normal(shape).astype(np.float32).view(np.uint32)
        if not self.is_block:
            return words & np.uint32(self.mask)
        # One exponent and the leading bit for all, so that each keeps its bits in any block.
        return (words & np.uint32(0x80000000 | self.mask & 0x7FFFFF)) | np.uint32(0x3F800000)

    def stored(self, matrix: Matrix) -> Bytes:
        rows = faces(matrix)
        if self.name == "Float32":
            return rows.view(np.uint8).reshape(-1)
        if self.name == "Float16_b":
            return (rows >> 16).astype(np.uint16).view(np.uint8).reshape(-1)
        exponents = (rows >> 23 & 0xFF).max(1).astype(np.uint8)
        signs = rows >> 31 << (self.bits - 1)
        magnitudes = (1 << (self.bits - 2)) | (rows & 0x7FFFFF) >> (25 - self.bits)
        elements = (signs | magnitudes).astype(np.uint8).reshape(-1, 8 // self.bits)
        packed = np.zeros(len(elements), np.uint8)
        for place in range(elements.shape[1]):
            packed |= elements[:, place] << (place * self.bits)
        padding = np.zeros(-len(exponents) % 16, np.uint8)
        return np.concatenate([exponents, padding, packed])

    def rows(self, stored: Bytes, shape: Shape) -> npt.NDArray[Any]:
        """What lies in L1 for each row of a face: its elements, behind its exponent in block formats."""
        count = shape[0] * shape[1] // 16
        start = -(-count // 16) * 16 if self.is_block else 0
        elements = stored[start:].reshape(count, -1)
        return np.hstack([stored[:count, None], elements]) if self.is_block else elements


BF16 = Format("Float16_b", 16, 0xFFFF0000)
FP32 = Format("Float32", 32, 0xFFFFE000)
BFP8 = Format("Bfp8_b", 8, 0xFFFE0000)
BFP4 = Format("Bfp4_b", 4, 0xFFE00000)
