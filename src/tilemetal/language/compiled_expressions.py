"""Expressions of a kernel's source as compiled Python code, so that parsing again costs little.

A kernel factory is parsed once per set of parameters, and TVMScript evaluates every sub-expression on its
own, compiling it each time. Here an expression is compiled once and evaluated as a whole. Expressions in
which Python would decide what is the IR's to decide (conditions, ``and``, ``or``, comparisons) are left to
TVMScript.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from types import CodeType
from typing import Any
from weakref import WeakKeyDictionary

from ..tir import Source, doc

_DECIDED_BY_IR = (
    ast.BoolOp,
    ast.Compare,
    ast.IfExp,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Starred,
    ast.Not,
)
_CODE = "tilemetal_code"
_sources: WeakKeyDictionary[CodeType, Source] = WeakKeyDictionary()


class KernelSource(Source):  # type: ignore[misc]
    """A function's source whose syntax tree is built once."""

    def __init__(self, func: Callable[..., Any]) -> None:
        super().__init__(func)
        self._tree: doc.AST | None = None

    def as_ast(self) -> doc.AST:
        if self._tree is None:
            self._tree = super().as_ast()
        return self._tree


def source_of(func: Callable[..., Any]) -> Source:
    """The source of a function, shared by all functions made from the same code."""
    code = inspect.unwrap(func).__code__
    if code not in _sources:
        _sources[code] = KernelSource(func)
    return _sources[code]


def compiled(node: Any) -> CodeType | None:
    """Code that evaluates an expression, or None when TVMScript must evaluate it."""
    code: CodeType | None = getattr(node, _CODE, None)
    if code is None and not hasattr(node, _CODE):
        code = _compile(node)
        setattr(node, _CODE, code)
    return code


def _compile(node: Any) -> CodeType | None:
    tree = doc.from_doc(node)
    if not isinstance(tree, ast.expr) or any(isinstance(part, _DECIDED_BY_IR) for part in ast.walk(tree)):
        return None
    for part in ast.walk(tree):
        if isinstance(part, ast.Call):
            for argument in part.args:
                _mark_regions(argument)
    expression = ast.fix_missing_locations(ast.Expression(body=tree))
    return compile(expression, "<kernel>", "eval")


def _mark_regions(argument: ast.expr) -> None:
    """``A[i:j]`` as an argument is a region of A: TVMScript gives such slices the step 1."""
    if not isinstance(argument, ast.Subscript):
        return
    parts = argument.slice.elts if isinstance(argument.slice, ast.Tuple) else [argument.slice]
    for part in parts:
        if isinstance(part, ast.Slice) and part.lower and part.upper and not part.step:
            part.step = ast.Constant(1)
