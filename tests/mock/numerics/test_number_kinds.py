"""The matrix engine and the packer on Float16, its block formats and integers, against NumPy references."""

from __future__ import annotations

from typing import Any

import number_references as reference
import numpy as np
import numpy.typing as npt
import pytest

Array = npt.NDArray[Any]
FIDELITIES = ("LoFi", "HiFi2", "HiFi3", "HiFi4")
WIDTHS = pytest.mark.parametrize("wide", [False, True], ids=["dst16", "dst32"])


def faces(tile: Array) -> Array:
    return np.ascontiguousarray(tile.reshape(2, 16, 2, 16).swapaxes(1, 2)).reshape(-1)


def unfaces(words: Array) -> Array:
    return np.ascontiguousarray(words.reshape(2, 2, 16, 16).swapaxes(1, 2)).reshape(32, 32)


def words_of(half: Array) -> npt.NDArray[np.uint32]:
    """Float16 patterns as the engine holds them: the same numbers in fp32, denormals beside exponent 0."""
    h = half.astype(np.uint32)
    rebias = np.where(h & 0x7C00, np.uint32(112 << 23), np.uint32(0))
    return ((h & 0x8000) << 16 | ((h & 0x7FFF) << 13) + rebias).astype(np.uint32)


def halves_of(words: Array) -> npt.NDArray[np.uint16]:
    magnitude = words & 0x7FFFFFFF
    rebias = np.where(magnitude >> 23, np.uint32(112 << 23), np.uint32(0))
    return ((words >> 31) << 15 | (magnitude - rebias) >> 13).astype(np.uint16)


def operand(kind: str, random: np.random.Generator) -> npt.NDArray[np.uint16]:
    if kind == "normal":
        return random.standard_normal((32, 32)).astype(np.float16).view(np.uint16)
    if kind == "bits":
        return random.integers(0, 1 << 16, (32, 32)).astype(np.uint16)
    exponents = random.choice([0, 1, 2, 14, 15, 30, 31] if kind == "edges" else [0, 1, 2, 3, 4], (32, 32))
    return (random.integers(0, 1 << 16, (32, 32)) & 0x83FF | exponents << 10).astype(np.uint16)


def start(kind: str, wide: bool, random: np.random.Generator) -> Array:
    if not wide:
        return operand(kind, random)
    exponents = random.integers(60, 160, (32, 32))
    return (random.integers(0, 1 << 32, (32, 32)) & 0x807FFFFF | exponents << 23).astype(np.uint32)


def in_engine(dst: Array, wide: bool) -> npt.NDArray[np.uint32]:
    return faces(dst) if wide else faces(words_of(dst))


def from_engine(words: Array, wide: bool) -> Array:
    return unfaces(words if wide else halves_of(words))


KINDS = ("normal", "bits", "edges", "tiny", "sparse")


def drawn(kind: str, seed: int) -> tuple[Array, Array, np.random.Generator]:
    random = np.random.default_rng(seed)
    in0, in1 = (operand("bits" if kind == "sparse" else kind, random) for _ in range(2))
    if kind == "sparse":  # groups without any product, next to groups with some
        in0[random.integers(0, 8, in0.shape) != 0] = 0
        in1[:, ::2] = 0
    return in0, in1, random


@pytest.mark.parametrize("fidelity", FIDELITIES)
@WIDTHS
def test_matmul_of_halves(engine: Any, wide: bool, fidelity: str) -> None:
    for seed, kind in enumerate(KINDS):
        in0, in1, random = drawn(kind, seed)
        dst = start("bits" if kind == "sparse" else kind, wide, random)
        words = in_engine(dst, wide)
        engine.matmul_halves(words, faces(words_of(in0)), faces(words_of(in1)), fidelity, wide)
        expected = reference.matmul(in0, in1, dst, fidelity, wide)
        np.testing.assert_array_equal(from_engine(words, wide), expected, err_msg=kind)


@pytest.mark.parametrize("op", ["add", "sub", "mul"])
@WIDTHS
def test_eltwise_of_halves(engine: Any, wide: bool, op: str) -> None:
    for seed, kind in enumerate(KINDS):
        for fidelity, accumulate in (("HiFi4", False), ("LoFi", True), ("HiFi3", True)):
            a, b, random = drawn(kind, seed)
            dst = start("bits" if kind == "sparse" else kind, wide, random)
            words = in_engine(dst, wide)
            engine.eltwise_halves(
                words, faces(words_of(a)), faces(words_of(b)), op, accumulate, fidelity, wide
            )
            old = dst if accumulate else np.zeros_like(dst)
            expected = (
                reference.multiply(a, b, dst, fidelity, wide)
                if op == "mul"
                else reference.add(a, b, old, wide, subtract=op == "sub")
            )
            np.testing.assert_array_equal(from_engine(words, wide), expected, err_msg=kind)


