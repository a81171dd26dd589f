"""Cost of generating kernels, against ``import tvm`` in the same run, and speed of the native emitter.

Every figure is the least over fresh processes (start-up is what is measured), printed as a table and
written as JSON. ``import tvm`` is the floor: no generator process can be faster.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

KERNEL = Path(__file__).resolve().parents[1] / "examples" / "matmul" / "matmul.py"
IMPORT = "import tvm"
GENERATE = """
import sys
sys.path.insert(0, {folder!r})
import matmul, tilemetal
for i in range({count}):
    tilemetal.compile(matmul.matmul, name=f"matmul{{i}}", M=256, N=256, K=256 + 32 * i)
"""
EMIT = """
import sys, time
sys.path.insert(0, {folder!r})
import matmul
from tilemetal import _core
from tilemetal.codegen.kernel import emit_options
from tilemetal.codegen.native import native_registry
from tilemetal.codegen.registry import Role
from tilemetal.compiler import lower
from tilemetal.passes.program import Program
from tilemetal.target import Target
function = matmul.matmul(1024, 1024, 1024, 128, 128, 64)
*_, (_, final) = lower(Program("matmul", Target("wormhole_b0"), function, function))
kernel = final.kernel(Role.COMPUTE)
options, registry = emit_options(kernel), native_registry()
nodes, rounds = _core.count_nodes(kernel), 200
start = time.perf_counter()
for _ in range(rounds):
    _core.emit_kernel(kernel, registry, options)
print(nodes * rounds / (time.perf_counter() - start))
"""


def seconds(programs: dict[str, str], rounds: int) -> dict[str, float]:
    """Least wall time of running each program in a fresh process, taken in turns so that a busy machine
    slows all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, code in programs.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times[name].append(time.perf_counter() - start)
    return {name: min(measured) for name, measured in times.items()}


def measure(rounds: int) -> dict[str, float]:
    folder = str(KERNEL.parent)
    programs = {"import": IMPORT} | {
        name: GENERATE.format(folder=folder, count=count) for name, count in {"one": 1, "ten": 10}.items()
    }
    least = seconds(programs, rounds)
    baseline, one, ten = least["import"], least["one"], least["ten"]
    emitted = subprocess.run(
        [sys.executable, "-c", EMIT.format(folder=folder)], check=True, capture_output=True, text=True
    )
    return {
        "import_tvm_seconds": baseline,
        "one_kernel_ratio": one / baseline,
        "ten_kernels_ratio": ten / baseline,
        "emission_nodes_per_second": float(emitted.stdout),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="processes per figure")
    parser.add_argument("--json", type=Path, required=True, help="file to write the figures to")
    arguments = parser.parse_args()
    figures = measure(arguments.rounds)
    table = Table("figure", "value", "target", title="kernel generation")
    table.add_row("import tvm", f"{figures['import_tvm_seconds']:.2f} s", "")
    table.add_row("1 kernel / import tvm", f"{figures['one_kernel_ratio']:.2f}", "")
    table.add_row("10 kernels / import tvm", f"{figures['ten_kernels_ratio']:.2f}", "<= 1.3")
    table.add_row("emission", f"{figures['emission_nodes_per_second']:,.0f} nodes/s", "")
    Console().print(table)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
