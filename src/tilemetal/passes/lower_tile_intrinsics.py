"""C2: block operations become operations on tiles, scheduled for the DST registers.

Before: compute is ``T.gemm``, ``T.fill``, block moves and elementwise loop nests. After: every block the
compute engine fills is a ``tt.produce`` region of DST sections; each section computes into numbered DST
tiles and packs them. ``tt.compute_config`` holds the DST width and the math fidelity.

Scheduling of an accumulator:
- it fits DST and nothing else computes meanwhile: it stays in DST over the whole K loop and is packed once;
- otherwise each K block is multiplied in subblocks, and the packer adds the partial results in L1.
A block that is only moved on (to be stored, or to change format) is packed to its destination at once.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from .. import attributes
from ..attributes import CircularBufferAttribute
from ..data_formats import BY_NAME
from ..errors import LoweringError, VerificationError
from ..language import locations, tenstorrent
from ..language.memory import SHARED
from ..tir import (
    NE,
    Bind,
    BufferStore,
    Expr,
    FloatImm,
    For,
    IfThenElse,
    IntImm,
    PrimFunc,
    Select,
    Span,
    Stmt,
    TilePrimitiveCall,
    Var,
    decl_buffer,
)
from . import block_accesses as access
from . import parallel_nests, tile_expressions
from .contraction import Gemm, Subblock, emit_gemm
from .dst_blocking import choose_subblock
from .program import Program
from .regions import shape_of, tiles_of
from .statements import (
    DST_SECTION,
    L1_ACCUMULATE,
    PRODUCE,
    args_by_name,
    body_of,
    called,
    constant,
    do,
    flatten,
    has_body,
    loop,
    mark,
    op,
    sequence,
    walk,
    with_body,
)


def run(program: Program) -> Program:
    func = program.whole
    body = access.canonicalise(flatten(func.body))
    fp32 = any(
        cb.data_format == "Float32" for cb in attributes.all_of(func, CircularBufferAttribute).values()
    )
    lowering = _Lowering(func, body, program.target.dst_capacity(fp32))
    lowered = sequence(lowering.lower(body))
    config = {"math_fidelity": _fidelity(func), "fp32_dest_acc_en": fp32, "unpack_to_dest_fp32": []}
    return program.with_function(
        lowering.func.with_body(lowered).with_attr(attributes.COMPUTE_CONFIG, config)
    )


def verify(program: Program) -> None:
    func = program.whole
    attributes.value(func, attributes.COMPUTE_CONFIG)
    for stmt in walk(flatten(func.body)):
        entry = called(stmt)
        if isinstance(stmt, TilePrimitiveCall) or (entry and entry.name in access.BLOCK_COMPUTE):
            raise VerificationError(
                "lower_tile_intrinsics left a block operation", location=locations.of(stmt)
            )


def _fidelity(func: PrimFunc) -> str:
    if func.attrs is not None and tenstorrent.MATH_FIDELITY in func.attrs:
        return str(attributes.value(func, tenstorrent.MATH_FIDELITY))
    return "HiFi4"


@dataclass(frozen=True)
class _Accumulation:
    """An accumulator being lowered: how to emit a gemm into it, and the statement that opened it."""

    emit: Callable[[Gemm, list[For]], list[Stmt]]
    opening: Stmt
    outer_loops: int


class _Lowering:
    def __init__(self, func: PrimFunc, body: list[Stmt], capacity: int) -> None:
        self.func = func
        self._capacity = capacity
        self._readers: Counter[Var] = access.count_readers(body)
        self._active: dict[Var, _Accumulation] = {}
        self._loops: list[For] = []

    def lower(self, stmts: list[Stmt]) -> list[Stmt]:
        result: list[Stmt] = []
        rest = list(stmts)
        while rest:
            stmt = rest.pop(0)
            entry = called(stmt)
            name = entry.name if entry else ""
            if name == "fill_block":
                self._lower_fill(stmt, rest, result)
            elif name == "gemm_block":
                self._lower_gemm(stmt, rest, result)
            elif name == "move_block":
                source, target = (args_by_name(stmt)[key] for key in ("source", "destination"))
                result.append(self._elementwise(target, tile_expressions.Load(source), stmt.span))
            elif parallel_nests.is_parallel(stmt):
                (nest,) = parallel_nests.nests_of(stmt)
                node = tile_expressions.parse(nest.store.value, nest.where)
                target = self._destination(nest.target, rest, tile_expressions.blocks_of(node))
                result.append(self._elementwise(target, node, nest.where.span))
            elif isinstance(stmt, (IfThenElse, BufferStore)):
                raise _not_lowered(stmt)
            elif has_body(stmt):
                result += self._lower_inside(stmt)
            else:
                result.append(stmt)
        return result

    def _lower_inside(self, stmt: Stmt) -> list[Stmt]:
        for gemm in access.uninitialised_gemms(stmt):
            if args_by_name(gemm)["C"] not in self._active:
                raise _not_cleared(gemm)
        entered = [stmt] if isinstance(stmt, For) else []
        self._loops += entered
        lowered = with_body(stmt, self.lower(body_of(stmt)))
        del self._loops[len(self._loops) - len(entered) :]
        return [] if lowered is None else [lowered]

    def _lower_fill(self, stmt: Stmt, rest: list[Stmt], result: list[Stmt]) -> None:
        buffer, value = (args_by_name(stmt)[key] for key in ("cb", "value"))
        if access.sink_fill(stmt, rest):
            return
        region = access.take_accumulation(buffer, rest)
        if region:
            self._accumulate(buffer, stmt, region, rest, result)
            return
        target = self._destination(buffer, rest, set())
        node = tile_expressions.Const(float(value.value))
        result.append(self._elementwise(target, node, stmt.span))

    def _lower_gemm(self, stmt: Stmt, rest: list[Stmt], result: list[Stmt]) -> None:
        args = args_by_name(stmt)
        C, clears = args["C"], bool(constant(args["clear"]))
        active = self._active.get(C)
        if active is None and not clears:
            raise _not_cleared(stmt)
        if active is None:
            self._accumulate(C, stmt, [stmt, *access.take_accumulation(C, rest)], rest, result)
            return
        if clears and not stmt.same_as(active.opening):
            raise LoweringError(
                f"T.gemm clears {C.name} in the middle of an accumulation into it",
                location=locations.of(stmt),
                expected="clear_accum=True only where a new accumulation starts",
                help="use two fragments",
            )
        A = args["A"]
        if constant(args["transpose_A"]):
            A, transposed = self._transposed(A, stmt.span)
            result.append(transposed)
        gemm = Gemm(A, args["B"], bool(constant(args["transpose_B"])), stmt.span)
        result += active.emit(gemm, self._loops[active.outer_loops :])

    def _accumulating(
        self, block: Var, opening: Stmt, emit: Callable[[Gemm, list[For]], list[Stmt]], region: list[Stmt]
    ) -> list[Stmt]:
        """``region`` lowered with every gemm into ``block`` emitted by ``emit``."""
        self._active[block] = _Accumulation(emit, opening, len(self._loops))
        lowered = self.lower(region)
        del self._active[block]
        return lowered

    def _destination(self, block: Var, rest: list[Stmt], operands: set[Var]) -> Var:
        """Where to pack ``block``: where the next statement moves it, if that is its only use and packing
        there rounds no less than packing to the block's own format would."""
        if rest and block not in operands and self._readers[block] == 1:
            entry = called(rest[0])
            if entry and entry.name == "move_block":
                args = args_by_name(rest[0])
                target = args["destination"]
                exact = self._format(block) in ("Float32", self._format(target))
                if args["source"].same_as(block) and exact:
                    rest.pop(0)
                    return target
        return block

    def _elementwise(self, target: Var, node: tile_expressions.Node, span: Span) -> Stmt:
        rows, columns = tiles_of(target)

        def section(tile: Expr) -> list[Stmt]:
            emitter = tile_expressions.TileEmitter(tile, self._on_fpu, span)
            dst = emitter.emit(node)
            body = [*emitter.statements, do("pack_tile", dst, target, span=span)]
            return [mark(DST_SECTION, target, self._capacity, body, span)]

        return mark(PRODUCE, target, rows * columns, loop("tile", rows * columns, section, span), span)

    def _on_fpu(self, block: Var) -> bool:
        cb = attributes.get(self.func, CircularBufferAttribute, block.name)
        return not BY_NAME[cb.data_format].needs_fp32_dst

    def _accumulate(
        self, accumulator: Var, opening: Stmt, region: list[Stmt], rest: list[Stmt], result: list[Stmt]
    ) -> None:
        """Lower an accumulation: ``opening`` is the fill or the clearing gemm it starts with."""
        opened = args_by_name(opening)
        start = float(opened["value"].value) if "value" in opened else 0.0
        rows, columns = tiles_of(accumulator)
        tiles = rows * columns
        access.require_undisturbed(accumulator, region)
        if tiles <= self._capacity and access.only_plain_gemms(region, accumulator):
            target = self._destination(accumulator, rest, set())
            result.append(self._resident(accumulator, target, start, region, opening))
            return
        if start != 0.0:
            raise LoweringError(
                f"accumulator {accumulator.name} starts from {start} and is kept as partial sums in L1",
                location=locations.of(opening),
                expected="T.clear before T.gemm",
                help="add the constant after the loop",
            )
        target = accumulator
        moved_to = self._destination(accumulator, list(rest), set())
        if self._format(moved_to) == self._format(accumulator):
            target = self._destination(accumulator, rest, set())
        else:
            self._set_depth(accumulator, 1)
        partials = self._partials(accumulator, target, region, opening)
        result.append(mark(PRODUCE, target, tiles, partials, opening.span))

    def _resident(
        self, accumulator: Var, target: Var, start: float, region: list[Stmt], opening: Stmt
    ) -> Stmt:
        """The whole accumulator stays in one DST section."""
        span = opening.span
        rows, columns = tiles_of(accumulator)
        tiles = rows * columns
        zero = IntImm("int32", 0)
        by_column = any(bool(constant(args["transpose_B"])) for args in access.gemms(region))
        sub = Subblock(zero, zero, rows, columns, by_column and tiles > 1)
        dst = Var("acc", "int32")
        body: list[Stmt] = [Bind(dst, op("dst_tiles", tiles), span)]
        if start != 0.0:
            body += loop(
                "t", tiles, lambda t: [do("fill_tile", dst + t, FloatImm("float32", start), span=span)], span
            )
        body += self._accumulating(accumulator, opening, lambda gemm, _: emit_gemm(gemm, sub, dst), region)
        pack_span = region[-1].span if not has_body(region[-1]) else span

        def pack(r: Expr, c: Expr) -> list[Stmt]:
            return [do("pack_tile", dst + sub.dst_index(r, c), target, span=pack_span)]

        body += loop("r", rows, lambda r: loop("c", columns, lambda c: pack(r, c), pack_span), pack_span)
        section = mark(DST_SECTION, target, self._capacity, body, span)
        return mark(PRODUCE, target, tiles, [section], span)

    def _partials(self, accumulator: Var, target: Var, region: list[Stmt], opening: Stmt) -> list[Stmt]:
        """Each K block is multiplied subblock by subblock and packed onto the partial sums in L1."""
        rows, columns = tiles_of(accumulator)
        sub_rows, sub_columns = choose_subblock(rows, columns, self._capacity)
        sites = itertools.count()

        def multiply(gemm: Gemm, loops: list[For]) -> list[Stmt]:
            by_column = gemm.transpose_B and sub_rows * sub_columns > 1

            def subblock(m: Expr, n: Expr) -> list[Stmt]:
                sub = Subblock(m * sub_rows, n * sub_columns, sub_rows, sub_columns, by_column)
                dst = Var("acc", "int32")
                body: list[Stmt] = [Bind(dst, op("dst_tiles", sub_rows * sub_columns), gemm.span)]
                body += emit_gemm(gemm, sub, dst)

                def pack(r: Expr, c: Expr) -> list[Stmt]:
                    page = (sub.row + r) * columns + sub.column + c
                    return [
                        do("pack_tile_at", "true", dst + sub.dst_index(r, c), target, page, span=gemm.span)
                    ]

                body += loop(
                    "r",
                    sub_rows,
                    lambda r: loop("c", sub_columns, lambda c: pack(r, c), gemm.span),
                    gemm.span,
                )
                return [mark(DST_SECTION, target, self._capacity, body, gemm.span)]

            def row_of_subblocks(m: Expr) -> list[Stmt]:
                return loop("sub_n", columns // sub_columns, lambda n: subblock(m, n), gemm.span)

            blocks = loop("sub_m", rows // sub_rows, row_of_subblocks, gemm.span)
            return [
                mark(
                    L1_ACCUMULATE,
                    target,
                    _after_first(loops, is_first_site=next(sites) == 0),
                    blocks,
                    gemm.span,
                )
            ]

        return self._accumulating(accumulator, opening, multiply, region)

    def _transposed(self, block: Var, span: Span) -> tuple[Var, Stmt]:
        """A block with rows and columns swapped, for operands the engine cannot transpose itself."""
        rows, columns = tiles_of(block)
        height, width = shape_of(block)
        name = attributes.fresh_name(self.func, f"{block.name}_T")
        swapped = decl_buffer((width, height), str(block.ty.dtype), name=name, scope=SHARED, layout=None)
        cb = attributes.get(self.func, CircularBufferAttribute, block.name)
        self.func = attributes.put(self.func, name, replace(cb, depth=1))

        def section(r: Expr, c: Expr) -> list[Stmt]:
            dst = Var("dst", "int32")
            body = [
                Bind(dst, op("dst_tiles", 1), span),
                do("transpose_tile", block, c * columns + r, dst, span=span),
                do("pack_tile", dst, swapped, span=span),
            ]
            return [mark(DST_SECTION, swapped, self._capacity, body, span)]

        tiles = loop("r", columns, lambda r: loop("c", rows, lambda c: section(r, c), span), span)
        return swapped, mark(PRODUCE, swapped, rows * columns, tiles, span)

    def _format(self, block: Var) -> str:
        return attributes.get(self.func, CircularBufferAttribute, block.name).data_format

    def _set_depth(self, block: Var, depth: int) -> None:
        cb = attributes.get(self.func, CircularBufferAttribute, block.name)
        self.func = attributes.put(self.func, block.name, replace(cb, depth=depth))


def _not_cleared(gemm: Stmt) -> LoweringError:
    C = args_by_name(gemm)["C"].name
    return LoweringError(
        f"T.gemm accumulates into {C}, but no T.clear or T.fill of {C} starts the accumulation",
        location=locations.of(gemm),
        expected=f"T.clear({C}) in the statements that hold the loop, with no other use of {C} in between",
    )


def _not_lowered(stmt: Stmt) -> LoweringError:
    if isinstance(stmt, BufferStore):
        return LoweringError(
            f"an element of {stmt.buffer.name} is assigned outside T.Parallel",
            location=locations.of(stmt),
            expected="for i, j in T.Parallel(m, n): around assignments to elements",
        )
    return LoweringError(
        "a condition on block indices or loop variables decides what is computed",
        location=locations.of(stmt),
        expected="the same operations in every block and iteration, or a condition on Python values",
    )


def _after_first(loops: list[For], is_first_site: bool) -> Expr:
    """1 where an earlier K block has been packed already, 0 for the very first."""
    if not is_first_site:
        return IntImm("int32", 1)
    started: Expr | None = None
    for enclosing in loops:
        step = enclosing.loop_var - enclosing.min
        started = step if started is None else started + step
    if started is None:
        return IntImm("int32", 0)
    return Select(NE(started, 0), IntImm("int32", 1), IntImm("int32", 0))
