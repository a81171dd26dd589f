"""Runs one function on the mock: the mock's own, or the SDK's program for it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .comparison import Words
from .functions import Case

KERNELS = Path(__file__).parent / "kernels"
_FLOAT32, _BFLOAT16 = 0, 5
_ELEMENTS = 1024


class RunError(Exception):
    """What kept a function from running: the first line that says so."""


@dataclass(frozen=True)
class Runner:
    """Where things are."""

    mock_run: Path
    headers: Path  # of the SDK's programs, for one architecture
    architecture: str
    work: Path

    def run(self, case: Case, inputs: Words, *, wide: bool, from_sdk: bool) -> Words:
        """The results for ``inputs``, fp32 words, in a DST of 32 or of 16 bits."""
        kernels = self.headers if from_sdk else self.work / "own"
        kernels.mkdir(parents=True, exist_ok=True)
        prelude = kernels / "sfpu_check_prelude.h"
        if not from_sdk:
            prelude.write_text("#pragma once\n#define SFPU_CHECK_START\n")
        kernel = kernels / "kernel.cpp"
        kernel.write_text(_kernel(case))
        size = _ELEMENTS * (4 if wide else 2)
        source, target = self.work / "inputs.bin", self.work / "outputs.bin"
        (inputs if wide else (inputs >> 16).astype(np.uint16)).tofile(source)
        job = self.work / "job.json"
        job.write_text(json.dumps(_job(kernel, source, target, len(inputs) // _ELEMENTS, size, wide)))
        environment = os.environ | {
            "TT_METAL_MOCK_ARCH": self.architecture,
            "TT_METAL_CACHE": str(self.work.parent / "cache"),
        }
        done = subprocess.run(
            [self.mock_run, job], capture_output=True, text=True, check=False, env=environment
        )
        if done.returncode != 0:
            raise RunError(_reason(done.stderr))
        if wide:
            return np.fromfile(target, np.uint32)
        return np.fromfile(target, np.uint16).astype(np.uint32) << 16


def _kernel(case: Case) -> str:
    text = (KERNELS / "compute.cpp.in").read_text()
    for name, value in (("INCLUDE", case.include), ("INIT", case.init), ("CALL", case.call)):
        text = text.replace(f"@{name}@", value)
    return text


def _reason(output: str) -> str:
    lines = output.strip().splitlines() or ["no output"]
    errors = [line.split("error: ", 1)[1] for line in lines if "error: " in line]
    return errors[0] if errors else lines[0].removeprefix("tilemetal mock: ")


def _job(kernel: Path, source: Path, target: Path, tiles: int, size: int, wide: bool) -> dict[str, object]:
    data_format = _FLOAT32 if wide else _BFLOAT16

    def entry(role: str, file: Path, tensor: int | None) -> dict[str, object]:
        words: list[object] = [{"value": tiles}]
        if tensor is not None:
            words.insert(0, {"address": tensor})
        return {
            "role": role,
            "file": str(file),
            "compile_args": [] if tensor is None else [{"accessor": tensor}],
            "named_args": [],
            "defines": [],
            "runtime_args": [[[0, 0], words]],
            "common_args": [],
            "fidelity": 4,
            "fp32_dest_acc_en": wide,
            "dst_full_sync_en": False,
            "math_approx_mode": False,
            "unpack_to_dest_fp32": [0] if wide else [],
        }

    def tensor(path_in: str, path_out: str) -> dict[str, object]:
        return {"input": path_in, "output": path_out, "page_size": size, "pages": tiles, "in_l1": False}

    def buffer(index: int) -> dict[str, object]:
        return {"index": index, "format": data_format, "page_size": size, "pages": 2}

    return {
        "tensors": [tensor(str(source), ""), tensor("", str(target))],
        "circular_buffers": [buffer(0), buffer(16)],
        "semaphores": [],
        "kernels": [
            entry("reader", KERNELS / "reader.cpp", 0),
            entry("compute", kernel, None),
            entry("writer", KERNELS / "writer.cpp", 1),
        ],
        "cores": [[0, 0], [0, 0]],
    }
