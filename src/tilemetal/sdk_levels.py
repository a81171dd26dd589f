"""Levels of the Metalium API that programs are generated for, and which level an SDK of some version has.

This module imports nothing of the compiler.
"""

from __future__ import annotations

import os
import re

from .errors import TargetError

CURRENT = "0.81"
LEVELS = (CURRENT, "2025")

OVERRIDE_VARIABLE = "TILEMETAL_METALIUM_API"
"""Names the level to generate for whatever SDK is found; the way to use one outside the known range."""

# The first and the last release of each level. The packages of the September 2025 tree are numbered
# 0.62.0rc36.dev; it became release 0.63, and later ones replaced its names one by one.
_RANGES = {"2025": ((0, 62), (0, 63)), CURRENT: ((0, 81), (0, 81))}
_VERSION = re.compile(r"v?(\d+)\.(\d+)")


def level_of_sdk(version: str) -> str:
    """The API level of an SDK by its version, or the one that the override names.

    Raises TargetError for an SDK outside the known range.
    """
    chosen = os.environ.get(OVERRIDE_VARIABLE)
    if chosen:
        return check_level(chosen)
    match = _VERSION.match(version)
    if match:
        number = (int(match[1]), int(match[2]))
        for level, (first, last) in _RANGES.items():
            if first <= number <= last:
                return level
    raise TargetError(
        f"no API level is known for TT-Metalium {version}",
        expected=known_ranges(),
        help=f"use one of these releases, or name the level to generate for in {OVERRIDE_VARIABLE}",
    )


def known_ranges() -> str:
    """The releases of each level, as a message says them."""
    return "; ".join(
        f"release {_text(first)}{'' if first == last else ' to ' + _text(last)} (level {level})"
        for level, (first, last) in _RANGES.items()
    )


def check_level(level: str) -> str:
    """``level`` if there is such a level. Raises TargetError otherwise."""
    if level not in LEVELS:
        raise TargetError(f"unknown API level {level!r}", expected="one of " + ", ".join(LEVELS))
    return level


def _text(number: tuple[int, int]) -> str:
    return f"{number[0]}.{number[1]}"
