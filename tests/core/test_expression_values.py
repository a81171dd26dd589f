"""Random integer expressions mean in C++ what they mean in the IR."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tvm import tirx

from tilemetal import _core

INT32 = range(-(2**31), 2**31)
VARS = 3


@dataclass
class Term:
    """An IR expression and its value for each sample."""

    node: Any
    values: list[int]


def truncated_div(a: int, b: int) -> int:
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


BINARY: dict[str, tuple[Any, Callable[[int, int], int]]] = {
    "add": (tirx.Add, operator.add),
    "sub": (tirx.Sub, operator.sub),
    "mul": (tirx.Mul, operator.mul),
    "div": (tirx.Div, truncated_div),
    "mod": (tirx.Mod, lambda a, b: a - b * truncated_div(a, b)),
    "floordiv": (tirx.FloorDiv, operator.floordiv),
    "floormod": (tirx.FloorMod, operator.mod),
    "min": (tirx.Min, min),
    "max": (tirx.Max, max),
    "and": (tirx.bitwise_and, operator.and_),
    "or": (tirx.bitwise_or, operator.or_),
    "xor": (tirx.bitwise_xor, operator.xor),
}
COMPARISONS: dict[str, tuple[Any, Callable[[int, int], bool]]] = {
    "lt": (tirx.LT, operator.lt),
    "le": (tirx.LE, operator.le),
    "gt": (tirx.GT, operator.gt),
    "ge": (tirx.GE, operator.ge),
    "eq": (tirx.EQ, operator.eq),
    "ne": (tirx.NE, operator.ne),
}
UNARY = ("invert", "wide", "byte", "shl", "shr", "let")
CHOICES = ("select", "if_then_else", "both", "either", "nor")

leaf = st.one_of(
    st.tuples(st.just("var"), st.integers(0, VARS - 1)), st.tuples(st.just("const"), st.integers(-20, 20))
)
tree = st.recursive(
    leaf,
    lambda sub: st.one_of(
        st.tuples(st.sampled_from(sorted(BINARY)), sub, sub),
        st.tuples(st.sampled_from(UNARY), sub, st.integers(0, 7)),
        st.tuples(st.sampled_from(CHOICES), st.sampled_from(sorted(COMPARISONS)), sub, sub, sub, sub),
    ),
    max_leaves=10,
)


class Builder:
    """Builds IR from a tree; an operation that overflows or divides by zero becomes its first operand."""

    def __init__(self, samples: Sequence[Sequence[int]]) -> None:
        self.vars = [tirx.Var(f"v{i}", "int32") for i in range(VARS)]
        self.samples = samples

    def build(self, spec: Any) -> Term:
        operands = [self.build(s) for s in spec[1:] if isinstance(s, tuple)]
        term = self.combine(spec, operands)
        if operands and all(isinstance(t.node, tirx.IntImm) for t in operands):
            # TVM's operators fold constants; compilers warn about what is left of them otherwise.
            return Term(tirx.IntImm("int32", term.values[0]), term.values)
        return term

    def combine(self, spec: Any, operands: list[Term]) -> Term:
        kind = spec[0]
        if kind == "var":
            return Term(self.vars[spec[1]], [s[spec[1]] for s in self.samples])
        if kind == "const":
            return Term(tirx.IntImm("int32", spec[1]), [spec[1]] * len(self.samples))
        if kind in BINARY:
            return self.binary(kind, *operands)
        if kind in UNARY:
            return self.unary(kind, operands[0], spec[2])
        return self.choice(kind, spec[1], *operands)

    def binary(self, kind: str, a: Term, b: Term) -> Term:
        node, function = BINARY[kind]
        try:
            values = [function(x, y) for x, y in zip(a.values, b.values, strict=True)]
        except ZeroDivisionError:
            return a
        if not all(v in INT32 for v in values):
            return a
        return Term(node(a.node, b.node), values)

    def unary(self, kind: str, a: Term, n: int) -> Term:
        if kind == "invert":
            return Term(tirx.bitwise_not(a.node), [~v for v in a.values])
        if kind == "byte":
            return Term(tirx.Cast("int32", tirx.Cast("uint8", a.node)), [v % 256 for v in a.values])
        if kind == "wide":
            wide = tirx.FloorDiv(
                tirx.Cast("int64", a.node) * tirx.IntImm("int64", 3), tirx.IntImm("int64", n + 3)
            )
            return Term(tirx.Cast("int32", wide), [v * 3 // (n + 3) for v in a.values])
        if kind == "let":
            x = tirx.Var("x", "int32")
            values = [v // (n + 1) - v % (n + 1) for v in a.values]
            body = tirx.Sub(
                tirx.FloorDiv(x, tirx.IntImm("int32", n + 1)), tirx.FloorMod(x, tirx.IntImm("int32", n + 1))
            )
            return Term(tirx.Let(x, a.node, body), values) if all(v in INT32 for v in values) else a
        if kind == "shr":
            return Term(tirx.shift_right(a.node, n), [v >> n for v in a.values])
        values = [v << n for v in a.values]
        if not all(v in INT32 and v >= 0 for v in values):
            return a
        return Term(tirx.shift_left(a.node, n), values)

    def choice(self, kind: str, compare: str, a: Term, b: Term, c: Term, d: Term) -> Term:
        node, function = COMPARISONS[compare]
        first = node(a.node, b.node)
        second = node(c.node, d.node)
        truth = [
            (function(*pair[:2]), function(*pair[2:]))
            for pair in zip(a.values, b.values, c.values, d.values, strict=True)
        ]
        if kind in ("select", "if_then_else"):
            make = tirx.Select if kind == "select" else tirx.if_then_else
            values = [y if t[0] else z for t, y, z in zip(truth, c.values, d.values, strict=True)]
            return Term(make(first, c.node, d.node), values)
        if kind == "both":
            condition, values = tirx.And(first, second), [int(x and y) for x, y in truth]
        elif kind == "either":
            condition, values = tirx.Or(first, second), [int(x or y) for x, y in truth]
        else:
            condition, values = (
                tirx.And(tirx.Not(first), tirx.Not(second)),
                [int(not x and not y) for x, y in truth],
            )
        return Term(tirx.Cast("int32", condition), values)


def program(terms: Sequence[Term], builder: Builder, options: _core.EmitOptions, word: str) -> str:
    out = tirx.decl_buffer((1,), "int32", name="out")
    functions = []
    for i, term in enumerate(terms):
        store = tirx.BufferStore(out, term.node, [tirx.IntImm("int32", 0)])
        emission = _core.emit_kernel(tirx.PrimFunc([out, *builder.vars], store), _core.Registry([]), options)
        head = ", ".join(f"[[maybe_unused]] const {word} {name}" for name in emission.params[1:])
        functions.append(f"static void f{i}({word}* out, {head}) {{\n{emission.text}}}\n")
    rows = ", ".join("{" + ", ".join(f"static_cast<{word}>({v})" for v in s) + "}" for s in builder.samples)
    calls = "".join(
        f"f{i}(&out, s[0], s[1], s[2]); std::cout << static_cast<int32_t>(out) << ' ';\n"
        for i in range(len(terms))
    )
    return (
        "#include <algorithm>\n#include <cstdint>\n#include <iostream>\n"
        + "".join(functions)
        + f"int main() {{\n{word} out = 0;\nconst {word} samples[][{VARS}] = {{{rows}}};\n"
        + f"for (const auto& s : samples) {{\n{calls}std::cout << '\\n';\n}}\n}}\n"
    )


def random_trees(count: int) -> list[Any]:
    """Drawn first and compiled together, since compiling is the dear part."""
    trees: list[Any] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate])
    @given(tree)
    def collect(spec: Any) -> None:
        trees.append(spec)

    collect()
    return trees


@pytest.mark.parametrize(
    ("side", "word", "samples"),
    [
        (
            "host",
            "int32_t",
            [(0, 1, -1), (7, -3, 2), (-50, 100, 31), (100, -7, -100), (-1, -8, 0), (33, 64, -64)],
        ),
        (
            "device",
            "uint32_t",
            [(0, 1, 2), (7, 3, 0), (50, 100, 31), (100, 0, 5), (1, 8, 255), (33, 64, 1000)],
        ),
    ],
)
def test_random_integer_expressions_keep_their_value(
    side: str, word: str, samples: list[tuple[int, int, int]], run_program: Callable[[str], str]
) -> None:
    specs = random_trees(150)
    builder = Builder(samples)
    terms = [builder.build(spec) for spec in specs]
    options = _core.EmitOptions(_core.HOST_TYPES if side == "host" else _core.DEVICE_TYPES)
    output = run_program(program(terms, builder, options, word))
    columns = zip(*([int(v) for v in line.split()] for line in output.splitlines()), strict=True)
    for spec, term, got in zip(specs, terms, columns, strict=True):
        assert list(got) == term.values, spec
