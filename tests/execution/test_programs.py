"""Programs of several steps: epilogues, chains, accumulation over loops, resident operands, batches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
import pytest

import tilemetal
import tilemetal.language as T

from .conftest import Array, require_close

BF16 = ml_dtypes.bfloat16


def f32(array: Array) -> Array:
    return array.astype(np.float32)


def gemm_with_epilogue(block: int, K: int) -> Any:
    n = 2 * block

    @T.prim_func
    def main(
        A: T.Tensor((n, K), "bfloat16"),
        B: T.Tensor((K, n), "bfloat16"),
        D: T.Tensor((n, n), "bfloat16"),
        C: T.Tensor((n, n), "bfloat16"),
    ):
        with T.Kernel(2, 2) as (bx, by):
            A_s = T.alloc_shared((block, 32), "bfloat16")
            B_s = T.alloc_shared((32, block), "bfloat16")
            D_s = T.alloc_shared((block, block), "bfloat16")
            C_l = T.alloc_fragment((block, block), "float32")
            R_l = T.alloc_fragment((block, block), "float32")
            T.clear(C_l)
            for k in T.Pipelined(K // 32, num_stages=2):
                T.copy(A[by * block, k * 32], A_s)
                T.copy(B[k * 32, bx * block], B_s)
                T.gemm(A_s, B_s, C_l)
            T.copy(D[by * block, bx * block], D_s)
            for i, j in T.Parallel(block, block):
                R_l[i, j] = T.max(C_l[i, j] * 0.5 + D_s[i, j], 0.0)
            T.copy(R_l, C[by * block, bx * block])

    return main


@pytest.mark.parametrize("block", [32, 64, 128], ids=["in DST", "fills DST", "partial sums"])
def test_epilogue_after_a_matmul(uniform: Callable[..., Array], block: int) -> None:
    n, K = 2 * block, 96
    A, B, D = uniform(n, K), uniform(K, n), uniform(n, n)
    C = np.zeros((n, n), BF16)
    tilemetal.jit(gemm_with_epilogue, block=block, K=K)(A, B, D, C)
    require_close(C, np.maximum(f32(A) @ f32(B) * 0.5 + f32(D), 0))


def chained(block: int) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((block, 64), "bfloat16"),
        B: T.Tensor((64, block), "bfloat16"),
        D: T.Tensor((block, block), "bfloat16"),
        C: T.Tensor((block, block), "bfloat16"),
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((block, 64), "bfloat16")
            B_s = T.alloc_shared((64, block), "bfloat16")
            D_s = T.alloc_shared((block, block), "bfloat16")
            P_l = T.alloc_fragment((block, block), "float32")
            P_s = T.alloc_shared((block, block), "bfloat16")
            C_l = T.alloc_fragment((block, block), "float32")
            T.copy(A, A_s)
            T.copy(B, B_s)
            T.copy(D, D_s)
            T.gemm(A_s, B_s, P_l, clear_accum=True)
            T.copy(P_l, P_s)
            T.gemm(P_s, D_s, C_l, clear_accum=True)
            T.copy(C_l, C)

    return main


@pytest.mark.parametrize("block", [32, 96])
def test_one_product_feeds_the_next(uniform: Callable[..., Array], block: int) -> None:
    A, B, D = uniform(block, 64), uniform(64, block), uniform(block, block)
    C = np.zeros((block, block), BF16)
    tilemetal.jit(chained, block=block)(A, B, D, C)
    product = f32((f32(A) @ f32(B)).astype(BF16))
    require_close(C, product @ f32(D))


def running_sum(steps: int) -> Any:
    @T.prim_func
    def main(A: T.Tensor((steps * 32, 64), "bfloat16"), C: T.Tensor((32, 64), "float32")):
        with T.Kernel(2) as bx:
            A_s = T.alloc_shared((32, 32), "bfloat16")
            S_l = T.alloc_fragment((32, 32), "float32")
            T.fill(S_l, 1.0)
            for k in T.Pipelined(steps, num_stages=2):
                T.copy(A[k * 32, bx * 32], A_s)
                for i, j in T.Parallel(32, 32):
                    S_l[i, j] = S_l[i, j] + A_s[i, j]
            T.copy(S_l, C[0, bx * 32])

    return main


@pytest.mark.parametrize("steps", [1, 5])
def test_a_block_updated_in_a_loop(uniform: Callable[..., Array], steps: int) -> None:
    A = uniform(steps * 32, 64)
    C = np.zeros((32, 64), np.float32)
    tilemetal.jit(running_sum, steps=steps)(A, C)
    require_close(C, 1 + f32(A).reshape(steps, 32, 64).sum(0), pcc=0.99999, error=1e-5)


def two_products() -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((64, 128), "bfloat16"),
        B: T.Tensor((128, 64), "bfloat16"),
        D: T.Tensor((128, 64), "bfloat16"),
        C: T.Tensor((64, 64), "bfloat16"),
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((64, 32), "bfloat16")
            B_s = T.alloc_shared((32, 64), "bfloat16")
            D_s = T.alloc_shared((32, 64), "bfloat16")
            C_l = T.alloc_fragment((64, 64), "float32")
            T.clear(C_l)
            for ko in T.serial(2):
                for ki in T.serial(2):
                    T.copy(A[0, (ko * 2 + ki) * 32], A_s)
                    T.copy(B[(ko * 2 + ki) * 32, 0], B_s)
                    T.copy(D[(ko * 2 + ki) * 32, 0], D_s)
                    T.gemm(A_s, B_s, C_l)
                    T.gemm(A_s, D_s, C_l)
            T.copy(C_l, C)

    return main


def test_two_products_into_one_accumulator_over_nested_loops(uniform: Callable[..., Array]) -> None:
    A, B, D = uniform(64, 128), uniform(128, 64), uniform(128, 64)
    C = np.zeros((64, 64), BF16)
    tilemetal.jit(two_products)(A, B, D, C)
    require_close(C, f32(A) @ (f32(B) + f32(D)))


def resident_rows(transpose_B: bool) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((64, 64), "bfloat16"),
        B: T.Tensor((128, 64) if transpose_B else (64, 128), "bfloat16"),
        C: T.Tensor((64, 128), "bfloat16"),
    ):
        with T.Kernel(2) as by:
            A_s = T.alloc_shared((32, 64), "bfloat16")
            B_s = T.alloc_shared((32, 64) if transpose_B else (64, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            T.copy(A[by * 32, 0], A_s)
            for n in T.Pipelined(4, num_stages=2):
                if transpose_B:
                    T.copy(B[n * 32, 0], B_s)
                else:
                    T.copy(B[0, n * 32], B_s)
                T.clear(C_l)
                T.gemm(A_s, B_s, C_l, transpose_B=transpose_B)
                T.copy(C_l, C[by * 32, n * 32])

    return main


@pytest.mark.parametrize("transpose_B", [False, True])
def test_an_operand_loaded_once_is_used_in_every_iteration(
    uniform: Callable[..., Array], transpose_B: bool
) -> None:
    A = uniform(64, 64)
    B = uniform(128, 64) if transpose_B else uniform(64, 128)
    C = np.zeros((64, 128), BF16)
    kernel = tilemetal.jit(resident_rows, transpose_B=transpose_B)
    kernel(A, B, C)
    require_close(C, f32(A) @ (f32(B).T if transpose_B else f32(B)))
    assert len(kernel.compiled.plan.work_partition.outputs) == 4


def batched(batch: int) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((batch, 64, 96), "bfloat16"),
        B: T.Tensor((batch, 96, 32), "bfloat16"),
        C: T.Tensor((batch, 64, 32), "bfloat16"),
    ):
        with T.Kernel(1, 2, batch) as (bx, by, bz):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            B_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            T.clear(C_l)
            for k in range(3):
                T.copy(A[bz, by * 32, k * 32], A_s)
                T.copy(B[bz, k * 32 : k * 32 + 32, bx * 32 : bx * 32 + 32], B_s)
                T.gemm(A_s, B_s, C_l)
            T.copy(C_l, C[bz, by * 32, bx * 32])

    return main


@pytest.mark.parametrize("batch", [1, 3, 40])
def test_batched_matmul_on_a_grid_of_three_axes(uniform: Callable[..., Array], batch: int) -> None:
    A, B = uniform(batch, 64, 96), uniform(batch, 96, 32)
    C = np.zeros((batch, 64, 32), BF16)
    tilemetal.jit(batched, batch=batch)(A, B, C)
    require_close(C, f32(A) @ f32(B))


def biased_start() -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((32, 64), "bfloat16"), B: T.Tensor((64, 32), "bfloat16"), C: T.Tensor((32, 32), "float32")
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            B_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            T.fill(C_l, 2.5)
            for k in T.serial(2):
                T.copy(A[0, k * 32], A_s)
                T.copy(B[k * 32, 0], B_s)
                T.gemm(A_s, B_s, C_l)
            T.copy(C_l, C)

    return main


def test_an_accumulator_that_starts_from_a_constant(uniform: Callable[..., Array]) -> None:
    A, B = uniform(32, 64), uniform(64, 32)
    C = np.zeros((32, 32), np.float32)
    tilemetal.jit(biased_start)(A, B, C)
    require_close(C, f32(A) @ f32(B) + 2.5, pcc=0.99999, error=0.002)


def preprocessed() -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((64, 64), "bfloat16"),
        B: T.Tensor((64, 64), "bfloat16"),
        C: T.Tensor((64, 64), "bfloat16"),
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((64, 32), "bfloat16")
            A2_s = T.alloc_shared((64, 32), "bfloat16")
            B_s = T.alloc_shared((32, 64), "bfloat16")
            C_l = T.alloc_fragment((64, 64), "float32")
            T.clear(C_l)
            for k in T.Pipelined(2, num_stages=3):
                T.copy(A[0, k * 32], A_s)
                for i, j in T.Parallel(64, 32):
                    A2_s[i, j] = A_s[i, j] - 0.25
                T.copy(B[k * 32, 0], B_s)
                T.gemm(A2_s, B_s, C_l)
            T.copy(C_l, C)

    return main


def test_an_operand_computed_in_the_loop(uniform: Callable[..., Array]) -> None:
    A, B = uniform(64, 64), uniform(64, 64)
    C = np.zeros((64, 64), BF16)
    tilemetal.jit(preprocessed)(A, B, C)
    require_close(C, f32((f32(A) - 0.25).astype(BF16)) @ f32(B))


@pytest.mark.parametrize("dtype", ["bfloat16", "float32"])
def test_a_copy_moves_every_bit_of_normal_numbers(uniform: Callable[..., Array], dtype: str) -> None:
    def copy() -> Any:
        @T.prim_func
        def main(A: T.Tensor((64, 128), dtype), C: T.Tensor((64, 128), dtype)):
            with T.Kernel(4, 2) as (bx, by):
                S = T.alloc_shared((32, 32), dtype)
                T.copy(A[by * 32, bx * 32], S)
                T.copy(S, C[by * 32, bx * 32])

        return main

    A = uniform(64, 128, dtype=np.dtype(dtype))
    C = np.zeros_like(A)
    tilemetal.jit(copy)(A, C)
    np.testing.assert_array_equal(A, C)


def test_a_program_runs_repeatedly_on_new_data(uniform: Callable[..., Array]) -> None:
    kernel = tilemetal.jit(biased_start)
    for _ in range(3):
        A, B = uniform(32, 64), uniform(64, 32)
        C = np.zeros((32, 32), np.float32)
        kernel(A, B, C)
        require_close(C, f32(A) @ f32(B) + 2.5, pcc=0.99999, error=0.002)


def attention_step(clear_accum: bool) -> Any:
    @T.prim_func
    def main(
        Q: T.Tensor((32, 64), "bfloat16"),
        K: T.Tensor((128, 64), "bfloat16"),
        V: T.Tensor((128, 64), "bfloat16"),
        Out: T.Tensor((32, 64), "float32"),
    ):
        with T.Kernel(1):
            Q_s = T.alloc_shared((32, 64), "bfloat16")
            K_s = T.alloc_shared((32, 64), "bfloat16")
            V_s = T.alloc_shared((32, 64), "bfloat16")
            P_l = T.alloc_fragment((32, 32), "float32")
            P_s = T.alloc_shared((32, 32), "bfloat16")
            O_l = T.alloc_fragment((32, 64), "float32")
            T.copy(Q, Q_s)
            T.clear(O_l)
            for k in T.Pipelined(4, num_stages=2):
                T.copy(K[k * 32, 0], K_s)
                if not clear_accum:
                    T.clear(P_l)
                T.gemm(Q_s, K_s, P_l, transpose_B=True, clear_accum=clear_accum)
                T.copy(P_l, P_s)
                T.copy(V[k * 32, 0], V_s)
                T.gemm(P_s, V_s, O_l)
            T.copy(O_l, Out)

    return main


@pytest.mark.parametrize("clear_accum", [False, True])
def test_a_product_inside_the_loop_of_another(uniform: Callable[..., Array], clear_accum: bool) -> None:
    Q, K, V = uniform(32, 64), uniform(128, 64), uniform(128, 64)
    out = np.zeros((32, 64), np.float32)
    tilemetal.jit(attention_step, clear_accum=clear_accum)(Q, K, V, out)
    require_close(out, f32((f32(Q) @ f32(K).T).astype(BF16)) @ f32(V))


def two_accumulators(block: int) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((block, 64), "bfloat16"),
        B: T.Tensor((64, block), "bfloat16"),
        D: T.Tensor((64, block), "bfloat16"),
        C: T.Tensor((block, block), "bfloat16"),
        S: T.Tensor((block, 32), "float32"),
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((block, 32), "bfloat16")
            B_s = T.alloc_shared((32, block), "bfloat16")
            D_s = T.alloc_shared((32, block), "bfloat16")
            gate = T.alloc_fragment((block, block), "float32")
            up = T.alloc_fragment((block, block), "float32")
            total = T.alloc_fragment((block, 32), "float32")
            T.clear(gate)
            T.clear(up)
            T.clear(total)
            for k in T.serial(2):
                T.copy(A[0, k * 32], A_s)
                T.copy(B[k * 32, 0], B_s)
                T.copy(D[k * 32, 0], D_s)
                T.gemm(A_s, B_s, gate)
                T.gemm(A_s, D_s, up)
                for i, j in T.Parallel(block, 32):
                    total[i, j] = total[i, j] + A_s[i, j]
            for i, j in T.Parallel(block, block):
                gate[i, j] = gate[i, j] * up[i, j]
            T.copy(gate, C)
            T.copy(total, S)

    return main


@pytest.mark.parametrize("block", [32, 128])
def test_two_accumulators_and_a_sum_in_one_loop(uniform: Callable[..., Array], block: int) -> None:
    A, B, D = uniform(block, 64), uniform(64, block), uniform(64, block)
    C, S = np.zeros((block, block), BF16), np.zeros((block, 32), np.float32)
    tilemetal.jit(two_accumulators, block=block)(A, B, D, C, S)
    require_close(C, (f32(A) @ f32(B)) * (f32(A) @ f32(D)))
    require_close(S, f32(A)[:, :32] + f32(A)[:, 32:], pcc=0.99999, error=1e-5)


def stepped(start: int, stop: int, step: int) -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((32, 256), "bfloat16"),
        B: T.Tensor((256, 32), "bfloat16"),
        C: T.Tensor((32, 32), "float32"),
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            B_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            for i, j in T.Parallel(32, 32):
                C_l[i, j] = 0.0
            for k in range(start, stop, step):
                T.copy(A[0, k], A_s)
                T.copy(B[k, 0], B_s)
                T.gemm(A_s, B_s, C_l)
            T.copy(C_l, C)

    return main


@pytest.mark.parametrize("bounds", [(0, 256, 32), (32, 250, 96), (224, -1, -64)])
def test_loops_with_a_step(uniform: Callable[..., Array], bounds: tuple[int, int, int]) -> None:
    A, B = uniform(32, 256), uniform(256, 32)
    C = np.zeros((32, 32), np.float32)
    start, stop, step = bounds
    tilemetal.jit(stepped, start=start, stop=stop, step=step)(A, B, C)
    expected = sum(f32(A)[:, k : k + 32] @ f32(B)[k : k + 32] for k in range(*bounds))
    require_close(C, expected, pcc=0.99999, error=0.002)


def narrowing() -> Any:
    @T.prim_func
    def main(A: T.Tensor((32, 32), "float32"), C: T.Tensor((32, 32), "float32")):
        with T.Kernel(1):
            S = T.alloc_shared((32, 32), "bfloat16")
            T.copy(A, S)
            T.copy(S, C)

    return main


def test_a_narrower_block_rounds_what_is_copied_through_it(uniform: Callable[..., Array]) -> None:
    A = uniform(32, 32, dtype=np.float32)
    C = np.zeros_like(A)
    tilemetal.jit(narrowing)(A, C)
    assert not (C.view(np.uint32) & 0xFFFF).any()
    np.testing.assert_allclose(C, A, rtol=2**-8)


def gemms_in_a_row() -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((64, 64), "bfloat16"), C: T.Tensor((64, 64), "float32"), D: T.Tensor((64, 64), "float32")
    ):
        with T.Kernel(1):
            A_s = T.alloc_shared((64, 64), "bfloat16")
            first = T.alloc_fragment((64, 64), "float32")
            second = T.alloc_fragment((64, 64), "float32")
            T.copy(A, A_s)
            T.gemm(A_s, A_s, first, clear_accum=True)
            T.gemm(A_s, A_s, first, transpose_A=True)
            T.gemm(A_s, A_s, second, transpose_A=True, transpose_B=True, clear_accum=True)
            T.copy(first, C)
            T.copy(second, D)

    return main


def test_the_same_block_as_both_operands_in_every_orientation(uniform: Callable[..., Array]) -> None:
    A = uniform(64, 64)
    C, D = np.zeros((64, 64), np.float32), np.zeros((64, 64), np.float32)
    tilemetal.jit(gemms_in_a_row)(A, C, D)
    a = f32(A)
    require_close(C, a @ a + a.T @ a, pcc=0.99999, error=0.002)
    require_close(D, a.T @ a.T, pcc=0.99999, error=0.002)


def test_arrays_by_name_and_in_place(uniform: Callable[..., Array]) -> None:
    def doubled() -> Any:
        @T.prim_func
        def main(A: T.Tensor((64, 64), "bfloat16")):
            with T.Kernel(2, 2) as (bx, by):
                S = T.alloc_shared((32, 32), "bfloat16")
                R = T.alloc_fragment((32, 32), "float32")
                T.copy(A[by * 32, bx * 32], S)
                for i, j in T.Parallel(32, 32):
                    R[i, j] = S[i, j] * 2
                T.copy(R, A[by * 32, bx * 32])

        return main

    A = uniform(64, 64)
    expected = f32(A) * 2
    assert tilemetal.jit(doubled)(A=A) is A
    np.testing.assert_array_equal(f32(A), expected)


@pytest.mark.parametrize(
    ("array", "message"),
    [
        (np.zeros((32, 32), ">f4"), "wrong shape or dtype"),
        (np.zeros((32, 33), np.float32), "wrong shape or dtype"),
        (np.zeros((32, 32), np.float32).T[::-1], "not contiguous"),
        ([[0.0]], "is list"),
    ],
    ids=["byte order", "shape", "layout", "no array"],
)
def test_unsuitable_arrays_are_refused(array: Any, message: str) -> None:
    with pytest.raises(tilemetal.TilemetalError, match=message):
        tilemetal.jit(narrowing)(array, np.zeros((32, 32), np.float32))
