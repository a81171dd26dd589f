"""Prints one part of a compiled kernel to the terminal."""

from __future__ import annotations

from ..errors import ParameterError
from .compile_file import CompiledFile


def parts(compiled: CompiledFile) -> dict[str, tuple[str, str]]:
    """Name of each part that can be shown, with its language and its text."""
    shown = {"main": ("cpp", compiled.kernel.main_source())}
    for name, text in compiled.kernel.sources.items():
        stem, _, extension = name.rpartition(".")
        if extension == "json":
            shown["plan"] = ("json", text)
        elif extension == "hpp":
            shown["header"] = ("cpp", text)
        else:
            role = stem.rpartition(".")[2]
            shown[role if "." in stem else "host"] = ("cpp", text)
    shown.update((stage, ("python", text)) for stage, text in compiled.kernel.ir.items())
    return shown


def printed_part(compiled: CompiledFile, what: str) -> None:
    """Print a part, highlighted on a terminal. Raises ParameterError for a part that does not exist."""
    available = parts(compiled)
    if what not in available:
        raise ParameterError(f"there is no '{what}' to show", expected="one of " + ", ".join(available))
    language, text = available[what]
    from rich.console import Console
    from rich.syntax import Syntax

    console = Console()
    if console.is_terminal:
        console.print(Syntax(text, language, background_color="default", word_wrap=False))
    else:
        print(text, end="" if text.endswith("\n") else "\n")
