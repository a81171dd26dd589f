"""What host programs take from the mock SDK must be in the real library under the same name."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .failure import SdkCheckError

_EXCEPTIONS = Path(__file__).with_name("host_exceptions.json")


@dataclass(frozen=True)
class HostVerdict:
    """The symbols programs need of the mock: in the real library, excepted for a reason, or in neither."""

    found: tuple[str, ...]
    excepted: tuple[str, ...]
    missing: Mapping[str, tuple[Path, ...]]

    @property
    def accepted(self) -> bool:
        return not self.missing


def exceptions() -> dict[str, str]:
    """Mangled name of each symbol that may be absent from the real library -> reason."""
    return dict(json.loads(_EXCEPTIONS.read_text(encoding="utf-8")))


def defined_symbols(library: Path) -> frozenset[str]:
    """Dynamic symbols a shared library defines. Raises SdkCheckError."""
    return _symbols(library, "--dynamic", "--defined-only")


def undefined_symbols(program: Path) -> frozenset[str]:
    """Symbols an object file or program leaves to libraries. Raises SdkCheckError."""
    return _symbols(program, "--undefined-only")


def compare(
    programs: Iterable[Path], mock: Path, real: Sequence[Path], excepted: Mapping[str, str]
) -> HostVerdict:
    """Look up in the ``real`` libraries what compiled programs take from the ``mock`` library."""
    offered = defined_symbols(mock)
    there = frozenset[str]().union(*(defined_symbols(library) for library in real))
    users: dict[str, list[Path]] = {}
    for program in programs:
        for symbol in undefined_symbols(program) & offered:
            users.setdefault(symbol, []).append(program)
    return HostVerdict(
        found=tuple(sorted(symbol for symbol in users if symbol in there)),
        excepted=tuple(sorted(symbol for symbol in users if symbol not in there and symbol in excepted)),
        missing={
            symbol: tuple(users[symbol])
            for symbol in sorted(users)
            if symbol not in there and symbol not in excepted
        },
    )


def link(objects: Sequence[Path], real: Path, output: Path, compiler: str = "c++") -> None:
    """Link objects with ``real``, whose own dependencies need not be there. Raises SdkCheckError."""
    command = [compiler, *map(str, objects), str(real), "-Wl,--allow-shlib-undefined", "-o", str(output)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SdkCheckError(f"the program does not link with {real.name}:\n{result.stderr.strip()}")


def readable(symbols: Sequence[str]) -> list[str]:
    """Demangled names, in the same order."""
    command = ["c++filt"]
    result = subprocess.run(command, input="\n".join(symbols), capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def _symbols(file: Path, *options: str) -> frozenset[str]:
    command = ["nm", *options, "--format=just-symbols", str(file)]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SdkCheckError("nm was not found", help="install the package binutils") from error
    if result.returncode != 0:
        raise SdkCheckError(f"{file}: nm cannot read it:\n{result.stderr.strip()}")
    # A program that is linked names versions: symbol@VERSION.
    return frozenset(line.partition("@")[0] for line in result.stdout.split())
