"""Host reference code: buffers, arrays, floating point, assertions; compiled and run."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

import pytest
from tvm import tirx
from tvm.script import tirx as T

from tilemetal import _core

Run = Callable[[str], str]


def emit(func: tirx.PrimFunc, **options: Any) -> _core.Emission:
    flags: dict[str, Any] = {"math_calls": True, "arrays": True, "asserts": True, **options}
    return _core.emit_kernel(func, _core.Registry([]), _core.EmitOptions(_core.HOST_TYPES, **flags))


def program(func: tirx.PrimFunc, params: str, main: str, **options: Any) -> str:
    emission = emit(func, **options)
    headers = "".join(f"#include <{name}>\n" for name in [*emission.std_headers, "cstdint", "cstdio"])
    return f"{headers}static void f({params}) {{\n{emission.text}}}\nint main() {{\n{main}\n}}\n"


def test_matrix_product_in_row_major_buffers(run_program: Run) -> None:
    @T.prim_func
    def f(A: T.Buffer((2, 3), "float32"), B: T.Buffer((3, 2), "float32"), C: T.Buffer((2, 2), "float32")):
        for i, j in T.grid(2, 2):
            C[i, j] = T.float32(0)
            for k in range(3):
                C[i, j] = C[i, j] + A[i, k] * B[k, j]

    main = """const float a[] = {1, 2, 3, 4, 5, 6}, b[] = {1, 0, 2, 1, 0, 3}; float c[4];
f(a, b, c); for (float x : c) std::printf("%g ", static_cast<double>(x));"""
    out = run_program(program(f, "const float* A, const float* B, float* C", main))
    assert out.split() == ["5", "11", "14", "23"]


@pytest.mark.parametrize("stack_limit", [1 << 16, 16])
def test_local_arrays_live_on_the_stack_or_in_vectors(run_program: Run, stack_limit: int) -> None:
    @T.prim_func
    def f(out: T.Buffer((4,), "int32")):
        partial = T.alloc_local((2, 4), "int32")
        for i, j in T.grid(2, 4):
            partial[i, j] = i * 10 + j
        for j in range(4):
            out[j] = partial[0, j] + partial[1, j]

    emission = emit(f, stack_limit=stack_limit)
    assert ("vector" in emission.std_headers) == (stack_limit == 16)
    main = 'int32_t out[4]; f(out); for (int32_t x : out) std::printf("%d ", x);'
    assert run_program(program(f, "int32_t* out", main, stack_limit=stack_limit)).split() == [
        "10",
        "12",
        "14",
        "16",
    ]


def test_loops_without_calls_end(run_program: Run) -> None:
    @T.prim_func
    def f(out: T.Buffer((1,), "int32")):
        for i in range(3, 5):
            out[0] = out[0] + i

    assert run_program(program(f, "int32_t* out", 'int32_t x[1] = {}; f(x); std::printf("%d", x[0]);')) == "7"


def test_strides_offsets_and_symbolic_shapes_address_elements(run_program: Run) -> None:
    n = tirx.Var("n", "int32")
    strided = tirx.decl_buffer((2, 2), "int32", name="S", strides=[5, 2], elem_offset=1, layout=None)
    shaped = tirx.decl_buffer((2, n), "int32", name="D", layout=None)
    i, j = tirx.Var("i", "int32"), tirx.Var("j", "int32")
    store = tirx.BufferStore(shaped, strided[i, j] + i, [i, j])
    nest = tirx.For(i, 0, 2, 0, tirx.For(j, 0, 2, 0, store))
    main = """const int32_t s[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}; int32_t d[6] = {};
