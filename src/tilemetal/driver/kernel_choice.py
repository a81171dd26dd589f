"""Finds the kernel in a loaded kernel file."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from typing import cast

from .kernel_file import KernelFile
from .python_errors import KernelFileError

Kernel = Callable[..., object]


def choose_kernel(file: KernelFile, name: str | None = None) -> Kernel:
    """The function that makes the kernel: the one named, else the only one the file offers.

    A file offers what ``__all__`` lists or, without it, its public functions with a ``prim_func`` inside.
    """
    offered = _offered(file)
    if name is not None:
        if not _is_kernel(getattr(file.module, name, None)):
            raise KernelFileError(f"{file.path}: there is no kernel '{name}'", expected=_listed(offered))
        return cast(Kernel, getattr(file.module, name))
    if not offered:
        raise KernelFileError(
            f"{file.path}: no kernel found", expected="a public function that returns a T.prim_func"
        )
    if len(offered) > 1:
        raise KernelFileError(
            f"{file.path}: several kernels found",
            expected=_listed(offered),
            help="choose one: KERNEL in tt_add_kernel(), --kernel on the command line",
        )
    return cast(Kernel, getattr(file.module, offered[0]))


def _listed(names: list[str]) -> str:
    return "one of " + ", ".join(names) if names else "a public function that returns a T.prim_func"


def _offered(file: KernelFile) -> list[str]:
    exported = getattr(file.module, "__all__", None)
    if exported is not None:
        return [name for name in exported if _is_kernel(getattr(file.module, name, None))]
    defined = [
        node
        for node in ast.parse(file.path.read_bytes()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    makers = [node for node in defined if any(_is_prim_func(inner) for inner in ast.walk(node))]
    return [node.name for node in makers or defined]


def _is_prim_func(node: ast.AST) -> bool:
    """Whether a definition is decorated with ``prim_func``, whatever the language module is called."""
    if not isinstance(node, ast.FunctionDef):
        return False
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if getattr(called, "attr", getattr(called, "id", None)) == "prim_func":
            return True
    return False


def _is_kernel(value: object) -> bool:
    """A function that makes a kernel, or a kernel without parameters that is a PrimFunc already."""
    return inspect.isfunction(value) or type(value).__name__ == "PrimFunc"
