"""Matrix products in float32 against those of the hardware."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.arithmetic import Engine

Matrix = npt.NDArray[np.float32]


def to_words(matrix: Matrix, bf16: bool) -> Any:
    """Source words of a 32x32 matrix in face order."""
    words = matrix.reshape(2, 16, 2, 16).swapaxes(1, 2).reshape(-1).view(np.uint32)
    return words & np.uint32(0xFFFF0000 if bf16 else 0xFFFFE000)


def to_matrix(words: Any) -> npt.NDArray[np.float64]:
    values = words.view(np.float32).astype(np.float64)
    matrix: npt.NDArray[np.float64] = values.reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)
    return matrix


def operands(seed: int, tiles: int, spread: float) -> list[Any]:
    random = np.random.default_rng(seed)
    scale = np.exp2(random.uniform(-spread, spread, (2, tiles, 32, 32)))
    return list((random.standard_normal((2, tiles, 32, 32)) * scale).astype(np.float32).swapaxes(0, 1))


@pytest.mark.parametrize("spread", [0.0, 3.0, 20.0])
@pytest.mark.parametrize("tiles", [1, 4, 16])
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("fidelity", ["LoFi", "HiFi2", "HiFi3", "HiFi4"])
def test_distance_from_the_hardware_is_within_its_bound(
    engine: Engine, fidelity: str, wide: bool, tiles: int, spread: float
) -> None:
    for seed, bf16 in ((1, True), (2, False)):
        exact, fast = np.zeros(1024, np.uint32), np.zeros(1024, np.uint32)
        sums, maxima = np.zeros((32, 32)), np.zeros((32, 32))
        for a, b in operands(seed, tiles, spread):
            in0, in1 = to_words(a, bf16), to_words(b, bf16)
            engine.matmul(exact, in0, in1, fidelity, wide, engine.best_path())
            engine.fast_matmul(fast, in0, in1, fidelity, wide, engine.best_path())
            products = np.abs(to_matrix(in0)[:, :, None] * to_matrix(in1)[None])
            sums += products.sum(1)
            maxima += products.reshape(32, 4, 8, 32).max(2).sum(1)
        bound = engine.matmul_error_bound(sums.reshape(-1), maxima.reshape(-1), fidelity, wide, tiles)
        distance = np.abs(to_matrix(exact) - to_matrix(fast)).reshape(-1)
        assert np.all(distance <= bound)


# By 2^-63 and 2^64 products get below and above the numbers that are exact.
@pytest.mark.parametrize("scale", [0, -63, 64])
@pytest.mark.parametrize("path", ["portable", "avx2", "avx512"])
@pytest.mark.parametrize("wide", [False, True])
def test_every_path_gives_the_same_bits(engine: Engine, path: str, wide: bool, scale: int) -> None:
    if not engine.path_supported(path):
        pytest.skip(f"this processor has no {path}")
    results = []
    for name in ("portable", path):
        dst = np.zeros(1024, np.uint32)
        for tiles in operands(3, 3, 30.0 if scale == 0 else 3.0):
            in0, in1 = (to_words(np.ldexp(tile, scale), False) for tile in tiles)
            engine.fast_matmul(dst, in0, in1, "HiFi4", wide, name)
        results.append(dst)
    np.testing.assert_array_equal(*results)


def test_products_are_exact_where_nothing_is_rounded(engine: Engine) -> None:
    random = np.random.default_rng(4)
    a = random.integers(-7, 8, (32, 32)).astype(np.float32)
    b = random.integers(-7, 8, (32, 32)).astype(np.float32)
    dst = np.zeros(1024, np.uint32)
    engine.fast_matmul(dst, to_words(a, True), to_words(b, True), "LoFi", True, engine.best_path())
    np.testing.assert_array_equal(to_matrix(dst), a @ b)
