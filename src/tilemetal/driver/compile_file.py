"""Compiles one kernel of a kernel file."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TilemetalError
from ..target import Target
from .kernel_choice import choose_kernel
from .kernel_file import check_syntax, opened
from .parameters import bind_parameters, definition
from .request import Request

if TYPE_CHECKING:
    from ..compiler import CompiledKernel


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


def compile_file(request: Request, dump_ir: Path | None = None) -> CompiledFile:
    """Load the file, call its kernel function, compile. Raises TilemetalError with the author's line.

    ``dump_ir`` is a folder for the IR after each pass.
    """
    target = Target(request.arch, metalium=request.metalium)
    # A typing mistake should not have to wait for the compiler to load.
    check_syntax(request.source)
    from ..compiler import compile as compile_kernel

    with opened(request.source, request.folders) as file:
        function = choose_kernel(file, request.kernel)
        values = bind_parameters(function, request.parameters)
        made = function(**values) if inspect.isfunction(function) else function
        user_files = file.user_files()
    # The author's folders are off the import path again: what the compiler still loads is not theirs.
    name = request.name or str(getattr(function, "__name__", request.source.stem))
    try:
        return CompiledFile(compile_kernel(made, target, name=name, dump_ir=dump_ir), user_files)
    except TilemetalError as error:
        if error.location is None and inspect.isfunction(function):
            error.location = definition(function)
        raise
