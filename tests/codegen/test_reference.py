"""Host references: the C++ text computes what the kernel's author wrote, in float32."""

import ctypes
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import tilemetal.language as T
from tilemetal.codegen.reference import reference_source
from tilemetal.errors import CodegenError
from tilemetal.tir import BufferStore, Evaluate, IntImm, call_intrin

Array = npt.NDArray[np.float32]


def _matmul(M: int, N: int, K: int, transpose_A: bool, transpose_B: bool) -> Any:
    a_shape, a_block = ((K, M), (32, 64)) if transpose_A else ((M, K), (64, 32))
    b_shape, b_block = ((N, K), (32, 32)) if transpose_B else ((K, N), (32, 32))

    @T.prim_func
    def main(
        A: T.Tensor(a_shape, "bfloat16"), B: T.Tensor(b_shape, "bfloat16"), C: T.Tensor((M, N), "bfloat16")
    ):
        with T.Kernel(T.ceildiv(N, 32), T.ceildiv(M, 64)) as (bx, by):
            a = T.alloc_shared(a_block, "bfloat16")
            b = T.alloc_shared(b_block, "bfloat16")
            c = T.alloc_fragment((64, 32), "float32")
            T.clear(c)
            for k in T.Pipelined(K // 32, num_stages=2):
                if transpose_A:
                    T.copy(A[k * 32, by * 64], a)
                else:
                    T.copy(A[by * 64, k * 32], a)
                if transpose_B:
                    T.copy(B[bx * 32, k * 32], b)
                else:
                    T.copy(B[k * 32, bx * 32], b)
                T.gemm(a, b, c, transpose_A=transpose_A, transpose_B=transpose_B)
            T.copy(c, C[by * 64, bx * 32])

    return main


@T.prim_func
def _elementwise(
    A: T.Tensor((2, 64, 64), "float32"),
    B: T.Tensor((2, 64, 64), "bfloat16"),
    C: T.Tensor((2, 64, 64), "bfloat16"),
):
    with T.Kernel(2, 2) as (bx, bz):
        a = T.alloc_shared((64, 32), "float32")
        b = T.alloc_shared((64, 32), "bfloat16")
        c = T.alloc_fragment((64, 32), "bfloat16")
        T.copy(A[bz, 0, bx * 32], a)
        T.copy(B[bz, 0:64, bx * 32 : bx * 32 + 32], b)
        for i, j in T.Parallel(64, 32):
            c[i, j] = T.max(a[i, j] * 2.0 - b[i, j], T.min(b[i, j], 0.25))
        T.copy(c, C[bz, 0, bx * 32])


@T.prim_func
def _last_product(
    A: T.Tensor((64, 32), "bfloat16"),
    unused: T.Tensor((32, 32), "bfloat16"),
    C: T.Tensor((32, 32), "float32"),
):
    with T.Kernel(1) as bx:
        a = T.alloc_shared((32, 32), "bfloat16")
        c = T.alloc_fragment((32, 32), "float32")
        for k in T.serial(2):
            T.copy(A[k * 32, bx * 32], a)
            T.gemm(a, a, c, clear_accum=True)
        T.copy(c, C[0, 0])


def _run(function: Any, folder: Path, *arrays: Array) -> None:
    headers = ("algorithm", "cmath", "cstdint", "vector")
    includes = "".join(f"#include <{header}>\n" for header in headers)
    text = f'{includes}\nextern "C" {{\n\n{reference_source(function, "kernel")}\n}}\n'
    (folder / "reference.cpp").write_text(text)
    flags = ["-std=c++20", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run(["g++", *flags, "reference.cpp", "-o", "reference.so"], cwd=folder, check=True, timeout=60)
    library = ctypes.CDLL(str(folder / "reference.so"))
    library.kernel_reference(*(array.ctypes.data_as(ctypes.c_void_p) for array in arrays))


def _random(*shape: int, seed: int) -> Array:
    return np.random.default_rng(seed).uniform(-1, 1, shape).astype(np.float32)


@pytest.mark.parametrize(("transpose_A", "transpose_B"), [(False, False), (True, False), (False, True)])
def test_a_matrix_product_is_computed(tmp_path: Path, transpose_A: bool, transpose_B: bool) -> None:
    a, b, c = _random(128, 96, seed=1), _random(96, 64, seed=2), np.zeros((128, 64), np.float32)
    stored_a = np.ascontiguousarray(a.T) if transpose_A else a
    stored_b = np.ascontiguousarray(b.T) if transpose_B else b
    _run(_matmul(128, 64, 96, transpose_A, transpose_B), tmp_path, stored_a, stored_b, c)
    np.testing.assert_allclose(c, a @ b, rtol=1e-5, atol=1e-5)


def test_elementwise_arithmetic_is_float32_without_rounding(tmp_path: Path) -> None:
    a, b, c = _random(2, 64, 64, seed=3), _random(2, 64, 64, seed=4), np.zeros((2, 64, 64), np.float32)
    _run(_elementwise, tmp_path, a, b, c)
    np.testing.assert_array_equal(c, np.maximum(a * np.float32(2) - b, np.minimum(b, np.float32(0.25))))


def test_a_cleared_accumulator_keeps_the_last_product(tmp_path: Path) -> None:
    a, unused, c = _random(64, 32, seed=5), np.zeros((32, 32), np.float32), np.ones((32, 32), np.float32)
    _run(_last_product, tmp_path, a, unused, c)
    np.testing.assert_allclose(c, a[32:] @ a[32:], rtol=1e-5, atol=1e-5)


def test_a_statement_without_host_form_is_refused() -> None:
    function = _last_product.with_body(Evaluate(IntImm("int32", 0)))
    with pytest.raises(CodegenError) as caught:
        reference_source(function, "kernel")
    assert caught.value.what == "the statement Evaluate has no form in the host reference"


def test_an_operation_without_host_form_is_refused() -> None:
    target = _last_product.params[2]
    zero = IntImm("int32", 0)
    value = call_intrin("float32", "tt.fill_tile", zero, zero)
    with pytest.raises(CodegenError) as caught:
        reference_source(_last_product.with_body(BufferStore(target, value, [zero, zero])), "kernel")
    assert caught.value.what.startswith("the host reference cannot be written as C++: ")
