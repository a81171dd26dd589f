"""Functions of the vector unit give the bits of the SDK's programs where those differ from exact values.

Zeros, denormals, infinities, NaN, the lowest integer, zero divisors: recorded by write_sfpu_recorded.py.
"""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import numpy as np
import pytest
from sfpu_recorded import ARCHITECTURES, CASES, RECORDED, Recorded

WORDS = json.loads(RECORDED.read_text())


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize(
    ("case", "width"),
    [(case, width) for case in CASES for width in case.widths],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_function_gives_the_recorded_bits(engine: Any, architecture: str, case: Recorded, width: str) -> None:
    operands = np.array(list(product(case.values, repeat=case.operands)), np.uint32)
    tiles = [np.zeros(1024, np.uint32) for _ in range(case.operands)]
    for tile, values in zip(tiles, operands.T, strict=True):
        tile[: len(values)] = values
    options: dict[str, Any] = {
        "parameters": case.parameters,
        "setup": case.setup,
        "data_format": case.data_format,
        "blackhole": architecture == "blackhole",
    }
    _, output, _ = engine.sfpu_table()[case.operation]
    got = engine.sfpu(case.operation, tiles, width == "fp32", **options)[output][: len(operands)]
    want = np.array([int(word, 16) for word in WORDS[architecture][width][case.name]], np.uint32)
    both_nan = ((got & 0x7FFFFFFF) > 0x7F800000) & ((want & 0x7FFFFFFF) > 0x7F800000)
    wrong = np.flatnonzero((got != want) & ~(both_nan & (case.data_format != "Int32")))
    assert wrong.size == 0, [[hex(x) for x in (*operands[i], got[i], want[i])] for i in wrong[:4]]
