"""Building and rewriting TIRx statements, keeping the author's source spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from ..codegen import registry
from ..tir import (
    AttrStmt,
    Bind,
    Call,
    Evaluate,
    Expr,
    For,
    ForKind,
    IfThenElse,
    IntImm,
    Not,
    Op,
    PointerType,
    PrimType,
    SeqStmt,
    Span,
    Stmt,
    StringImm,
    Var,
    While,
    structural_map,
    structural_walk,
)

PRODUCE = "tt.produce"
"""AttrStmt key: its body fills one block of the buffer it names; the value is the block's pages."""
CONSUME = "tt.consume"
"""AttrStmt key: its body drains one block of the buffer it names; the value is the block's pages."""
DST_SECTION = "tt.dst_section"
"""AttrStmt key: its body computes in DST and packs; the value is the number of DST tiles it may use."""
L1_ACCUMULATE = "tt.l1_accumulate"
"""AttrStmt key: packs in its body add to L1 where the value is 1, overwrite where it is 0."""


_WITH_BODY = (For, AttrStmt, While)

# Nodes never change, so what is read from one can be kept. Reading goes through the FFI, and passes ask the
# same nodes many times; the bound keeps a long-lived process from holding every kernel it ever saw.
_remembered = lru_cache(maxsize=16384)


def flatten(stmt: Stmt | None) -> list[Stmt]:
    """The statements of a sequence, nested sequences opened."""
    return [] if stmt is None else list(_flat(stmt))


@_remembered
def _flat(stmt: Stmt) -> tuple[Stmt, ...]:
    if isinstance(stmt, SeqStmt):
        return tuple(inner for part in stmt.seq for inner in _flat(part))
    return (stmt,)


def sequence(statements: Iterable[Stmt | None]) -> Stmt | None:
    """One statement for several; None when there is none."""
    flat = [inner for stmt in statements for inner in flatten(stmt)]
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else SeqStmt(flat)


def body_of(stmt: Stmt) -> list[Stmt]:
    """Statements inside a For, AttrStmt or While."""
    return list(_body(stmt))


@_remembered
def _body(stmt: Stmt) -> tuple[Stmt, ...]:
    return _flat(stmt.body)


def with_body(stmt: Stmt, body: list[Stmt]) -> Stmt | None:
    """A For, AttrStmt or While with another body; None when the body is empty."""
    inner = sequence(body)
    if inner is None:
        return None
    if isinstance(stmt, For):
        return For(
            stmt.loop_var, stmt.min, stmt.extent, ForKind(stmt.kind), inner, stmt.thread_binding,
            stmt.annotations, stmt.step, stmt.span,
        )  # fmt: skip
    if isinstance(stmt, AttrStmt):
        return AttrStmt(stmt.node, stmt.attr_key, stmt.value, inner, stmt.span)
    if isinstance(stmt, While):
        return While(stmt.condition, inner, stmt.span)
    raise TypeError(f"{type(stmt).__name__} has no body")


def has_body(stmt: Stmt) -> bool:
    """Whether ``body_of`` and ``with_body`` apply. TVM's node classes have no subclasses."""
    return type(stmt) in _WITH_BODY


def rewrite(stmts: list[Stmt], change: Callable[[Stmt], list[Stmt] | None]) -> list[Stmt]:
    """Rewrite a statement list top-down. ``change`` gives replacements, or None to descend."""
    result: list[Stmt] = []
    for stmt in stmts:
        replaced = change(stmt)
        if replaced is not None:
            result.extend(replaced)
        elif isinstance(stmt, IfThenElse):
            result.extend(rewrite_branches(stmt, lambda inner: rewrite(inner, change)))
        elif has_body(stmt):
            changed = with_body(stmt, rewrite(body_of(stmt), change))
            if changed is not None:
                result.append(changed)
        else:
            result.append(stmt)
    return result


def rewrite_branches(stmt: IfThenElse, change: Callable[[list[Stmt]], list[Stmt]]) -> list[Stmt]:
    """A conditional with both branches changed; dropped when both become empty."""
    then = sequence(change(flatten(stmt.then_case)))
    other = sequence(change(flatten(stmt.else_case)))
    if then is None and other is None:
        return []
    if then is None:
        return [IfThenElse(Not(stmt.condition), other, None, stmt.span)]
    return [IfThenElse(stmt.condition, then, other, stmt.span)]


