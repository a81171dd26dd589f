"""The vector unit's statistics, column by column in the order of its multiplications and additions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint32]
COLUMNS = np.arange(32)
LANES = COLUMNS // 16 * 16 + COLUMNS % 2 * 8 + COLUMNS % 16 // 2


def word(value: float) -> int:
    return int(np.float32(value).view(np.uint32))


ONE, MINUS_ONE, ONE_OF_32 = word(1.0), word(-1.0), word(1 / 32)


def reciprocal(count: int) -> int:
    return int((np.float32(1) / np.float32(count)).view(np.uint32))


class Registers:
    """What the programs keep, a word of each column; tiles are (32, 32) words."""

    def __init__(self, engine: Any, wide: bool) -> None:
        self.engine = engine
        self.wide = wide
        self.mean, self.sum, self.second, self.anchor = (np.zeros(32, np.uint32) for _ in range(4))

    def mad(self, x: Words | int, y: Words | int, z: Words | int) -> Words:
        operands = (np.full(32, value, np.uint32) if isinstance(value, int) else value for value in (x, y, z))
        return self.engine.mad(*(np.ascontiguousarray(operand) for operand in operands))

    def distance(self, x: Words, y: Words) -> Words:
        return self.mad(MINUS_ONE, x, y)

    def stored(self, words: Words) -> Words:
        kept = np.where((words >> 23) & 255 == 0, words & np.uint32(1 << 31), words)
        return kept if self.wide else kept & np.uint32(0xFFFF0000)

    def welford(self, rows: Iterable[Words], first: int) -> None:
        for number, x in enumerate(rows, first + 1):
            before = self.distance(self.mean, x)
            self.mean = self.mad(before, reciprocal(number), self.mean)
            self.sum = self.mad(before, self.distance(self.mean, x), self.sum)

    def shifted(self, tile: Words, first: int, count: int, dual: bool, new_anchor: bool = False) -> None:
        if new_anchor:
            self.mean, self.sum = tile[first], np.zeros(32, np.uint32)
            self.second = self.sum if dual else self.second
        for row in range(first, first + count):
            far = self.distance(self.mean, tile[row])
            if dual and row % 2:
                self.second = self.mad(ONE, self.second, far)
            else:
                self.sum = self.mad(ONE, self.sum, far)

    def squares(self, tile: Words, first: int, count: int, dual: bool) -> None:
        for row in range(first, first + count):
            far = self.distance(self.mean, tile[row])
            if dual and row % 2:
                self.second = self.mad(far, far, self.second)
            else:
                self.sum = self.mad(far, far, self.sum)

    def finish_mean(self, count: int, dual: bool) -> None:
        self.anchor = self.mean
        if dual:
            self.fold()
        self.mean = self.mad(self.sum, reciprocal(count), self.mean)
        self.sum = self.second = np.zeros(32, np.uint32)

    def fold(self) -> None:
        self.sum = self.mad(ONE, self.sum, self.second)

    def combine(self, mean: Words, m2: Words, total: int, count: int) -> None:
        ratio = self.mad(reciprocal(total), word(count), 0)
        weight = self.mad(ratio, word(-count), word(count))
        delta = self.distance(mean, self.mean)
        m2 = self.mad(ONE, m2, self.sum)
        self.mean = self.mad(delta, ratio, mean)
        self.sum = self.mad(ONE, m2, self.mad(self.mad(delta, delta, 0), weight, 0))

    def sum_of_columns(self, words: Words) -> Words:
        """Eight columns of a parity and face: 4, then 2, then 1 apart; then parities and faces in order."""
        x = words[np.argsort(LANES)].reshape(4, 8)
        for apart in (4, 2, 1):
            x = self.add(x[:, :apart], x[:, apart : 2 * apart])
        total = x[0]
        for one in x[1:]:
            total = self.add(total, one)
        return np.full(32, total[0])

    def add(self, x: Words, y: Words) -> Words:
        one = np.full(x.size, ONE, np.uint32)
        return self.engine.mad(one, np.ascontiguousarray(x).ravel(), np.ascontiguousarray(y).ravel()).reshape(
            x.shape
        )

    def variance(self, count: int) -> Words:
        return self.mad(self.sum, reciprocal(count), 0)


def in_row(words: Words, row: int = 0) -> Words:
    tile = np.zeros((32, 32), np.uint32)
    tile[row] = words
    return tile


def in_slot(words: Words, slot: int, tile: Words | None = None) -> Words:
    """Rows 4*slot to 4*slot+3, counted through the faces, even columns."""
    faces = np.zeros((4, 16, 16), np.uint32) if tile is None else as_faces(tile)
    rows = slot * 4 + LANES // 8
    faces[rows // 16, rows % 16, LANES % 8 * 2] = words
    return faces.reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)


def as_faces(tile: Words) -> Words:
    return tile.reshape(2, 16, 2, 16).swapaxes(1, 2).reshape(4, 16, 16).copy()
