"""The registry's device operations as the native walkers take them."""

from __future__ import annotations

from functools import cache

from .. import _core
from . import registry
from .registry import Level


@cache
def native_registry() -> _core.Registry:
    """Built once per process."""
    return _core.Registry(
        [_native(entry) for entry in registry.all_intrinsics() if entry.level is Level.DEVICE]
    )


def _native(entry: registry.Intrinsic) -> _core.Op:
    args = [
        _core.Arg(arg.name, arg.kind.value, template=arg.template, values=list(arg.values))
        for arg in entry.args
        if not arg.init_only
    ]
    return _core.Op(
        entry.op_name, entry.spelling, args, result=entry.result or None, constexpr=entry.constant
    )
