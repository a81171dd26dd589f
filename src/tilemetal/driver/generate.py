"""The build system's entry: compile a kernel unless its outputs are up to date."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from .compile_file import compile_file
from .depfile import depfile_text
from .output_files import write_changed
from .request import Request, version_file
from .stamp import Stamp, fresh_stamp


@dataclass(frozen=True)
class Generated:
    """``changed`` are the names of the files written; None means that the compiler did not have to run."""

    changed: list[str] | None


def generate(request: Request, output_dir: Path, stamp_file: Path, depfile: Path) -> Generated:
    """Bring the outputs in ``output_dir`` up to date.

    The stamp is written last, so a failure leaves every file as it was and the next build tries again.
    """
    started = time.time_ns()
    stamp = fresh_stamp(stamp_file, request)
    changed = None
    if stamp is None:
        compiled = compile_file(request)
        outputs = compiled.outputs(request.host)
        changed = write_changed(output_dir, outputs)
        files = [*compiled.user_files, *request.inputs]
        stamp = Stamp.of(request, files, [output_dir / name for name in outputs])
        if any(path.stat().st_mtime_ns > started for path in files):
            stamp = replace(stamp, key="edited meanwhile")
    # Written in either case: a build tool may have taken the depfile away.
    dependencies = [*map(Path, stamp.files), version_file()]
    write_changed(depfile.parent, {depfile.name: depfile_text(stamp_file, dependencies)})
    write_changed(stamp_file.parent, {stamp_file.name: stamp.text()})
    # Not the time of writing: what is edited while the compiler runs must be newer than its result.
    os.utime(stamp_file, ns=(started, started))
    return Generated(changed)
