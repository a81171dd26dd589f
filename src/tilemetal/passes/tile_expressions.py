"""From an elementwise expression over blocks to operations on one tile.

Operands that lie in 16-bit circular buffers meet on the FPU, straight from the buffers. float32 operands
would lose bits on the FPU (its source registers hold 19), so they are copied to DST and meet on the SFPU.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..errors import LoweringError
from ..language import locations
from ..tir import (
    Add,
    Bind,
    Div,
    Expr,
    FloatImm,
    IntImm,
    Max,
    Min,
    Mul,
    Span,
    Stmt,
    Sub,
    TensorLoad,
    Var,
)
from .parallel_nests import operands_of, strip_casts
from .statements import do, op


@dataclass(frozen=True)
class Load:
    block: Var


@dataclass(frozen=True)
class Const:
    value: float


@dataclass(frozen=True)
class Binary:
    verb: str
    left: Node
    right: Node


Node = Load | Const | Binary

_VERBS: tuple[tuple[type, str], ...] = ((Add, "add"), (Sub, "sub"), (Mul, "mul"), (Max, "max"), (Min, "min"))
_FOLD: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "max": max,
    "min": min,
}
_COMMUTATIVE = frozenset({"add", "mul", "max", "min"})
_SFPU_BINARY = {
    "add": "add_binary_tile",
    "sub": "sub_binary_tile",
    "mul": "mul_binary_tile",
    "max": "binary_max_tile",
    "min": "binary_min_tile",
}


def parse(expr: Any, where: Stmt) -> Node:
    """The expression as a tree. Raises LoweringError for operations tiles do not have."""
    expr = strip_casts(expr)
    if isinstance(expr, TensorLoad):
        return Load(expr.source)
    if isinstance(expr, (FloatImm, IntImm)):
        return Const(float(expr.value))
    if isinstance(expr, Div):
        return _binary("mul", parse(expr.a, where), Const(_reciprocal(expr, where)))
    for kind, verb in _VERBS:
        if isinstance(expr, kind):
            left, right = operands_of(expr)
            return _binary(verb, parse(left, where), parse(right, where))
    raise LoweringError(
        f"T.Parallel: {expr} is not an operation on tiles",
        location=locations.of(where),
        expected="elements of blocks, numbers, + - *, T.max, T.min, and division by a power of two",
    )


def _reciprocal(expr: Div, where: Stmt) -> float:
    divisor = strip_casts(expr.b)
    if isinstance(divisor, (FloatImm, IntImm)):
        value = float(divisor.value)
        mantissa = struct.unpack("<I", struct.pack("<f", value))[0] & 0x7FFFFF
        if value != 0.0 and mantissa == 0:
            return 1.0 / value
    raise LoweringError(
        f"T.Parallel: division by {divisor}",
        location=locations.of(where),
        expected="a power of two, for which the product with the reciprocal is the same",
    )


def _binary(verb: str, left: Node, right: Node) -> Node:
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(_FOLD[verb](left.value, right.value))
    if isinstance(left, Const) and verb in _COMMUTATIVE:
        return Binary(verb, right, left)
    return Binary(verb, left, right)


def blocks_of(node: Node) -> set[Var]:
    """Blocks an expression reads."""
    if isinstance(node, Load):
        return {node.block}
    return blocks_of(node.left) | blocks_of(node.right) if isinstance(node, Binary) else set()


def _registers(node: Node) -> int:
    """DST tiles an expression needs at least, evaluating the larger operand first (Sethi and Ullman 1970)."""
    if not isinstance(node, Binary):
        return 1
    left, right = _registers(node.left), _registers(node.right)
    if isinstance(node.right, Const) or isinstance(node.left, Const):
        return max(left, right)
    return left + 1 if left == right else max(left, right)


def f32_bits(value: float) -> IntImm:
    """A float32 constant as the SFPU takes it: its bits in a 32-bit integer."""
    return IntImm("uint32", struct.unpack("<I", struct.pack("<f", value))[0])


class TileEmitter:
    """Emits the operations of one expression on tile ``tile`` of its blocks."""

    def __init__(self, tile: Expr, on_fpu: Callable[[Var], bool], span: Span) -> None:
        self.statements: list[Stmt] = []
        self._tile = tile
        self._on_fpu = on_fpu
        self._span = span

    def emit(self, node: Node) -> Var:
        """Statements that leave the value in a DST tile; gives the tile's variable."""
        if isinstance(node, Load):
            dst = self._tile_register()
            self._do("copy_tile", node.block, self._tile, dst)
            return dst
        if isinstance(node, Const):
            dst = self._tile_register()
            self._do("fill_tile", dst, FloatImm("float32", node.value))
            return dst
        if (
            node.verb in ("add", "sub", "mul")
            and self._fpu_operand(node.left)
            and self._fpu_operand(node.right)
        ):
            (left,), (right,) = blocks_of(node.left), blocks_of(node.right)
            dst = self._tile_register()
            self._do(f"{node.verb}_tiles", left, right, self._tile, self._tile, dst)
            return dst
        if isinstance(node.right, Const) and node.verb in ("add", "sub", "mul"):
            dst = self.emit(node.left)
            self._do(f"{node.verb}_unary_tile", dst, f32_bits(node.right.value))
            return dst
        if isinstance(node.left, Const) and node.verb == "sub":
            return self._from_constant(node.left.value, node.right)
        if node.verb == "max" and node.right == Const(0.0):
            dst = self.emit(node.left)
            self._do("relu_tile", dst)
            return dst
        if _registers(node.right) > _registers(node.left):
            right = self.emit(node.right)
            left = self.emit(node.left)
        else:
            left, right = self.emit(node.left), self.emit(node.right)
        self._do(_SFPU_BINARY[node.verb], left, right, left)
        return left

    def _from_constant(self, value: float, node: Node) -> Var:
        dst = self.emit(node)
        if value == 0.0:
            self._do("negative_tile", dst)
        else:
            self._do("rsub_unary_tile", dst, f32_bits(value))
        return dst

    def _fpu_operand(self, node: Node) -> bool:
        return isinstance(node, Load) and self._on_fpu(node.block)

    def _tile_register(self) -> Var:
        dst = Var("dst", "int32")
        self.statements.append(Bind(dst, op("dst_tiles", 1), self._span))
        return dst

    def _do(self, name: str, *args: object) -> None:
        self.statements.append(do(name, *args, span=self._span))
