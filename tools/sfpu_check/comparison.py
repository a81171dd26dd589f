"""How far two sets of results are apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .inputs import Words


@dataclass(frozen=True)
class Difference:
    """Of results for the same inputs, as words."""

    inputs: int
    differing: int
    largest: float  # in units of the last place of bf16, or of integers
    at: tuple[int, ...]  # the inputs with the largest difference
    special: int  # inputs with an infinity or NaN among them
    special_differing: int


def _position(words: Words) -> NDArray[np.float64]:
    """Numbers in the order of floats, one apart from the next in bf16."""
    signed = words.astype(np.int64)
    return np.where(signed >> 31, 0x80000000 - signed, signed) / 65536


def compare(
    inputs: Sequence[Words],
    ours: Words,
    theirs: Words,
    *,
    floats: Sequence[bool] = (True,),
    result: str = "float",
) -> Difference:
    """Compare, with inputs that are finite numbers apart from the others; all NaN are one.

    ``floats`` says which inputs are floats.
    """
    special = np.zeros(len(ours), bool)
    for words, is_float in zip(inputs, floats, strict=True):
        special |= is_float & ((words >> 23 & 0xFF) == 0xFF)
    differing = ours != theirs
    if result == "float":
        nan = [(words & 0x7FFFFFFF) > 0x7F800000 for words in (ours, theirs)]
        differing &= ~(nan[0] & nan[1])
        distance = np.abs(_position(ours) - _position(theirs))
        distance[nan[0] ^ nan[1]] = np.inf
    else:
        distance = np.abs(ours.astype(np.int32) - theirs.astype(np.int32).astype(np.int64)).astype(np.float64)
    # Finite inputs first.
    shown = differing & ~special if (differing & ~special).any() else differing
    worst = int(np.argmax(np.where(shown, distance, -1)))
    return Difference(
        int((~special).sum()),
        int((differing & ~special).sum()),
        float(max(distance[worst], 0.0)),
        tuple(int(words[worst]) for words in inputs),
        int(special.sum()),
        int((differing & special).sum()),
    )
