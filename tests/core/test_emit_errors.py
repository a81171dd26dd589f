"""What has no exact C++ form is refused, with the node, the place and the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tvm import tirx
from tvm.ir import Range, SourceName, Span, StringImm
from tvm.tirx import IntImm, Var

from tilemetal import _core


def span(line: int, column: int = 5) -> Span:
    return Span(SourceName("/some/where/kernel.py"), line, line, column, column + 1)


def i32(value: int) -> IntImm:
    return IntImm("int32", value)


def refuse(
    registry: _core.Registry, body: tirx.Stmt, params: list[Any] | None = None, **options: Any
) -> _core.EmitError:
    with pytest.raises(_core.EmitError) as caught:
        _core.emit_kernel(
            tirx.PrimFunc(params or [], body), registry, _core.EmitOptions(_core.DEVICE_TYPES, **options)
        )
    return caught.value


def bind(value: Any, ty: str = "int32") -> tirx.Stmt:
    return tirx.Bind(Var("bound", ty), value)


X = Var("x", "int32")
F = Var("f", "float32")
HALF = Var("half", "float16")
BUFFER = tirx.decl_buffer((4, 4), "int32", name="A")
BARE = tirx.Evaluate(0)

STATEMENTS: dict[str, tuple[tirx.Stmt, str, str]] = {
    "ramp": (bind(tirx.Ramp(X, 1, 4), "int32x4"), "prim.Ramp", "no C++ form"),
    "broadcast": (bind(tirx.Broadcast(X, 4), "int32x4"), "prim.Broadcast", "no C++ form"),
    "unknown operation": (bind(tirx.popcount(X)), "ir.Call", "not in the intrinsic registry"),
    "mathematics on the device": (bind(tirx.exp(F), "float32"), "ir.Call", "not in the intrinsic registry"),
    "type without spelling": (bind(IntImm("int8", 1), "int8"), "ir.IntImm", "int8 has no C++ spelling"),
    "half precision arithmetic": (
        bind(tirx.Add(HALF, HALF), "float16"),
        "prim.Add",
        "arithmetic on float16 values",
    ),
    "undefined variable": (bind(Var("y", "int32") + 1), "ir.Var", "'y' is used where it is not defined"),
    "shift too far": (
        bind(tirx.shift_left(X, i32(31)) + tirx.LShift(X, i32(32))),
        "prim.LShift",
        "shift by 32",
    ),
    "division by zero": (bind(tirx.Div(X, i32(0))), "prim.Div", "division by zero"),
    "floor of floats": (bind(tirx.FloorMod(F, F), "float32"), "prim.FloorMod", "floating-point"),
    "string value": (tirx.Evaluate(StringImm("text")), "tirx.Evaluate", "computed and not used"),
    "unused value": (tirx.Evaluate(X + 1), "tirx.Evaluate", "computed and not used"),
    "parallel loop": (tirx.For(Var("i", "int32"), 0, 4, 1, BARE), "tirx.For", "parallel loop"),
    "vectorized loop": (tirx.For(Var("i", "int32"), 0, 4, 2, BARE), "tirx.For", "vectorized loop"),
    "annotated loop": (
        tirx.For(Var("i", "int32"), 0, 4, 0, BARE, annotations={"pipeline": i32(1)}),
        "tirx.For",
        "'pipeline' would be lost",
    ),
    "loop without body": (
        tirx.For(Var("i", "int32"), 0, 4, 0, BARE),
        "tirx.Evaluate",
        "body of this loop is empty",
    ),
    "branch without body": (
        tirx.IfThenElse(X > 0, BARE, None),
        "tirx.Evaluate",
        "body of this branch is empty",
    ),
    "backward loop": (
        tirx.For(Var("i", "int32"), 0, 4, 0, bind(X), step=i32(0)),
        "tirx.For",
        "step of a loop must be positive",
    ),
    "attribute": (
        tirx.AttrStmt(i32(0), "tt.lost", i32(0), bind(X)),
        "tirx.AttrStmt",
        "'tt.lost' would be lost",
    ),
    "assertion": (
        tirx.stmt._ffi_api.AssertStmt(X > 0, StringImm("E"), [], None),
        "tirx.AssertStmt",
        "on the host",
    ),
    "break outside": (tirx.stmt.Break(), "tirx.Break", "outside of a loop"),
    "return": (tirx.stmt.Return(X), "tirx.Return", "returns nothing"),
    "array on the device": (tirx.AllocBuffer(BUFFER), "tirx.AllocBuffer", "circular buffer"),
    "undefined buffer": (tirx.BufferStore(BUFFER, X, [X, X]), "tirx.BufferStore", "'A' is used where"),
    "two definitions": (
        tirx.SeqStmt([bind(X), tirx.Bind(Var("a", "int32"), X), tirx.Bind(X, i32(3))]),
        "tirx.Bind",
        "defined twice",
    ),
}


@pytest.mark.parametrize("case", STATEMENTS)
def test_unsupported_ir_is_refused(case: str, registry: _core.Registry) -> None:
    body, node, message = STATEMENTS[case]
    error = refuse(registry, body, [X, F, HALF])
    assert (error.node, message in error.message) == (node, True), error.message


CALLS: dict[str, tuple[str, tuple[Any, ...], str]] = {
    "too few": ("cb_wait_front", (i32(1),), "takes 2 arguments, got 1"),
    "too many": ("cb_wait_front", (i32(1), i32(1), i32(1)), "takes 2 arguments, got 3"),
    "float as cb": ("cb_wait_front", (F, i32(1)), "'cb' of tt.cb_wait_front must be an unsigned integer"),
    "string as number": ("cb_wait_front", (i32(1), "four"), 'got the string "four"'),
    "negative count": ("cb_wait_front", (i32(1), i32(-1)), "must be an unsigned integer"),
    "wide count": ("cb_wait_front", (i32(1), IntImm("int64", 1)), "at most 32 bits"),
    "number as accessor": ("read_page", (i32(1), X, i32(1)), "must be an object of a library type"),
    "number as enum": ("startup", (i32(1), i32(0), i32(0), True), "must be a string naming a constant"),
    "foreign enum": (
        "startup",
        (i32(1), "SrcOrder::Sideways", i32(0), True),
        "must be one of SrcOrder::Regular",
    ),
    "number as bool": ("startup", (i32(1), "SrcOrder::Regular", i32(0), i32(2)), "must be a bool"),
    "unprinted argument": ("startup", (i32(1), "SrcOrder::Regular", F, True), "'unpacked' of tt.startup"),
    "int as float": ("fill", (i32(0), i32(1)), "must be a float32"),
    "float variable as bits": ("scale", (i32(0), F), "must be the 32 bits of a float"),
}


@pytest.mark.parametrize("case", CALLS)
def test_wrong_arguments_are_refused(
    case: str, registry: _core.Registry, do: Callable[..., tirx.Stmt]
) -> None:
    name, args, message = CALLS[case]
    error = refuse(registry, do(name, *args), [X, F])
    assert (error.node, message in error.message) == ("ir.Call", True), error.message


def test_variable_template_argument_is_refused(registry: _core.Registry, op_call: Callable[..., Any]) -> None:
    error = refuse(registry, bind(op_call("tile_bits", X, ty="int32")), [X])
    assert "must be a constant, being a template argument" in error.message


def test_operation_without_result_is_no_value(registry: _core.Registry, op_call: Callable[..., Any]) -> None:
    error = refuse(registry, bind(op_call("cb_wait_front", 1, 1, ty="int32")))
    assert "has no result" in error.message


def test_result_type_must_match_the_ir(registry: _core.Registry, op_call: Callable[..., Any]) -> None:
    error = refuse(registry, bind(op_call("noc_addr", 1, ty="int32")))
    assert "returns uint64_t, the IR types it as int32" in error.message


def test_empty_functions_are_refused(registry: _core.Registry) -> None:
    assert "empty" in refuse(registry, BARE).message
    assert "empty" in refuse(registry, tirx.SeqStmt([BARE, BARE])).message


def test_buffer_accesses_are_checked(registry: _core.Registry) -> None:
    host = {"arrays": True}
    column_major = tirx.decl_buffer(
        (4, 4), "int32", name="T", layout=tirx.TileLayout(tirx.layout.S[(4, 4) : (1, 4)])
    )
    error = refuse(registry, tirx.BufferStore(column_major, X, [X, X]), [column_major, X], **host)
    assert "not row-major" in error.message
    symbolic = tirx.decl_buffer((X,), "int32", name="S", layout=None)
    error = refuse(registry, tirx.AllocBuffer(symbolic), [X], **host)
    assert "constant size" in error.message


def test_tile_primitives_left_in_the_function_are_refused(registry: _core.Registry) -> None:
    region = tirx.BufferRegion(BUFFER, [Range(0, 4), Range(0, 4)])
    op = tirx.tile_primitive.TilePrimitiveCall(region, region, op=tirx.op.Op.get("tirx.tile.copy"))
    error = refuse(registry, op, [BUFFER])
    assert error.node == "tirx.TilePrimitiveCall"


def test_errors_carry_the_span_of_the_node_or_its_statement(registry: _core.Registry) -> None:
    own = refuse(
        registry, tirx.Bind(Var("b", "int32"), tirx.Div(X, i32(0), span=span(7, 9)), span=span(6)), [X]
    )
    assert (own.source, own.line, own.column) == ("/some/where/kernel.py", 7, 9)
    statement = refuse(registry, tirx.Bind(Var("b", "int32"), tirx.Div(X, i32(0)), span=span(6)), [X])
    assert (statement.source, statement.line, statement.column) == ("/some/where/kernel.py", 6, 5)
    nowhere = refuse(registry, bind(tirx.Div(X, i32(0))), [X])
    assert (nowhere.source, nowhere.line, nowhere.column) == ("", 0, 0)
    assert str(nowhere) == nowhere.message == "division by zero"
    assert isinstance(nowhere, ValueError)


def test_deep_nesting_is_refused_instead_of_overflowing_the_stack(registry: _core.Registry) -> None:
    value: Any = X
    for _ in range(3000):
        value = tirx.Add(value, X)
    assert "nested deeper" in refuse(registry, bind(value), [X]).message


def test_other_objects_are_no_functions(registry: _core.Registry) -> None:
    options = _core.EmitOptions(_core.DEVICE_TYPES)
    with pytest.raises(TypeError, match="PrimFunc"):
        _core.emit_kernel(3, registry, options)
    with pytest.raises(_core.EmitError, match="PrimFunc"):
        _core.emit_kernel(X, registry, options)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: _core.Arg("a", "page"), "unknown argument kind 'page'"),
        (lambda: _core.Registry([_core.Op("tt.a", "a"), _core.Op("tt.a", "b")]), "described twice"),
        (lambda: _core.Registry([_core.Op("tt.a", "")]), "needs a name and a spelling"),
        (lambda: _core.Registry([_core.Op("tt.a", ".a")]), "needs an object argument"),
        (lambda: _core.Registry([_core.Op("tt.a", "a", constexpr=True)]), "cannot be constexpr"),
    ],
)
def test_inconsistent_descriptors_are_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
