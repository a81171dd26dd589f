"""What is asked of the compiler: one kernel of one file, for one target."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .._version import __version__
from ..sdk_levels import CURRENT
from .installation import package_folders


@dataclass(frozen=True)
class Request:
    """``parameters`` are ``name=value`` texts. ``name`` defaults to the kernel function's own.

    ``host`` is what the host sources become: ``library`` and ``none`` leave out ``main.cpp``.
    ``inputs`` are files that the kernel file reads without importing them.
    """

    source: Path
    parameters: tuple[str, ...] = ()
    kernel: str | None = None
    name: str | None = None
    arch: str = "wormhole_b0"
    metalium: str = CURRENT
    host: str = "library"
    folders: tuple[Path, ...] = ()
    inputs: tuple[Path, ...] = ()

    def key(self, files: Iterable[Path]) -> str:
        """Identifies the result: equal keys mean equal outputs. Raises OSError when a file cannot be read.

        Covers the request, the contents of ``files`` and the compiler itself, which changes without its
        version while it is being developed.
        """
        digest = hashlib.sha256(json.dumps(asdict(self), sort_keys=True, default=str).encode())
        digest.update(__version__.encode())
        for path in (*sorted(files), *_compiler_files()):
            digest.update(f"\0{path}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def version_file() -> Path:
    """The file that a new version of tilemetal replaces."""
    return Path(__file__).resolve().parents[1] / "_version.py"


def _compiler_files() -> list[Path]:
    folders = package_folders()
    modules = {path for folder in folders for path in folder.rglob("*.py")}
    return sorted(modules.union(*(folder.glob("_core*.so") for folder in folders)))
