"""Matrix multiplication; in0 goes to source register B and in1 to A."""

from ..registry import Arg, Cycles, Engine, Intrinsic, Kind, Older, Role

_HEADER = "api/compute/matmul.h"
_COMPUTE = (Role.COMPUTE,)
_OPERANDS = (Arg("in0", Kind.CB, source="B"), Arg("in1", Kind.CB, source="A"))
_INDICES = (Arg("tile0", Kind.TILE), Arg("tile1", Kind.TILE), Arg("dst", Kind.DST))
_DIMS = (Arg("ct_dim", Kind.U32), Arg("rt_dim", Kind.U32), Arg("kt_dim", Kind.U32))

ENTRIES = (
    Intrinsic(
        "matmul_init",
        "Prepare matmul_tiles; `transpose` transposes each tile of in1.",
        (*_OPERANDS, Arg("transpose", Kind.U32)),
        spelling="matmul_init",
        header=_HEADER,
        roles=_COMPUTE,
        engine=Engine.FPU,
        older=Older("mm_init_short"),
    ),
    Intrinsic(
        "matmul_tiles",
        "DST[dst] += in0[tile0] @ in1[tile1].",
        (*_OPERANDS, *_INDICES, Arg("transpose", Kind.U32, hidden=True)),
        spelling="matmul_tiles",
        header=_HEADER,
        roles=_COMPUTE,
        engine=Engine.FPU,
        init="matmul_init",
        accumulates=True,
        cycles=Cycles(per_phase=16),
        older=Older(shown=("transpose",)),
    ),
    Intrinsic(
        "matmul_block_init",
        "Prepare matmul_block with the same dimensions.",
        (*_OPERANDS, Arg("transpose", Kind.U32), *_DIMS),
        spelling="matmul_block_init",
        header=_HEADER,
        roles=_COMPUTE,
        engine=Engine.FPU,
        older=Older("mm_block_init_short"),
    ),
    Intrinsic(
        "matmul_block",
        "One K step of an rt_dim x ct_dim block: DST[dst + r*ct_dim + c] += "
        "in0[tile0 + r*kt_dim] @ in1[tile1 + c].",
        (*_OPERANDS, *_INDICES, Arg("transpose", Kind.U32), *_DIMS),
        spelling="matmul_block",
        header=_HEADER,
        roles=_COMPUTE,
        engine=Engine.FPU,
        init="matmul_block_init",
        accumulates=True,
        cycles=Cycles(per_phase=16),
    ),
)
