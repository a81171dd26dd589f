"""AddressSanitizer, UndefinedBehaviorSanitizer and LeakSanitizer find nothing in the native code."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("tests", ["test_programs.py", "test_faults.py", "test_kernel_store.py"])
def test_mock_device(run_tests, sanitized: Path, tests: str) -> None:
    run_tests(f"tests/mock/{tests}", leaks=True, TILEMETAL_MOCK_BUILD=str(sanitized / "programs"))


def test_engine_arithmetic(run_tests, sanitized: Path, sanitizer_in_python: dict[str, str]) -> None:
    library = (sanitized / "numerics.path").read_text()
    run_tests("tests/mock/numerics", TILEMETAL_NUMERICS_LIBRARY=library, **sanitizer_in_python)


def test_emitter_and_census(run_tests, sanitized: Path, sanitizer_in_python: dict[str, str]) -> None:
    core = (sanitized / "core.path").read_text()
    tests = ["tests/core", "tests/passes/test_generated_code.py"]
    run_tests("-p", "sanitized_core", *tests, TILEMETAL_CORE=core, **sanitizer_in_python)
