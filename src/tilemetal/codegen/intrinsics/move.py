"""Moves into DST: copy and transpose of one tile."""

from ..registry import Arg, Cycles, Engine, Intrinsic, Kind, Role

_COMPUTE = (Role.COMPUTE,)
_IN = Arg("in0", Kind.CB, source="A")


def _pair(verb: str, doc: str, header: str) -> tuple[Intrinsic, Intrinsic]:
    init = Intrinsic(
        f"{verb}_init",
        f"Prepare {verb}_tile.",
        (_IN,),
        spelling=f"{verb}_init",
        header=header,
        roles=_COMPUTE,
        engine=Engine.FPU,
    )
    tile = Intrinsic(
        f"{verb}_tile",
        doc,
        (_IN, Arg("tile0", Kind.TILE), Arg("dst", Kind.DST)),
        spelling=f"{verb}_tile",
        header=header,
        roles=_COMPUTE,
        engine=Engine.FPU,
        init=init.name,
        cycles=Cycles(32),
    )
    return init, tile


ENTRIES = (
    *_pair("copy", "DST[dst] = in0[tile0].", "api/compute/tile_move_copy.h"),
    *_pair("transpose", "DST[dst] = in0[tile0], rows and columns swapped.", "api/compute/transpose.h"),
)
