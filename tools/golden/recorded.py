"""Reads a folder of golden vectors: recorded kernels with the bits they take and give.

The folder holds `manifest.json`, one entry for each recorded kernel, and the `.npz` files of arrays it names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

TILE_BYTES = {
    "Float32": 4096,
    "Float16": 2048,
    "Float16_b": 2048,
    "Bfp8_b": 1088,
    "Bfp4_b": 576,
    "Bfp2_b": 320,
    "Bfp8": 1088,
    "Bfp4": 576,
    "Bfp2": 320,
    "Int32": 4096,
    "UInt32": 4096,
    "UInt16": 2048,
    "Int8": 1024,
    "UInt8": 1024,
}


def tile_to_l1(tile: npt.NDArray[Any]) -> Bytes:
    """L1 bytes of a recorded tile: (32, 32) row-major, or raw bytes of a block format."""
    if tile.ndim == 1:
        return tile
    return np.ascontiguousarray(tile.reshape(2, 16, 2, 16).swapaxes(1, 2)).view(np.uint8).reshape(-1)


@dataclass(frozen=True)
class Operand:
    """A circular buffer a recorded kernel reads: its tiles in order, as L1 bytes."""

    cb: int
    data_format: str
    tiles_per_iteration: int
    tiles: list[Bytes]
    tile_shape: tuple[int, int] = (32, 32)

    def of_iteration(self, iteration: int) -> list[Bytes]:
        first = iteration * self.tiles_per_iteration
        return self.tiles[first : first + self.tiles_per_iteration]


@dataclass(frozen=True)
class Case:
    """One recorded kernel: `entry` is its manifest entry."""

    entry: dict[str, Any]
    operands: list[Operand]
    expected: list[Bytes]
    elements: int
    element_type: np.dtype[Any]

    @property
    def name(self) -> str:
        return str(self.entry["name"])

    @property
    def operation(self) -> str:
        """What the kernel is about, e.g. "reduce" or "mul_bcast": names of equal operations share it."""
        words = self.name.split("_")
        kinds = {"bcast", "reuse", "acc", "twice", "binary"}
        return "_".join([words[0], *(word for word in words[1:2] if word in kinds)])

    @property
    def iterations(self) -> int:
        return int(self.entry["iterations"])

    def differing(self, got: list[Bytes]) -> int:
        pairs = zip(got, self.expected, strict=True)
        return sum(
            int(np.count_nonzero(a.view(self.element_type) != b.view(self.element_type))) for a, b in pairs
        )


class GoldenSet:
    """The cases of a folder; arrays are read when their file is first used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def entries(self) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = json.loads((self.folder / "manifest.json").read_text())["cases"]
        return entries

    @property
    def files(self) -> list[str]:
        return sorted({entry["file"] for entry in self.entries})

    def cases(self, file: str) -> list[Case]:
        with np.load(self.folder / file) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return [self._case(entry, arrays) for entry in self.entries if entry["file"] == file]

    @staticmethod
    def _case(entry: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> Case:
        expected = arrays[entry["output"]["array"]]
        operands = [
            Operand(
                given["cb"],
                given["data_format"],
                given["tiles_per_iteration"],
                [tile_to_l1(tile) for tile in arrays[given["array"]]],
            )
            for given in entry["inputs"]
        ]
        tiles = [tile_to_l1(tile) for tile in expected]
        return Case(entry, operands, tiles, expected.size, expected.dtype)
