"""Host programs of the project: generated ones, and those of the mock device's corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tilemetal.driver.compile_file import compile_file
from tilemetal.driver.output_files import write_changed
from tilemetal.driver.request import Request


@dataclass(frozen=True)
class HostProgram:
    """The source files of one program; includes beside them and in the folders ``includes`` are found."""

    name: str
    sources: tuple[Path, ...]
    includes: tuple[Path, ...] = ()


def generated_host_programs(manifest: Path, root: Path, folder: Path) -> list[HostProgram]:
    """Generate the manifest's programs below ``folder`` as executables."""
    programs = []
    for entry in json.loads(manifest.read_text(encoding="utf-8"))["programs"]:
        request = Request(
            source=(root / entry["source"]).resolve(),
            parameters=tuple(entry.get("parameters", ())),
            kernel=entry.get("kernel"),
            host="executable",
        )
        program = folder / entry["name"]
        write_changed(program, compile_file(request).outputs(request.host))
        # The kernels carry their role in the name: name.reader.cpp.
        sources = tuple(sorted(path for path in program.glob("*.cpp") if "." not in path.stem))
        programs.append(HostProgram(entry["name"], sources))
    return programs


def corpus_host_programs(manifest: Path, root: Path) -> list[HostProgram]:
    """Every program in the ``host_programs`` folders of the manifest, one source file each."""
    programs = []
    for entry in json.loads(manifest.read_text(encoding="utf-8"))["corpora"]:
        includes = tuple(root / folder for folder in entry.get("host_includes", ()))
        for folder in entry["host_programs"]:
            for source in sorted((root / folder).glob("*.cpp")):
                programs.append(HostProgram(source.relative_to(root).as_posix(), (source,), includes))
    return programs
