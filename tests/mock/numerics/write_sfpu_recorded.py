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
from sfpu_check.command_line import CASES as PROGRAMS
from sfpu_check.command_line import prepare
from sfpu_check.run import Runner
from sfpu_recorded import ARCHITECTURES, CASES, RECORDED, Recorded

from tilemetal.runtime.host_library import mock_sdk

HEADERS = Path(__file__).resolve().parents[3] / "cpp/mock/include/device"


def results(runner: Runner, case: Recorded, width: str) -> list[str]:
    program = next(p for p in PROGRAMS if (p.function, p.variant) == (case.function, case.variant))
    operands = np.array(list(product(case.values, repeat=case.operands)), np.uint32).T
    tiles = [np.concatenate([values, np.zeros(-len(values) % 1024, np.uint32)]) for values in operands]
    words = runner.run([program], tiles, wide=width == "fp32", from_sdk=True)[0]
    return [f"{word:08x}" for word in words[: operands.shape[1]]]


def main() -> None:
    """TILEMETAL_MOCK_RUN names a tt-mock-run other than the package's."""
    binary = Path(os.environ.get("TILEMETAL_MOCK_RUN", mock_sdk() / "bin" / "tt-mock-run"))
    content: dict[str, dict[str, dict[str, list[str]]]] = {}
    for architecture in ARCHITECTURES:
        with tempfile.TemporaryDirectory() as work:
            programs = prepare(default_sdk_folder(), architecture, Path(work), HEADERS)
            runner = Runner(binary, programs, architecture, Path(work) / architecture)
            content[architecture] = {
                case.name: {width: results(runner, case, width) for width in case.widths} for case in CASES
            }
    RECORDED.write_text(json.dumps(content, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
