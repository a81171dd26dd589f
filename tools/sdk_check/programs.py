"""The kernels of the project itself: every example, and test kernels for the generator's other paths."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tilemetal.driver.compile_file import compile_file
from tilemetal.driver.output_files import write_changed
from tilemetal.driver.request import Request

from .subject import Subject, subjects_of_program


def generated_subjects(
    manifest: Path, root: Path, folder: Path, architectures: Sequence[str]
) -> list[Subject]:
    """Generate the manifest's programs below ``folder``, once per architecture, and give their kernels."""
    subjects = []
    for entry in json.loads(manifest.read_text(encoding="utf-8"))["programs"]:
        for arch in architectures:
            request = Request(
                source=(root / entry["source"]).resolve(),
                parameters=tuple(entry.get("parameters", ())),
                kernel=entry.get("kernel"),
                arch=arch,
                host="none",
            )
            program = folder / arch / entry["name"]
            write_changed(program, compile_file(request).outputs(request.host))
            subjects += subjects_of_program(program, arch, entry["name"])
    return subjects