@pytest.mark.parametrize("dim", ["ROW", "COL", "SCALAR"])
@WIDTHS
def test_sums_of_halves(engine: Any, wide: bool, dim: str) -> None:
    if wide and dim == "SCALAR":
        dim = "COL"  # sums of columns of 32 bits cannot be moved to a source register of Float16
    for seed, kind in enumerate(KINDS):
        tile, _, random = drawn(kind, seed)
        scaler = np.full(16, np.float16(0.7)).view(np.uint16)
        dst = start("normal", wide, random)
        words = in_engine(dst, wide)
        rows = np.zeros((4, 16, 16), np.uint16)
        rows[:, 0] = scaler
        scaler_words = words_of(rows.reshape(-1))
        engine.reduce_sum_halves(words, faces(words_of(tile)), scaler_words, dim, "HiFi4", wide)
        expected = reference.reduce_sum(tile, scaler, dst, dim, "HiFi4", wide)
        np.testing.assert_array_equal(from_engine(words, wide), expected, err_msg=kind)


def test_sums_of_small_halves_are_those_of_numpy(engine: Any) -> None:
    random = np.random.default_rng(1)
    a, b = (random.integers(-512, 513, (32, 32)).astype(np.float16) for _ in range(2))
    words = np.zeros(1024, np.uint32)
    sources = [faces(words_of(x.view(np.uint16))) for x in (a, b)]
    engine.eltwise_halves(words, *sources, "add", False, "HiFi4", False)
    np.testing.assert_array_equal(unfaces(halves_of(words)).view(np.float16), a + b)
    small = [np.clip(x, -15, 15) for x in (a, b)]
    words = np.zeros(1024, np.uint32)
    sources = [faces(words_of(x.view(np.uint16))) for x in small]
    engine.matmul_halves(words, *sources, "LoFi", True)
    exact = small[0].astype(np.float32) @ small[1].astype(np.float32)
    np.testing.assert_array_equal(unfaces(words).view(np.float32), exact)


@pytest.mark.parametrize("fidelity", FIDELITIES)
def test_products_of_integers(engine: Any, fidelity: str) -> None:
    random = np.random.default_rng(7)
    in0, in1 = (random.integers(-127, 256, (32, 32)) for _ in range(2))
    dst = random.choice([0, 5, 0x80000007, 0x7FFFFFF0, 0xFFFFFFF0], (32, 32)).astype(np.uint32)
    sources = [faces(x.astype(np.int32).view(np.uint32)) for x in (in0, in1)]
    words = faces(dst)
    engine.matmul_integers(words, *sources, fidelity)
    np.testing.assert_array_equal(unfaces(words), reference.integer_matmul(in0, in1, dst, fidelity))
    words = faces(dst)
    engine.eltwise_integers(words, *sources, "mul", False, fidelity)
    np.testing.assert_array_equal(unfaces(words), reference.integer_multiply(in0, in1, dst, fidelity))


def test_hifi4_multiplies_integers_exactly(engine: Any) -> None:
    random = np.random.default_rng(8)
    in0, in1 = (random.integers(-127, 128, (32, 32)) for _ in range(2))
    words = np.zeros(1024, np.uint32)
    sources = [faces(x.astype(np.int32).view(np.uint32)) for x in (in0, in1)]
    engine.matmul_integers(words, *sources, "HiFi4")
    np.testing.assert_array_equal(reference.signed(unfaces(words)), in0 @ in1)


@pytest.mark.parametrize("accumulate", [False, True])
@pytest.mark.parametrize("op", ["add", "sub"])
def test_sums_of_integers(engine: Any, op: str, accumulate: bool) -> None:
    random = np.random.default_rng(9)
    a, b = (random.integers(-127, 256, 1024) for _ in range(2))
    dst = random.choice([0, 5, 0x80000007, 0x7FFFFFF0, 0xFFFFFFF0], 1024).astype(np.uint32)
    words = dst.copy()
    sources = [x.astype(np.int32).view(np.uint32) for x in (a, b)]
    engine.eltwise_integers(words, *sources, op, accumulate, "LoFi")
    total = (a + b if op == "add" else a - b) + (reference.signed(dst) if accumulate else 0)
    np.testing.assert_array_equal(words, reference.clamped(total))


