"""Generated device kernels compile without a warning at -Wall -Wextra."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import tilemetal
from tilemetal.driver.output_files import write_changed
from tilemetal.runtime.host_library import mock_sdk

from .conftest import matmul
from .test_elementwise import fused
from .test_programs import gemm_with_epilogue, running_sum

# The mock compiles any kernel and so asks for no warnings; this compiler insists on them.
STRICT_COMPILER = """\
#!/bin/bash
echo "$@" >> "$0.log"
if [[ "$*" == *--version* ]]; then exec c++ "$@"; fi
kept=()
for argument in "$@"; do
    case "$argument" in -w|-fpermissive) ;; *) kept+=("$argument") ;; esac
done
exec c++ -Wall -Wextra -Werror "${kept[@]}"
"""

PROGRAMS: dict[str, tuple[Any, dict[str, Any]]] = {
    "matmul": (matmul, {"M": 64, "N": 64, "K": 64}),
    "partial sums, transposed": (
        matmul,
        {
            "M": 128, "N": 128, "K": 128, "block_M": 128, "block_N": 128, "block_K": 64,
            "transpose_A": True, "transpose_B": True,
        },
    ),
    "elementwise": (fused, {"M": 64, "N": 64, "block": 64, "dtype": "bfloat16", "accum_dtype": "float32"}),
    "elementwise float32": (
        fused, {"M": 64, "N": 64, "block": 32, "dtype": "float32", "accum_dtype": "float32"},
    ),
    "epilogue": (gemm_with_epilogue, {"block": 64, "K": 64}),
    "updated in a loop": (running_sum, {"steps": 3}),
}  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_device_kernels_have_no_warnings(name: str, tmp_path: Path) -> None:
    factory, params = PROGRAMS[name]
    write_changed(tmp_path, tilemetal.compile(factory, **params).sources)
    compiler = tmp_path / "strict compiler.sh"
    compiler.write_text(STRICT_COMPILER)
    compiler.chmod(0o755)
    result = subprocess.run(
        [mock_sdk() / "bin" / "tt-mock-kernelc", "--store", tmp_path / "store", tmp_path / "tt.plan.json"],
        env={**os.environ, "TILEMETAL_CXX": str(compiler)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    calls = (tmp_path / "strict compiler.sh.log").read_text().splitlines()
    assert sum("-shared" in call and "c++-header" not in call for call in calls) == 3
