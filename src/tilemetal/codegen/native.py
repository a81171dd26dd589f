"""The registry's device operations as the native walkers take them."""

from __future__ import annotations

from functools import cache

from .. import _core
from ..sdk_levels import CURRENT
from . import registry
from .registry import Level


@cache
def native_registry(metalium: str = CURRENT) -> _core.Registry:
    """The operations as an API level writes them; built once per process and level."""
    entries = [entry for entry in registry.all_intrinsics() if entry.level is Level.DEVICE]
    return _core.Registry([_native(registry.at_level(entry, metalium)) for entry in entries])


def _native(entry: registry.Intrinsic) -> _core.Op:
    args = [
        _core.Arg(
            arg.name,
            arg.kind.value,
            template=arg.template,
            printed=not arg.hidden,
            values=list(arg.values),
        )
        for arg in entry.args
    ]
    return _core.Op(
        entry.op_name, entry.spelling, args, result=entry.result or None, constexpr=entry.constant
    )
