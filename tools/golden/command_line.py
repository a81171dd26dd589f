"""Compares every recorded kernel of a folder with the mock: `python tools/golden FOLDER --program FILE`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from golden import interpreter
from golden.arithmetic import load_engine
from golden.device import recorded_job, run_jobs
from golden.recorded import TILE_BYTES, Case, GoldenSet


def _report(title: str, cases: list[Case], differing: dict[str, int]) -> int:
    """Prints a line for each operation and each differing case; returns the number of differing elements."""
    print(title)
    operations = Counter(case.operation for case in cases)
    for operation, count in operations.items():
        of_operation = [case for case in cases if case.operation == operation]
        elements = sum(case.elements for case in of_operation)
        wrong = sum(differing[case.name] for case in of_operation)
        print(f"  {operation:20} {count:4} cases {elements:9} elements {wrong:7} differing")
    for name, count in differing.items():
        if count:
            print(f"  differs: {name}: {count} elements")
    total = sum(differing.values())
    elements = sum(case.elements for case in cases)
    print(f"  {'all':20} {len(cases):4} cases {elements:9} elements {total:7} differing")
    return total


def main() -> int:
    parser = argparse.ArgumentParser(prog="golden", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with manifest.json and the .npz files it names")
    parser.add_argument(
        "--program", type=Path, help="the built compute_jobs; without it only the arithmetic is run"
    )
    arguments = parser.parse_args()

    recorded = GoldenSet(arguments.folder)
    cases = [case for file in recorded.files for case in recorded.cases(file)]
    engine = load_engine()
    arithmetic = {case.name: case.differing(interpreter.run(engine, case)) for case in cases}
    wrong = _report("The arithmetic, call by call:", cases, arithmetic)
    if arguments.program:
        outputs = run_jobs(arguments.program, [recorded_job(case) for case in cases], TILE_BYTES.__getitem__)
        device = {case.name: case.differing(outputs[case.name]) for case in cases}
        wrong += _report("Whole kernels on the mock device:", cases, device)
    return 1 if wrong else 0
