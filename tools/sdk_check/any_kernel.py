"""A kernel file of which nothing is known: its role is guessed, its arguments and buffers are made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from .failure import SdkCheckError
from .processors import ROLES
from .subject import Subject

_COMPUTE = re.compile(r'#\s*include\s*"api/compute/')
_BUFFERS = 32
# Two words of 2 describe a DRAM buffer to an accessor, and 2 is a fair count of tiles.
_WORDS = (2,) * 64


def subjects_of_file(source: Path, architectures: Sequence[str]) -> list[Subject]:
    """The kernel in each role it may have, for each architecture. Raises SdkCheckError if it is missing."""
    if not source.is_file():
        raise SdkCheckError(f"{source}: there is no such kernel")
    formats = dict.fromkeys(range(_BUFFERS), "Float16_b")
    return [
        Subject(role, source, arch, _WORDS, formats) for arch in architectures for role in roles_of(source)
    ]


def roles_of(source: Path) -> tuple[str, ...]:
    """By the name (``x.reader.cpp``, ``reader_x.cpp``), else by what the text includes."""
    words = re.split(r"[._]", source.name)
    for role in ROLES:
        if role in words:
            return (role,)
    text = source.read_text(encoding="utf-8", errors="replace")
    return ("compute",) if _COMPUTE.search(text) else ("reader", "writer")
