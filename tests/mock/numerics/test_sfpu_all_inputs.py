"""The vector unit's functions of one number over all bf16 inputs: against references, and recorded bits.

The recorded bits are those of the SDK's programs: written when ``tools/sfpu_check`` found no difference.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sfpu_references as references
from sfpu_accuracy import ACCURACY, accuracy_of
from sfpu_references import FloatCase

INPUTS = np.arange(1 << 16, dtype=np.uint32) << 16
FINITE = (INPUTS >> 23 & 255) != 255
SMALLEST, LARGEST = 2.0**-126, 2.0**128 * (1 - 2.0**-8)
CASES = [case for case in references.UNARY if case.operation != "fill_tile"]
RECORDED = Path(__file__).parent / "sfpu_checksums.json"
ARCHITECTURES = ("wormhole_b0", "blackhole")


def results(engine: Any, case: FloatCase, wide: bool, architecture: str) -> np.ndarray[Any, Any]:
    _, output, _ = engine.sfpu_table()[case.operation]
    options = {
        "parameters": case.words,
        "setup": case.setup,
        "init_parameters": tuple(references.bits(value) for value in case.init_parameters),
        "blackhole": architecture == "blackhole",
    }
    tiles = [
        engine.sfpu(case.operation, [tile], wide, **options)[output] for tile in INPUTS.reshape(-1, 1024)
    ]
    return np.concatenate(tiles)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_function_is_as_close_to_the_exact_value_as_its_program(
    engine: Any, case: FloatCase, wide: bool, architecture: str
) -> None:
    x = INPUTS[FINITE].view(np.float32).astype(np.float64)
    bound = accuracy_of(case.name)
    with np.errstate(all="ignore"):
        got = results(engine, case, wide, architecture)[FINITE].view(np.float32).astype(np.float64)
        want = np.asarray(case.reference(x), np.float64)
        unit = np.exp2(np.floor(np.log2(np.clip(abs(want), SMALLEST, LARGEST))) - 7)
        distance = np.where(got == want, 0.0, abs(got - want))
        near = distance <= np.maximum(bound.units * unit, bound.absolute)
    tiny = (abs(want) < 4 * SMALLEST) & (abs(got) < 4 * SMALLEST)
    huge = (abs(want) > LARGEST * (1 - 2.0**-9)) & (got == np.copysign(np.inf, want))
    invalid = np.isnan(want) & (np.isnan(got) | (np.isinf(got) & (not wide)))
    denormal = (x != 0) & (abs(x) < SMALLEST)  # a zero for some instructions, a number for others
    covered = (abs(x) >= bound.low) & (abs(x) <= bound.high) & ~denormal
    wrong = np.flatnonzero(covered & ~(near | tiny | huge | invalid))
    assert wrong.size == 0, [(float(x[i]), float(got[i]), float(want[i])) for i in wrong[:5]]


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_every_function_gives_its_recorded_bits(engine: Any, architecture: str) -> None:
    recorded = json.loads(RECORDED.read_text())[architecture]
    changed = [name for name, sums in checksums(engine, architecture).items() if recorded.get(name) != sums]
    assert not changed, "differ from the programs' bits on every input; see write_sfpu_checksums.py"


def checksums(engine: Any, architecture: str) -> dict[str, list[int]]:
    """Of each function's results for all bf16 inputs, in a DST of 16 and of 32 bits."""
    return {
        case.name: [zlib.crc32(results(engine, case, wide, architecture).tobytes()) for wide in (False, True)]
        for case in CASES
    }


def test_bounds_are_stated_for_functions_that_exist() -> None:
    assert set(ACCURACY) <= {case.name for case in CASES + references.BINARY + references.TERNARY}
