"""Every instruction set gives the bits of the plain implementation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

Words = npt.NDArray[np.uint32]

BF16 = np.uint32(0xFFFF0000)
TF32 = np.uint32(0xFFFFE000)


def tile_of(exponents: npt.NDArray[np.int64], mask: np.uint32, random: np.random.Generator) -> Words:
    words = random.integers(0, 1 << 32, 1024, np.uint32) & np.uint32(0x807FFFFF)
    return (words | (exponents.astype(np.uint32) << 23)) & mask


def exponents_of(kind: str, random: np.random.Generator) -> npt.NDArray[np.int64]:
    draws: dict[str, Callable[[], npt.NDArray[np.int64]]] = {
        "near_one": lambda: random.integers(120, 132, 1024),
        "any": lambda: random.integers(0, 256, 1024),
        "product_underflow": lambda: random.integers(55, 75, 1024),
        "product_overflow": lambda: random.integers(185, 200, 1024),
        "edges": lambda: random.choice([0, 1, 2, 126, 127, 128, 253, 254, 255], 1024),
    }
    return draws[kind]()


KINDS = ("near_one", "any", "product_underflow", "product_overflow", "edges")


def operands(kind: str, mask: np.uint32, wide: bool, seed: int) -> tuple[Words, Words, Words]:
    """SrcB, SrcA and DST words of one distribution; DST exponents lie where the products do."""
    random = np.random.default_rng(seed)
    in0 = tile_of(exponents_of(kind, random), mask, random)
    in1 = tile_of(exponents_of(kind, random), mask, random)
    dst_kind = "edges" if kind.startswith("product") else kind
    dst = tile_of(exponents_of(dst_kind, random), np.uint32(0xFFFFFFFF) if wide else BF16, random)
    return in0, in1, dst


@pytest.mark.parametrize("fidelity", ["LoFi", "HiFi2", "HiFi3", "HiFi4"])
@pytest.mark.parametrize("wide", [False, True], ids=["dst16", "dst32"])
@pytest.mark.parametrize("path", ["avx2", "avx512"])
def test_vector_matmul_equals_the_plain_one(engine: Any, path: str, wide: bool, fidelity: str) -> None:
    paths = [path] if engine.path_supported(path) else []  # nothing to compare on an older processor
    for kind in KINDS:
        for seed, mask in enumerate((BF16, TF32, TF32, BF16)):
            in0, in1, start = operands(kind, mask, wide, seed)
            expected = start.copy()
            engine.matmul(expected, in0, in1, fidelity, wide, "portable")
            for compared in paths:
                got = start.copy()
                engine.matmul(got, in0, in1, fidelity, wide, compared)
                np.testing.assert_array_equal(got, expected, err_msg=f"{kind}, seed {seed}")


@pytest.mark.parametrize("op", ["add", "sub", "mul"])
@pytest.mark.parametrize("wide", [False, True], ids=["dst16", "dst32"])
def test_vector_eltwise_equals_the_plain_one(engine: Any, wide: bool, op: str) -> None:
    paths = [path for path in ("avx2", "avx512") if engine.path_supported(path)]
    for kind in KINDS:
        for accumulate in (False, True):
            in0, in1, start = operands(kind, TF32, wide, 7)
            expected = start.copy()
            engine.eltwise(expected, in0, in1, op, accumulate, "HiFi4", wide, "portable")
            for path in paths:
                got = start.copy()
                engine.eltwise(got, in0, in1, op, accumulate, "HiFi4", wide, path)
                np.testing.assert_array_equal(got, expected, err_msg=f"{kind}, {path}")


@pytest.mark.parametrize("path", ["portable", "avx2", "avx512"])
def test_the_normaliser_quirk_turns_minus_one_unit_into_minus_sixteen(engine: Any, path: str) -> None:
    if not engine.path_supported(path):
        path = "portable"
    identity = np.zeros((2, 2, 16, 16), np.uint32)
    identity[0, 0] = identity[1, 1] = np.diag(np.full(16, 0x3F800000, np.uint32))
    ones = np.full(1024, 0x3F800000, np.uint32)
    dst = np.full(1024, 0xBF800001, np.uint32)  # -(1 + 2^-23); each product row adds exactly 1.0
    engine.matmul(dst, identity.reshape(-1), ones, "LoFi", True, path)
    # Only the half of k that holds the row's one does anything; the other half is dead.
    assert set(dst.tolist()) == {0xC1800000}
    mirrored = np.full(1024, 0x3F800001, np.uint32)
    engine.matmul(mirrored, identity.reshape(-1), ones | np.uint32(0x80000000), "LoFi", True, path)
    assert set(mirrored.tolist()) == {0x34000000}  # the other sign is right: +2^-23


def test_matmul_of_small_integers_is_exact(engine: Any) -> None:
    random = np.random.default_rng(3)
    left = random.integers(-15, 16, (32, 32)).astype(np.float32)
    right = random.integers(-15, 16, (32, 32)).astype(np.float32)

    def source(matrix: npt.NDArray[np.float32]) -> Words:
        return np.ascontiguousarray(matrix.reshape(2, 16, 2, 16).swapaxes(1, 2)).view(np.uint32).reshape(-1)

    for path in filter(engine.path_supported, ("portable", "avx2", "avx512")):
        dst = np.zeros(1024, np.uint32)
        engine.matmul(dst, source(left), source(right), "LoFi", True, path)
        np.testing.assert_array_equal(dst.view(np.float32), source(left @ right).view(np.float32))
        transposed = np.zeros(1024, np.uint32)
        engine.matmul(transposed, source(left), engine.transposed(source(right)), "LoFi", True, path)
        np.testing.assert_array_equal(transposed.view(np.float32), source(left @ right.T).view(np.float32))
