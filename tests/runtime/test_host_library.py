"""The cache of host programs that Python loads."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

import tilemetal
import tilemetal.language as T
from tilemetal.runtime import host_library


@T.prim_func
def twice(A: T.Tensor((32, 32), "bfloat16"), B: T.Tensor((32, 32), "bfloat16")) -> None:
    with T.Kernel(1, 1) as (_x, _y):
        a = T.alloc_shared((32, 32), "bfloat16")
        b = T.alloc_shared((32, 32), "bfloat16")
        T.copy(A[0, 0], a)
        for i, j in T.Parallel(32, 32):
            b[i, j] = a[i, j] + a[i, j]
        T.copy(b, B[0, 0])


def test_another_build_of_the_mock_gets_host_programs_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "mock" / "lib" / "libtt_metal.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"of yesterday")
    compiler = tmp_path / "compiler.py"
    compiler.write_text("import pathlib, sys\npathlib.Path(sys.argv[-1]).write_text('linked')\n")
    monkeypatch.setattr(host_library, "mock_sdk", lambda: tmp_path / "mock")
    monkeypatch.setenv(host_library.COMPILER_VARIABLE, shlex.join([sys.executable, str(compiler)]))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kernel = tilemetal.compile(twice, target="wormhole_b0")

    first = host_library._build(kernel)
    assert host_library._build(kernel) == first
    os.utime(library, (1, 1))
    assert host_library._build(kernel) != first
