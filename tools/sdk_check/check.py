"""Compiles and links kernels for each of their processors and collects the verdicts."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .architecture import ARCHITECTURES, COMMON_DEFINES
from .cross_compiler import ENVIRONMENT, CrossCompiler, KernelBuild
from .diagnostics import Diagnostic, parse_diagnostics
from .elf_file import CodeSize, code_size
from .linker import Linker, make_linker
from .processors import Processor, processors_of
from .results import Outcome, ResultStore, unit_key
from .subject import Subject
from .translation_unit import main_file, write_translation_units
from .wheel import tt_metal_folder

_UNDEFINED = re.compile(r"undefined reference to `([^']*)'")


@dataclass(frozen=True)
class Verdict:
    """What one processor's build said about a kernel, and how large it is when it was built."""

    subject: Subject
    processor: str
    diagnostics: tuple[Diagnostic, ...]
    size: CodeSize | None = None

    @property
    def accepted(self) -> bool:
        return not any(d.is_error for d in self.diagnostics)


def check_subjects(
    subjects: Sequence[Subject],
    compiler: CrossCompiler,
    sdk: Path,
    jobs: int = 2,
    store: ResultStore | None = None,
) -> Iterator[Verdict]:
    """Yield a verdict per kernel and processor, in order; ``jobs`` compilers run at a time.

    ``store`` holds the results of earlier checks: what it knows is not compiled again.
    """
    tt_metal = tt_metal_folder(sdk)
    linkers = {arch: make_linker(compiler, arch, tt_metal) for arch in sorted({s.arch for s in subjects})}
    with tempfile.TemporaryDirectory(prefix="sdk_check-") as scratch, ThreadPoolExecutor(jobs) as pool:
        units = list(_units(subjects, Path(scratch)))
        yield from pool.map(lambda unit: _verdict(unit, linkers[unit.subject.arch], store), units)


@dataclass(frozen=True)
class _Unit:
    """One build; ``folder`` holds the files generated for the subject."""

    subject: Subject
    processor: Processor
    folder: Path


def _units(subjects: Iterable[Subject], scratch: Path) -> Iterator[_Unit]:
    for number, subject in enumerate(subjects):
        folder = scratch / str(number)
        folder.mkdir()
        write_translation_units(folder, subject)
        for processor in processors_of(subject.role, subject.noc):
            yield _Unit(subject, processor, folder)


def _verdict(unit: _Unit, linker: Linker, store: ResultStore | None) -> Verdict:
    key = "" if store is None else unit_key(unit.subject, unit.folder, _defines(unit), linker.compiler)
    outcome = store.find(key, unit.subject.source) if store else None
    if outcome is None:
        outcome = _build(unit, linker)
        if store:
            store.keep(key, unit.subject.source, outcome)
    return Verdict(unit.subject, unit.processor.name, outcome.diagnostics, outcome.size)


def _defines(unit: _Unit) -> list[str]:
    subject, processor = unit.subject, unit.processor
    arch = ARCHITECTURES[subject.arch]
    defines = [*COMMON_DEFINES, *arch.defines, *processor.defines]
    if processor.compute:
        defines.append(arch.compute_define)
    words = ",".join(f"{word}u" for word in subject.compile_time_args)
    defines += [f"KERNEL_COMPILE_TIME_ARGS={words}", f'FULL_KERNEL_NAME="{subject.source.name}"']
    if subject.named_args:
        pairs = ",".join(f'{{"{name}",{value}u}}' for name, value in sorted(subject.named_args.items()))
        defines.append(f"KERNEL_COMPILE_TIME_ARG_MAP={pairs}")
    return defines


def _build(unit: _Unit, linker: Linker) -> Outcome:
    name = unit.processor.name
    kernel, program = unit.folder / f"{name}.o", unit.folder / f"{name}.elf"
    arch = ARCHITECTURES[unit.subject.arch]
    headers = arch.include_folders(linker.tt_metal, unit.processor.compute)
    build = KernelBuild(main_file(unit.folder, unit.processor), unit.folder, unit.processor.optimisation)
    command = linker.compiler.command(build, headers, _defines(unit), kernel)
    diagnostics = _run(command, unit.subject.source)
    if any(d.is_error for d in diagnostics):
        return Outcome(tuple(diagnostics))
    diagnostics += _link(linker.command(name, kernel, program))
    if any(d.is_error for d in diagnostics):
        return Outcome(tuple(diagnostics))
    size = code_size(program)
    if excess := size.excess():
        diagnostics.append(Diagnostic("error", f"the kernel does not fit {name}: {excess}", None, None))
    return Outcome(tuple(diagnostics), size)


def _link(command: list[str]) -> list[Diagnostic]:
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    if result.returncode == 0:
        return []
    missing = sorted(set(_UNDEFINED.findall(result.stderr)))
    texts = [f"nothing defines {name}" for name in missing] or [result.stderr.strip()]
    return [Diagnostic("error", f"the kernel cannot be linked: {text}", None, None) for text in texts]


def _run(command: list[str], source: Path) -> list[Diagnostic]:
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    diagnostics = parse_diagnostics(result.stderr, source.resolve())
    if result.returncode != 0 and not any(d.is_error for d in diagnostics):
        text = result.stderr.strip() or f"the compiler ended with status {result.returncode}"
        diagnostics.append(Diagnostic("error", text, None, None))
    return diagnostics
