"""Where in the author's file the statement being parsed stands."""

from __future__ import annotations

from typing import Any

from ..errors import SourceLocation

_STACK: list[SourceLocation] = []


def push(location: SourceLocation) -> None:
    _STACK.append(location)


def pop() -> None:
    _STACK.pop()


def here() -> SourceLocation | None:
    """Location of the innermost statement or expression being parsed, if any."""
    return _STACK[-1] if _STACK else None


def of(node: Any) -> SourceLocation | None:
    """Location of an IR node from its span, or None when it carries none."""
    span = getattr(node, "span", None)
    if span is None or getattr(span, "source_name", None) is None:
        return None
    return SourceLocation(str(span.source_name.name), int(span.line), int(span.column))
