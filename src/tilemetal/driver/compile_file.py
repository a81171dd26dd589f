"""Compiles one kernel of a kernel file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..errors import TargetError
from .kernel_choice import choose_kernel
from .kernel_file import check_syntax, opened
from .parameters import bind_parameters
from .request import Request

ARCHITECTURES = ("wormhole_b0", "blackhole")


class CompiledKernel(Protocol):
    """What the compiler returns."""

    sources: dict[str, str]
    ir: dict[str, str]

    def main_source(self) -> str:
        """A host program that runs the kernel and compares it with its reference."""


@dataclass(frozen=True)
class CompiledFile:
    """A compiled kernel, and the author's files it was made from."""

    kernel: CompiledKernel
    user_files: list[Path]

    def outputs(self, host: str) -> dict[str, str]:
        """File name to text of everything to write for ``host``."""
        if host == "executable":
            return {**self.kernel.sources, "main.cpp": self.kernel.main_source()}
        return dict(self.kernel.sources)


def compile_file(request: Request) -> CompiledFile:
    """Load the file, bind the parameters, compile. Raises TilemetalError with the author's line."""
    if request.arch not in ARCHITECTURES:
        raise TargetError(f"unknown target '{request.arch}'", expected="one of " + ", ".join(ARCHITECTURES))
    # A typing mistake should not have to wait for the compiler to load.
    check_syntax(request.source)
    from ..compiler import compile as compile_kernel

    with opened(request.source, request.folders) as file:
        kernel = choose_kernel(file, request.kernel)
        values = bind_parameters(kernel, request.parameters)
        name = request.name or str(getattr(kernel, "__name__", request.source.stem))
        compiled = compile_kernel(kernel, target=request.arch, name=name, **values)
        return CompiledFile(compiled, file.user_files())
