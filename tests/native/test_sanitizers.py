"""The sanitizers for addresses, undefined behaviour, leaks and data races find nothing in the native code."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import CORPUS, EVERYTHING, THREADED_CORPUS

REPORTS = {
    "overrun": "ERROR: AddressSanitizer: stack-buffer-overflow",
    "overflow": "runtime error: signed integer overflow",
}


@pytest.mark.parametrize("mistake", REPORTS)
def test_mistakes_of_kernels_are_found(run_mistake, mistake: str) -> None:
    done = run_mistake(mistake)
    assert done.returncode != 0
    assert REPORTS[mistake] in done.stderr


def test_leaks_are_found_where_processes_may_be_traced(run_mistake, leaks_detectable: bool) -> None:
    assert run_mistake("none").returncode == 0
    assert ("ERROR: LeakSanitizer: detected memory leaks" in run_mistake("leak").stderr) == leaks_detectable


def test_races_are_found(run_race) -> None:
    assert run_race.returncode != 0
    assert "WARNING: ThreadSanitizer: data race" in run_race.stderr


def _corpus(names: list[str]) -> list[str]:
    """Arguments for pytest: these programs of the corpus, or all of them on both architectures."""
    chosen = f"own_result and wormhole and ({' or '.join(names)})"
    if EVERYTHING:
        chosen = "own_result"
    return ["tests/mock/test_corpus.py", "-k", chosen]


@pytest.mark.parametrize(
    "tests",
    [*([f"tests/mock/test_{name}.py"] for name in ("programs", "faults", "kernel_store")), _corpus(CORPUS)],
    ids=lambda tests: Path(tests[0]).stem,
)
def test_mock_device(run_tests, sanitized: Path, leaks_detectable: bool, tests: list[str]) -> None:
    run_tests(*tests, leaks=leaks_detectable, TILEMETAL_MOCK_BUILD=str(sanitized / "programs"))


# The first access to a raw L1 offset faults and then waits for its turn to have the offsets mapped.
# ThreadSanitizer notes the access before the fault, so it misses that the cores take turns.
_THREADED = [["tests/mock/test_determinism.py", "-k", "not raw_l1_pointers"], _corpus(THREADED_CORPUS)]
if EVERYTHING:
    _THREADED += [["tests/mock/test_programs.py"], ["tests/mock/test_seeds.py"]]


@pytest.mark.parametrize("tests", _THREADED, ids=lambda tests: Path(tests[0]).stem)
def test_mock_device_on_several_threads(run_tests, thread_sanitized: Path, tests: list[str]) -> None:
    build = str(thread_sanitized / "programs")
    run_tests(*tests, TILEMETAL_MOCK_BUILD=build, TILEMETAL_MOCK_THREADS="4")


def test_engine_arithmetic(run_tests, sanitized: Path, sanitizer_in_python: dict[str, str]) -> None:
    library = (sanitized / "numerics.path").read_text()
    # These run programs, which test_mock_device does.
    programs = [f"--ignore=tests/mock/numerics/test_{name}.py" for name in ("sfpu_headers", "statistics")]
    run_tests("tests/mock/numerics", *programs, TILEMETAL_NUMERICS_LIBRARY=library, **sanitizer_in_python)


def test_emitter_and_census(run_tests, sanitized: Path, sanitizer_in_python: dict[str, str]) -> None:
    core = (sanitized / "core.path").read_text()
    tests = ["tests/core", "tests/passes/test_generated_code.py"]
    run_tests("-p", "sanitized_core", *tests, TILEMETAL_CORE=core, **sanitizer_in_python)
