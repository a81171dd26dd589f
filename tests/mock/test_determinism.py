"""What a program computes, counts and how long it takes does not depend on the number of host threads."""

from __future__ import annotations

import os

import pytest

# Of each number of threads; make determinism asks for more.
RUNS = int(os.environ.get("TILEMETAL_DETERMINISM_RUNS", "1"))

PROGRAMS = [
    "loopback",
    "eltwise_add",
    "matmul_multi_core",
    "multicast",
    "semaphore_handshake",
    "raw_l1_pointers",
    "metalium/matmul_multicast_081",
    "metalium/tile_transfer_081",
]


def _run(run_program, directory, program: str, threads: int, **environment: str) -> tuple[str, bytes, bytes]:
    """Printed text with a checksum of the results, counters, and trace."""
    counters, trace = directory / f"counters-{threads}", directory / f"trace-{threads}"
    done = run_program(
        program,
        PRINT_CHECKSUM="1",
        TILEMETAL_MOCK_THREADS=str(threads),
        TILEMETAL_MOCK_COUNTERS=str(counters),
        TILEMETAL_MOCK_TRACE=str(trace),
        **environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, counters.read_bytes(), trace.read_bytes()


@pytest.mark.parametrize("program", PROGRAMS)
def test_threads_change_nothing(run_program, tmp_path, program):
    one = _run(run_program, tmp_path, program, 1)
    for threads in (1, 2, 4):
        assert all(_run(run_program, tmp_path, program, threads) == one for _ in range(RUNS))


def test_threads_change_nothing_in_a_seeded_interleaving(run_program, tmp_path):
    one = _run(run_program, tmp_path, "semaphore_handshake", 1, TILEMETAL_MOCK_SEED="5")
    assert _run(run_program, tmp_path, "semaphore_handshake", 2, TILEMETAL_MOCK_SEED="5") == one
