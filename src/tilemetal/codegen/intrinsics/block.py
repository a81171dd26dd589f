"""Protocol-less operations between stages C and D; each is replaced before code is emitted."""

from ..registry import Arg, Intrinsic, Kind, Level, Role

ENTRIES = (
    Intrinsic(
        "read_tile",
        "Tile `page` of a tensor goes to slot `slot` of the block being filled.",
        (Arg("cb", Kind.CB), Arg("slot", Kind.TILE), Arg("tensor", Kind.TENSOR), Arg("page", Kind.U32)),
        Level.BLOCK,
        roles=(Role.READER,),
    ),
    Intrinsic(
        "write_tile",
        "Slot `slot` of the block being drained goes to tile `page` of a tensor.",
        (Arg("cb", Kind.CB), Arg("slot", Kind.TILE), Arg("tensor", Kind.TENSOR), Arg("page", Kind.U32)),
        Level.BLOCK,
        roles=(Role.WRITER,),
    ),
    Intrinsic(
        "move_block",
        "Every tile of one on-chip block goes to another; formats may differ.",
        (Arg("source", Kind.CB), Arg("destination", Kind.CB)),
        Level.BLOCK,
        roles=(Role.COMPUTE,),
    ),
    Intrinsic(
        "fill_block",
        "Every element of an on-chip block = value.",
        (Arg("cb", Kind.CB), Arg("value", Kind.F32)),
        Level.BLOCK,
        roles=(Role.COMPUTE,),
    ),
    Intrinsic(
        "gemm_block",
        "C += op(A) @ op(B) on on-chip blocks; C = op(A) @ op(B) when `clear`.",
        (
            Arg("A", Kind.CB),
            Arg("B", Kind.CB),
            Arg("C", Kind.CB),
            Arg("transpose_A", Kind.BOOL),
            Arg("transpose_B", Kind.BOOL),
            Arg("clear", Kind.BOOL),
        ),
        Level.BLOCK,
        roles=(Role.COMPUTE,),
    ),
    Intrinsic(
        "block_arrives",
        "Another kernel has pushed a block of `pages` pages; its uses follow.",
        (Arg("cb", Kind.CB), Arg("pages", Kind.U32)),
        Level.BLOCK,
        roles=(Role.COMPUTE, Role.WRITER),
    ),
    Intrinsic(
        "dst_tiles",
        "`count` consecutive DST tiles, numbered when DST is managed.",
        (Arg("count", Kind.U32),),
        Level.BLOCK,
        roles=(Role.COMPUTE,),
        result="uint32_t",
    ),
    Intrinsic(
        "work_item",
        "A per-core scalar argument by name, bound to its position when signatures are final.",
        (Arg("name", Kind.ENUM),),
        Level.BLOCK,
        roles=(Role.READER, Role.COMPUTE, Role.WRITER),
        result="uint32_t",
    ),
    Intrinsic(
        "buffer_address",
        "Base address of a tensor, passed per launch.",
        (Arg("tensor", Kind.TENSOR),),
        Level.BLOCK,
        roles=(Role.READER, Role.WRITER),
        result="uint32_t",
    ),
)
