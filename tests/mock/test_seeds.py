"""Correct programs compute the same under every interleaving a seed chooses."""

from __future__ import annotations

import pytest

PROGRAMS = ["eltwise_add", "matmul_multi_core", "multicast", "object_style", "semaphore_handshake"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_correct_programs_pass_with_every_seed(run_program, program):
    results = {run_program(program, PRINT_CHECKSUM="1").stdout}
    for seed in range(1, 5):
        done = run_program(program, PRINT_CHECKSUM="1", TILEMETAL_MOCK_SEED=str(seed))
        assert done.returncode == 0, f"seed {seed}\n{done.stdout}{done.stderr}"
        results.add(done.stdout)
    assert len(results) == 1
