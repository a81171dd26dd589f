"""tilemetal: tile kernels in Python become TT-Metalium programs.

Importing the package loads neither TVM nor NumPy; each public name loads what it needs on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .compiler import CompiledKernel, compile
    from .errors import TilemetalError
    from .plan import Plan, load_plan, validate_plan
    from .runtime.jit import JitKernel, jit
    from .target import Target

_HOMES = {
    "CompiledKernel": "compiler",
    "compile": "compiler",
    "TilemetalError": "errors",
    "Plan": "plan",
    "load_plan": "plan",
    "validate_plan": "plan",
    "JitKernel": "runtime.jit",
    "jit": "runtime.jit",
    "Target": "target",
}

__all__ = [
    "CompiledKernel",
    "JitKernel",
    "Plan",
    "Target",
    "TilemetalError",
    "__version__",
    "compile",
    "jit",
    "load_plan",
    "validate_plan",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tilemetal' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