f(s, d, 3); for (int32_t x : d) std::printf("%d ", x);"""
    out = run_program(
        program(tirx.PrimFunc([strided, shaped, n], nest), "const int32_t* S, int32_t* D, int32_t n", main)
    )
    assert out.split() == ["1", "3", "0", "7", "9", "0"]


def test_views_share_the_memory_of_their_buffer(run_program: Run) -> None:
    a = tirx.decl_buffer((2, 2), "int32", name="A")
    flat = tirx.decl_buffer((4,), "int32", name="flat")
    i = tirx.Var("i", "int32")
    body = tirx.SeqStmt(
        [
            tirx.DeclBuffer(flat, data=tirx.call_intrin("handle", "tirx.buffer_data", a)),
            tirx.For(i, 0, 4, 0, tirx.BufferStore(flat, i * i, [i])),
        ]
    )
    main = 'int32_t a[4]; f(a); for (int32_t x : a) std::printf("%d ", x);'
    assert run_program(program(tirx.PrimFunc([a], body), "int32_t* A", main)).split() == ["0", "1", "4", "9"]


def test_float_constants_survive_exactly(run_program: Run) -> None:
    values = [0.1, -0.0, 1e-30, 16777217.0, 3.0, 1e10, -2.5, math.inf, -math.inf, 1.17549435e-38, 3.4e38]
    out = tirx.decl_buffer((len(values),), "float32", name="out")
    stores = [tirx.BufferStore(out, tirx.FloatImm("float32", v), [i]) for i, v in enumerate(values)]
    main = (
        f'float out[{len(values)}]; f(out); for (float x : out) std::printf("%a ", static_cast<double>(x));'
    )
    printed = run_program(program(tirx.PrimFunc([out], tirx.SeqStmt(stores)), "float* out", main))
    expected = [struct.unpack("f", struct.pack("f", v))[0] for v in values]
    got = [float.fromhex(word) for word in printed.split()]
    assert [struct.pack("d", v) for v in got] == [struct.pack("d", v) for v in expected]


MATH: dict[str, tuple[Callable[[Any], Any], Callable[[float], float]]] = {
    "exp": (tirx.exp, math.exp),
    "log": (tirx.log, math.log),
    "sqrt": (tirx.sqrt, math.sqrt),
    "rsqrt": (tirx.rsqrt, lambda x: 1 / math.sqrt(x)),
    "tanh": (tirx.tanh, math.tanh),
    "sigmoid": (tirx.sigmoid, lambda x: 1 / (1 + math.exp(-x))),
    "floor": (tirx.floor, math.floor),
    "ceil": (tirx.ceil, math.ceil),
    "round": (tirx.round, round),
    "fabs": (tirx.abs, abs),
    "log2": (tirx.log2, math.log2),
    "pow": (lambda x: tirx.power(x, tirx.FloatImm("float32", 1.5)), lambda x: x**1.5),
    "max": (lambda x: tirx.max(x, tirx.FloatImm("float32", 2.0)), lambda x: max(x, 2.0)),
    "divide": (lambda x: x / (x + tirx.FloatImm("float32", 1.0)), lambda x: x / (x + 1)),
    "select": (lambda x: tirx.Select(x > tirx.FloatImm("float32", 1.0), x, -x), lambda x: x if x > 1 else -x),
    "to_int": (
        lambda x: tirx.Cast("float32", tirx.Cast("int32", x * tirx.FloatImm("float32", -3.0))),
        lambda x: int(-3 * x),
    ),
    "bits": (lambda x: tirx.reinterpret("float32", tirx.reinterpret("int32", x) + 0), lambda x: x),
}


def test_floating_point_operations(run_program: Run) -> None:
    x = tirx.Var("x", "float32")
    out = tirx.decl_buffer((len(MATH),), "float32", name="out")
    stores = [tirx.BufferStore(out, make(x), [i]) for i, (make, _) in enumerate(MATH.values())]
    main = f"""for (float x : {{0.5f, 2.5f, 3.25f}}) {{ float out[{len(MATH)}]; f(x, out);
for (float y : out) std::printf("%.9g ", static_cast<double>(y));
std::printf("\\n"); }}"""
    printed = run_program(program(tirx.PrimFunc([x, out], tirx.SeqStmt(stores)), "float x, float* out", main))
    for value, line in zip((0.5, 2.5, 3.25), printed.splitlines(), strict=True):
        expected = [function(value) for _, function in MATH.values()]
        assert [float(word) for word in line.split()] == pytest.approx(expected, rel=1e-6), list(MATH)


def test_assertions_throw_their_message(run_program: Run) -> None:
    @T.prim_func
    def f(n: T.int32):
        assert n < 3, 'n is "too" large'

    main = 'f(2); try { f(3); } catch (const std::runtime_error& e) { std::printf("%s", e.what()); }'
    assert run_program(program(f, "int32_t n", main)) == 'RuntimeError: n is "too" large'


def test_wide_and_narrow_integers(run_program: Run) -> None:
    out = tirx.decl_buffer((6,), "int64", name="out")
    b = tirx.Var("b", "uint8")
    c = tirx.Var("c", "int8")
    values = [
        tirx.IntImm("int64", -(2**63)),
        tirx.IntImm("int64", 2**63 - 1),
        tirx.Cast("int64", b + tirx.IntImm("uint8", 10)),
        tirx.Cast("int64", tirx.FloorDiv(c, tirx.IntImm("int8", 2))),
        tirx.Cast("int64", tirx.IntImm("uint32", 2**32 - 1)),
        tirx.Cast("int64", tirx.IntImm("uint64", 2**64 - 1) - tirx.IntImm("uint64", 2**64 - 8)),
    ]
    stores = [tirx.BufferStore(out, v, [i]) for i, v in enumerate(values)]
    main = 'int64_t out[6]; f(250, -5, out); for (long long x : out) std::printf("%lld ", x);'
    source = program(
        tirx.PrimFunc([b, c, out], tirx.SeqStmt(stores)), "uint8_t b, int8_t c, int64_t* out", main
    )
    assert [int(v) for v in run_program(source).split()] == [-(2**63), 2**63 - 1, 4, -3, 2**32 - 1, 7]
