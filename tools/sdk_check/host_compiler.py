"""Compiles host programs with the mock's headers, and remembers which symbols they need."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .failure import SdkCheckError
from .host_symbols import ObjectSymbols, object_symbols
from .wheel import WHEEL_SHA256

# Unoptimised, so that nothing is inlined away that the program names. The corpus finds its kernels by these.
_FLAGS = (
    *("-std=c++20", "-O0", "-DTILEMETAL_WITHOUT_FMT"),
    *('-DKERNEL_DIRECTORY="kernels"', '-DOVERRIDE_KERNEL_PREFIX=""'),
)


@dataclass(frozen=True)
class HostCompiler:
    """The host's C++ compiler with the mock's headers; what it found out is kept in ``store`` by content."""

    headers: Path
    store: Path
    path: str = "c++"

    def symbols(self, source: Path, includes: Sequence[Path] = ()) -> ObjectSymbols:
        """What the object file of ``source`` needs and offers. Raises SdkCheckError."""
        kept = self._kept(source, includes)
        if kept.is_file():
            document = json.loads(kept.read_text(encoding="utf-8"))
            return ObjectSymbols(frozenset(document["undefined"]), frozenset(document["defined"]))
        with tempfile.TemporaryDirectory(prefix="sdk_check-") as folder:
            found = object_symbols(self.compile(source, Path(folder), includes))
        _write(kept, {"undefined": sorted(found.undefined), "defined": sorted(found.defined)})
        return found

    def compile(self, source: Path, folder: Path, includes: Sequence[Path] = ()) -> Path:
        """The object file of ``source``, in ``folder``. Raises SdkCheckError with the compiler's messages."""
        target = folder / f"{source.stem}.o"
        search = [f"-I{path}" for path in (self.headers, *includes)]
        self._run([*_FLAGS, *search, "-c", str(source), "-o", str(target)], f"{source} does not compile")
        return target

    def link(self, sources: Sequence[Path], library: Path, dependencies: Sequence[Path]) -> None:
        """Link a program with ``library``, whose own needs are in the folders. Raises SdkCheckError."""
        digest = hashlib.sha256("\0".join([WHEEL_SHA256, *(self._kept(s).name for s in sources)]).encode())
        kept = self.store / f"linked-{digest.hexdigest()[:40]}.json"
        if kept.is_file():
            return
        with tempfile.TemporaryDirectory(prefix="sdk_check-") as name:
            folder = Path(name)
            objects = [str(self.compile(source, folder)) for source in sources]
            search = [f"-Wl,-rpath-link,{path}" for path in dependencies]
            command = [*objects, str(library), *search, "-o", str(folder / "program")]
            self._run(command, f"the program does not link with {library.name}")
        _write(kept, {"sources": [source.name for source in sources]})

    def _kept(self, source: Path, includes: Sequence[Path] = ()) -> Path:
        digest = hashlib.sha256(self._identity)
        beside = [path for folder in (source.parent, *includes) for path in folder.glob("*.hpp")]
        for path in sorted([source, *beside]):
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
        return self.store / f"{digest.hexdigest()[:40]}.json"

    @cached_property
    def _identity(self) -> bytes:
        version = self._run(["--version"], "the host compiler does not run")
        digest = hashlib.sha256("\0".join([version, *_FLAGS]).encode())
        for path in sorted(path for path in self.headers.rglob("*") if path.is_file()):
            if path.relative_to(self.headers).parts[0] == "device":
                continue  # for kernels
            digest.update(f"\0{path.relative_to(self.headers)}\0".encode() + path.read_bytes())
        return digest.digest()

    def _run(self, arguments: Sequence[str], failure: str) -> str:
        if shutil.which(self.path) is None:
            raise SdkCheckError(
                f"the host compiler {self.path} was not found", help="install the package g++"
            )
        command = [self.path, *arguments]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise SdkCheckError(f"{failure}:\n{result.stderr.strip()[-4000:]}")
        return result.stdout


def _write(path: Path, document: dict[str, list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_text(json.dumps(document), encoding="utf-8")
    partial.replace(path)
