"""Loops with a step become loops that count from zero by one."""

from __future__ import annotations

from ..errors import LanguageError
from ..tir import For, ForKind, IntImm, PrimFunc, Var, structural_map
from .locations import of


def count_by_one(func: PrimFunc) -> PrimFunc:
    """``for i in range(start, stop, step)`` as ``for n in range(count)`` with ``i = start + n * step``.

    Raises LanguageError when the bounds or the step are not constant, or the loop would not run.
    """
    return func.with_body(structural_map(func.body, [(For, _normalised)]))


def _normalised(loop: For) -> For:
    step = 1 if loop.step is None else _constant(loop, loop.step, "step")
    if step == 1:
        return loop
    extent = _constant(loop, loop.extent, "extent")
    count = -(-extent // step) if step else 0
    if count < 1:
        raise LanguageError(
            f"the loop over {loop.loop_var.name} never runs",
            location=of(loop),
            expected="a step towards the end",
        )
    number = Var(loop.loop_var.name, str(loop.loop_var.ty.dtype))
    value = loop.min + number * step
    body = structural_map(loop.body, [(Var, lambda var: value if var.same_as(loop.loop_var) else var)])
    return For(
        number, 0, count, ForKind(loop.kind), body, loop.thread_binding, loop.annotations, None, loop.span
    )


def _constant(loop: For, value: object, what: str) -> int:
    if not isinstance(value, IntImm):
        raise LanguageError(
            f"the {what} of the loop over {loop.loop_var.name} is not constant",
            location=of(loop),
            expected="a number known when the kernel is built",
            found=str(value),
        )
    return int(value.value)
