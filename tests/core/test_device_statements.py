"""Device kernels: what an emitted kernel does when it runs, call by call."""

from __future__ import annotations

from collections.abc import Callable

from tvm import tirx
from tvm.tirx import IntImm, Var

from tilemetal import _core

Lines = Callable[..., list[str]]


def i32(value: int) -> IntImm:
    return IntImm("int32", value)


def loop(
    var: Var, start: object, extent: object, body: tirx.Stmt, kind: int = 0, step: object = None
) -> tirx.Stmt:
    return tirx.For(var, start, extent, kind, body, step=step)


def test_accessors_are_bound_constants_and_read_pages(
    run_kernel: Lines, op_call: Callable, do: Callable
) -> None:
    args, more, acc, addr = (
        Var("args", "handle"),
        Var("args", "handle"),
        Var("acc", "handle"),
        Var("addr", "int32"),
    )
    lines = run_kernel(
        tirx.Bind(addr, op_call("get_arg_val", "uint32_t", 0, ty="int32")),
        tirx.Bind(args, op_call("accessor_args", 0, ty="handle")),
        tirx.Bind(more, op_call("accessor_args", op_call("next_offset", args, ty="int32"), ty="handle")),
        tirx.Bind(acc, op_call("accessor", more, addr, ty="handle")),
        do("read_page", i32(5), acc, addr + 7),
    )
    assert lines == ["read 5 2 10 17"]


def test_loops_nest_start_anywhere_and_step(run_kernel: Lines, do: Callable) -> None:
    i, j = Var("i", "int32"), Var("j", "int32")
    lines = run_kernel(
        loop(i, i32(2), i32(5), loop(j, i32(0), i + 1, do("cb_wait_front", i, j)), step=i32(3))
    )
    assert lines == [f"wait {i} {j}" for i in range(2, 7, 3) for j in range(i + 1)]


def test_loop_from_a_variable_start_runs_extent_times(
    run_kernel: Lines, op_call: Callable, do: Callable
) -> None:
    n, i = Var("n", "int32"), Var("i", "int32")
    bound = tirx.Bind(n, op_call("get_arg_val", "uint32_t", 0, ty="int32"))
    assert run_kernel(bound, loop(i, n, i32(2), do("cb_wait_front", i, n))) == ["wait 10 10", "wait 11 10"]
    assert run_kernel(bound, loop(i, n, i32(12) - n, do("cb_wait_front", i, n))) == [
        "wait 10 10",
        "wait 11 10",
    ]


def test_loop_extent_with_a_call_is_evaluated_once(
    registry: _core.Registry, op_call: Callable, do: Callable
) -> None:
    i = Var("i", "int32")
    body = loop(i, i32(0), op_call("get_arg_val", "uint32_t", 0, ty="int32"), do("cb_wait_front", i, i))
    text = _core.emit_kernel(tirx.PrimFunc([], body), registry, _core.EmitOptions(_core.DEVICE_TYPES)).text
    head = next(line for line in text.splitlines() if "for (" in line)
    condition = head.split(";")[1]
    assert "get_arg_val" in head
    assert "get_arg_val" not in condition


def test_loop_over_a_negative_extent_does_not_run(run_kernel: Lines, op_call: Callable, do: Callable) -> None:
    n, i = Var("n", "int32"), Var("i", "int32")
    lines = run_kernel(
        tirx.Bind(n, op_call("get_arg_val", "uint32_t", 0, ty="int32")),
        loop(i, i32(0), n - 11, do("cb_wait_front", i, n)),
        loop(i, i32(0), i32(0), do("cb_wait_front", i, n)),
        do("cb_push_back", 1, 1),
    )
    assert lines == ["push 1 1"]


def test_branches_chain_and_compare_with_differences(run_kernel: Lines, do: Callable) -> None:
    i = Var("i", "int32")
    chain = tirx.IfThenElse(
        i - 2 > 0,
        do("cb_push_back", 0, i),
        tirx.IfThenElse(i < i32(1) - i, do("cb_push_back", 1, i), do("cb_push_back", 2, i)),
    )
    lines = run_kernel(loop(i, i32(0), i32(4), chain))
    assert lines == ["push 1 0", "push 2 1", "push 2 2", "push 0 3"]


def test_signed_results_keep_their_sign_in_comparisons(
    run_kernel: Lines, op_call: Callable, do: Callable
) -> None:
    x = Var("x", "int32")
    lines = run_kernel(
        tirx.Bind(x, op_call("signed", ty="int32")),
        tirx.IfThenElse(x < 2, do("cb_push_back", 1, 1), None),
        do("offset", 3, x * 2),
        do("offset", 3, -4),
        do("cb_push_back", 0, tirx.max(x, 5)),
        do("cb_push_back", 0, tirx.floormod(x, 4)),
        do("offset", 0, tirx.floordiv(x, 2)),
    )
    assert lines == ["push 1 1", "offset 3 -6", "offset 3 -4", "push 0 5", "push 0 1", "offset 0 -2"]


