"""Where each block of the grid writes, as data for the plan."""

from __future__ import annotations

import itertools
from typing import Any

from ..data_formats import TILE_HEIGHT, TILE_WIDTH
from ..errors import LoweringError, SourceLocation
from ..language import locations
from ..tir import Analyzer, Expr, IntImm, PrimFunc, Var
from .kernel_grid import grid_axes, kernel_body
from .regions import Region, Site, copy_sites, sides
from .statements import constant, substitute


def written_regions(func: PrimFunc) -> list[dict[str, Any]]:
    """One entry per written region: buffer, and per dimension an origin that is affine in the block
    indices, in tiles for the last two dimensions and elements before; and the extent in the same units.

    A copy inside loops gives one entry per iteration. Raises LoweringError when an origin is not affine.
    """
    axes = [axis.node.var for axis in grid_axes(func)]
    entries: list[dict[str, Any]] = []
    for site in copy_sites(kernel_body(func)):
        destination = sides(site.copy)[1]
        if isinstance(destination, Region):
            entries += [_entry(destination, axes, at, site) for at in _iterations(site)]
    return entries


def output_location(func: PrimFunc) -> SourceLocation | None:
    """The author's line of the first copy to a tensor."""
    for site in copy_sites(kernel_body(func)):
        if isinstance(sides(site.copy)[1], Region):
            return locations.of(site.copy)
    return None


def _iterations(site: Site) -> list[dict[Var, Expr]]:
    """Values of the loop variables the destination depends on, one dictionary per iteration."""
    ranges = []
    for loop in site.loops:
        first, count = constant(loop.min), constant(loop.extent)
        if first is None or count is None:
            raise LoweringError("a loop around a copy has no constant bounds", location=locations.of(loop))
        ranges.append([(loop.loop_var, IntImm("int32", i)) for i in range(first, first + count)])
    return [dict(point) for point in itertools.product(*ranges)]


def _entry(region: Region, axes: list[Var], at: dict[Var, Expr], site: Site) -> dict[str, Any]:
    rank = len(region.base)
    units = [1] * (rank - 2) + [TILE_HEIGHT, TILE_WIDTH]
    origin = []
    for base, unit in zip(region.base, units, strict=True):
        constant_part, per_axis = _affine(substitute(base, at), axes, site)
        origin.append({"constant": constant_part // unit, "per_axis": [c // unit for c in per_axis]})
    return {
        "buffer": region.tensor.name,
        "origin": origin,
        "extent": [e // u for e, u in zip(region.extent, units, strict=True)],
    }


def _affine(expr: Expr, axes: list[Var], site: Site) -> tuple[int, list[int]]:
    """``expr`` as constant + sum(coefficient * axis), found by evaluating it and checked by proof."""
    analyzer = Analyzer()

    def at(values: list[int]) -> int | None:
        point = {axis: IntImm("int32", v) for axis, v in zip(axes, values, strict=True)}
        return constant(analyzer.simplify(substitute(expr, point)))

    zero = at([0] * len(axes))
    steps = [at([int(i == k) for i in range(len(axes))]) for k in range(len(axes))]
    if zero is not None and all(step is not None for step in steps):
        coefficients = [step - zero for step in steps if step is not None]
        affine: Any = zero
        for coefficient, axis in zip(coefficients, axes, strict=True):
            affine = affine + coefficient * axis
        if analyzer.can_prove_equal(expr, affine):
            return zero, coefficients + [0] * (3 - len(coefficients))
    raise LoweringError(
        "the place a block is written to is not an affine function of the block indices",
        location=locations.of(site.copy),
        expected="indices such as by * block_M + constant",
        found=str(expr),
    )
