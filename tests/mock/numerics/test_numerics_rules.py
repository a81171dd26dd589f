"""Rules of the vector unit, the unpacker and the packer that the recorded cases do not show on their own."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

Words = npt.NDArray[np.uint32]


def bits(value: float) -> np.uint32:
    return np.float32(value).view(np.uint32)


def words(value: float) -> Words:
    return np.full(1024, bits(value), np.uint32)


def finite_words(random: np.random.Generator, count: int) -> Words:
    raw = random.integers(0, 1 << 32, count, np.uint32)
    return np.where((raw >> 23) & 255 == 255, raw & np.uint32(0xBFFFFFFF), raw)


def flushed(raw: Words) -> Words:
    return np.where((raw >> 23) & 255 == 0, np.uint32(0), raw)


@pytest.mark.parametrize("operation", ["add", "mul"])
def test_finite_sums_and_products_are_ieee_with_flushed_denormals(engine: Any, operation: str) -> None:
    random = np.random.default_rng(11)
    x, y = finite_words(random, 1 << 16), finite_words(random, 1 << 16)
    y[: 1 << 15] = (x[: 1 << 15] + random.integers(-3 << 23, 3 << 23, 1 << 15).astype(np.uint32)) & 0x7FFFFFFF
    y = np.where((y >> 23) & 255 == 255, y & np.uint32(0xBFFFFFFF), y)
    fx, fy = flushed(x).view(np.float32), flushed(y).view(np.float32)
    one, zero = np.full_like(x, bits(1.0)), np.zeros_like(x)
    with np.errstate(all="ignore"):
        ieee = ((fx + fy) if operation == "add" else (fx * fy)).view(np.uint32)
        exact = (fx.astype(np.float64) + fy) if operation == "add" else (fx.astype(np.float64) * fy)
    got = engine.mad(one, x, y) if operation == "add" else engine.mad(x, y, zero)
    # Just below the smallest normal number IEEE may round up what the hardware flushes.
    normal = np.abs(exact) >= 2.0**-126
    np.testing.assert_array_equal(got[normal], flushed(ieee)[normal])
    assert not got[np.abs(exact) < 2.0**-126 * (1 - 2.0**-25)].any()


def test_mad_keeps_the_product_to_27_bits_only(engine: Any) -> None:
    # (1 + 2^-23)^2 - (1 + 2^-22) = 2^-46: below the three guard bits only a sticky bit remains.
    x = np.array([0x3F800001], np.uint32)
    z = np.array([0xBF800002], np.uint32)
    assert engine.mad(x, x, z)[0] == bits(2.0**-26)


@pytest.mark.parametrize(
    ("x", "y", "z", "expected"),
    [
        (np.inf, 1.0, 2.0, np.inf),
        (np.inf, -1.0, 2.0, -np.inf),
        (3e38, 10.0, -1.0, np.inf),
        (1.0, 1.0, -np.inf, -np.inf),
        (1e-30, 1e-30, 5.0, 5.0),
        (1e-30, 1e-30, 1e-40, 0.0),
        (1.0, -1.0, 1.0, 0.0),
        (-0.0, 1.0, -0.0, 0.0),
    ],
)
def test_mad_at_the_edges_of_the_range(engine: Any, x: float, y: float, z: float, expected: float) -> None:
    operands = [np.array([bits(value)], np.uint32) for value in (x, y, z)]
    assert engine.mad(*operands)[0] == bits(expected)


@pytest.mark.parametrize(
    ("x", "y", "z"), [(np.inf, 0.0, 1.0), (np.nan, 1.0, 1.0), (1.0, 1.0, np.nan), (np.inf, 1.0, -np.inf)]
)
def test_mad_gives_nan_for_invalid_operations(engine: Any, x: float, y: float, z: float) -> None:
    operands = [np.array([bits(value)], np.uint32) for value in (x, y, z)]
    assert np.isnan(engine.mad(*operands).view(np.float32)[0])


def test_unpack_to_dst_keeps_every_bit(engine: Any) -> None:
    raw = np.random.default_rng(5).integers(0, 1 << 32, 1024, np.uint32)
    for data_format in ("Float32", "Int32"):
        np.testing.assert_array_equal(engine.unpack(raw.view(np.uint8), data_format, True, to_dst=True), raw)


def test_fp32_operands_are_cut_to_the_width_dst_asks_for(engine: Any) -> None:
    raw = np.full(1024, 0xBF9FFFFF, np.uint32)
    assert engine.unpack(raw.view(np.uint8), "Float32", True)[0] == 0xBF9FE000
    assert engine.unpack(raw.view(np.uint8), "Float32", False)[0] == 0xBF9F0000
    denormal = np.full(1024, 0x807FFFFF, np.uint32)
    assert engine.unpack(denormal.view(np.uint8), "Float32", False)[0] == 0x80000000


def test_int32_dst_words_are_packed_unchanged(engine: Any) -> None:
    raw = np.random.default_rng(6).integers(0, 1 << 32, 1024, np.uint32)
    l1 = np.zeros(4096, np.uint8)
    engine.pack(l1, raw, "Int32", True)
    np.testing.assert_array_equal(l1.view(np.uint32), raw)


@pytest.mark.parametrize(
    ("size", "data_format", "to_dst"),
    [(4096, "UInt16", False), (2047, "Float16_b", False), (4096, "Float16_b", True)],
)
def test_unpacking_refuses_other_formats_and_short_buffers(
    engine: Any, size: int, data_format: str, to_dst: bool
) -> None:
    with pytest.raises(ValueError, match="refused"):
        engine.unpack(np.zeros(size, np.uint8), data_format, True, to_dst)


@pytest.mark.parametrize(
    ("size", "data_format", "wide", "l1_accumulate"),
    [
        (4096, "Float16", True, False),
        (2047, "Float16_b", True, False),
        (4096, "Int32", False, False),
        (1088, "Bfp8_b", True, True),
    ],
)
def test_packing_refuses_what_the_packer_cannot_do(
    engine: Any, size: int, data_format: str, wide: bool, l1_accumulate: bool
) -> None:
    l1 = np.zeros(size, np.uint8)
    with pytest.raises(ValueError, match="refused"):
        engine.pack(l1, words(1.0), data_format, wide, l1_accumulate=l1_accumulate)


def test_block_float_survives_a_round_trip_through_dst(engine: Any) -> None:
    random = np.random.default_rng(8)
    l1 = random.integers(0, 256, 1088).astype(np.uint8)
    l1[:64] = random.integers(100, 150, 64)
    l1[64::16] |= 0x40  # a full-scale element per row keeps the shared exponent
    l1[64:][l1[64:] == 0x80] = 0  # "negative zero" means -Inf and does not come back
    dst = words(0.0)
    engine.copy(dst, engine.unpack(l1, "Bfp8_b", True), True)
    back = np.zeros_like(l1)
    engine.pack(back, dst, "Bfp8_b", True)
    np.testing.assert_array_equal(back, l1)
