"""Tiles between rows of 32 elements and the order of their faces."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def row_major(tile: Array) -> Array:
    return tile.reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)


def face_order(matrix: Array) -> Array:
    return np.ascontiguousarray(matrix.reshape(2, 16, 2, 16).swapaxes(1, 2).reshape(1024))
