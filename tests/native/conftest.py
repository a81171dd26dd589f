"""Builds the native code with sanitizers once, into pytest's cache directory, and runs other tests on it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent

RunMistake = Callable[[str], "subprocess.CompletedProcess[str]"]
RunTests = Callable[..., None]

# Kernels keep addresses of locals in 32 bits, so locals must not move to the heap.
ASAN_OPTIONS = "detect_stack_use_after_return=0:check_initialization_order=1:strict_init_order=1"


def _environment(leaks: bool, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "ASAN_OPTIONS": f"{ASAN_OPTIONS}:detect_leaks={int(leaks)}",
        "UBSAN_OPTIONS": "print_stacktrace=1",
        **more,
    }


@pytest.fixture(scope="session")
def sanitized(request: pytest.FixtureRequest) -> Path:
    """Build directory of this folder; parallel test processes build one after the other."""
    directory = Path(request.config.cache.mkdir("tilemetal-sanitized-build"))
    configure = ["cmake", "-S", HERE, "-B", directory, "-DCMAKE_BUILD_TYPE=Debug"]
    configure += [
        "-DCMAKE_CXX_FLAGS_DEBUG=",
        f"-DPython_EXECUTABLE={sys.executable}",
    ]
    with open(directory / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (configure, ["cmake", "--build", directory, "--parallel", "2"]):
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
    return directory


@pytest.fixture(scope="session")
def run_mistake(sanitized: Path, tmp_path_factory: pytest.TempPathFactory) -> RunMistake:
    """Runs the program of mistakes."""
    cache = str(tmp_path_factory.mktemp("sanitized-kernels"))

    def run(mistake: str) -> subprocess.CompletedProcess[str]:
        environment = _environment(mistake == "leak", TT_METAL_CACHE=cache)
        command = [str(sanitized / "mistakes"), mistake]
        return subprocess.run(command, capture_output=True, text=True, env=environment)

    return run


@pytest.fixture(scope="session")
def leaks_detectable(run_mistake: RunMistake) -> bool:
    """Where processes may not be traced, as in some containers, LeakSanitizer cannot run."""
    return "LeakSanitizer has encountered a fatal error" not in run_mistake("leak").stderr


@pytest.fixture
def run_tests(sanitized: Path, leaks_detectable: bool) -> RunTests:
    """Runs tests of other folders on the sanitized programs; fails as they do."""

    def run(*arguments: str, leaks: bool = False, **environment: str) -> None:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
        environment = _environment(leaks and leaks_detectable, **environment)
        done = subprocess.run(command, capture_output=True, text=True, cwd=HERE.parents[1], env=environment)
        assert done.returncode == 0, done.stdout + done.stderr

    return run


@pytest.fixture(scope="session")
def sanitizer_in_python() -> dict[str, str]:
    """Environment in which Python can load sanitized libraries."""

    def library(name: str) -> str:
        path = subprocess.run(["c++", f"-print-file-name={name}"], capture_output=True, text=True, check=True)
        return path.stdout.strip()

    # The sanitizer looks for the functions that throw exceptions when it is loaded.
    return {"LD_PRELOAD": f"{library('libasan.so')} {library('libstdc++.so.6')}", "PYTHONPATH": str(HERE)}
