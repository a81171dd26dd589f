"""Calls of the top-k operations as the compute API makes them, and tiles of columns to call them on."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
SEQUENCE = 64

_MODES = {
    "stable": 1,
    "fused": 2,
    "rank_stamped": 4,
    "smallest": 8,
    "short_values": 16,
    "wide": 32,
    "descending_ties": 64,
}


def modes(*names: str, tag_bits: int = 0) -> int:
    return sum(_MODES[name] for name in names if name) | tag_bits << 8


def sort_words(bits: int, ascending: bool, last_phase: int, first_phase: int = 0) -> tuple[int, ...]:
    return (bits, int(ascending), first_phase | last_phase << 8, 0)


def merge_words(bits: int, iteration: int, k: int) -> tuple[int, ...]:
    return (bits, iteration, k, 0)


def rebuild_words(
    bits: int, ascending: bool, iteration: int, k: int, only_first: bool = False
) -> tuple[int, ...]:
    return (bits, int(ascending) | int(only_first) << 1, iteration | (k.bit_length() - 1) << 8, k)


def tiles_of(columns: Array) -> list[Array]:
    """Two tiles in face order from 64 rows of 32 columns."""
    tiles = columns.reshape(2, 2, 16, 2, 16).swapaxes(2, 3).reshape(2, 1024)
    return [np.ascontiguousarray(tile) for tile in tiles]


def columns_of(tiles: list[Array]) -> Array:
    return np.stack(tiles).reshape(2, 2, 2, 16, 16).swapaxes(2, 3).reshape(SEQUENCE, 32)


def float_words(values: Array) -> Array:
    return np.ascontiguousarray(values, np.float32).view(np.uint32)