@pytest.mark.parametrize("precise", [False, True])
@pytest.mark.parametrize(("data_format", "bits"), [("Bfp8", 8), ("Bfp4", 4), ("Bfp2", 2)])
def test_packing_blocks_of_halves(engine: Any, data_format: str, bits: int, precise: bool) -> None:
    for seed, kind in enumerate(("normal", "bits", "edges")):
        halves = operand(kind, np.random.default_rng(seed)).reshape(-1)
        expected = reference.block_bytes(halves, bits, precise)
        l1 = np.zeros_like(expected)
        engine.pack_halves(l1, words_of(halves), data_format, precise=precise)
        np.testing.assert_array_equal(l1, expected, err_msg=kind)


@pytest.mark.parametrize(("data_format", "bits"), [("Bfp8", 8), ("Bfp4", 4), ("Bfp2", 2)])
def test_unpacking_blocks_of_halves(engine: Any, data_format: str, bits: int) -> None:
    random = np.random.default_rng(3)
    l1 = random.integers(0, 256, 64 + 128 * bits).astype(np.uint8)
    l1[:64] = random.integers(7, 32, 64)
    assert engine.has_defined_source(l1, data_format)
    words = engine.unpack(l1, data_format, False)
    np.testing.assert_array_equal(halves_of(words), reference.unpacked_block(l1, bits))


def test_block_numbers_below_float16_are_told(engine: Any) -> None:
    l1 = np.zeros(1088, np.uint8)
    l1[0], l1[64] = 5, 1  # six places below an exponent of 5
    assert not engine.has_defined_source(l1, "Bfp8")
    l1[0] = 6
    assert engine.has_defined_source(l1, "Bfp8")
    l1[0], l1[64] = 40, 0x40  # exponents end at 31
    assert not engine.has_defined_source(l1, "Bfp8")


def test_halves_leave_dst_without_denormals(engine: Any) -> None:
    halves = operand("bits", np.random.default_rng(4)).reshape(-1)
    l1 = np.zeros(2048, np.uint8)
    engine.pack_halves(l1, words_of(halves), "Float16")
    np.testing.assert_array_equal(l1.view(np.uint16), np.where(halves & 0x7C00, halves, 0))


@pytest.mark.parametrize("mode", [1, 2, 3])
def test_relu_thresholds_are_float16(engine: Any, mode: int) -> None:
    values = (np.random.default_rng(5).integers(-200, 200, 1024) / 64).astype(np.float16)
    threshold = np.float16(0.3125)
    l1 = np.zeros(2048, np.uint8)
    engine.pack_halves(
        l1, words_of(values.view(np.uint16)), "Float16", relu=mode, threshold=int(threshold.view(np.uint16))
    )
    positive = np.where(values > 0, values, np.float16(0))
    limits = {
        1: positive,
        2: np.where(positive <= threshold, np.float16(0), positive),
        3: np.minimum(positive, threshold),
    }
    np.testing.assert_array_equal(l1.view(np.float16), limits[mode])


def test_l1_accumulation_of_halves_rounds_to_even(engine: Any) -> None:
    random = np.random.default_rng(6)
    old, new = (random.standard_normal(1024).astype(np.float16) for _ in range(2))
    l1 = old.view(np.uint8).copy()
    engine.pack_halves(l1, words_of(new.view(np.uint16)), "Float16", l1_accumulate=True)
    exact = (old.astype(np.float32) + new.astype(np.float32)).astype(np.float16)
    normal = np.abs(exact) >= 2.0**-14
    np.testing.assert_array_equal(l1.view(np.float16)[normal], exact[normal])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (0x7BFF, 0x7BFF, 0x7FFF),  # the largest exponent is an ordinary one
        (0x7C00, 0x7C01, 0x7FFF),  # beyond it
        (0x7FFF, 0x7FFF, 0x7FFF),
        (0xFFFF, 0xFFFF, 0xFFFF),
        (0x3C00, 0xBC00, 0x0000),
        (0x7800, 0xF800, 0x7FFF),  # large numbers that cancel
        (0x0400, 0x8600, 0x8000),  # a difference with the exponent of denormals
        (0x0400, 0x8500, 0xFFFF),  # and one below
        (0x03FF, 0x83FF, 0x0000),
    ],
)
def test_l1_accumulation_of_halves_at_the_edges(engine: Any, old: int, new: int, expected: int) -> None:
    l1 = np.full(1024, old, np.uint16).view(np.uint8)
    engine.pack_halves(l1, words_of(np.full(1024, new, np.uint16)), "Float16", l1_accumulate=True)
    assert l1.view(np.uint16)[0] == expected
