"""The vector unit's functions of one number over all finite bf16 inputs, against references in double."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sfpu_references as references
from sfpu_references import FloatCase

INPUTS = np.arange(1 << 16, dtype=np.uint32) << 16
FINITE = (INPUTS >> 23 & 255) != 255
SMALLEST, LARGEST = 2.0**-126, 2.0**128 * (1 - 2.0**-8)
# Documented in docs/mock-arithmetic.md: cuts where others round.
MORE_THAN_A_UNIT = {"round_tile(4294967294)": 1.001}
CASES = [case for case in references.UNARY if case.operation != "fill_tile"]


def results(engine: Any, case: FloatCase, wide: bool) -> Any:
    _, output, _ = engine.sfpu_table()[case.operation]
    options = {
        "parameters": case.words,
        "setup": case.setup,
        "init_parameters": tuple(references.bits(value) for value in case.init_parameters),
    }
    tiles = [
        engine.sfpu(case.operation, [tile], wide, **options)[output] for tile in INPUTS.reshape(-1, 1024)
    ]
    return np.concatenate(tiles)[FINITE].view(np.float32).astype(np.float64)


@pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_function_is_within_one_unit_of_bf16(engine: Any, case: FloatCase, wide: bool) -> None:
    x = INPUTS[FINITE].view(np.float32).astype(np.float64)
    with np.errstate(all="ignore"):
        got = results(engine, case, wide)
        want = np.asarray(case.reference(np.where(abs(x) < SMALLEST, np.copysign(0.0, x), x)), np.float64)
        unit = np.exp2(np.floor(np.log2(np.clip(abs(want), SMALLEST, LARGEST))) - 7)
        units = np.where(got == want, 0.0, abs(got - want) / unit)
    tiny = (abs(want) < SMALLEST) & (abs(got) <= SMALLEST)
    huge = (abs(want) > LARGEST * (1 - 2.0**-9)) & (got == np.copysign(np.inf, want))
    cut_nan = (case.cuts_nan and not wide) & np.isnan(want) & np.isinf(got)
    right = (units <= MORE_THAN_A_UNIT.get(case.name, 1.0)) | tiny | huge | cut_nan
    right |= np.isnan(want) & np.isnan(got)
    wrong = np.flatnonzero(~right)
    assert wrong.size == 0, [(float(x[i]), float(got[i]), float(want[i])) for i in wrong[:5]]
