"""What names in a kernel mean."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import tilemetal
import tilemetal.language as T
from tilemetal.errors import ParameterError

rows = 64
odd_dtype = "float32"


def factory(rows: int, odd_dtype: str) -> Any:
    @T.prim_func
    def main(A: T.Tensor((rows, 32), odd_dtype), C: T.Tensor((rows, 32), odd_dtype)):
        with T.Kernel(1, A.shape[0] // 32) as (_, by):
            S = T.alloc_shared((32, 32), A.dtype)
            T.copy(A[by * 32, 0], S)
            T.copy(S, C[by * 32, 0])

    return main


def test_a_factory_parameter_hides_a_global_of_that_name() -> None:
    plan = tilemetal.compile(factory, rows=96, odd_dtype="bfloat16").plan
    assert [(b.shape, b.dtype) for b in plan.buffers] == [((96, 32), "bfloat16")] * 2


@pytest.mark.parametrize("name", ["a b", "../x", "", "1st", "kernel-2"])
def test_kernel_names_are_identifiers(name: str) -> None:
    with pytest.raises(ParameterError, match="cannot name a kernel"):
        tilemetal.compile(factory, name=name, rows=32, odd_dtype="bfloat16")


def test_a_factory_may_take_any_keyword() -> None:
    def flexible(**sizes: int) -> Any:
        return factory(sizes["rows"], "bfloat16")

    assert tilemetal.compile(flexible, rows=32).plan.buffers[0].shape == (32, 32)


@pytest.mark.parametrize("condition", [None, (), 0, "text", 2.5])
def test_python_conditions_decide_when_the_kernel_is_built(condition: Any) -> None:
    def conditional() -> Any:
        @T.prim_func
        def main(A: T.Tensor((32, 32), "bfloat16"), C: T.Tensor((32, 32), "bfloat16")):
            with T.Kernel(1):
                S = T.alloc_shared((32, 32), "bfloat16")
                L = T.alloc_fragment((32, 32), "float32")
                T.copy(A, S)
                if condition:
                    for i, j in T.Parallel(32, 32):
                        L[i, j] = S[i, j] * 2
                else:
                    for i, j in T.Parallel(32, 32):
                        L[i, j] = S[i, j] + 2
                T.copy(L, C)

        return main

    source = tilemetal.compile(conditional).kernel_sources["compute"]
    assert ("mul_unary_tile" in source) == bool(condition)
    assert ("add_unary_tile" in source) != bool(condition)


def test_importing_tilemetal_and_asking_for_help_do_not_load_tvm() -> None:
    code = "import sys, tilemetal, tilemetal.cli; print({'tvm', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
    asked = [sys.executable, "-X", "importtime", "-m", "tilemetal", "--help"]
    result = subprocess.run(asked, capture_output=True, text=True)
    assert result.returncode == 0
    assert " tvm" not in result.stderr
