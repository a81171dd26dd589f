"""The functions of the SDK's host library that belong to the host API, and their state on the mock."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from .declarations import declared_in
from .name_state import STATES
from .source_text import code_only, words
from .wheel_tree import read

_FUNCTION = re.compile(r"[0-9a-f]+ T (.*)")
_TEMPLATE = re.compile(r"<[^<>]*>")
_NAMESPACE = "tt::tt_metal::"
_FREE = "free functions"


def host_functions(library: Path, headers: Path) -> dict[str, dict[str, str]]:
    """Class -> member function -> state; free functions are those of the mock's headers alone.

    The library's other free functions are not told apart from the SDK's inner ones.
    """
    files = sorted(path for path in headers.rglob("*.h*") if path.is_file())
    named = set[str]().union(*(words(code_only(read(path))) for path in files))
    classes = set(declared_in(files))
    found: dict[str, dict[str, str]] = {}
    for parts in _exported(library):
        if len(parts) == 2 and parts[0] in classes and not parts[1].startswith(("~", "operator")):
            state = "provided" if parts[1] in named else "absent"
            found.setdefault(parts[0], {})[parts[1]] = state
        elif len(parts) == 1 and parts[0] in named:
            found.setdefault(_FREE, {})[parts[0]] = "provided"
    return {name: dict(sorted(found[name].items())) for name in sorted(found)}


def _exported(library: Path) -> set[tuple[str, ...]]:
    """The names of the library's functions in the SDK's namespace, taken apart."""
    table = subprocess.run(
        ["nm", "--dynamic", "--demangle", "--defined-only", str(library)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    names: set[tuple[str, ...]] = set()
    for line in table.splitlines():
        match = _FUNCTION.fullmatch(line)
        if match is None:
            continue
        name = _without_templates(match.group(1)).partition("(")[0].partition("[")[0].split(" ")[-1]
        if name.startswith(_NAMESPACE):
            parts = name.removeprefix(_NAMESPACE).removeprefix("distributed::").split("::")
            names.add(tuple(parts))
    return names


def _without_templates(text: str) -> str:
    while (shorter := _TEMPLATE.sub("", text)) != text:
        text = shorter
    return text


def section(functions: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The host functions as lines of Markdown."""
    counts = Counter(state for members in functions.values() for state in members.values())
    lines = ["", "## Functions of the host library", ""]
    lines += [
        "What `libtt_metal.so` exports for the classes of the host API, and the free functions that the",
        "mock has:",
        f"{counts['provided']} provided, {counts['absent']} absent.",
        "",
        "| class | provided | absent |",
        "|---|---|---|",
    ]
    for name, members in functions.items():
        cells = (
            " ".join(f"`{n}`" for n, s in members.items() if s == state)
            for state in STATES
            if state != "refused"
        )
        lines.append(f"| {name if name == _FREE else f'`{name}`'} | {' | '.join(cells)} |")
    return lines
