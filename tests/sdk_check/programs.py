"""Kernels that reach the paths of the generator that the examples leave out."""

from typing import Any

import tilemetal.language as T


def partial_sums(transpose_A: bool, transpose_B: bool) -> Any:
    a_shape = (64, 128) if transpose_A else (128, 64)
    b_shape = (128, 64) if transpose_B else (64, 128)

    @T.prim_func
    def main(
        A: T.Tensor(a_shape, "bfloat16"),
        B: T.Tensor(b_shape, "bfloat16"),
        C: T.Tensor((128, 128), "bfloat16"),
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared(a_shape, "bfloat16")
            B_s = T.alloc_shared(b_shape, "bfloat16")
            C_l = T.alloc_fragment((128, 128), "float32")
            T.copy(A, A_s)
            T.copy(B, B_s)
            T.gemm(A_s, B_s, C_l, transpose_A=transpose_A, transpose_B=transpose_B, clear_accum=True)
            T.copy(C_l, C)

    return main


def elementwise(dtype: str) -> Any:
    @T.prim_func
    def main(A: T.Tensor((64, 64), dtype), B: T.Tensor((64, 64), dtype), C: T.Tensor((64, 64), dtype)):
        with T.Kernel(2, 2) as (bx, by):
            A_s = T.alloc_shared((32, 32), dtype)
            B_s = T.alloc_shared((32, 32), dtype)
            C_l = T.alloc_fragment((32, 32), "float32")
            T.copy(A[by * 32, bx * 32], A_s)
            T.copy(B[by * 32, bx * 32], B_s)
            for i, j in T.Parallel(32, 32):
                C_l[i, j] = T.max((A_s[i, j] * B_s[i, j] + 2 * A_s[i, j]) - 0.5, 0.0) - (
                    1 - T.min(A_s[i, j] - B_s[i, j], A_s[i, j] + B_s[i, j])
                )
            T.copy(C_l, C[by * 32, bx * 32])

    return main
