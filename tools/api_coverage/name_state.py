"""The state of an API name on the mock: provided, refused by its name, or absent."""

from __future__ import annotations

from collections.abc import Mapping

STATES = ("provided", "refused", "absent")


def state_of(name: str, declared: Mapping[str, bool]) -> str:
    """The state of ``name`` among what the mock declares: name -> whether it only refuses."""
    if name not in declared:
        return "absent"
    return "refused" if declared[name] else "provided"