def test_argument_kinds_reach_the_call(run_kernel: Lines, op_call: Callable, do: Callable) -> None:
    a, bits = Var("a", "uint64"), Var("bits", "int32")
    lines = run_kernel(
        do("startup", 3, "SrcOrder::Reverse", 1, True),
        do("startup", 4, "SrcOrder::Regular", 1, tirx.IntImm("bool", 0)),
        do("fill", 0, tirx.FloatImm("float32", 0.1)),
        do("fill", 1, tirx.FloatImm("float32", -2.0)),
        do("scale", 0, tirx.FloatImm("float32", 1.5)),
        tirx.Bind(bits, op_call("tile_bits", 4, ty="int32")),
        do("scale", 1, bits),
        tirx.Bind(a, op_call("noc_addr", 2, ty="uint64")),
        do("send", a + tirx.IntImm("uint64", 1)),
    )
    assert lines == [
        "startup 3 1 1",
        "startup 4 0 0",
        "fill 0 0.1",
        "fill 1 -2",
        "scale 0 3fc00000",
        "scale 1 20",
        "send 200000001",
    ]


def test_while_break_and_continue(run_kernel: Lines, do: Callable) -> None:
    i = Var("i", "int32")
    inner = tirx.SeqStmt(
        [
            tirx.IfThenElse(tirx.EQ(i, i32(1)), tirx.stmt.Continue(), None),
            tirx.IfThenElse(i > 2, tirx.stmt.Break(), None),
            do("cb_wait_front", i, 0),
        ]
    )
    endless = tirx.While(tirx.IntImm("bool", 1), tirx.SeqStmt([do("cb_push_back", 9, 9), tirx.stmt.Break()]))
    assert run_kernel(loop(i, i32(0), i32(9), inner), endless) == ["wait 0 0", "wait 2 0", "push 9 9"]


def test_transparent_attributes_disappear_and_unrolled_loops_take_a_pragma(
    run_kernel: Lines, do: Callable
) -> None:
    i = Var("i", "int32")
    body = tirx.AttrStmt(
        i32(0), "tt.note", i32(0), loop(i, i32(0), i32(2), do("cb_wait_front", i, 1), kind=3)
    )
    lines = run_kernel(body, transparent_attrs=["tt.note"], unroll_pragma="#pragma GCC unroll 2")
    assert lines == ["wait 0 1", "wait 1 1"]


def test_no_op_statements_beside_others_print_nothing(run_kernel: Lines, do: Callable) -> None:
    assert run_kernel(tirx.Evaluate(0), do("cb_push_back", 1, 1), tirx.Evaluate(0)) == ["push 1 1"]


def test_names_are_valid_unique_and_reused_by_sibling_scopes(run_kernel: Lines, do: Callable) -> None:
    hints = [
        "for",
        "a.b",
        "2nd",
        "cb_wait_front",
        "uint32_t",
        "x",
        "x",
        "x_1",
        "__y",
        "std",
        "kernel_main",
        "",
    ]
    variables = [Var(hint, "int32") for hint in hints]
    first, second = Var("i", "int32"), Var("i", "int32")
    lines = run_kernel(
        *(tirx.Bind(v, i32(n) + 0 * i32(1)) for n, v in enumerate(variables)),
        *(do("cb_push_back", v, n) for n, v in enumerate(variables)),
        loop(first, i32(0), i32(1), loop(second, i32(0), i32(1), do("cb_push_back", first, second))),
        loop(second, i32(0), i32(1), do("cb_push_back", second, 7)),
    )
    assert lines == [*(f"push {n} {n}" for n in range(len(hints))), "push 0 0", "push 0 7"]


def test_unused_bindings_compile_without_warnings(run_kernel: Lines, op_call: Callable, do: Callable) -> None:
    unused = tirx.Bind(Var("x", "int32"), op_call("get_arg_val", "uint32_t", 0, ty="int32"))
    assert run_kernel(unused, do("cb_push_back", 1, 1)) == ["push 1 1"]


def test_long_calls_wrap_within_the_width_and_still_run(
    registry: _core.Registry, run_kernel: Lines, op_call: Callable, do: Callable
) -> None:
    n = Var("a_rather_long_runtime_argument_name", "int32")
    bind = tirx.Bind(n, op_call("get_arg_val", "uint32_t", 0, ty="int32"))
    wide = do(
        "cb_wait_front", (n * 3 + 1) * (n + 2) % 7 + n // 3 * (n + 5), (n + 1) * (n + 2) * (n + 3) % 11 + n
    )
    options = _core.EmitOptions(_core.DEVICE_TYPES, width=60)
    text = _core.emit_kernel(tirx.PrimFunc([], tirx.SeqStmt([bind, wide])), registry, options).text
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) > 3
    assert run_kernel(bind, wide, width=60) == [f"wait {31 * 12 % 7 + 3 * 15} {11 * 12 * 13 % 11 + 10}"]
