"""Kernels that tests run, and how their results are judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
import numpy.typing as npt
import pytest

import tilemetal
import tilemetal.language as T

Array = npt.NDArray[Any]


def matmul(
    M: int,
    N: int,
    K: int,
    block_M: int = 32,
    block_N: int = 32,
    block_K: int = 32,
    transpose_A: bool = False,
    transpose_B: bool = False,
    dtype: str = "bfloat16",
    accum_dtype: str = "float32",
    out_dtype: str = "bfloat16",
) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((K, M) if transpose_A else (M, K), dtype),
        B: T.Tensor((N, K) if transpose_B else (K, N), dtype),
        C: T.Tensor((M, N), out_dtype),
    ):
        with T.Kernel(T.ceildiv(N, block_N), T.ceildiv(M, block_M), threads=128) as (bx, by):
            A_s = T.alloc_shared((block_K, block_M) if transpose_A else (block_M, block_K), dtype)
            B_s = T.alloc_shared((block_N, block_K) if transpose_B else (block_K, block_N), dtype)
            C_l = T.alloc_fragment((block_M, block_N), accum_dtype)
            T.clear(C_l)
            for k in T.Pipelined(T.ceildiv(K, block_K), num_stages=2):
                if transpose_A:
                    T.copy(A[k * block_K, by * block_M], A_s)
                else:
                    T.copy(A[by * block_M, k * block_K], A_s)
                if transpose_B:
                    T.copy(B[bx * block_N, k * block_K], B_s)
                else:
                    T.copy(B[k * block_K : (k + 1) * block_K, bx * block_N : (bx + 1) * block_N], B_s)
                T.gemm(A_s, B_s, C_l, transpose_A=transpose_A, transpose_B=transpose_B)
            T.copy(C_l, C[by * block_M, bx * block_N])

    return main


@pytest.fixture
def uniform() -> Callable[..., Array]:
    """Uniform values in [-1, 1] of a shape and dtype, the same in every run."""
    generator = np.random.default_rng(7)

    def make(*shape: int, dtype: Any = ml_dtypes.bfloat16) -> Array:
        return generator.uniform(-1, 1, shape).astype(np.float32).astype(dtype)

    return make


def require_close(result: Array, reference: Array, pcc: float = 0.9999, error: float = 0.01) -> None:
    """PCC at least ``pcc`` and the largest error at most ``error`` of the largest reference value."""
    got = result.astype(np.float64).ravel()
    expected = reference.astype(np.float64).ravel()
    assert np.isfinite(got).all()
    assert np.corrcoef(got, expected)[0, 1] >= pcc
    assert np.abs(got - expected).max() <= error * np.abs(expected).max()


def run_matmul(uniform: Callable[..., Array], target: str, **params: Any) -> tuple[Array, Array]:
    """Result of a jitted matmul and its float32 NumPy reference from the same rounded inputs."""
    kernel = tilemetal.jit(matmul, target=target, **params)
    a_shape, b_shape, c_shape = (buffer.shape for buffer in kernel.compiled.plan.buffers)
    dtypes = [np.dtype(buffer.dtype) for buffer in kernel.compiled.plan.buffers]
    A, B = uniform(*a_shape, dtype=dtypes[0]), uniform(*b_shape, dtype=dtypes[1])
    C = np.zeros(c_shape, dtype=dtypes[2])
    assert kernel(A, B, C) is C
    left, right = A.astype(np.float32), B.astype(np.float32)
    left = left.T if params.get("transpose_A") else left
    right = right.T if params.get("transpose_B") else right
    return C, left @ right
