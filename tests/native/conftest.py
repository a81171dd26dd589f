"""Builds the native code with sanitizers once, into pytest's cache directory, and runs other tests on it.

Two builds: AddressSanitizer with UndefinedBehaviorSanitizer, and ThreadSanitizer. Kernels are built like the
mock. Some programs of the corpus are built and run; with TILEMETAL_SANITIZE_ALL in the environment, all.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EVERYTHING = bool(os.environ.get("TILEMETAL_SANITIZE_ALL"))

# Programs of the corpus that use most of the mock: prints, blocks, multicasts between cores, both API levels.
CORPUS = ["hello_world_081", "matmul_multicast_081", "tile_transfer_081", "matmul_spill_reload_2025"]
# Of tests/mock/test_determinism.py and of the corpus, on several cores each.
THREADED_PROGRAMS = [
    "eltwise_add",
    "loopback",
    "matmul_multi_core",
    "multicast",
    "raw_l1_pointers",
    "semaphore_handshake",
]
THREADED_CORPUS = ["matmul_multicast_081", "tile_transfer_081", "tile_transfer_2025"]

RunMistake = Callable[[str], "subprocess.CompletedProcess[str]"]
RunTests = Callable[..., None]

# Kernels keep addresses of locals in 32 bits, so locals must not move to the heap.
ASAN_OPTIONS = "detect_stack_use_after_return=0:check_initialization_order=1:strict_init_order=1"


def _environment(leaks: bool, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "ASAN_OPTIONS": f"{ASAN_OPTIONS}:detect_leaks={int(leaks)}",
        "TSAN_OPTIONS": "halt_on_error=1",
        "UBSAN_OPTIONS": "print_stacktrace=1",
        "TILEMETAL_MOCK_SANITIZED": "1",
        **more,
    }


def _build(directory: Path, sanitizers: str, targets: list[str]) -> Path:
    """Builds this folder; parallel test processes build one after the other."""
    configure = ["cmake", "-S", HERE, "-B", directory, "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG="]
    configure += [f"-DPython_EXECUTABLE={sys.executable}", f"-DTILEMETAL_SANITIZE={sanitizers}"]
    build = ["cmake", "--build", directory, "--parallel", "2"]
    if not EVERYTHING:
        build += ["--target", *targets]
    with open(directory / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (configure, build):
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
    return directory


@pytest.fixture(scope="session")
def sanitized(request: pytest.FixtureRequest) -> Path:
    """Build directory with AddressSanitizer and UndefinedBehaviorSanitizer."""
    directory = Path(request.config.cache.mkdir("tilemetal-sanitized-build"))
    targets = ["_core", "tilemetal_numerics_c", "mistakes", "mock_programs", "tt-mock-kernelc", *CORPUS]
    return _build(directory, "address;undefined;float-cast-overflow", targets)


@pytest.fixture(scope="session")
def thread_sanitized(request: pytest.FixtureRequest) -> Path:
    """Build directory with ThreadSanitizer."""
    directory = Path(request.config.cache.mkdir("tilemetal-thread-sanitized-build"))
    return _build(directory, "thread", ["mistakes", *THREADED_PROGRAMS, *THREADED_CORPUS])


@pytest.fixture(scope="session")
def run_mistake(sanitized: Path, tmp_path_factory: pytest.TempPathFactory) -> RunMistake:
    """Runs the program of mistakes."""
    cache = str(tmp_path_factory.mktemp("sanitized-kernels"))

    def run(mistake: str) -> subprocess.CompletedProcess[str]:
        environment = _environment(mistake == "leak", TT_METAL_CACHE=cache)
        command = [str(sanitized / "mistakes"), mistake]
        return subprocess.run(command, capture_output=True, text=True, env=environment)

    return run


@pytest.fixture
def run_race(thread_sanitized: Path) -> subprocess.CompletedProcess[str]:
    command = [str(thread_sanitized / "mistakes"), "race"]
    return subprocess.run(command, capture_output=True, text=True, env=_environment(False))


@pytest.fixture(scope="session")
def leaks_detectable(run_mistake: RunMistake) -> bool:
    """Where processes may not be traced, as in some containers, LeakSanitizer cannot run."""
    return "LeakSanitizer has encountered a fatal error" not in run_mistake("leak").stderr


@pytest.fixture
def run_tests() -> RunTests:
    """Runs tests of other folders on sanitized programs; fails as they do."""

    def run(*arguments: str, leaks: bool = False, **environment: str) -> None:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
        environment = _environment(leaks, **environment)
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