def walk(stmts: Iterable[Stmt]) -> Iterator[Stmt]:
    """Every statement, outermost first, in program order."""
    for stmt in stmts:
        for inner in flatten(stmt):
            yield inner
            if isinstance(inner, IfThenElse):
                yield from walk(flatten(inner.then_case))
                yield from walk(flatten(inner.else_case))
            elif has_body(inner):
                yield from walk(body_of(inner))


def op(name: str, *args: Any) -> Call:
    """A call of a registry operation; Python ints and strings become immediates."""
    entry = registry.get(name)
    if len(args) != len(entry.args):
        raise TypeError(f"{entry.op_name} takes {len(entry.args)} arguments, got {len(args)}")
    return call(entry, [_expr(arg) for arg in args])


def call(entry: registry.Intrinsic, args: list[Expr]) -> Call:
    """A call of an operation with exactly these IR arguments."""
    return Call(_tvm_op(entry.op_name), args, ret_ty=_result_type(entry.result))


@cache
def _tvm_op(name: str) -> Op:
    registry.register_ops()
    return Op.get(name)


@cache
def _result_type(cpp_type: str) -> PrimType | PointerType:
    """IR type of a C++ type: 32-bit numbers are integers, objects are handles, no result is void."""
    if not cpp_type:
        return PrimType("void")
    return PrimType("int32") if cpp_type == "uint32_t" else PointerType(PrimType("void"))


def _expr(arg: Any) -> Expr:
    if isinstance(arg, bool):
        return IntImm("int32", int(arg))
    if isinstance(arg, int):
        return IntImm("int32", arg)
    if isinstance(arg, str):
        return StringImm(arg)
    return arg


def do(name: str, *args: Any, span: Span | None = None) -> Stmt:
    """A registry operation as a statement."""
    return Evaluate(op(name, *args), span=span)


@_remembered
def called(stmt: Stmt) -> registry.Intrinsic | None:
    """The registry entry of the operation a statement evaluates or binds, if it is one."""
    value = stmt.value if isinstance(stmt, (Evaluate, Bind)) else None
    if isinstance(value, Call) and isinstance(value.op, Op):
        return registry.find(value.op.name) if value.op.name.startswith("tt.") else None
    return None


def args_by_name(stmt: Stmt) -> dict[str, Expr]:
    """The arguments of a registry operation, by the registry's names."""
    entry = called(stmt)
    assert entry is not None
    return {arg.name: value for arg, value in zip(entry.args, stmt.value.args, strict=True)}


def mark(key: str, node: Any, value: Any, body: list[Stmt], span: Span | None = None) -> Stmt:
    """An AttrStmt around ``body``, which must not be empty."""
    inner = sequence(body)
    assert inner is not None
    return AttrStmt(node, key, _expr(value), inner, span)


def is_marked(stmt: Stmt, key: str) -> bool:
    return isinstance(stmt, AttrStmt) and stmt.attr_key == key


def loop(name: str, extent: int, body: Callable[[Expr], list[Stmt]], span: Span | None = None) -> list[Stmt]:
    """``for name in range(extent)``; without a loop when it would run once."""
    if extent == 1:
        return body(IntImm("int32", 0))
    var = Var(name, "int32")
    inner = sequence(body(var))
    assert inner is not None
    return [For(var, 0, extent, ForKind.SERIAL, inner, span=span)]


def substitute(node: Any, replacements: dict[Var, Expr]) -> Any:
    """``node`` with variables replaced."""
    if not replacements:
        return node

    def replace(var: Var) -> Expr:
        return replacements.get(var, var)

    return structural_map(node, [(Var, replace)])


def variables(node: Any) -> frozenset[Var]:
    """Variables and buffers that occur in an expression or statement."""
    found: set[Var] = set()
    structural_walk(node, [(Var, found.add)])
    return frozenset(found)


def constant(expr: Any) -> int | None:
    """The value of an integer constant, or None."""
    if isinstance(expr, IntImm):
        return int(expr.value)
    return expr if isinstance(expr, int) else None
