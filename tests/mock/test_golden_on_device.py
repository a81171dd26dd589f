"""Recorded bits of the simulated hardware, reproduced by whole kernels on the mock device."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from golden.device import recorded_job, run_jobs
from golden.recorded import TILE_BYTES, Case, GoldenSet

SUBSET = Path(__file__).parent / "golden_subset"
# Blackhole has one NaN, a positive one, by whose sign these programs decide (docs/mock-arithmetic.md); the
# bits are recorded on Wormhole.
LOOKS_AT_THE_SIGN_OF_NAN = {"exp", "relu"}


def one_case_per_operation() -> list[Case]:
    recorded = GoldenSet(SUBSET)
    by_operation: dict[tuple[str, bool], Case] = {}
    for file in recorded.files:
        for case in recorded.cases(file):
            by_operation.setdefault((case.operation, case.entry["fp32_dest_acc_en"]), case)
    return list(by_operation.values())


def negative_nans(case: Case) -> int:
    """How many there are among the bf16 numbers that the case computes with."""
    (operand,) = case.operands
    return sum(int(np.sum(tile.view(np.uint16) > 0xFF80)) for tile in operand.tiles)


@pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])
def test_whole_kernels_reproduce_the_recorded_bits(mock_build: Path, kernel_cache: Path, arch: str) -> None:
    cases = one_case_per_operation()
    jobs = [recorded_job(case) for case in cases]
    outputs = run_jobs(
        mock_build / "compute_jobs",
        jobs,
        TILE_BYTES.__getitem__,
        TT_METAL_CACHE=str(kernel_cache),
        TT_METAL_MOCK_ARCH=arch,
    )
    differing = {case.name: case.differing(outputs[case.name]) for case in cases}
    assert len(cases) > 20
    allowed = {
        case.name: {0, negative_nans(case)}
        for case in cases
        if arch == "blackhole" and case.operation in LOOKS_AT_THE_SIGN_OF_NAN
    }
    assert not {name: count for name, count in differing.items() if count not in allowed.get(name, {0})}
