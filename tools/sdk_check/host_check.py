"""The project's host programs against the symbols of the real SDK's library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .host_compiler import HostCompiler
from .host_programs import HostProgram, corpus_host_programs, generated_host_programs
from .host_symbols import HostVerdict, compare, defined_symbols, exceptions, readable, standard_library
from .project_check import MANIFESTS, ROOT
from .wheel import dependency_folders, host_libraries

HEADERS = ROOT / "cpp" / "mock" / "include"


def project_host_programs(work: Path) -> list[HostProgram]:
    """Every host program of the project, a generated one first; what is generated goes to ``work``."""
    generated = generated_host_programs(MANIFESTS / "programs.json", ROOT, work / "host")
    return generated + corpus_host_programs(MANIFESTS / "corpus.json", ROOT)


def check_host_programs(programs: Sequence[HostProgram], sdk: Path, jobs: int) -> HostVerdict:
    """Compile the programs and compare; the first one is linked as well. Raises SdkCheckError."""
    compiler = HostCompiler(HEADERS, sdk / "host_results")
    sources = {
        f"{program.name}: {source.name}": (source, program.includes)
        for program in programs
        for source in program.sources
    }
    with ThreadPoolExecutor(jobs) as pool:
        objects = dict(
            zip(sources, pool.map(lambda one: compiler.symbols(*one), sources.values()), strict=True)
        )
    libraries = host_libraries(sdk)
    verdict = compare(
        objects, defined_symbols(libraries), defined_symbols([standard_library()]), exceptions()
    )
    if verdict.accepted:
        compiler.link(programs[0].sources, libraries[0], dependency_folders(sdk))
    return verdict


def host_lines(verdict: HostVerdict, programs: Sequence[HostProgram]) -> Iterator[str]:
    """The figures, then each exception with its reason and each missing symbol with its users."""
    total = len(verdict.found) + len(verdict.excepted) + len(verdict.missing)
    yield (
        f"{len(programs)} host programs need {total} symbols of the SDK: {len(verdict.found)} are in "
        f"its library, {len(verdict.excepted)} are excepted, "
        f"{len(verdict.missing)} are missing"
    )
    reasons = exceptions()
    for symbol, name in zip(verdict.excepted, readable(verdict.excepted), strict=True):
        yield f"  excepted {name}: {reasons[symbol]}"
    for name, users in zip(readable(list(verdict.missing)), verdict.missing.values(), strict=True):
        yield f"  MISSING {name}: needed by {', '.join(users)}"
    if verdict.accepted:
        yield f"{programs[0].name} links with the SDK's library"
