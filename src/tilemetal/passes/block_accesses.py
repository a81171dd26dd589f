"""Who reads and writes on-chip blocks, before compute is lowered to tiles."""

from __future__ import annotations

from collections import Counter

from ..errors import LoweringError
from ..language import locations
from ..tir import Expr, FloatImm, For, IfThenElse, Stmt, TilePrimitiveCall, Var
from . import tile_expressions
from .parallel_nests import is_parallel, loads_of, match_contraction, nests_of, require_elementwise
from .statements import (
    CONSUME,
    PRODUCE,
    args_by_name,
    body_of,
    called,
    constant,
    do,
    flatten,
    has_body,
    is_marked,
    rewrite,
    sequence,
    with_body,
)

BLOCK_COMPUTE = frozenset({"gemm_block", "fill_block", "move_block"})


def canonicalise(stmts: list[Stmt]) -> list[Stmt]:
    """Tile primitives become block operations; elementwise nests are checked, one store each; nests that
    compute a matmul become ``gemm_block``. Raises LoweringError for what is neither."""
    return rewrite(stmts, _canonical)


def _canonical(stmt: Stmt) -> list[Stmt] | None:
    if isinstance(stmt, TilePrimitiveCall):
        return [_block_operation(stmt)]
    if not is_parallel(stmt):
        return None
    result: list[Stmt] = []
    for nest in nests_of(stmt):
        matmul = match_contraction(nest)
        if matmul is None:
            require_elementwise(nest)
            value = tile_expressions.parse(nest.store.value, nest.where)
            if isinstance(value, tile_expressions.Const):
                constant_value = FloatImm("float32", value.value)
                result.append(do("fill_block", nest.target, constant_value, span=nest.where.span))
            else:
                result.append(_single_store(stmt, nest.store))
        else:
            args = (matmul.A, matmul.B, matmul.C, matmul.transpose_A, matmul.transpose_B, False)
            result.append(do("gemm_block", *args, span=nest.where.span))
    return result


def _block_operation(call: TilePrimitiveCall) -> Stmt:
    if call.op.name == "tt.fill":
        return do("fill_block", *call.args, span=call.span)
    if call.op.name == "tt.gemm":
        flags = (bool(constant(call.config[key])) for key in ("transpose_A", "transpose_B", "clear_accum"))
        return do("gemm_block", *call.args, *flags, span=call.span)
    raise LoweringError(f"{call.op.name} cannot be lowered", location=locations.of(call))


def _single_store(stmt: Stmt, store: Stmt) -> Stmt:
    """The nest with only one of its stores."""

    def keep(inner: Stmt) -> list[Stmt]:
        if isinstance(inner, For):
            body = [kept for part in body_of(inner) for kept in keep(part)]
            narrowed = with_body(inner, body) if body else None
            return [narrowed] if narrowed is not None else []
        return [inner] if inner.same_as(store) else []

    narrowed = sequence(keep(stmt))
    assert narrowed is not None
    return narrowed


def reads(stmt: Stmt) -> list[Var]:
    """Blocks a leaf statement reads, one entry per read; an accumulator is not read by its gemm."""
    entry = called(stmt)
    if entry is None:
        if is_parallel(stmt):
            return [load.source for nest in nests_of(stmt) for load in loads_of(nest.store.value)]
        return []
    args = args_by_name(stmt)
    if entry.name == "gemm_block":
        return [args["A"], args["B"]]
    return [args["source"]] if entry.name == "move_block" else []


def writes(stmt: Stmt) -> Var | None:
    """The block a leaf statement overwrites, if any."""
    entry = called(stmt)
    if entry is None:
        return nests_of(stmt)[0].target if is_parallel(stmt) else None
    args = args_by_name(stmt)
    if entry.name == "gemm_block":
        return args["C"] if constant(args["clear"]) else None
    return {"fill_block": args.get("cb"), "move_block": args.get("destination")}.get(entry.name)


def count_readers(stmts: list[Stmt]) -> Counter[Var]:
    """Number of statements that read each block."""
    found: Counter[Var] = Counter()
    for stmt in _leaves(stmts):
        found.update(set(reads(stmt)))
        if is_marked(stmt, CONSUME):
            found[stmt.node] += 1
    return found


def _leaves(stmts: list[Stmt]) -> list[Stmt]:
    """Statements that are not containers; transfers count as leaves."""
    result: list[Stmt] = []
    for stmt in stmts:
        if isinstance(stmt, IfThenElse):
            result += _leaves(flatten(stmt.then_case)) + _leaves(flatten(stmt.else_case))
        elif has_body(stmt) and not _is_leaf(stmt):
            result += _leaves(body_of(stmt))
        else:
            result.append(stmt)
    return result


