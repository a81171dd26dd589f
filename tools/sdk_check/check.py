"""Compiles kernels for each of their processors and collects the verdicts."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .architecture import ARCHITECTURES
from .cross_compiler import CrossCompiler
from .diagnostics import Diagnostic, parse_diagnostics
from .processors import PROCESSORS_OF_ROLE, Processor
from .subject import Subject
from .translation_unit import main_file, write_translation_units
from .wheel import tt_metal_folder

# Messages are parsed, so they must be in English.
_ENVIRONMENT = {**os.environ, "LC_ALL": "C"}

_COMMON_DEFINES = (
    "KERNEL_BUILD",
    "TENSIX_FIRMWARE",
    "ROUTING_FW_ENABLED",
    "LOCAL_MEM_EN=0",
    "PROGRAMMABLE_CORE_TYPE=0",
    # Where a core reports to the dispatcher; only its type matters to a check.
    "DISPATCH_MESSAGE_ADDR=4290183304",
)


@dataclass(frozen=True)
class Verdict:
    """What one processor's build said about a kernel."""

    subject: Subject
    processor: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def accepted(self) -> bool:
        return not any(d.is_error for d in self.diagnostics)


def check_subjects(
    subjects: Sequence[Subject], compiler: CrossCompiler, sdk: Path, jobs: int = 2
) -> Iterator[Verdict]:
    """Yield a verdict per kernel and processor, in order; ``jobs`` compilers run at a time."""
    tt_metal = tt_metal_folder(sdk)
    with tempfile.TemporaryDirectory(prefix="sdk_check-") as scratch, ThreadPoolExecutor(jobs) as pool:
        units = list(_units(subjects, Path(scratch)))
        yield from pool.map(lambda unit: _check(unit, compiler, tt_metal), units)


@dataclass(frozen=True)
class _Unit:
    """One compiler run; ``folder`` holds the files generated for the subject."""

    subject: Subject
    processor: Processor
    folder: Path


def _units(subjects: Iterable[Subject], scratch: Path) -> Iterator[_Unit]:
    for number, subject in enumerate(subjects):
        folder = scratch / str(number)
        folder.mkdir()
        write_translation_units(folder, subject)
        for processor in PROCESSORS_OF_ROLE[subject.role]:
            yield _Unit(subject, processor, folder)


def _check(unit: _Unit, compiler: CrossCompiler, tt_metal: Path) -> Verdict:
    subject, processor = unit.subject, unit.processor
    arch = ARCHITECTURES[subject.arch]
    defines = [*_COMMON_DEFINES, *arch.defines, *processor.defines]
    if processor.compute:
        defines.append(arch.compute_define)
    words = ",".join(f"{word}u" for word in subject.compile_time_args)
    defines += [f"KERNEL_COMPILE_TIME_ARGS={words}", f'FULL_KERNEL_NAME="{subject.source.name}"']
    headers = arch.include_folders(tt_metal, processor.compute)
    command = compiler.command(main_file(unit.folder, processor), unit.folder, headers, defines)
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    diagnostics = parse_diagnostics(result.stderr, subject.source.resolve())
    if result.returncode != 0 and not any(d.is_error for d in diagnostics):
        text = result.stderr.strip() or f"the compiler ended with status {result.returncode}"
        diagnostics.append(Diagnostic("error", text, None, None))
    return Verdict(subject, processor.name, tuple(diagnostics))
