"""Records what the SDK's programs give for the operands of sfpu_recorded.py.

Run it from the root, after ``python tools/sdk_check fetch``:
``PYTHONPATH=tools:tests/mock/numerics python tests/mock/numerics/write_sfpu_recorded.py``.
"""

from __future__ import annotations

import json
import os
import tempfile
from itertools import product
from pathlib import Path

import numpy as np
from sdk_check.wheel import default_sdk_folder
from sfpu_check.case import WIDTHS, Case
from sfpu_check.command_line import CASES as PROGRAMS
from sfpu_check.command_line import prepare
from sfpu_check.run import Runner
from sfpu_recorded import ARCHITECTURES, CASES, RECORDED, Recorded

from tilemetal.runtime.host_library import mock_sdk

HEADERS = Path(__file__).resolve().parents[3] / "cpp/mock/include/device"


def program_of(case: Recorded) -> Case:
    return next(p for p in PROGRAMS if (p.function, p.variant) == (case.function, case.variant))


def results(runner: Runner, width: str) -> dict[str, list[str]]:
    """Of all functions, those with the same operands in one kernel."""
    groups: dict[object, list[Recorded]] = {}
    for case in CASES:
        if width in case.widths:
            groups.setdefault((program_of(case).setting, case.values), []).append(case)
    found: dict[str, list[str]] = {}
    for group in groups.values():
        operands = np.array(list(product(group[0].values, repeat=group[0].operands)), np.uint32).T
        tiles = [np.concatenate([values, np.zeros(-len(values) % 1024, np.uint32)]) for values in operands]
        programs = [program_of(case) for case in group]
        words = runner.run(programs, tiles, wide=width == "fp32", from_sdk=True)
        for case, result in zip(group, words, strict=True):
            found[case.name] = [f"{word:08x}" for word in result[: operands.shape[1]]]
    return found


def main() -> None:
    """TILEMETAL_MOCK_RUN names a tt-mock-run other than the package's."""
    binary = Path(os.environ.get("TILEMETAL_MOCK_RUN", mock_sdk() / "bin" / "tt-mock-run"))
    content: dict[str, dict[str, dict[str, list[str]]]] = {}
    for architecture in ARCHITECTURES:
        with tempfile.TemporaryDirectory() as work:
            programs = prepare(default_sdk_folder(), architecture, Path(work), HEADERS)
            runner = Runner(binary, programs, architecture, Path(work) / architecture)
            content[architecture] = {width: results(runner, width) for width in WIDTHS}
    RECORDED.write_text(json.dumps(content, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
