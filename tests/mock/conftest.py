"""Builds the mock SDK and its test programs once, into pytest's cache directory."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "programs"

RunProgram = Callable[..., subprocess.CompletedProcess[str]]


def _build(directory: Path) -> None:
    configure = ["cmake", "-S", str(PROGRAMS), "-B", str(directory), "-DCMAKE_BUILD_TYPE=Release"]
    for command in (configure, ["cmake", "--build", str(directory), "--parallel", "2"]):
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def mock_build(request: pytest.FixtureRequest) -> Path:
    """Build directory of tests/mock/programs; parallel test processes build one after the other.

    TILEMETAL_MOCK_BUILD names a directory that is built already.
    """
    if built := os.environ.get("TILEMETAL_MOCK_BUILD"):
        return Path(built)
    directory = request.config.cache.mkdir("tilemetal-mock-build")
    with open(directory / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build(directory)
    return directory


@pytest.fixture(scope="session")
def kernel_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kernel-cache")


@pytest.fixture
def run_program(mock_build: Path, kernel_cache: Path) -> RunProgram:
    """Runs a program of the build directory; keyword arguments are added to its environment."""

    def run(name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(mock_build / name), *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "TT_METAL_CACHE": str(kernel_cache), **environment},
        )

    return run
