"""``@T.prim_func``: from a Python function's source to a TIRx PrimFunc with source spans."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from ..errors import LanguageError, SourceLocation, TilemetalError
from ..tir import (
    IRBuilder,
    Parser,
    ParserError,
    PrimFunc,
    TensorLoad,
    Var,
    bind_assign_value,
    bind_for_value,
    builder,
    doc,
    is_buffer_var,
    is_prim_expr,
    structural_walk,
)
from . import locations
from .compiled_expressions import compiled, source_of
from .loop_steps import count_by_one
from .loops import Parallel


def prim_func(func: Callable[..., Any]) -> PrimFunc:
    """Parse ``func`` into a PrimFunc. Raises LanguageError with the offending line for anything the
    language does not have; the function is never executed by Python."""
    if not inspect.isfunction(func):
        raise LanguageError(f"T.prim_func decorates a function, got {type(func).__name__}")
    captured = _names_in_scope(func)
    parser = _KernelParser(source_of(func), {func.__name__: func.__annotations__})
    with IRBuilder() as ir_builder:
        try:
            parser.parse(extra_vars=captured)
        except ParserError as error:
            parser.report_error(error.node, error.args[0])
    return count_by_one(ir_builder.get())


def _names_in_scope(func: Callable[..., Any]) -> dict[str, Any]:
    """What names in the function mean: globals, then the locals of the function that defines it (a name used
    only in annotations is in no closure), then the closure."""
    caller = sys._getframe(2)
    defined_there = func.__code__ in caller.f_code.co_consts
    closure = inspect.getclosurevars(func).nonlocals
    return {**func.__globals__, **(caller.f_locals if defined_there else {}), **closure}


# TVM's own checks start with the C++ condition, which says nothing to a kernel author.
_TVM_CHECK = re.compile(r"^(?:InternalError: )?Check failed: .*?(?: : | is false: )")

prim_func.dispatch_token = "tirx"  # type: ignore[attr-defined]


class _KernelParser(Parser):  # type: ignore[misc]
    """TVMScript's parser with located errors, ``T.Parallel`` nests, and scalars bound by name."""

    def report_error(self, node: doc.AST, err: Exception | str) -> None:
        location = self._location(node)
        if isinstance(err, TilemetalError):
            if err.location is None:
                err.location = location
            raise err
        text = _TVM_CHECK.sub("", str(err).strip()) or type(err).__name__
        message = " ".join(line.strip() for line in text.splitlines() if line.strip())
        if "TensorRegion" in message:
            message = "a slice stands where an element is needed: index elements in T.Parallel, A[i, j]"
        if isinstance(node, doc.BinOp) and not isinstance(err, ParserError):
            message = f"the operation {type(node.op).__name__} is not possible here: {message}"
        if isinstance(err, ParserError):
            location = self._location(err.node) or location
        raise LanguageError(message, location=location) from (err if isinstance(err, Exception) else None)

    def _location(self, node: doc.AST) -> SourceLocation | None:
        line = getattr(node, "lineno", None)
        if not line:
            return locations.here()
        span = self.diag.source.to_span(node)
        return SourceLocation(str(span.source_name.name), int(span.line), int(span.column))

    @contextmanager
    def with_source_span(self, node: doc.AST) -> Iterator[None]:
        location = self._location(node)
        if location is None:
            with super().with_source_span(node):
                yield
            return
        locations.push(location)
        try:
            with super().with_source_span(node):
                yield
        finally:
            locations.pop()

    def eval_expr(self, node: Any, extra_vars: dict[str, Any] | None = None) -> Any:
        code = compiled(node) if extra_vars is None else None
        if code is None:
            return super().eval_expr(node, extra_vars)
        try:
            with self.with_source_span(node):
                return self.annotate_current_source_span(eval(code, self.var_table.get()))
        except Exception as error:
            # Evaluating it again, part by part, finds the part that is wrong.
            super().eval_expr(node)
            self.report_error(node, error)

    def visit_For(self, node: doc.For) -> None:
        if not (isinstance(node.iter, doc.Call) and self.eval_expr(node.iter.func) is Parallel):
            super().visit_For(node)
            return
        nest = self.eval_expr(node.iter)
        with self.var_table.with_frame(), ExitStack() as stack:
            indices = [stack.enter_context(builder.parallel(extent)) for extent in nest.extents]
            source = indices if len(indices) > 1 else indices[0]
            self.eval_assign(target=node.target, source=source, bind_value=bind_for_value)
            self.visit_body(node.body)

    def visit_Assign(self, node: doc.Assign) -> None:
        if len(node.targets) != 1 or isinstance(node.targets[0], doc.Subscript):
            super().visit_Assign(node)
            return
        value = self.eval_expr(node.value)
        self.eval_assign(target=node.targets[0], source=value, bind_value=_bind_name)

    def visit_If(self, node: doc.If) -> None:
        predicate = self.eval_expr(node.test)
        if is_prim_expr(predicate):
            super().visit_If(node)
        else:
            self.visit_body(node.body if predicate else node.orelse)

    def visit_While(self, node: doc.While) -> None:
        raise _no_statement("while", self._location(node), "for with bounds known when the kernel is built")

    def visit_Assert(self, node: doc.Assert) -> None:
        raise _no_statement("assert", self._location(node), "an assert in the factory, before the kernel")

    def visit_Return(self, node: doc.Return) -> None:
        raise _no_statement("return", self._location(node), "results copied to tensors with T.copy")

    def visit_AugAssign(self, node: doc.AugAssign) -> None:
        if isinstance(node.target, doc.Name):
            raise LanguageError(
                f"the scalar {node.target.id} is changed after it was bound",
                location=self._location(node),
                help="bind a new name, or accumulate in a block",
            )
        super().visit_AugAssign(node)


def _no_statement(name: str, location: SourceLocation | None, expected: str) -> LanguageError:
    return LanguageError(f"a kernel has no {name} statement", location=location, expected=expected)


def _bind_name(parser: Parser, node: doc.expr, name: str, value: Any) -> Any:
    """A scalar expression is bound by name, without a variable in the IR; the rest as TVMScript does."""
    is_scalar = isinstance(value, (int, float)) or (is_prim_expr(value) and not is_buffer_var(value))
    if not is_scalar:
        return bind_assign_value(parser, node, name, value)
    if name in parser.var_table.get() and not isinstance(parser.var_table.get()[name], (int, float, str)):
        raise LanguageError(
            f"the scalar {name} is bound a second time",
            help="use a new name: scalars cannot carry values between iterations",
        )
    if not isinstance(value, (int, float, Var)) and _reads_memory(value):
        raise LanguageError(
            f"{name} holds an element of a block",
            help="write the element into the expression that uses it, inside T.Parallel",
        )
    return value


def _reads_memory(value: Any) -> bool:
    loads: list[TensorLoad] = []
    structural_walk(value, [(TensorLoad, loads.append)])
    return bool(loads)
