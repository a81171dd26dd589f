"""Programs written as for a card pass on the mock device: both architectures, other interleavings."""

from __future__ import annotations

from pathlib import Path

import pytest

_CORPUS = Path(__file__).parents[1] / "metalium"
_PROGRAMS = sorted(
    f"{source.stem}_{level}"
    for level in ("081", "2025")
    for folder in (f"level_{level}", "both_levels")
    for source in (_CORPUS / folder).glob("*.cpp")
)


@pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])
@pytest.mark.parametrize("program", _PROGRAMS)
def test_the_program_finds_its_own_result_right(run_program, program, arch):
    done = run_program(f"metalium/{program}", TT_METAL_MOCK_ARCH=arch)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("program", _PROGRAMS)
def test_other_interleavings_give_the_right_result(run_program, program):
    for seed in range(3):
        done = run_program(f"metalium/{program}", TILEMETAL_MOCK_SEED=str(seed))
        assert done.returncode == 0, done.stdout + done.stderr


def test_kernels_print_where_the_user_wants_to_see_it(run_program):
    assert "hello" not in run_program("metalium/hello_world_081").stdout
    printed = run_program("metalium/hello_world_081", TT_METAL_DPRINT_CORES="0,0").stdout
    assert "hello from the reader of core (0,0)" in printed
    assert "hello from the writer of core (0,0)" in printed
    assert "hello from math" in printed
