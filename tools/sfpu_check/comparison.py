"""How far two sets of results are apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint32]


@dataclass(frozen=True)
class Difference:
    """Of results for the same inputs, as fp32 words."""

    inputs: int
    differing: int
    largest_ulp: float  # in units of the last place of bf16
    at: int  # the input with the largest difference


def _position(words: Words) -> NDArray[np.int64]:
    """Numbers in the order of floats, one apart from the next in fp32."""
    signed = words.astype(np.int64)
    return np.where(signed >> 31, 0x80000000 - signed, signed)


def compare(inputs: Words, ours: Words, theirs: Words) -> Difference:
    """Compare where the input is a finite number; all NaN are one."""
    finite = (inputs >> 23 & 0xFF) != 0xFF
    inputs, ours, theirs = inputs[finite], ours[finite], theirs[finite]
    nan = [(words & 0x7FFFFFFF) > 0x7F800000 for words in (ours, theirs)]
    differing = (ours != theirs) & ~(nan[0] & nan[1])
    distance = np.abs(_position(ours) - _position(theirs)) / 65536
    distance[~differing] = 0
    distance[nan[0] ^ nan[1]] = np.inf
    worst = int(np.argmax(distance)) if len(distance) else 0
    return Difference(len(inputs), int(differing.sum()), float(distance[worst]), int(inputs[worst]))
