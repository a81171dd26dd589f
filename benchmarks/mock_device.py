"""Speed of the mock device as ratios to NumPy, to the compiler and to tt-lang-sim, all measured in this run.

Medians of five. Matmul and elementwise time one enqueued program whose kernels are compiled; NumPy gets as
many threads as the mock. Figures with a target that is missed are marked.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tt_lang import matmul_seconds, tt_lang_python

ROUNDS = 5
HERE = Path(__file__).resolve().parent
SIZES = (256, 512, 1024, 2048, 4096)
LOFI, HIFI4 = 0, 4
# What the device headers include of the standard library.
KERNEL_HEADERS = ("array", "cstddef", "cstdint", "cstring", "tuple", "type_traits", "utility")
NUMPY_MATMUL = """
import sys, time, numpy as np
n = int(sys.argv[1])
a = np.random.default_rng(1).random((n, n), np.float32)
times = []
for _ in range(6):
    start = time.perf_counter(); a @ a; times.append(time.perf_counter() - start)
print(sorted(times[1:])[2])
"""
NUMPY_ADD = """
import sys, time, numpy as np, ml_dtypes
n = int(sys.argv[1])
a = np.random.default_rng(1).random((n, n), np.float32).astype(ml_dtypes.bfloat16)
times = []
for _ in range(6):
    start = time.perf_counter(); a + a; times.append(time.perf_counter() - start)
print(sorted(times[1:])[2])
"""


@dataclass(frozen=True)
class Figure:
    """One measured value; ``at_least`` and ``at_most`` are its target."""

    name: str
    value: float
    unit: str = "x"
    at_least: float | None = None
    at_most: float | None = None

    @property
    def target(self) -> str:
        if self.at_least is not None:
            return f">= {self.at_least:g}"
        return "" if self.at_most is None else f"<= {self.at_most:g}"

    @property
    def missed(self) -> bool:
        below = self.at_least is not None and self.value < self.at_least
        return below or (self.at_most is not None and self.value > self.at_most)


class Programs:
    """The benchmark programs, built once."""

    def __init__(self, build: Path, threads: int) -> None:
        self._build = build
        self._threads = threads
        tilemetal = Path(sys.executable).with_name("tilemetal")
        cmake_dir = subprocess.run([tilemetal, "--cmake-dir"], check=True, capture_output=True, text=True)
        self.mock = Path(cmake_dir.stdout.strip()).parent / "mock"
        configure = ["cmake", "-S", str(HERE), "-B", str(build), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"]
        quiet = {"check": True, "stdout": subprocess.DEVNULL}
        subprocess.run([*configure, f"-Dtilemetal_DIR={cmake_dir.stdout.strip()}"], **quiet)
        subprocess.run(["cmake", "--build", str(build)], **quiet)

    def run(self, name: str, *arguments: object, numerics: str = "hardware") -> dict[str, float]:
        environment = {
            **os.environ,
            "TILEMETAL_MOCK_NUMERICS": numerics,
            "TILEMETAL_MOCK_THREADS": str(self._threads),
        }
        command = [str(self._build / name), *map(str, arguments)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        figures: dict[str, float] = json.loads(done.stdout)
        return figures


def numpy_seconds(code: str, size: int, threads: int) -> float:
    limits = {f"{name}_NUM_THREADS": str(threads) for name in ("OMP", "OPENBLAS", "MKL")}
    command = [sys.executable, "-c", code, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **limits})
    return float(done.stdout)


def median_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def arithmetic(programs: Programs, threads: int) -> list[Figure]:
    numpy = numpy_seconds(NUMPY_MATMUL, 1024, threads)
    fast = programs.run("matmul", 1024, HIFI4, ROUNDS, numerics="fast")
    hardware = programs.run("matmul", 1024, HIFI4, ROUNDS)
    lofi = programs.run("matmul", 1024, LOFI, ROUNDS)
    add = numpy_seconds(NUMPY_ADD, 4096, threads) / programs.run("eltwise", 4096, ROUNDS)["seconds"]
    return [
        Figure("NumPy float32 1024^3", numpy * 1e3, "ms"),
        Figure("matmul 1024^3 HiFi4 fast / NumPy", numpy / fast["seconds"], at_least=0.2),
        Figure("matmul 1024^3 HiFi4 hardware / NumPy", numpy / hardware["seconds"], at_least=0.02),
        Figure("matmul 1024^3 LoFi hardware / NumPy", numpy / lofi["seconds"], at_least=0.04),
        Figure("peak memory of the matmul", hardware["peak_megabytes"], "MB", at_most=400),
        Figure("add 4096^2 bfloat16 / NumPy", add, at_least=0.1),
    ]


def growth(programs: Programs, threads: int) -> list[Figure]:
    figures = []
    for size in SIZES:
        rounds = ROUNDS if size <= 1024 else 1
        numpy = numpy_seconds(NUMPY_MATMUL, size, threads)
        for numerics in ("fast", "hardware"):
            seconds = programs.run("matmul", size, HIFI4, rounds, numerics=numerics)["seconds"]
            figures.append(Figure(f"matmul {size}^3 {numerics}", seconds * 1e3, "ms"))
            figures.append(Figure(f"matmul {size}^3 {numerics} / NumPy", numpy / seconds))
    return figures


def compilation(programs: Programs) -> Figure:
    """A cold compile of the reader kernel beside the compiler on a file with the same standard headers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kernel = HERE / "mock" / "kernels" / "read_pairs.cpp"
        plan = {
            "target": {"arch": "wormhole_b0", "metalium": "0.81"},
            "buffers": [],
            "circular_buffers": [],
            "kernels": [
                {
                    "role": "reader",
                    "source": "kernel.cpp",
                    "compile_time_args": [
                        {"kind": "value", "name": "word", "value": value} for value in (8, 2, 2048, 2, 2048)
                    ],
                    "config": {},
                }
            ],
        }
        (folder / "tt.plan.json").write_text(json.dumps(plan))
        (folder / "kernel.cpp").write_text(kernel.read_text())
        (folder / "empty.cpp").write_text("".join(f"#include <{header}>\n" for header in KERNEL_HEADERS))
        store = iter(range(ROUNDS))
        command = str(programs.mock / "bin" / "tt-mock-kernelc")
        cold = median_seconds(
            lambda: subprocess.run(
                [command, "--store", folder / f"store{next(store)}", folder / "tt.plan.json"], check=True
            )
        )
        compiler = ["c++", "-std=c++20", "-O1", "-fPIC", "-shared", str(folder / "empty.cpp")]
        empty = median_seconds(lambda: subprocess.run([*compiler, "-o", folder / "empty.so"], check=True))
    return Figure("cold compile of a kernel / empty file", cold / empty, at_most=1.5)


