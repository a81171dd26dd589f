"""A broken generated kernel is named with its author's line; ``make sdk-check`` accepts all others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sdk_check.check import Verdict, check_subjects
from sdk_check.cross_compiler import find_cross_compiler
from sdk_check.programs import generated_subjects
from sdk_check.project_check import ROOT
from sdk_check.subject import subjects_of_program
from sdk_check.wheel import default_sdk_folder

pytestmark = pytest.mark.sdk

MATMUL = {"name": "matmul", "source": "examples/matmul/matmul.py", "parameters": ["M=64", "N=64", "K=64"]}


def complaints(verdict: Verdict) -> list[str]:
    text = verdict.subject.source.read_text()
    return [d.format(verdict.subject.name, default_sdk_folder(), text) for d in verdict.diagnostics]


@pytest.mark.parametrize(
    ("role", "change", "message"),
    [
        ("compute", ("matmul_init(", "mm_init("), "'mm_init' was not declared"),
        ("compute", ("matmul_tiles(cb_A_shared, ", "matmul_tiles("), "too few arguments"),
        ("compute", ("kernel_hw_startup<SrcOrder::Reverse>", "kernel_hw_startup<2>"), "no matching function"),
        (
            "compute",
            ('#include "api/compute/matmul.h"', '#include "compute_kernel_api/matmul.h"'),
            "No such file",
        ),
        ("reader", ("noc_async_read_barrier()", "noc_async_reads_done()"), "was not declared"),
    ],
)
def test_a_broken_kernel_is_named_with_the_authors_line(
    role: str, change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    manifest = tmp_path / "programs.json"
    manifest.write_text(json.dumps({"programs": [MATMUL]}))
    generated_subjects(manifest, ROOT, tmp_path, ["wormhole_b0"])
    folder = tmp_path / "wormhole_b0" / "matmul"
    kernel = folder / f"matmul.{role}.cpp"
    assert change[0] in kernel.read_text()
    kernel.write_text(kernel.read_text().replace(*change))
    broken = [s for s in subjects_of_program(folder, program="matmul") if s.role == role]
    for verdict in check_subjects(broken, find_cross_compiler(), default_sdk_folder()):
        texts = complaints(verdict)
        place = rf"matmul/matmul\.{role}\.cpp:\d+"
        origin = r"\[generated from matmul\.py(:\d+)?\]"
        assert any(re.match(rf"{place}.*{message}.*{origin}", text) for text in texts), texts
