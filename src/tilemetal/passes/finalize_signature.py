"""E1: kernels get their final form.

Before: kernels name circular buffers, per-core scalars and tensor addresses. After: circular buffers are
named constants, runtime arguments are read by position (``tt.kernel_args`` lists them, addresses first),
index arithmetic is simplified, and nothing but device operations is left, each with valid arguments; what
is pushed to a circular buffer is popped from it.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import GLOBAL_RUNTIME_ARGS, CircularBufferAttribute
from ..codegen.completeness import require_balanced
from ..codegen.registry import Arg, Kind, Level, Role
from ..errors import VerificationError
from ..language import locations
from ..tir import (
    Analyzer,
    AttrStmt,
    Bind,
    Call,
    Evaluate,
    Expr,
    FloatImm,
    For,
    ForKind,
    IfThenElse,
    IntImm,
    PrimFunc,
    Stmt,
    StringImm,
    Var,
    is_buffer_var,
)
from .program import Program
from .statements import (
    args_by_name,
    body_of,
    called,
    flatten,
    has_body,
    op,
    rewrite,
    rewrite_branches,
    sequence,
    substitute,
    variables,
    walk,
)


def run(program: Program) -> Program:
    return program.map_kernels(_finalize)


def verify(program: Program) -> None:
    require_balanced(program.kernels)
    for role, kernel in program.kernels.items():
        for stmt in walk(flatten(kernel.body)):
            if isinstance(stmt, AttrStmt):
                raise VerificationError(f"finalize_signature left {stmt.attr_key} in the {role.value} kernel")
            entry = called(stmt)
            if entry is None:
                if isinstance(stmt, Evaluate):
                    raise VerificationError(
                        f"the {role.value} kernel evaluates {stmt.value}, which is not a device operation",
                        location=locations.of(stmt),
                    )
                continue
            if entry.level is not Level.DEVICE or role not in entry.roles:
                raise VerificationError(
                    f"{entry.op_name} cannot stand in the {role.value} kernel", location=locations.of(stmt)
                )
            for arg, value in zip(entry.args, stmt.value.args, strict=True):
                _check_argument(entry.op_name, arg, value, stmt)


def _finalize(role: Role, kernel: PrimFunc) -> PrimFunc:
    stmts = flatten(kernel.body)
    kernel_args: list[list[str]] = []
    arguments = {"buffer_address": "buffer_address", "work_item": "work"}
    for operation, kind in arguments.items():
        for stmt in walk(stmts):
            entry = called(stmt)
            if entry and entry.name == operation:
                kernel_args.append([kind, _argument_name(stmt)])
    positions = {tuple(arg): i for i, arg in enumerate(kernel_args)}

    def bind(stmt: Stmt) -> list[Stmt] | None:
        entry = called(stmt)
        if isinstance(stmt, Bind) and entry and entry.name in arguments:
            index = positions[arguments[entry.name], _argument_name(stmt)]
            return [Bind(stmt.var, op("get_arg_val", "uint32_t", index), None)]
        return None

    stmts = rewrite(stmts, bind)
    used = set().union(*(variables(stmt) for stmt in stmts))
    names: dict[Var, Expr] = {}
    constants: list[Stmt] = []
    blocks = attributes.all_of(kernel, CircularBufferAttribute)
    buffers = sorted((v for v in used if is_buffer_var(v)), key=lambda v: blocks[v.name].cb_id)
    for buffer in buffers:
        name = Var(f"cb_{buffer.name}", "int32")
        names[buffer] = name
        constants.append(Bind(name, IntImm("int32", blocks[buffer.name].cb_id)))
    body = _simplify([substitute(stmt, names) for stmt in stmts], Analyzer())
    final = PrimFunc([], sequence([*constants, *body])).with_attrs(dict(kernel.attrs.items()))
    return final.with_attr(attributes.KERNEL_ARGS, kernel_args)


def _argument_name(stmt: Stmt) -> str:
    (value,) = args_by_name(stmt).values()
    name = str(value.value) if isinstance(value, StringImm) else str(value.name)
    if isinstance(value, StringImm) and name not in GLOBAL_RUNTIME_ARGS:
        raise VerificationError(
            f"{name} is not a runtime argument", expected="one of " + ", ".join(GLOBAL_RUNTIME_ARGS)
        )
    return name


def _simplify(stmts: list[Stmt], analyzer: Analyzer) -> list[Stmt]:
    """Integer arguments and bindings in their simplest form; loop annotations have done their work."""
    result: list[Stmt] = []
    for stmt in stmts:
        if isinstance(stmt, Bind) and not isinstance(stmt.value, Call):
            result.append(Bind(stmt.var, analyzer.simplify(stmt.value), stmt.span))
        elif isinstance(stmt, Evaluate) and isinstance(stmt.value, Call):
            args = [_simple(arg, analyzer) for arg in stmt.value.args]
            result.append(Evaluate(Call(stmt.value.op, args, ret_ty=stmt.value.ty), span=stmt.span))
        elif isinstance(stmt, For):
            body = sequence(_simplify(body_of(stmt), analyzer))
            result.append(For(stmt.loop_var, stmt.min, stmt.extent, ForKind.SERIAL, body, span=stmt.span))
        elif isinstance(stmt, IfThenElse):
            result += rewrite_branches(stmt, lambda branch: _simplify(branch, analyzer))
        elif has_body(stmt):
            raise VerificationError(
                f"finalize_signature met {type(stmt).__name__}", location=locations.of(stmt)
            )
        else:
            result.append(stmt)
    return result


def _simple(arg: Expr, analyzer: Analyzer) -> Expr:
    if isinstance(arg, (StringImm, FloatImm, Var, IntImm, Call)):
        return arg
    return analyzer.simplify(arg)


def _check_argument(operation: str, arg: Arg, value: Expr, stmt: Stmt) -> None:
    """Type of one argument against its registry entry."""
    if arg.kind in (Kind.ENUM, Kind.TYPE):
        valid = isinstance(value, StringImm) and str(value.value) in arg.values
        expected = "one of " + ", ".join(arg.values)
    elif arg.kind is Kind.F32:
        valid, expected = isinstance(value, FloatImm), "a float constant"
    elif arg.kind in (Kind.ACCESSOR, Kind.ACCESSOR_ARGS):
        valid, expected = isinstance(value, Var), "a bound accessor"
    elif arg.kind is Kind.CB:
        valid, expected = isinstance(value, Var) and not is_buffer_var(value), "a circular buffer's constant"
    else:
        valid, expected = not isinstance(value, (StringImm, FloatImm)), "an integer expression"
    if not valid:
        raise VerificationError(
            f"{operation}: argument {arg.name} is {value}", location=locations.of(stmt), expected=expected
        )
