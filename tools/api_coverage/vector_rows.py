"""Functions of the vector unit that the mock declares but has no operation for: refused when they run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .source_text import without_comments
from .wheel_tree import read

_NAME = re.compile(r"\w[\w:<>, ]*\s(\w+)\(")
_CALL = re.compile(r'sfpu_detail::\w+\(\s*"(\w+)"')
_QUOTED = re.compile(r'"(\w+)"')


def without_operation(headers: Iterable[Path], sources: Path) -> set[str]:
    """Names in ``headers`` whose operation no source below ``sources`` has by that name."""
    simulated = {name for path in sources.rglob("*.cpp") for name in _QUOTED.findall(read(path))}
    found: set[str] = set()
    for header in headers:
        for declaration in without_comments(read(header)).split("ALWI ")[1:]:
            name, call = _NAME.match(declaration), _CALL.search(declaration)
            if name and call and call.group(1) not in simulated:
                found.add(name.group(1))
    return found
