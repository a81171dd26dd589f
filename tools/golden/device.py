"""Runs compute kernels, each as a whole program, on the mock device."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from golden.arithmetic import FIDELITIES, FORMATS
from golden.recorded import Bytes, Case, Operand

HEADERS = (
    "common",
    "bcast",
    "binary_max_min",
    "compute_kernel_hw_startup",
    "copy_dest_values",
    "eltwise_binary",
    "eltwise_unary/eltwise_unary",
    "eltwise_unary/exp",
    "eltwise_unary/relu",
    "ema",
    "experimental/fast_untilize",
    "matmul",
    "pack",
    "pack_untilize",
    "reduce",
    "reduce_custom",
    "sfpu_binary_bcast",
    "tile_move_copy",
    "tilize",
    "topk",
    "transpose",
    "transpose_dest",
    "untilize",
    "welford",
)


@dataclass(frozen=True)
class Job:
    """A compute kernel's statements, run `iterations` times after `init`, with its circular buffers."""

    name: str
    init: str
    body: str
    operands: Sequence[Operand]
    output_format: str
    iterations: int
    output_tiles: int = 1
    output_cb: int = 16
    fidelity: str = "HiFi4"
    wide: bool = False
    precise: bool = False
    full_sync: bool = False
    unpack_to_dest: frozenset[int] = field(default_factory=frozenset)
    output_shape: tuple[int, int] = (32, 32)
    headers: tuple[str, ...] = ()  # beside those of all jobs

    @property
    def compiled_alike(self) -> tuple[object, ...]:
        """Jobs that agree in this are compiled as one kernel."""
        inputs = tuple((operand.cb, operand.data_format, operand.tile_shape) for operand in self.operands)
        output = (self.output_cb, self.output_format, self.output_shape)
        return (self.fidelity, self.wide, self.precise, self.full_sync, inputs, output, self.headers)

    def source(self) -> str:
        inputs = [(operand.cb, operand.tiles_per_iteration) for operand in self.operands]
        lines = [self.init, "for (uint32_t iteration = 0; iteration < iterations; ++iteration) {"]
        lines += [f"cb_wait_front({cb}, {tiles});" for cb, tiles in inputs]
        lines.append(self.body)
        lines += [f"cb_pop_front({cb}, {tiles});" for cb, tiles in inputs]
        lines += [f"cb_push_back({self.output_cb}, {self.output_tiles});", "}"]
        return "\n".join(lines)


def in_section(operations: str, pack: str, output_cb: int = 16, output_tiles: int = 1) -> str:
    """The body that most kernels have: operations into DST, then packing."""
    return "\n".join(
        [
            "tile_regs_acquire();",
            operations,
            "tile_regs_commit();",
            "tile_regs_wait();",
            f"cb_reserve_back({output_cb}, {output_tiles});",
            pack,
            "tile_regs_release();",
        ]
    )


def recorded_job(case: Case) -> Job:
    entry = case.entry
    return Job(
        name=case.name,
        init="\n".join(entry["init"]),
        body=in_section(entry["body"], entry["pack"]),
        operands=case.operands,
        output_format=entry["output"]["data_format"],
        iterations=case.iterations,
        fidelity=entry["math_fidelity"],
        wide=entry["fp32_dest_acc_en"],
        precise=entry["bfp8_pack_precise"],
    )


def _kernel(jobs: Sequence[Job]) -> str:
    includes = "".join(f'#include "api/compute/{header}.h"\n' for header in (*HEADERS, *jobs[0].headers))
    cases = "".join(
        f"case {number}: {{ // {job.name}\n{job.source()}\n}} break;\n" for number, job in enumerate(jobs)
    )
    # Without the definition welford.h leaves a function out.
    return (
        f"#define WELFORD_SFPU_LOCAL_COMBINE\n{includes}\nvoid kernel_main() {{\n"
        "const uint32_t iterations = get_arg_val<uint32_t>(1);\n"
        f"switch (get_arg_val<uint32_t>(0)) {{\n{cases}}}\n}}\n"
    )


def run_jobs(
    program: Path, jobs: Sequence[Job], tile_bytes: Callable[[str], int], **environment: str
) -> dict[str, list[Bytes]]:
    """The output tiles of every job by `program`, the built compute_jobs; RuntimeError with its diagnosis."""
    groups: dict[tuple[object, ...], list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.compiled_alike, []).append(job)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = []
        outputs = {}
        for group, members in enumerate(groups.values()):
            kernel = folder / f"kernel{group}.cpp"
            kernel.write_text(_kernel(members))
            for selector, job in enumerate(members):
                flags = (int(flag) for flag in (job.wide, job.precise, job.full_sync))
                words = (kernel, selector, FIDELITIES[job.fidelity], *flags, job.iterations)
                lines.append(" ".join(map(str, ("job", *words))))
                for operand in job.operands:
                    file = folder / f"{group}-{selector}-{operand.cb}.in"
                    file.write_bytes(np.concatenate(operand.tiles).tobytes())
                    to_dest = int(operand.cb in job.unpack_to_dest)
                    fmt = FORMATS[operand.data_format]
                    tiles = (operand.tiles_per_iteration, *operand.tile_shape)
                    lines.append(" ".join(map(str, ("in", operand.cb, fmt, *tiles, to_dest, file))))
                outputs[job.name] = folder / f"{group}-{selector}.out"
                fmt = FORMATS[job.output_format]
                tiles = (job.output_tiles, *job.output_shape)
                lines.append(" ".join(map(str, ("out", job.output_cb, fmt, *tiles, outputs[job.name]))))
        (folder / "jobs").write_text("\n".join(lines) + "\n")
        done = subprocess.run(
            [str(program), str(folder / "jobs")],
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        results = {}
        for job in jobs:
            packed = np.fromfile(outputs[job.name], np.uint8)
            whole = job.output_shape == (32, 32)
            count = (
                packed.size // tile_bytes(job.output_format) if whole else job.iterations * job.output_tiles
            )
            results[job.name] = list(packed.reshape(count, -1))
        return results
