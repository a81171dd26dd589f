"""DST sections and packing: DST register file to circular buffer."""

from ..registry import Arg, Cycles, Engine, Intrinsic, Kind, Role

_COMPUTE = (Role.COMPUTE,)
_REGS = "api/compute/reg_api.h"
_PACK = "api/compute/pack.h"
_OUT = Arg("out", Kind.CB)
_DST = Arg("dst", Kind.DST)


def _section(name: str, doc: str) -> Intrinsic:
    return Intrinsic(name, doc, spelling=name, header=_REGS, roles=_COMPUTE)


ENTRIES = (
    _section("tile_regs_acquire", "Math waits for a free DST section."),
    _section("tile_regs_commit", "Math hands the section to the packer."),
    _section("tile_regs_wait", "The packer waits for a committed section."),
    _section("tile_regs_release", "The packer frees the section, which clears it."),
    Intrinsic(
        "pack_tile",
        "The next reserved page of `out` = DST[dst].",
        (_DST, _OUT),
        spelling="pack_tile",
        header=_PACK,
        roles=_COMPUTE,
        engine=Engine.PACK,
        cycles=Cycles(32),
    ),
    Intrinsic(
        "pack_tile_at",
        "Reserved page `page` of `out` = DST[dst].",
        (Arg("out_of_order", Kind.ENUM, template=True, values=("true",)), _DST, _OUT, Arg("page", Kind.TILE)),
        spelling="pack_tile",
        header=_PACK,
        roles=_COMPUTE,
        engine=Engine.PACK,
        cycles=Cycles(32),
    ),
)
