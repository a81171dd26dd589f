"""The arithmetic against recorded bits of the simulated hardware, by running the recorded kernel bodies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from golden import interpreter
from golden.arithmetic import Engine
from golden.recorded import GoldenSet

REPOSITORY = Path(__file__).resolve().parents[3]
SUBSET = Path(__file__).resolve().parents[1] / "golden_subset"
FULL = Path(os.environ.get("TILEMETAL_GOLDEN", REPOSITORY.parent / "shared" / "golden"))
FAMILIES = ("matmul", "eltwise", "copy_pack", "bcast", "reduce", "sfpu", "bfp")

# The recorded sets: the subset in this repository always, the full set where it is installed.
GOLDEN_SETS = [SUBSET, *([FULL] if (FULL / "manifest.json").is_file() else [])]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("folder", GOLDEN_SETS, ids=lambda folder: folder.name)
def test_every_recorded_case_is_reproduced_bit_for_bit(engine: Engine, folder: Path, family: str) -> None:
    cases = GoldenSet(folder).cases(f"{family}.npz")
    differing = {case.name: case.differing(interpreter.run(engine, case)) for case in cases}
    assert cases
    assert not {name: count for name, count in differing.items() if count}
