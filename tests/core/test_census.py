"""The census counts what a function does: sites, trip counts, circular buffers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tvm import tirx
from tvm.ir import SourceName, Span
from tvm.tirx import IntImm, Var

from tilemetal import _core


def census(registry: _core.Registry, *statements: tirx.Stmt, params: list[Any] | None = None) -> _core.Census:
    body = tirx.SeqStmt(list(statements)) if len(statements) > 1 else statements[0]
    return _core.op_census(tirx.PrimFunc(params or [], body), registry)


def test_sites_carry_loops_trips_and_branches(registry: _core.Registry, do: Callable[..., tirx.Stmt]) -> None:
    i, j, k, n = (Var(name, "int32") for name in "ijkn")
    nest = tirx.For(
        i,
        0,
        4,
        0,
        tirx.SeqStmt(
            [
                tirx.For(j, 0, 6, 0, do("cb_wait_front", 3, 2), step=IntImm("int32", 4)),
                tirx.For(k, 0, n - 1, 0, do("cb_push_back", 16, k)),
                tirx.IfThenElse(i > 1, do("cb_push_back", 16, 5), None),
            ]
        ),
    )
    result = census(registry, nest, do("cb_wait_front", n, 1), params=[n])
    got = [(s.op, s.args, s.loops, s.trips, s.conditional) for s in result.sites]
    assert got == [
        ("tt.cb_wait_front", [3, 2], [4, 2], 8, False),
        ("tt.cb_push_back", [16, "k"], [4, "n - 1"], None, False),
        ("tt.cb_push_back", [16, 5], [4], 4, True),
        ("tt.cb_wait_front", ["n", 1], [], 1, False),
    ]
    counts = {name: (op.count, op.trips, op.first) for name, op in result.ops.items()}
    assert counts == {"tt.cb_wait_front": (2, 9, 0), "tt.cb_push_back": (2, None, 1)}
    assert [(use.cb, use.argument, use.site) for use in result.cbs] == [
        (3, "cb", 0),
        (16, "cb", 1),
        (16, "cb", 2),
        ("n", "cb", 3),
    ]


def test_variables_bound_to_literals_count_as_numbers(
    registry: _core.Registry, do: Callable[..., tirx.Stmt]
) -> None:
    cb, count, i = Var("cb", "int32"), Var("count", "int32"), Var("i", "int32")
    result = census(
        registry,
        tirx.Bind(cb, IntImm("int32", 7)),
        tirx.Bind(count, IntImm("int32", 5)),
        tirx.For(i, 0, count, 0, do("cb_wait_front", cb, 1)),
    )
    assert [(s.args, s.loops, s.trips) for s in result.sites] == [([7, 1], [5], 5)]


def test_calls_inside_expressions_come_before_their_user(
    registry: _core.Registry, op_call: Callable[..., Any], do: Callable[..., tirx.Stmt]
) -> None:
    loop = tirx.While(
        op_call("get_arg_val", "uint32_t", 0, ty="int32") > 0,
        do("cb_push_back", 1, tirx.exp(tirx.Cast("float32", op_call("signed", ty="int32")))),
    )
    result = census(registry, loop)
    assert [(s.op, s.loops, s.trips) for s in result.sites] == [
        ("tt.get_arg_val", ["while"], None),
        ("tt.signed", ["while"], None),
        ("tt.cb_push_back", ["while"], None),
    ]


def test_sites_know_their_place(registry: _core.Registry, op_call: Callable[..., Any]) -> None:
    where = Span(SourceName("k.py"), 12, 12, 3, 4)
    result = census(registry, tirx.Evaluate(op_call("cb_push_back", 1, 1), span=where))
    assert [(s.source, s.line, s.column) for s in result.sites] == [("k.py", 12, 3)]
