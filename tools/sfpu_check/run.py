"""Runs functions on the mock: the mock's own, or the SDK's programs for them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .case import Case
from .inputs import Words

KERNELS = Path(__file__).parent / "kernels"
# Tiles of these formats pass through unpacker and packer as they are, whatever their words mean.
_FLOAT32, _UINT16 = 0, 9
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

    def run(
        self, cases: Sequence[Case], inputs: Sequence[Words], *, wide: bool, from_sdk: bool
    ) -> list[Words]:
        """The results of cases of one setting for ``inputs``, in a DST of 32 or of 16 bits."""
        kernels = self.headers if from_sdk else self.work / "own"
        kernels.mkdir(parents=True, exist_ok=True)
        if not from_sdk:
            (kernels / "sfpu_check_prelude.h").write_text("#pragma once\n#define SFPU_CHECK_START\n")
        kernel = kernels / "kernel.cpp"
        kernel.write_text(_kernel(cases))
        source, target = self.work / "inputs.bin", self.work / "outputs.bin"
        sets = len(inputs[0]) // _ELEMENTS
        words = [_as_held(x, kind, wide) for x, kind in zip(inputs, cases[0].operands, strict=True)]
        np.stack([x.reshape(sets, _ELEMENTS) for x in words], axis=1).tofile(source)
        job = self.work / "job.json"
        job.write_text(json.dumps(_job(kernel, source, target, cases, sets, wide)))
        environment = os.environ | {
            "TT_METAL_MOCK_ARCH": self.architecture,
            "TT_METAL_CACHE": str(self.work.parent / "cache"),
        }
        done = subprocess.run(
            [self.mock_run, job], capture_output=True, text=True, check=False, env=environment
        )
        if done.returncode != 0:
            raise RunError(_reason(done.stderr))
        results = np.fromfile(target, np.uint32 if wide else np.uint16).reshape(sets, len(cases), _ELEMENTS)
        return [
            _as_meant(results[:, i].reshape(-1).astype(np.uint32), case.result, wide)
            for i, case in enumerate(cases)
        ]


def _as_held(words: Words, kind: str, wide: bool) -> np.ndarray:
    """What lies in DST."""
    if wide:
        return words
    return (words >> 16 if kind == "float" else words).astype(np.uint16)


def _as_meant(words: Words, kind: str, wide: bool) -> Words:
    return words << 16 if kind == "float" and not wide else words


def _kernel(cases: Sequence[Case]) -> str:
    includes = sorted({case.include for case in cases})
    calls = [f"start(operands);\n{case.init};\n{case.call};\nfinish({case.output});" for case in cases]
    text = (KERNELS / "compute.cpp.in").read_text()
    text = text.replace("@INCLUDES@", "\n".join(f'#include "{include}"' for include in includes))
    return text.replace("@CALLS@", "\n".join(calls))


def _reason(output: str) -> str:
    lines = output.strip().splitlines() or ["no output"]
    errors = [line.split("error: ", 1)[1] for line in lines if "error: " in line]
    return errors[0] if errors else lines[0].removeprefix("tilemetal mock: ")


def _job(
    kernel: Path, source: Path, target: Path, cases: Sequence[Case], sets: int, wide: bool
) -> dict[str, object]:
    operands = len(cases[0].operands)
    size = _ELEMENTS * (4 if wide else 2)

    def entry(role: str, file: Path, tensor: int | None, words: list[int]) -> dict[str, object]:
        arguments: list[object] = [] if tensor is None else [{"address": tensor}]
        return {
            "role": role,
            "file": str(file),
            "compile_args": [] if tensor is None else [{"accessor": tensor}],
            "named_args": [],
            "defines": [[name, "1"] for name in cases[0].defines] if tensor is None else [],
            "runtime_args": [[[0, 0], [*arguments, *({"value": word} for word in words)]]],
            "common_args": [],
            "fidelity": 4,
            "fp32_dest_acc_en": wide,
            "dst_full_sync_en": False,
            "math_approx_mode": cases[0].approximate,
            "unpack_to_dest_fp32": [0] if wide else [],
        }

    def tensor(path_in: str, path_out: str, pages: int) -> dict[str, object]:
        return {"input": path_in, "output": path_out, "page_size": size, "pages": pages, "in_l1": False}

    def buffer(index: int) -> dict[str, object]:
        data_format = _FLOAT32 if wide else _UINT16
        return {"index": index, "format": data_format, "page_size": size, "pages": 2 * operands}

    pages_in, pages_out = sets * operands, sets * len(cases)
    return {
        "tensors": [tensor(str(source), "", pages_in), tensor("", str(target), pages_out)],
        "circular_buffers": [buffer(0), buffer(16)],
        "semaphores": [],
        "kernels": [
            entry("reader", KERNELS / "reader.cpp", 0, [pages_in]),
            entry("compute", kernel, None, [sets, operands]),
            entry("writer", KERNELS / "writer.cpp", 1, [pages_out]),
        ],
        "cores": [[0, 0], [0, 0]],
    }
