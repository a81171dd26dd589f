"""Moves into DST: copy and transpose of one tile."""

from ..registry import SAME, Arg, Cycles, Engine, Intrinsic, Kind, Older, Role

_COMPUTE = (Role.COMPUTE,)
_OLD_TRANSPOSE = "compute_kernel_api/transpose_wh.h"
_IN = Arg("in0", Kind.CB, source="A")


def _pair(
    verb: str, doc: str, header: str, init_older: Older, older: Older = SAME
) -> tuple[Intrinsic, Intrinsic]:
    init = Intrinsic(
        f"{verb}_init",
        f"Prepare {verb}_tile.",
        (_IN,),
        spelling=f"{verb}_init",
        header=header,
        roles=_COMPUTE,
        engine=Engine.FPU,
        older=init_older,
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
        older=older,
    )
    return init, tile


ENTRIES = (
    *_pair(
        "copy",
        "DST[dst] = in0[tile0].",
        "api/compute/tile_move_copy.h",
        Older("copy_tile_to_dst_init_short"),
    ),
    *_pair(
        "transpose",
        "DST[dst] = in0[tile0], rows and columns swapped.",
        "api/compute/transpose.h",
        Older("transpose_wh_init_short", _OLD_TRANSPOSE),
        Older("transpose_wh_tile", _OLD_TRANSPOSE),
    ),
)
