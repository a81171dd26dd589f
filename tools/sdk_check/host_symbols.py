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
    """The symbols programs need of an SDK: in the real library, excepted for a reason, or in neither."""

    found: tuple[str, ...]
    excepted: tuple[str, ...]
    missing: Mapping[str, tuple[str, ...]]
    """Symbol -> the programs that need it."""

    @property
    def accepted(self) -> bool:
        return not self.missing


def exceptions() -> dict[str, str]:
    """Mangled name of each symbol that may be absent from the real library -> reason."""
    return dict(json.loads(_EXCEPTIONS.read_text(encoding="utf-8")))


def defined_symbols(libraries: Iterable[Path]) -> frozenset[str]:
    """Dynamic symbols that shared libraries define. Raises SdkCheckError."""
    return frozenset[str]().union(*(_symbols(path, "--dynamic", "--defined-only") for path in libraries))


@dataclass(frozen=True)
class ObjectSymbols:
    """The names an object file uses without defining them, and those it defines for others."""

    undefined: frozenset[str]
    defined: frozenset[str]


def object_symbols(file: Path) -> ObjectSymbols:
    """The symbols of an object file. Raises SdkCheckError."""
    return ObjectSymbols(
        _symbols(file, "--undefined-only"), _symbols(file, "--extern-only", "--defined-only")
    )


def standard_library() -> Path:
    """The C++ library of the host compiler, whose symbols no SDK needs to have. Raises SdkCheckError."""
    result = _run(["c++", "-print-file-name=libstdc++.so"])
    return Path(result.strip())


def compare(
    objects: Mapping[str, ObjectSymbols],
    real: frozenset[str],
    standard: frozenset[str],
    excepted: Mapping[str, str],
) -> HostVerdict:
    """Look up in the ``real`` SDK what objects need beside each other and the ``standard`` library.

    An SDK offers C++ functions alone; other symbols are those of the C library and the linker.
    """
    own = standard.union(*(symbols.defined for symbols in objects.values()))
    users: dict[str, list[str]] = {}
    for program, symbols in objects.items():
        for symbol in symbols.undefined - own:
            if symbol.startswith("_Z"):
                users.setdefault(symbol, []).append(program)
    absent = sorted(symbol for symbol in users if symbol not in real)
    return HostVerdict(
        found=tuple(sorted(users.keys() & real)),
        excepted=tuple(symbol for symbol in absent if symbol in excepted),
        missing={symbol: tuple(users[symbol]) for symbol in absent if symbol not in excepted},
    )


def readable(symbols: Sequence[str]) -> list[str]:
    """Demangled names, in the same order."""
    return _run(["c++filt"], "\n".join(symbols)).splitlines()


def _symbols(file: Path, *options: str) -> frozenset[str]:
    output = _run(["nm", *options, "--format=just-symbols", str(file)])
    # A program that is linked names versions: symbol@VERSION.
    return frozenset(line.partition("@")[0] for line in output.split())


def _run(command: Sequence[str], text: str = "") -> str:
    try:
        result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SdkCheckError(f"{command[0]} was not found", help="install the package g++") from error
    if result.returncode != 0:
        raise SdkCheckError(f"{' '.join(command)} failed:\n{result.stderr.strip()}")
    return result.stdout
