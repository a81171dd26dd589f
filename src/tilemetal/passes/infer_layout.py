"""A1: every tensor parameter gets its memory, layout and tile shape.

Before: a parsed kernel. After: each parameter has ``tt.buffer.<name>``: interleaved over DRAM, in 32x32
tiles, with the access (input, output, inout) that the kernel's copies show; every copied region is known
to lie on tile boundaries inside its tensor, for every block of the grid.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import BufferAttribute
from ..data_formats import TILE_HEIGHT, TILE_WIDTH
from ..errors import LanguageError, SourceLocation, VerificationError
from ..language import locations
from ..tir import (
    Analyzer,
    BufferStore,
    PrimFunc,
    Stmt,
    TensorLoad,
    TensorRegion,
    TilePrimitiveCall,
    Var,
    is_buffer_var,
    structural_walk,
)
from .kernel_grid import grid_axes, kernel_body
from .program import Program
from .regions import Region, check_region, copy_sites, sides
from .statements import constant, flatten, walk


def run(program: Program) -> Program:
    func = program.whole
    for param in func.params:
        _check_tiles(param, locations.of(param) or locations.of(func.body))
    _check_copies(func)
    _check_updates(func)
    accesses = _accesses(func)
    if not any(access != "output" for access in accesses.values()):
        raise LanguageError(
            "the kernel reads no tensor",
            location=locations.of(func.body),
            expected="at least one tensor copied to a block: the reader kernel has nothing to do otherwise",
        )
    for param in func.params:
        where = locations.of(param) or locations.of(func.body)
        if param not in accesses:
            raise LanguageError(
                f"tensor {param.name} is never copied from or to",
                location=where,
                help=f"copy a block of {param.name} with T.copy, or remove the parameter",
            )
        attribute = BufferAttribute(
            "DRAM", "interleaved", (TILE_HEIGHT, TILE_WIDTH), str(param.ty.dtype), access=accesses[param]
        )
        func = attributes.put(func, param.name, attribute)
    return program.with_function(func)


def verify(program: Program) -> None:
    func = program.whole
    missing = {p.name for p in func.params} - attributes.all_of(func, BufferAttribute).keys()
    if missing:
        raise VerificationError(f"infer_layout left {', '.join(sorted(missing))} without a layout")


def _check_tiles(param: Var, where: SourceLocation | None) -> None:
    if not is_buffer_var(param):
        raise LanguageError(
            f"parameter {param.name} is not a tensor", location=where, expected="T.Tensor(shape, dtype)"
        )
    shape = tuple(int(extent) for extent in param.ty.shape)
    if len(shape) < 2:
        raise LanguageError(
            f"tensor {param.name} has rank {len(shape)}",
            location=where,
            expected="rank 2 or more: rows and columns of tiles",
        )
    if shape[-2] % TILE_HEIGHT or shape[-1] % TILE_WIDTH:
        raise LanguageError(
            f"tensor {param.name} of shape {shape} is not a whole number of tiles",
            location=where,
            expected=f"its last two extents to be multiples of {TILE_HEIGHT} and {TILE_WIDTH}",
            help="pad the tensor",
        )


def _check_copies(func: PrimFunc) -> None:
    blocks = {axis.node.var: (0, int(axis.value)) for axis in grid_axes(func)}
    for site in copy_sites(kernel_body(func)):
        ranges = dict(blocks)
        for loop in site.loops:
            first, count = constant(loop.min), constant(loop.extent)
            if first is None or count is None:
                raise LanguageError(
                    f"the loop over {loop.loop_var.name} around a copy has no constant bounds",
                    location=locations.of(loop),
                    expected="bounds known when the kernel is built",
                )
            ranges[loop.loop_var] = (first, count)
        for side in sides(site.copy):
            if isinstance(side, Region) and site.conditional:
                raise LanguageError(
                    f"T.copy of tensor {side.tensor.name} under a condition",
                    location=locations.of(site.copy),
                    expected="transfers that every block makes, so that reader, compute and writer agree",
                    help="decide with Python values when the kernel is built, or compute both cases",
                )
            if isinstance(side, Region):
                check_region(side, ranges, site.copy)


def _check_updates(func: PrimFunc) -> None:
    """A tensor that is read and written must be read where, and before, it is written.

    Reader and writer are different kernels on a core, and cores run in no order: the result of an earlier
    copy or of another block may not have arrived yet.
    """
    sites = copy_sites(kernel_body(func))
    reads, writes = (
        [(i, side, site) for i, site in enumerate(sites) if isinstance(side := sides(site.copy)[end], Region)]
        for end in (0, 1)
    )
    for i, read, site in reads:
        for j, write, _ in writes:
            if not read.tensor.same_as(write.tensor) or (i < j and _same_region(read, write)):
                continue
            relation = "after" if i > j else "elsewhere than where"
            raise LanguageError(
                f"tensor {read.tensor.name} is read {relation} it is written",
                location=locations.of(site.copy),
                expected="each block to read its own part of a tensor before it writes that part",
                help="use another tensor, or keep the values in blocks",
            )


def _same_region(a: Region, b: Region) -> bool:
    analyzer = Analyzer()
    same_start = all(analyzer.can_prove_equal(x, y) for x, y in zip(a.base, b.base, strict=True))
    return same_start and a.extent == b.extent


def _accesses(func: PrimFunc) -> dict[Var, str]:
    """input, output or inout for each parameter a copy touches."""
    read: set[Var] = set()
    written: set[Var] = set()
    for stmt in walk(flatten(func.body)):
        if isinstance(stmt, TilePrimitiveCall) and stmt.op.name == "tt.copy":
            for side, found in zip(stmt.args, (read, written), strict=True):
                found.add(_buffer(side))
        elif isinstance(stmt, BufferStore):
            written.add(stmt.buffer)
            read.update(_loaded(stmt))
    return {
        param: "inout" if param in read and param in written else "input" if param in read else "output"
        for param in func.params
        if param in read or param in written
    }


def _buffer(side: Var | TensorLoad | TensorRegion) -> Var:
    return side.source if isinstance(side, (TensorLoad, TensorRegion)) else side


def _loaded(stmt: Stmt) -> set[Var]:
    loads: list[TensorLoad] = []
    structural_walk(stmt, [(TensorLoad, loads.append)])
    return {load.source for load in loads}
