"""Every name that the headers of the device API declare, header by header, and its state on the mock."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .declarations import declared_in
from .name_state import STATES, state_of
from .wheel_tree import public_headers

_GUARD = re.compile(r"[A-Z0-9_]+_(H|HPP)_*")


@dataclass(frozen=True)
class Header:
    """A header of the SDK and the states of the names it declares."""

    name: str
    states: Mapping[str, str]


def names_by_header(root: Path, mock: Mapping[str, bool]) -> list[Header]:
    """The public device headers below ``root`` that declare something, compared with the ``mock``'s names."""
    found: list[Header] = []
    for name, path in public_headers(root):
        names = sorted(n for n in declared_in([path]) if not n.startswith("_") and not _GUARD.fullmatch(n))
        if names:
            found.append(Header(name, {n: state_of(n, mock) for n in names}))
    return found


def section(headers: list[Header]) -> list[str]:
    """The headers as lines of Markdown."""
    counts = Counter(state for header in headers for state in header.states.values())
    total = ", ".join(f"{counts[state]} {state}" for state in STATES)
    lines = ["", "## Every name of the device headers", ""]
    lines += [f"All names declared below `api/`, used by a production kernel or not: {total}.", ""]
    lines += [
        "| header | provided | refused | absent |",
        "|---|---|---|---|",
    ]
    for header in headers:
        cells = (" ".join(f"`{n}`" for n, s in header.states.items() if s == state) for state in STATES)
        lines.append(f"| `{header.name}` | {' | '.join(cells)} |")
    return lines
