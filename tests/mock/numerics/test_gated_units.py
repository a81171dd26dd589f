"""Functions of two tiles that only a formula describes: gated units, and neighbours of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(37)
ARCHITECTURES = pytest.mark.parametrize("blackhole", [False, True], ids=["wormhole", "blackhole"])


def words(values: Array, wide: bool = True) -> Array:
    found = np.ascontiguousarray(values, np.float32).view(np.uint32)
    return found if wide else found & np.uint32(0xFFFF0000)


def sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)))


def situ(gate: Array, up: Array) -> Array:
    return np.asarray(4 * np.tanh(gate / 4) * sigmoid(gate) * 25 * np.tanh(up / 25))


def clamped_silu(gate: Array, up: Array) -> Array:
    g = np.minimum(gate, 10)
    return np.asarray(g * sigmoid(g) * np.clip(up, -10, 10))


@pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
@pytest.mark.parametrize(
    ("operation", "function", "error"),
    [("situ_glu_tile", situ, 2.0**-8), ("clamped_silu_glu_tile", clamped_silu, 2.0**-21)],
)
def test_gated_units_of_blackhole(
    engine: Any, operation: str, function: Any, error: float, wide: bool
) -> None:
    gate, up = (words(RANDOM.uniform(-15, 15, 1024), wide) for _ in range(2))
    out = engine.sfpu_binary(gate, up, operation, wide, blackhole=True).view(np.float32)
    want = function(*(x.view(np.float32).astype(np.float64) for x in (gate, up)))
    bound = error if wide else 2.0**-6
    np.testing.assert_allclose(out, want, rtol=bound, atol=1e-6)


@ARCHITECTURES
def test_the_next_number_of_fp32(engine: Any, blackhole: bool) -> None:
    x = (RANDOM.standard_normal(1024) * np.exp2(RANDOM.integers(-30, 30, 1024))).astype(np.float32)
    y = np.where(RANDOM.integers(0, 8, 1024) == 0, x, RANDOM.permutation(x)).astype(np.float32)
    out = engine.sfpu_binary(words(x), words(y), "nextafter_binary_tile", True, blackhole=blackhole)
    np.testing.assert_array_equal(out.view(np.float32), np.nextafter(x, y))


@ARCHITECTURES
def test_the_next_number_of_bf16(engine: Any, blackhole: bool) -> None:
    x = words(RANDOM.standard_normal(1024), wide=False)
    y = words(RANDOM.standard_normal(1024), wide=False)
    out = engine.sfpu_binary(x, y, "nextafter_bf16_binary_tile", False, blackhole=blackhole)
    away = (y.view(np.float32) > x.view(np.float32)) == (x.view(np.float32) > 0)
    step = np.where(x == y, 0, np.where(away, 0x10000, -0x10000)).astype(np.int64)
    np.testing.assert_array_equal(out, x + step)


def test_next_to_zero_nothing_survives_but_the_sign_of_zero_and_nan_stays(engine: Any) -> None:
    x = words(np.resize(np.array([0.0, 0.0, -0.0, np.nan, 1.0]), 1024))
    y = words(np.resize(np.array([1.0, -1.0, 0.0, 1.0, np.nan]), 1024))
    out = engine.sfpu_binary(x, y, "nextafter_binary_tile", True)
    np.testing.assert_array_equal(out[:5], [0, 0x80000000, 0, 0x7FC00000, 0x7FC00000])
