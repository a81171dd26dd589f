"""Elementwise kernels run on the mock device and match NumPy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
import pytest

import tilemetal
import tilemetal.language as T

from .conftest import Array, matmul, require_close


def fused(M: int, N: int, block: int, dtype: str, accum_dtype: str) -> Any:
    @T.prim_func
    def main(A: T.Tensor((M, N), dtype), B: T.Tensor((M, N), dtype), C: T.Tensor((M, N), dtype)):
        with T.Kernel(N // block, M // block) as (bx, by):
            A_s = T.alloc_shared((block, block), dtype)
            B_s = T.alloc_shared((block, block), dtype)
            C_l = T.alloc_fragment((block, block), accum_dtype)
            T.copy(A[by * block, bx * block], A_s)
            T.copy(B[by * block, bx * block], B_s)
            for i, j in T.Parallel(block, block):
                C_l[i, j] = A_s[i, j] * B_s[i, j] + 2 * A_s[i, j]
            T.copy(C_l, C[by * block, bx * block])

    return main


@pytest.mark.parametrize("target", ["wormhole_b0", "blackhole"])
@pytest.mark.parametrize(
    ("dtype", "accum_dtype"), [("bfloat16", "float32"), ("bfloat16", "bfloat16"), ("float32", "float32")]
)
def test_fused_expression(uniform: Callable[..., Array], dtype: str, accum_dtype: str, target: str) -> None:
    numpy_dtype = np.dtype(dtype)
    A, B = uniform(512, 512, dtype=numpy_dtype), uniform(512, 512, dtype=numpy_dtype)
    C = np.zeros((512, 512), dtype=numpy_dtype)
    kernel = tilemetal.jit(fused, target, M=512, N=512, block=64, dtype=dtype, accum_dtype=accum_dtype)
    kernel(A, B, C)
    a, b = A.astype(np.float32), B.astype(np.float32)
    require_close(C, a * b + 2 * a)
    if dtype == "float32":
        # Only float32 operations on unpacked 32-bit data: nothing is lost on the way.
        assert np.abs(C - (a * b + 2 * a)).max() <= 1e-6


EXPRESSIONS: dict[str, tuple[Callable[[Any, Any], Any], Callable[[Array, Array], Array]]] = {
    "add": (lambda a, b: a + b, lambda a, b: a + b),
    "subtract": (lambda a, b: a - b, lambda a, b: a - b),
    "multiply": (lambda a, b: a * b, lambda a, b: a * b),
    "maximum": (lambda a, b: T.max(a, b), np.maximum),
    "minimum": (lambda a, b: T.min(a, b), np.minimum),
    "relu": (lambda a, b: T.max(a - b, T.bfloat16(0)), lambda a, b: np.maximum(a - b, 0)),
    "scalar minus block": (lambda a, b: 1.5 - a * b, lambda a, b: 1.5 - a * b),
    "half": (lambda a, b: (a + b) / 2, lambda a, b: (a + b) / 2),
    "deep": (
        lambda a, b: (a * b + a) * (b - a) - (a + 3) * (b * b),
        lambda a, b: (a * b + a) * (b - a) - (a + 3) * (b * b),
    ),
}


def expression(which: str) -> Any:
    apply = EXPRESSIONS[which][0]

    @T.prim_func
    def main(
        A: T.Tensor((64, 96), "bfloat16"),
        B: T.Tensor((64, 96), "bfloat16"),
        C: T.Tensor((64, 96), "bfloat16"),
    ):
        with T.Kernel(3, 2) as (bx, by):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            B_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            T.copy(A[by * 32, bx * 32], A_s)
            T.copy(B[by * 32, bx * 32], B_s)
            for i, j in T.Parallel(32, 32):
                C_l[i, j] = apply(A_s[i, j], B_s[i, j])
            T.copy(C_l, C[by * 32, bx * 32])

    return main


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_expressions(uniform: Callable[..., Array], name: str) -> None:
    A, B = uniform(64, 96), uniform(64, 96)
    C = np.zeros((64, 96), dtype=ml_dtypes.bfloat16)
    tilemetal.jit(expression, which=name)(A, B, C)
    require_close(C, EXPRESSIONS[name][1](A.astype(np.float32), B.astype(np.float32)))


def handwritten(vectorised: bool) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((64, 64), "bfloat16"),
        B: T.Tensor((64, 64), "bfloat16"),
        C: T.Tensor((64, 64), "bfloat16"),
    ):
        with T.Kernel(2, 2) as (bx, by):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            B_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            T.clear(C_l)
            for k in T.Pipelined(2, num_stages=2):
                T.copy(A[by * 32, k * 32], A_s)
                T.copy(B[k * 32, bx * 32], B_s)
                if vectorised:
                    for i, j in T.Parallel(32, 8):
                        for kk in T.serial(32):
                            for v in T.vectorized(4):
                                C_l[i, j * 4 + v] += A_s[i, kk] * B_s[kk, j * 4 + v]
                else:
                    for i, j in T.Parallel(32, 32):
                        for kk in T.serial(32):
                            C_l[i, j] = C_l[i, j] + A_s[i, kk] * B_s[kk, j]
            T.copy(C_l, C[by * 32, bx * 32])

    return main


@pytest.mark.parametrize("vectorised", [False, True])
def test_matmul_written_as_loops_gives_the_same_program_as_gemm(vectorised: bool) -> None:
    loops = tilemetal.compile(handwritten, name="mm", vectorised=vectorised)
    gemm = tilemetal.compile(matmul, name="mm", M=64, N=64, K=64)

    def code(text: str) -> list[str]:
        return [line for line in text.splitlines() if not line.strip().startswith("//")]

    for role in ("reader", "compute", "writer"):
        assert code(loops.kernel_sources[role]) == code(gemm.kernel_sources[role])
