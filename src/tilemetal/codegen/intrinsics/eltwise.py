"""Elementwise FPU operations on two circular buffers; in0 goes to source register A, in1 to B."""

from ..registry import Arg, Cycles, Engine, Intrinsic, Kind, Older, Role

_HEADER = "api/compute/eltwise_binary.h"
_COMPUTE = (Role.COMPUTE,)
_OPERANDS = (Arg("in0", Kind.CB, source="A"), Arg("in1", Kind.CB, source="B"))
_INDICES = (Arg("tile0", Kind.TILE), Arg("tile1", Kind.TILE), Arg("dst", Kind.DST))


def _pair(verb: str, symbol: str, accumulates: bool, cycles: Cycles) -> tuple[Intrinsic, Intrinsic]:
    assign = "+=" if accumulates else "="
    init = Intrinsic(
        f"{verb}_init",
        f"Prepare {verb}_tiles.",
        _OPERANDS,
        spelling=f"{verb}_init",
        header=_HEADER,
        roles=_COMPUTE,
        engine=Engine.FPU,
        older=Older(f"{verb}_tiles_init"),
    )
    tiles = Intrinsic(
        f"{verb}_tiles",
        f"DST[dst] {assign} in0[tile0] {symbol} in1[tile1].",
        (*_OPERANDS, *_INDICES),
        spelling=f"{verb}_tiles",
        header=_HEADER,
        roles=_COMPUTE,
        engine=Engine.FPU,
        init=init.name,
        accumulates=accumulates,
        cycles=cycles,
    )
    return init, tiles


ENTRIES = (
    *_pair("add", "+", False, Cycles(8)),
    *_pair("sub", "-", False, Cycles(8)),
    *_pair("mul", "*", True, Cycles(per_phase=8)),
)
