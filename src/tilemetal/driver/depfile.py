"""Dependency files in the Makefile syntax that Ninja, Make and CMake read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def depfile_text(target: Path, dependencies: Iterable[Path]) -> str:
    """One rule: ``target`` is made from ``dependencies``, one per line."""
    lines = [f"{_escaped(target)}:", *(f"  {_escaped(path)}" for path in dependencies)]
    return " \\\n".join(lines) + "\n"


def _escaped(path: Path) -> str:
    text = str(path).replace("$", "$$")
    for special in (" ", "#"):
        text = text.replace(special, "\\" + special)
    return text