def other_simulator(programs: Programs) -> list[Figure]:
    python = tt_lang_python()
    if python is None:
        return []
    fast = programs.run("matmul", 1024, HIFI4, ROUNDS, numerics="fast")["seconds"]
    blocks = {4: 3.0, 1: 100.0}
    return [
        Figure(
            f"matmul 1024^3 fast / tt-lang-sim with {block}x{block}-tile blocks",
            matmul_seconds(python, 1024, block) / fast,
            at_least=target,
        )
        for block, target in blocks.items()
    ]


def runtime(programs: Programs) -> list[Figure]:
    return [
        Figure("fiber switch", programs.run("fiber_switch")["nanoseconds"], "ns", at_most=50),
        Figure("opening a device", programs.run("device_open")["milliseconds"], "ms", at_most=20),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help="folder to build the programs in")
    parser.add_argument("--json", type=Path, required=True, help="file to write the figures to")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--growth", action="store_true", help="also matmul from 256 to 4096")
    arguments = parser.parse_args()
    programs = Programs(arguments.build.resolve(), arguments.threads)
    figures = [
        *arithmetic(programs, arguments.threads),
        *runtime(programs),
        compilation(programs),
        *other_simulator(programs),
        *(growth(programs, arguments.threads) if arguments.growth else []),
    ]
    table = Table("figure", "value", "target", "", title=f"mock device, {arguments.threads} threads")
    for figure in figures:
        table.add_row(
            figure.name, f"{figure.value:.3g} {figure.unit}", figure.target, "missed" if figure.missed else ""
        )
    Console().print(table)
    if tt_lang_python() is None:
        print("tt-lang-sim was not measured: set TT_LANG_PYTHON to a Python 3.11 that has it")
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")


if __name__ == "__main__":
    main()
