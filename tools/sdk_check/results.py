"""Results of earlier checks, found again by everything they depend on."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .cross_compiler import CrossCompiler
from .diagnostics import Diagnostic, Place
from .elf_file import CodeSize
from .subject import Subject
from .wheel import WHEEL_SHA256

_INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
# Stands for the kernel's own path, which may be another one the next time.
_KERNEL = "<kernel>"


@dataclass(frozen=True)
class Outcome:
    """What a build said; ``size`` is None when it failed."""

    diagnostics: tuple[Diagnostic, ...]
    size: CodeSize | None = None


class ResultStore:
    """A folder with one small file per build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str, kernel: Path) -> Outcome | None:
        """The outcome kept under ``key``, its messages about ``kernel``."""
        try:
            document = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        shown = kernel.resolve().as_posix()
        diagnostics = tuple(
            Diagnostic(d["severity"], d["text"], _place(d["kernel"], shown), _place(d["origin"], shown))
            for d in document["diagnostics"]
        )
        return Outcome(diagnostics, CodeSize(**document["size"]) if document["size"] else None)

    def keep(self, key: str, kernel: Path, outcome: Outcome) -> None:
        """Remember ``outcome``; readers never see half a file."""
        document = asdict(outcome)
        shown = kernel.resolve().as_posix()
        for diagnostic in document["diagnostics"]:
            for place in (diagnostic["kernel"], diagnostic["origin"]):
                if place and place["file"] == shown:
                    place["file"] = _KERNEL
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = self._folder / f".{key}.{os.getpid()}"
        partial.write_text(json.dumps(document), encoding="utf-8")
        partial.replace(self._folder / f"{key}.json")


def _place(fields: dict[str, Any] | None, kernel: str) -> Place | None:
    if fields is None:
        return None
    return Place(kernel if fields["file"] == _KERNEL else fields["file"], fields["line"], fields["column"])


def unit_key(subject: Subject, folder: Path, defines: Iterable[str], compiler: CrossCompiler) -> str:
    """Identifies a build: equal keys mean equal outcomes."""
    digest = hashlib.sha256(f"{WHEEL_SHA256} {_tool()} {compiler.path} {compiler.release}".encode())
    digest.update("\0".join(defines).encode())
    digest.update(f"\0{subject.arch} {subject.role}".encode())
    own = subject.source.resolve().as_posix()
    for path in sorted(path for path in folder.iterdir() if path.suffix in (".h", ".hpp")):
        # The generated files name the kernel by its path; its content is what counts.
        digest.update(f"\0{path.name}\0{path.read_text(encoding='utf-8').replace(own, _KERNEL)}".encode())
    for path in _with_includes(subject.source):
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:40]


def _with_includes(source: Path) -> Iterator[Path]:
    """The kernel and the files beside it that it includes; the SDK's own do not change."""
    waiting, seen = [source.resolve()], set()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        yield path
        names = _INCLUDE.findall(path.read_text(encoding="utf-8", errors="replace"))
        waiting += [(path.parent / name).resolve() for name in reversed(names)]


@cache
def _tool() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".h") or path.parent.name == "bits":
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