def _is_leaf(stmt: Stmt) -> bool:
    return is_parallel(stmt) or is_marked(stmt, PRODUCE) or is_marked(stmt, CONSUME)


def gemms(stmts: list[Stmt]) -> list[dict[str, Expr]]:
    """Arguments of every gemm below ``stmts``."""
    return [args_by_name(stmt) for stmt in _gemm_statements(stmts)]


def _gemm_statements(stmts: list[Stmt]) -> list[Stmt]:
    found = []
    for stmt in _leaves(stmts):
        entry = called(stmt)
        if entry and entry.name == "gemm_block":
            found.append(stmt)
    return found


def _accumulates(stmt: Stmt, block: Var) -> bool:
    """Whether a gemm below ``stmt`` adds to what ``block`` held before it."""
    for leaf in _leaves([stmt]):
        written = writes(leaf)
        if written is not None and written.same_as(block):
            return False
        entry = called(leaf)
        if entry and entry.name == "gemm_block" and args_by_name(leaf)["C"].same_as(block):
            return True
    return False


def sink_fill(fill: Stmt, rest: list[Stmt]) -> bool:
    """Move a fill down to the statement that accumulates into its block, past statements that have nothing to
    do with either; True when ``rest`` was changed and now holds the fill."""
    block = args_by_name(fill)["cb"]
    first = next((i for i, stmt in enumerate(rest) if touches(stmt, block)), None)
    if first is None or first == 0 or not _accumulates(rest[first], block):
        return False
    between = rest[:first]
    if all(_fills_accumulator_of(stmt, rest[first]) for stmt in between):
        return False
    rest[:first] = [*between, fill]
    return True


def _fills_accumulator_of(stmt: Stmt, loop: Stmt) -> bool:
    """Whether a statement starts another accumulation that goes on in the same loop."""
    entry = called(stmt)
    return entry is not None and entry.name == "fill_block" and _accumulates(loop, args_by_name(stmt)["cb"])


def touches(stmt: Stmt, block: Var) -> bool:
    """Whether a statement reads, writes or accumulates into a block, or stores it."""
    for leaf in _leaves([stmt]):
        entry = called(leaf)
        if entry and entry.name == "gemm_block" and args_by_name(leaf)["C"].same_as(block):
            return True
        if block in reads(leaf) or block.same_as(writes(leaf)):
            return True
        if _is_leaf(leaf) and not is_parallel(leaf) and leaf.node.same_as(block):
            return True
    return False


def take_accumulation(block: Var, rest: list[Stmt]) -> list[Stmt]:
    """The next statements up to the last that accumulates into ``block``, removed from ``rest``; empty when
    none does before the block is used or overwritten."""
    last = -1
    for i, stmt in enumerate(rest):
        if _accumulates(stmt, block):
            last = i
        elif touches(stmt, block):
            break
    region = rest[: last + 1]
    del rest[: last + 1]
    return region


def require_undisturbed(block: Var, region: list[Stmt]) -> None:
    """Nothing but gemms may touch an accumulator between its first and its last gemm."""
    for leaf in _leaves(region):
        entry = called(leaf)
        if entry and entry.name == "gemm_block" and block not in reads(leaf):
            continue
        if touches(leaf, block):
            raise LoweringError(
                f"{block.name} is used in the loop that accumulates into it",
                location=locations.of(leaf),
                expected=f"uses of {block.name} after the loop",
                help="to use every partial result, accumulate in a loop of its own, or clear the accumulator",
            )


def only_plain_gemms(region: list[Stmt], accumulator: Var) -> bool:
    """Whether nothing but untransposed-A gemms into ``accumulator`` and transfers happens in a region."""
    for leaf in _leaves(region):
        if _is_leaf(leaf) and not is_parallel(leaf):
            continue
        entry = called(leaf)
        if entry is None:
            if is_parallel(leaf):
                return False
            continue
        if entry.name in BLOCK_COMPUTE:
            args = args_by_name(leaf)
            if (
                entry.name != "gemm_block"
                or constant(args["transpose_A"])
                or not args["C"].same_as(accumulator)
            ):
                return False
    return True


def uninitialised_gemms(stmt: Stmt) -> list[Stmt]:
    """Gemms below a statement whose accumulator is not written before them, inside it."""
    found: list[Stmt] = []
    written: set[Var] = set()
    for leaf in _leaves([stmt]):
        target = writes(leaf)
        if target is not None:
            written.add(target)
        entry = called(leaf)
        if entry and entry.name == "gemm_block" and args_by_name(leaf)["C"] not in written:
            found.append(leaf)
    return found
