"""Text layout of JSON: whatever fits on a line stays on it, so that plans can be read and diffed."""

from __future__ import annotations

import json
from typing import Any

LINE_LENGTH = 110
_STEP = "  "


def format_json(value: Any, indent: str = "", used: int = 0) -> str:
    """JSON text of ``value``; ``used`` columns of its first line are taken already (ASCII only)."""
    line = json.dumps(value, ensure_ascii=True)
    if not isinstance(value, (dict, list)) or not value:
        return line
    if indent and used + len(line) <= LINE_LENGTH:
        return line
    inner = indent + _STEP
    items = []
    for key, item in _entries(value):
        prefix = inner + key
        # One column is kept for the comma.
        items.append(prefix + format_json(item, inner, len(prefix) + 1))
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return opening + "\n" + ",\n".join(items) + "\n" + indent + closing


def _entries(value: dict[str, Any] | list[Any]) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [(json.dumps(key) + ": ", item) for key, item in value.items()]
    return [("", item) for item in value]
