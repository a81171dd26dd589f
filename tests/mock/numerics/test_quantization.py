"""Quantized integers: rounding, saturation, and bytes in two's complement."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(31)
INT32, UINT8, INT8 = 8, 30, 14
BYTES = np.resize(np.arange(256, dtype=np.uint32), 1024)
ARCHITECTURES = pytest.mark.parametrize("blackhole", [False, True], ids=["wormhole", "blackhole"])
EXACT = 1 / 4  # products with it, and sums, are exact


def bits(value: float) -> int:
    return int(np.float32(value).view(np.uint32))


def run(engine: Any, name: str, data: Array, zero_point: float, target: int, blackhole: bool) -> Array:
    scale = np.full(1024, bits(EXACT), np.uint32)
    init = (bits(zero_point), target)
    return np.asarray(engine.sfpu(name, [data, scale], True, (), 0, "Int32", init, blackhole=blackhole)[2])


def nearest(values: Array) -> Array:
    """Half away from zero."""
    return np.asarray(np.sign(values) * np.floor(abs(values) + 0.5), np.int64)


def unbiased(data: Array) -> Array:
    """Bytes in two's complement count from -128 at 0."""
    return data.astype(np.uint8).view(np.int8).astype(np.float64) + 128


@ARCHITECTURES
def test_bytes_become_integers_of_32_bits_within_those_of_8(engine: Any, blackhole: bool) -> None:
    out = run(engine, "requant_int8_in_tile", BYTES, -30.0, INT32, blackhole)
    want = np.clip(nearest(unbiased(BYTES) * EXACT - 30), -127, 127)
    np.testing.assert_array_equal(out.view(np.int32), want)


@ARCHITECTURES
def test_bytes_become_bytes_without_sign_of_their_magnitude(engine: Any, blackhole: bool) -> None:
    out = run(engine, "requant_int8_in_tile", BYTES, -30.0, UINT8, blackhole)
    np.testing.assert_array_equal(out, abs(nearest(unbiased(BYTES) * EXACT - 30)))


@ARCHITECTURES
@pytest.mark.parametrize("zero_point", [-30.0, 100.0, -170.0])
def test_bytes_become_bytes_in_twos_complement(engine: Any, zero_point: float, blackhole: bool) -> None:
    out = run(engine, "requant_int8_in_int8_out_tile", BYTES, zero_point, INT8, blackhole)
    scaled = unbiased(BYTES) * EXACT + zero_point
    # While rounding they are 128 larger, so halves go up.
    want = np.clip(np.floor(scaled + 128 + 0.5), 0, 255) - 128
    np.testing.assert_array_equal(out.astype(np.uint8).view(np.int8), want)
    assert out.max() < 256


@ARCHITECTURES
def test_integers_saturate_as_bytes_in_twos_complement(engine: Any, blackhole: bool) -> None:
    data = RANDOM.integers(-1000, 1000, 1024).astype(np.int32)
    out = run(engine, "requant_int8_tile", data.view(np.uint32), 2.0, INT8, blackhole)
    want = np.clip(np.floor(data * EXACT + 2 + 128 + 0.5), 0, 255) - 128
    np.testing.assert_array_equal(out.astype(np.uint8).view(np.int8), want)


@ARCHITECTURES
def test_bytes_become_floats(engine: Any, blackhole: bool) -> None:
    out = run(engine, "dequant_int8_tile", BYTES, -131.0, INT32, blackhole)
    np.testing.assert_array_equal(out.view(np.float32), (unbiased(BYTES) - 131) * EXACT)
