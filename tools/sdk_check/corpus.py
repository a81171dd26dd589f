"""Kernels of the mock device's test programs, with everything their programs built them with.

The programs are built and run, and so are tests that give them kernels to run; the mock writes each kernel
it compiles to the folder that ``TILEMETAL_MOCK_KERNELS`` names. A kernel file that nothing runs is an error:
it would be left unchecked.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tilemetal.plan import ComputeConfig
from tilemetal.sdk_levels import CURRENT

from .failure import SdkCheckError
from .subject import Subject

RECORD_VARIABLE = "TILEMETAL_MOCK_KERNELS"


@dataclass(frozen=True)
class Corpus:
    """A CMake project whose programs run kernels on the mock; what is left unchecked, with the reason.

    ``kernels`` are folders of which every kernel must be run; names of kernels are relative to ``root``.
    ``tests`` are files of pytest that run programs of the project.
    """

    root: Path
    project: Path
    kernels: tuple[Path, ...]
    tests: tuple[Path, ...]
    unchecked_programs: dict[str, str]
    unchecked_kernels: dict[str, str]


def load_corpora(manifest: Path, root: Path) -> list[Corpus]:
    """The projects named by the manifest, relative to ``root``; those that are not there are left out."""
    document = json.loads(manifest.read_text(encoding="utf-8"))
    return [
        Corpus(
            root,
            root / entry["project"],
            tuple(root / folder for folder in entry["kernels"]),
            tuple(root / file for file in entry.get("tests", ())),
            entry.get("unchecked_programs", {}),
            entry.get("unchecked_kernels", {}),
        )
        for entry in document["corpora"]
        if (root / entry["project"]).is_dir()
    ]


def record_corpus(corpus: Corpus, build: Path, records: Path, jobs: int) -> None:
    """Build the project and run its programs and tests, which writes their kernels to ``records``."""
    configure = ["cmake", "-S", str(corpus.project), "-B", str(build), "-G", "Ninja"]
    _run([*configure, "-DCMAKE_BUILD_TYPE=Release"])
    _run(["cmake", "--build", str(build), "--parallel", str(jobs)])
    records.mkdir(parents=True, exist_ok=True)
    for old in records.glob("*.json"):
        old.unlink()
    for program in _programs(build):
        if program.name not in corpus.unchecked_programs:
            _run([str(program)], **{RECORD_VARIABLE: str(records)})
    if corpus.tests:
        pytest = [sys.executable, "-m", "pytest", "-q", "-n", str(jobs), "-p", "no:cacheprovider"]
        files = [str(file) for file in corpus.tests]
        _run(
            [*pytest, f"--rootdir={corpus.root}", *files],
            TILEMETAL_MOCK_BUILD=str(build),
            **{RECORD_VARIABLE: str(records)},
        )


def _programs(build: Path) -> list[Path]:
    """The project's own programs; the mock is built in a folder of its own."""
    found = (p for p in build.rglob("*") if not {"CMakeFiles", "mock"} & set(p.relative_to(build).parts))
    return sorted(p for p in found if p.is_file() and not p.suffix and os.access(p, os.X_OK))


def _run(command: Sequence[str], **variables: str) -> None:
    environment = {**os.environ, **variables}
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if result.returncode != 0:
        output = (result.stdout + result.stderr).strip()[-4000:]
        raise SdkCheckError(f"{Path(command[0]).name} failed with status {result.returncode}:\n{output}")


def recorded_subjects(
    corpus: Corpus, records: Path, texts: Path, architectures: Sequence[str]
) -> list[Subject]:
    """The recorded kernels for each architecture. Kernels given as text, or in files outside of the project,
    which come and go, are written to ``texts``.

    Raises SdkCheckError naming the kernel files that no program ran.
    """
    subjects: dict[str, Subject] = {}
    seen = set()
    for file in sorted(records.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        if record["metalium"] != CURRENT:
            continue
        if record["path"] and Path(record["path"]).resolve().is_relative_to(corpus.root.resolve()):
            source = Path(record["path"])
            label = _name(source, corpus)
            seen.add(source.resolve())
        else:
            digest = hashlib.sha256(record["source"].encode()).hexdigest()
            source = texts / digest[:32] / "kernel.cpp"
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(record["source"], encoding="utf-8")
            label = record["name"]
        # Programs run on Wormhole unless they are about another architecture.
        others = () if record["arch"] == "wormhole_b0" else set(architectures) - {record["arch"]}
        for arch in (arch for arch in architectures if arch not in others):
            subject = _subject(record, source, label, arch)
            subjects.setdefault(_build_of(subject), subject)
    files = sorted(path for folder in corpus.kernels for path in folder.rglob("*.cpp"))
    missing = [_name(path, corpus) for path in files if path.resolve() not in seen]
    missing = [name for name in missing if name not in corpus.unchecked_kernels]
    if missing:
        raise SdkCheckError(
            f"no program of {corpus.project.name} runs {', '.join(missing)}",
            help="run them from a program of the project, or give the reason under unchecked_kernels",
        )
    return sorted(subjects.values(), key=lambda s: (s.name, s.arch, repr(s)))


def _build_of(subject: Subject) -> str:
    """Equal for kernels of which one is enough: whatever tests call them, and whatever tiles are moved."""
    build = replace(subject, label="")
    if subject.role != "compute":
        build = replace(build, data_formats={}, tiles={}, faces={}, config=ComputeConfig())
    return repr(build)


def _name(path: Path, corpus: Corpus) -> str:
    real, root = path.resolve(), corpus.root.resolve()
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else path.name


def _subject(record: dict[str, Any], source: Path, label: str, arch: str) -> Subject:
    config = record["config"]
    if config:
        config = {**config, "unpack_to_dest_fp32": tuple(config["unpack_to_dest_fp32"])}
    return Subject(
        record["role"],
        source,
        arch,
        tuple(record["compile_time_args"]),
        {int(index): name for index, name in record["data_formats"].items()},
        ComputeConfig(**config),
        record["defines"],
        record["named_args"],
        record["noc"] if record["role"] != "compute" else None,
        label,
        {int(index): (rows, columns) for index, (rows, columns) in record["tiles"].items()},
        {int(index): (rows, count) for index, (rows, count) in record["faces"].items()},
    )
