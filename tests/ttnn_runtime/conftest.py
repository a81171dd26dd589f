"""A compiled kernel with every kind of argument, and ttnn: recorded, or the real one with ``-m ttnn``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import tilemetal

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "matmul"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "ttnn: needs the ttnn package; skipped where it is not installed")


@pytest.fixture(scope="session")
def compiled() -> tilemetal.CompiledKernel:
    """A matmul on six cores in float32, which is unpacked to DST as it is."""
    from matmul import matmul

    return tilemetal.compile(matmul, M=96, N=64, K=64, dtype="float32")
