"""The short way of the vector unit's multiply-add gives the bits of the rule it stands for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

Words = np.ndarray[Any, np.dtype[np.uint32]]
COUNT = 1 << 17
ONE = np.full(COUNT, 0x3F800000, np.uint32)
ARCHITECTURES = pytest.mark.parametrize("blackhole", [False, True], ids=["wormhole_b0", "blackhole"])


def words(generator: np.random.Generator, exponents: tuple[int, int], short: int = 0) -> Words:
    """Numbers with exponents of a range, the low ``short`` bits of their fractions zero."""
    sign = generator.integers(0, 2, COUNT) << 31
    fraction = generator.integers(0, 1 << 23, COUNT) >> short << short
    return (sign | generator.integers(*exponents, COUNT) << 23 | fraction).astype(np.uint32)


def aligned(generator: np.random.Generator, x: Words, y: Words) -> Words:
    """Addends whose exponents lie around that of the product."""
    exponent = (x >> 23 & 255).astype(np.int64) + (y >> 23 & 255) - 127 + generator.integers(-30, 31, COUNT)
    return (words(generator, (0, 1)) | np.clip(exponent, 0, 254) << 23).astype(np.uint32)


def cancelling(generator: np.random.Generator, x: Words, y: Words) -> Words:
    """Addends next to the negated product."""
    product = -(x.view(np.float32).astype(np.float64) * y.view(np.float32))
    return (product.astype(np.float32).view(np.uint32) + generator.integers(-3, 4, COUNT)).astype(np.uint32)


@ARCHITECTURES
@pytest.mark.parametrize("short", [0, 12, 16])
@pytest.mark.parametrize("addend", [aligned, cancelling])
def test_ordinary_numbers(engine: Any, addend: Any, short: int, blackhole: bool) -> None:
    generator = np.random.default_rng(short)
    x, y = words(generator, (100, 150), short), words(generator, (100, 150))
    z = addend(generator, x, y)
    for last in (z, np.zeros_like(z)):
        want = engine.mad(x, y, last, blackhole)
        np.testing.assert_array_equal(engine.program_mad(x, y, last, blackhole), want)
    np.testing.assert_array_equal(engine.program_add(x, z, blackhole), engine.mad(x, ONE, z, blackhole))


@ARCHITECTURES
def test_all_bit_patterns(engine: Any, blackhole: bool) -> None:
    generator = np.random.default_rng(8)
    x, y, z = (generator.integers(0, 1 << 32, COUNT, dtype=np.uint32) for _ in range(3))
    want = engine.mad(x, y, z, blackhole)
    np.testing.assert_array_equal(engine.program_mad(x, y, z, blackhole), want)
    np.testing.assert_array_equal(engine.program_add(x, z, blackhole), engine.mad(x, ONE, z, blackhole))
