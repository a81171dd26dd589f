"""The unpacked wheel: its production kernels and what each of them includes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .source_text import code_only, includes

_OF_MOVERS = {"noc.h", "noc_traits.h", "dataflow_api.h", "endpoints.h"}
_API_FOLDERS = ("tt_metal/hw/inc/api", "tt_metal/hw/inc/internal", "tt_metal/hw/inc/experimental")


@dataclass(frozen=True)
class Kernel:
    """One production kernel, named by its path below the wheel's root."""

    root: Path
    name: str

    @property
    def path(self) -> Path:
        return self.root / self.name

    @property
    def text(self) -> str:
        return read(self.path)

    @property
    def is_compute(self) -> bool:
        """By its folder where that says so, else by what it includes."""
        parts = Path(self.name).parts
        if "compute" in parts:
            return True
        if "dataflow" in parts:
            return False
        named = [Path(name) for name in includes(self.text)]
        return any("compute" in name.as_posix() for name in named) and not any(
            name.name in _OF_MOVERS for name in named
        )


@cache
def read(path: Path) -> str:
    """The text of a source file."""
    return path.read_text(encoding="utf-8", errors="replace")


def kernels_of(root: Path) -> list[Kernel]:
    """All kernels below ``ttnn/cpp`` in the order of their names."""
    found = (path for path in (root / "ttnn" / "cpp").rglob("*.cpp") if _is_kernel(path.relative_to(root)))
    return [Kernel(root, path.relative_to(root).as_posix()) for path in sorted(found)]


def _is_kernel(path: Path) -> bool:
    return any("kernels" in part for part in path.parts[:-1])


def library_sources(kernel: Kernel) -> list[Path]:
    """The kernel and the files outside the device API it includes, directly or not."""
    seen: dict[Path, None] = {}
    waiting = [kernel.path]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen[path] = None
        for name in includes(read(path)):
            found = _find(kernel.root, path.parent, name)
            if found is not None:
                waiting.append(found)
    return list(seen)


def include_roots(root: Path) -> list[Path]:
    """Where kernels' own library headers are looked up, after the mock's headers."""
    return [root, root / "ttnn" / "cpp", root / "ttnn"]


def _find(root: Path, beside: Path, name: str) -> Path | None:
    for folder in (beside, *include_roots(root)):
        path = folder / name
        if path.is_file():
            return path.resolve()
    return None


def api_headers(root: Path) -> list[Path]:
    """The headers that declare the device API on Wormhole and Blackhole."""
    found = (
        path
        for folder in _API_FOLDERS
        for path in (root / folder).rglob("*")
        if path.suffix in {".h", ".hpp"}
    )
    return sorted(path for path in found if not {"quasar", "tt-2xx"} & set(path.parts))


def public_headers(root: Path) -> list[tuple[str, Path]]:
    """The headers below the device API's public folder, by the name a kernel includes them with."""
    include = root / "tt_metal/hw/inc"
    public = root / _API_FOLDERS[0]
    return [
        (path.relative_to(include).as_posix(), path)
        for path in api_headers(root)
        if path.is_relative_to(public)
    ]


def host_library(root: Path) -> Path:
    """The shared library that host programs link."""
    return root / "build/lib/libtt_metal.so"


def code_of(path: Path) -> str:
    """A source without comments and strings."""
    return code_only(read(path))
