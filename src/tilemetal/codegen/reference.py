"""The host reference of a kernel: its DSL function as plain loops in float32, printed as C++.

Tile primitives become the loops they mean, blocks become local arrays, the grid becomes the outer loops.
Nothing of the passes is involved except the meaning of a copy's regions, so a wrong pass shows up as a
difference from this reference.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable
from dataclasses import dataclass, field

from .._core import HOST_TYPES, EmitError, EmitOptions, Registry, emit_kernel
from ..errors import CodegenError, SourceLocation
from ..language import locations
from ..passes.regions import Region, shape_of, sides
from ..passes.statements import flatten, sequence
from ..tir import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NE,
    Add,
    AllocBuffer,
    And,
    AttrStmt,
    BufferStore,
    Call,
    Cast,
    Div,
    Expr,
    FloatImm,
    FloorDiv,
    FloorMod,
    For,
    ForKind,
    IfThenElse,
    IntImm,
    Max,
    Min,
    Mod,
    Mul,
    Not,
    Or,
    PrimFunc,
    Select,
    Span,
    Stmt,
    Sub,
    TensorLoad,
    TilePrimitiveCall,
    Var,
    call_intrin,
    decl_buffer,
    is_buffer_var,
)

_BINARY = (Add, Sub, Mul, Div, Mod, FloorDiv, FloorMod, Min, Max, EQ, NE, LT, LE, GT, GE, And, Or)
_Index = tuple[Expr, ...]


def reference_source(function: PrimFunc, name: str) -> str:
    """C++ text of ``void <name>_reference(...)`` for a DSL function.

    It takes a float pointer per tensor in order, const where it is only read, and needs the headers
    algorithm, cmath, cstdint, limits and vector. Arithmetic is float32 whatever the dtypes,
    without rounding in between. Raises CodegenError with the author's line for a statement or expression
    that has no such form.
    """
    rewriter = _Rewriter()
    parameters = [rewriter.tensor(parameter, scope="") for parameter in function.params]
    body = sequence(rewriter.statements(flatten(function.body)))
    if body is None:
        raise CodegenError(f"{name} has no statements", expected="a kernel that writes a tensor")
    options = EmitOptions(
        HOST_TYPES,
        math_calls=True,
        arrays=True,
        reserved=[f"{name}_reference"],
        sources={path: linecache.getlines(path) for path in rewriter.files},
        width=110,
    )
    try:
        emission = emit_kernel(PrimFunc(parameters, body), Registry([]), options)
    except EmitError as error:
        location = SourceLocation(error.source, error.line, error.column) if error.line else None
        raise CodegenError(
            f"the host reference cannot be written as C++: {error.message}", location=location
        ) from error
    declarations = [
        ("" if tensor in rewriter.touched else "[[maybe_unused]] ")
        + ("float* " if tensor in rewriter.written else "const float* ")
        + identifier
        for tensor, identifier in zip(parameters, emission.params, strict=True)
    ]
    head = f"void {name}_reference({', '.join(declarations)}) {{"
    return f"{head}\n{emission.text}}}\n"


@dataclass
class _Rewriter:
    """DSL statements to loops over float32 buffers."""

    buffers: dict[Var, Var] = field(default_factory=dict)
    written: set[Var] = field(default_factory=set)
    touched: set[Var] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def tensor(self, old: Var, scope: str) -> Var:
        """The float32 counterpart of a tensor or block."""
        if not is_buffer_var(old):
            raise CodegenError(
                f"the parameter {old.name} is no tensor",
                location=locations.of(old),
                expected="tensor parameters; sizes are known when the kernel is built",
            )
        new = decl_buffer(shape_of(old), "float32", name=old.name, scope=scope, layout=None)
        self.buffers[old] = new
        return new

    def statements(self, stmts: list[Stmt]) -> list[Stmt]:
        return [new for stmt in stmts for new in self.statement(stmt)]

    def statement(self, stmt: Stmt) -> list[Stmt]:
        location = locations.of(stmt)
        if location is not None:
            self.files.add(location.path)
        if isinstance(stmt, AttrStmt):
            body = self.statements(flatten(stmt.body))
            if stmt.attr_key != "thread_extent":
                return body
            return _loop(stmt.node.var, stmt.value, body, stmt.span)
        if isinstance(stmt, For):
            # The iterations of a parallel loop are independent: any order is right.
            body = self.statements(flatten(stmt.body))
            return _loop(
                stmt.loop_var, self.expression(stmt.extent), body, stmt.span, self.expression(stmt.min)
            )
        if isinstance(stmt, IfThenElse):
            then = sequence(self.statements(flatten(stmt.then_case)))
            otherwise = sequence(self.statements(flatten(stmt.else_case)))
            return [IfThenElse(self.expression(stmt.condition), then, otherwise, stmt.span)]
        if isinstance(stmt, AllocBuffer):
            return [AllocBuffer(self.tensor(stmt.buffer, scope="local"), span=stmt.span)]
        if isinstance(stmt, BufferStore):
            indices = tuple(self.expression(index) for index in stmt.indices)
            return [self.store(stmt.buffer, self.expression(stmt.value), indices, stmt.span)]
        if isinstance(stmt, TilePrimitiveCall):
            return self.primitive(stmt)
        raise _unknown(f"the statement {type(stmt).__name__}", stmt)

    def primitive(self, call: TilePrimitiveCall) -> list[Stmt]:
        lowered: dict[str, Callable[[TilePrimitiveCall], list[Stmt]]] = {
            "tt.copy": self.copy,
            "tt.fill": self.fill,
            "tt.gemm": self.gemm,
        }
        lower = lowered.get(str(call.op.name))
        if lower is None:
            raise _unknown(f"the operation {call.op.name}", call)
        return lower(call)

    def copy(self, call: TilePrimitiveCall) -> list[Stmt]:
        source, destination = (_whole(side) for side in sides(call))
        shape = max(source.extent, destination.extent, key=len)

        def element(region: Region, indices: _Index) -> _Index:
            # Leading dimensions of extent 1 may be missing on one side.
            own = indices[max(0, len(indices) - len(region.base)) :]
            base = region.base
            fixed = len(base) - len(own)
            return (*base[:fixed], *(start + index for start, index in zip(base[fixed:], own, strict=True)))

        def body(indices: _Index) -> list[Stmt]:
            value = self.load(source.tensor, element(source, indices))
            return [self.store(destination.tensor, value, element(destination, indices), call.span)]

        return _nest(shape, body, call.span)

    def fill(self, call: TilePrimitiveCall) -> list[Stmt]:
        block, value = call.args
        constant = self.expression(value)
        return _nest(shape_of(block), lambda at: [self.store(block, constant, at, call.span)], call.span)

    def gemm(self, call: TilePrimitiveCall) -> list[Stmt]:
        a, b, c = call.args
        transposed = {key: bool(int(value)) for key, value in call.config.items()}
        rows, columns = shape_of(c)
        inner = shape_of(a)[0 if transposed["transpose_A"] else 1]

        def add(indices: _Index) -> list[Stmt]:
            # The innermost loop runs along rows of B and C unless B is transposed.
            i, k, j = indices
            product = self.load(a, (k, i) if transposed["transpose_A"] else (i, k)) * self.load(
                b, (j, k) if transposed["transpose_B"] else (k, j)
            )
            return [self.store(c, self.load(c, (i, j)) + product, (i, j), call.span)]

        cleared: list[Stmt] = []
        if transposed["clear_accum"]:
            zero = FloatImm("float32", 0.0)
            cleared = _nest((rows, columns), lambda at: [self.store(c, zero, at, call.span)], call.span)
        return cleared + _nest((rows, inner, columns), add, call.span, names=("i", "k", "j"))

    def load(self, old: Var, indices: _Index) -> Expr:
        new = self.buffers[old]
        self.touched.add(new)
        return new[indices]

    def store(self, old: Var, value: Expr, indices: _Index, span: Span | None) -> Stmt:
        new = self.buffers[old]
        self.touched.add(new)
        self.written.add(new)
        return BufferStore(new, value, list(indices), span)

    def expression(self, expr: Expr) -> Expr:
        """The expression with every floating-point value in float32."""
        if isinstance(expr, (Var, IntImm)):
            return expr
        if isinstance(expr, FloatImm):
            return FloatImm("float32", expr.value)
        if isinstance(expr, TensorLoad):
            return self.load(expr.source, tuple(self.expression(index) for index in expr.indices))
        if isinstance(expr, _BINARY):
            return type(expr)(self.expression(expr.a), self.expression(expr.b))
        if isinstance(expr, Not):
            return Not(self.expression(expr.a))
        if isinstance(expr, Select):
            parts = (expr.condition, expr.true_value, expr.false_value)
            return Select(*(self.expression(part) for part in parts))
        if isinstance(expr, Cast):
            value = self.expression(expr.value)
            dtype = _float32_for(str(expr.ty.dtype))
            return value if str(value.ty.dtype) == dtype else Cast(dtype, value)
        if isinstance(expr, Call):
            arguments = [self.expression(argument) for argument in expr.args]
            return call_intrin(_float32_for(str(expr.ty.dtype)), str(expr.op.name), *arguments)
        raise _unknown(f"the expression {type(expr).__name__}", expr)


def _float32_for(dtype: str) -> str:
    return "float32" if "float" in dtype else dtype


def _whole(side: Var | Region) -> Region:
    """An on-chip block as the region that is all of it."""
    if isinstance(side, Region):
        return side
    shape = shape_of(side)
    return Region(side, tuple(IntImm("int32", 0) for _ in shape), shape)


def _loop(
    var: Var, extent: Expr | int, body: list[Stmt], span: Span | None, start: Expr | int = 0
) -> list[Stmt]:
    inner = sequence(body)
    return [] if inner is None else [For(var, start, extent, ForKind.SERIAL, inner, span=span)]


def _nest(
    shape: tuple[int, ...],
    body: Callable[[_Index], list[Stmt]],
    span: Span | None,
    names: tuple[str, ...] = ("i", "j", "k", "l"),
) -> list[Stmt]:
    """Loops over ``shape`` around what ``body`` makes of the loop variables."""
    variables = tuple(
        Var(names[dim] if dim < len(names) else f"i{dim}", "int32") for dim in range(len(shape))
    )
    nest = body(variables)
    for variable, extent in zip(reversed(variables), reversed(shape), strict=True):
        nest = _loop(variable, extent, nest, span)
    return nest


def _unknown(what: str, node: Stmt | Expr) -> CodegenError:
    return CodegenError(
        f"{what} has no form in the host reference",
        location=locations.of(node),
        expected="copies, fills, matrix products and scalar assignments",
    )
