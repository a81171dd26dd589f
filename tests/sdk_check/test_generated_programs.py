"""Everything the compiler generates is accepted by the real device headers, on both architectures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from sdk_check.architecture import ARCHITECTURES
from sdk_check.check import check_subjects
from sdk_check.cross_compiler import find_cross_compiler
from sdk_check.subject import subjects_of_program
from sdk_check.wheel import default_sdk_folder

import tilemetal
import tilemetal.language as T
from tilemetal.driver.output_files import write_changed

pytestmark = pytest.mark.sdk

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "matmul"))
from matmul import matmul  # noqa: E402


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


PROGRAMS: dict[str, tuple[Any, dict[str, Any]]] = {
    "matmul": (matmul, {"M": 256, "N": 256, "K": 256}),
    "matmul in DST": (matmul, {"M": 128, "N": 128, "K": 64, "block_M": 64, "block_N": 64}),
    "partial sums": (partial_sums, {"transpose_A": False, "transpose_B": False}),
    "partial sums, both transposed": (partial_sums, {"transpose_A": True, "transpose_B": True}),
    "elementwise": (elementwise, {"dtype": "bfloat16"}),
    "elementwise float32": (elementwise, {"dtype": "float32"}),
}


@pytest.mark.parametrize("arch", sorted(ARCHITECTURES))
@pytest.mark.parametrize("name", PROGRAMS)
def test_generated_kernels_compile_without_warnings(name: str, arch: str, tmp_path: Path) -> None:
    factory, params = PROGRAMS[name]
    write_changed(tmp_path, tilemetal.compile(factory, arch, **params).sources)
    verdicts = list(
        check_subjects(subjects_of_program(tmp_path, arch), find_cross_compiler(), default_sdk_folder())
    )
    assert len(verdicts) == 5
    for verdict in verdicts:
        assert verdict.accepted, [
            d.format(verdict.subject.source.name, default_sdk_folder()) for d in verdict.diagnostics
        ]
