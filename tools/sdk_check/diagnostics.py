"""The compiler's messages, brought back to the kernel line that caused them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .author_lines import author_place

_MESSAGE = re.compile(
    r"^(?P<file>[^\s:][^:]*):(?P<line>\d+)(?::(?P<column>\d+))?: "
    r"(?P<severity>fatal error|error|warning|note): (?P<text>.*)$"
)
_TOOL_MESSAGE = re.compile(r"^(?P<tool>[\w.+/-]+): (?P<severity>fatal error|error): (?P<text>.*)$")


@dataclass(frozen=True)
class Place:
    """A line of a file; column 0 is unknown."""

    file: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" + (f":{self.column}" if self.column else "")


@dataclass(frozen=True)
class Diagnostic:
    """One error or warning. ``kernel`` is the place in the kernel, ``origin`` where the compiler stood."""

    severity: str
    text: str
    kernel: Place | None
    origin: Place | None

    @property
    def is_error(self) -> bool:
        return self.severity != "warning"

    def format(self, shown_kernel: str, sdk: Path, source: str = "") -> str:
        """``kernel.cpp:12:5: error: text``, with the SDK header named when the message is about it.

        ``source`` is the kernel's text: a generated one tells which line of the author it comes from.
        """
        origin = _relative(self.origin, sdk) if self.origin else ""
        if self.kernel is None:
            return f"{origin or shown_kernel}: {self.severity}: {self.text}"
        place = str(Place(shown_kernel, self.kernel.line, self.kernel.column))
        suffix = f" [in {origin}]" if self.origin != self.kernel else ""
        if author := author_place(source, self.kernel.line):
            suffix += f" [generated from {author}]"
        return f"{place}: {self.severity}: {self.text}{suffix}"


def parse_diagnostics(output: str, kernel: Path) -> list[Diagnostic]:
    """Errors and warnings in the compiler's output, each with the place in ``kernel`` it goes back to."""
    found: list[Diagnostic] = []
    context: list[str] = []
    for line in output.splitlines():
        match = _MESSAGE.match(line)
        tool = None if match else _TOOL_MESSAGE.match(line)
        if tool and not tool["tool"].startswith("In"):
            found.append(Diagnostic(_severity(tool["severity"]), tool["text"], None, None))
            context = []
        elif match is None:
            context.append(line)
        elif match["severity"] == "note":
            _attach_note(found, _place(match), kernel)
            context = []
        else:
            origin = _place(match)
            place = origin if _is_kernel(origin, kernel) else _kernel_place(context, kernel)
            if place is None and not context and found:
                # The way to the message is printed once for all messages of one instantiation.
                place = found[-1].kernel
            found.append(Diagnostic(_severity(match["severity"]), match["text"], place, origin))
            context = []
    return _once(found)


def _severity(name: str) -> str:
    return "error" if name == "fatal error" else name


def _place(match: re.Match[str]) -> Place:
    return Place(match["file"], int(match["line"]), int(match["column"] or 0))


def _is_kernel(place: Place, kernel: Path) -> bool:
    return place.file == kernel.as_posix()


def _kernel_place(context: Iterable[str], kernel: Path) -> Place | None:
    """The innermost kernel line on the way to the message ("required from", "inlined from").

    Lines saying what includes what are no part of that way.
    """
    in_kernel = re.compile(re.escape(kernel.as_posix()) + r":(?P<line>\d+)(?::(?P<column>\d+))?")
    for line in context:
        if "included from" in line or line.lstrip().startswith("from "):
            continue
        if match := in_kernel.search(line):
            return Place(kernel.as_posix(), int(match["line"]), int(match["column"] or 0))
    return None


def _attach_note(found: list[Diagnostic], place: Place, kernel: Path) -> None:
    """A note inside the kernel tells where a macro or template was used, if nothing did so before."""
    if found and found[-1].kernel is None and _is_kernel(place, kernel):
        last = found[-1]
        found[-1] = Diagnostic(last.severity, last.text, place, last.origin)


def _once(found: list[Diagnostic]) -> list[Diagnostic]:
    return list(dict.fromkeys(found))


def _relative(place: Place, sdk: Path) -> str:
    path = Path(place.file)
    shown = path.relative_to(sdk).as_posix() if path.is_relative_to(sdk) else place.file
    return str(Place(shown, place.line))
