"""ln Gamma in the three steps that kernels compute it in."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

ARCHITECTURES = ("wormhole_b0", "blackhole")
LGAMMA = np.vectorize(math.lgamma)


def words(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return values.astype(np.float32).view(np.uint32)


def floats(tile: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return tile.view(np.float32).astype(np.float64)


def numbers(low: float, high: float, wide: bool) -> np.ndarray[Any, Any]:
    found = words(np.random.default_rng(5).uniform(low, high, 1024))
    return (found if wide else found & 0xFFFF0000).view(np.float32).astype(np.float64)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
def test_stirlings_series_of_the_number_or_of_what_one_lacks_to_it(
    engine: Any, architecture: str, wide: bool
) -> None:
    x = numbers(-30.0, 40.0, wide)
    x[:2] = 1.0, 2.0
    tile = engine.sfpu("lgamma_stirling_tile", [words(x)], wide, blackhole=architecture == "blackhole")[0]
    z = np.where(x < 0.5, 1 - x, x)
    want = LGAMMA(z)
    # The third term of the series is left out; the logarithm is a cubic and an ln 2 of 11 bits.
    logarithm = abs(z - 0.5) * (2e-3 + 3e-4 * np.log2(z))
    near = abs(floats(tile) - want) <= z**-5 / 1260 + logarithm + 4e-3 * abs(want)
    assert near.all(), [(x[i], floats(tile)[i], want[i]) for i in np.flatnonzero(~near)[:3]]
    assert (tile[:2] == 0).all()


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_three_steps_give_ln_gamma_in_float32(engine: Any, architecture: str) -> None:
    options = {"blackhole": architecture == "blackhole"}
    x = numbers(-9.9, 40.0, True)
    x = np.where(abs(x - np.round(x)) < 0.02, np.round(x) + 0.25, x).astype(np.float32).astype(np.float64)
    x[:2] = 0.5, np.inf
    logarithm = words(np.log(np.where(x < 0.5, 1 - x, x)))
    inputs = [words(x), logarithm]
    stirling = engine.sfpu("lgamma_stirling_float_tile", inputs, True, **options)[2]
    with np.errstate(invalid="ignore", divide="ignore"):
        log_of_sine = words(np.where(x < 0.5, np.log(abs(np.sin(np.pi * x))), 0.0))
    inputs = [stirling, log_of_sine, words(x)]
    got = floats(engine.sfpu("lgamma_adjusted_tile", inputs, True, **options)[3])
    assert got[1] == np.inf
    want = LGAMMA(x[2:])
    # Around the zeros five terms of Taylor's series are left to 0.25, elsewhere the fifth of Stirling's.
    z = np.where(x[2:] < 0.5, 1 - x[2:], x[2:])
    left_out = np.where(abs(z - 1) <= 0.25, 0.0, z**-9.0 / 1188)
    near = abs(got[2:] - want) <= left_out + 5e-5 * np.maximum(abs(want), 1.0)
    assert near.all(), [(x[2:][i], got[2:][i], want[i]) for i in np.flatnonzero(~near)[:3]]
    assert abs(got[0] - math.lgamma(0.5)) < 1e-6
