"""What the host programs of operations define for their kernels; for bfloat16 tensors where types matter.

Facts from the program factories of the SDK's operations, of which the wheel has some and the public
repository tenstorrent/tt-metal all. A kernel gets the definitions of the operations in whose folder it lies.
"""

from __future__ import annotations

import re

_ADD_FPU = {"BINARY_OP": "add_tiles", "BINARY_OP_TYPE": "EltwiseBinaryType::ELWADD"}
_ADD_SFPU = {"BINARY_SFPU_INIT": "add_binary_tile_init();", "BINARY_SFPU_OP": "add_binary_tile"}
_WHERE = {
    "BINARY_SFPU_INIT": "where_tile_init();",
    "BINARY_SFPU_OP": "where_tile<DataFormat::Float16_b>",
    "WHERE_DATA_FORMAT": "Float16_b",
    "WHERE_TTS": "1",
    "WHERE_TST": "0",
    "FILL_LLK": "fill_tile",
    "FILL_WITH_VALUE_FLOAT": "1",
}
_NO_ACTIVATIONS = {f"PROCESS_{operand}_ACTIVATIONS(i)": "" for operand in ("LHS", "RHS", "POST")}
_BROADCAST_B = {"BCAST_INPUT": "1", "SRC_BCAST": "0", "SRC_BCAST_B": "1"}
_FILL_BFLOAT16 = {
    **{
        f"FILL_TILE_WITH_FIRST_{part}{operand}": f"fill_tile_with_first_{part.lower()}_bfloat16"
        for part in ("COLUMN", "ROW", "ELEMENT", "COLUMN_RM", "ROW_RM")
        for operand in ("", "_B", "_C")
    },
    **{f"FILL_WITH_VALUE{operand}": "fill_with_val_bfloat16" for operand in ("", "_B", "_C")},
}
_TILED = {"SRC_SHARDED": "0", "SRC_SHARDED_B": "0", "DST_SHARDED": "0", "HAS_SHARDING": "0", "BCAST_LLK": "0"}
_ADDCMUL = {
    "TERNARY_SFPU_OP_INIT": "addcmul_tile_init",
    "TERNARY_SFPU_OP_FUNC": "addcmul_tile<DataFormat::Float16_b>",
}
_WHERE_TERNARY = {
    "TERNARY_SFPU_OP_INIT": "where_tile_init",
    "TERNARY_SFPU_OP_FUNC": "where_tile<DataFormat::Float16_b>",
    "FILL_WITH_VALUE_FLOAT": "1",
    "FILL_LLK": "fill_tile",
}
_BFLOAT16_TO_FLOAT32 = {
    "TYPECAST_LLK_INIT": "typecast_tile_init<5u, 0u>",
    "TYPECAST_LLK": "typecast_tile<5u, 0u>",
}

# Regular expressions for the path of a kernel and what its host program defines; later ones override.
_FAMILIES: tuple[tuple[str, dict[str, str]], ...] = (
    (r"/reduction/.*/dataflow/", {"ENABLE_FP32_DEST_ACC": "0", "DST_SYNC_FULL": "0"}),
    (r"/reduction/generic/", {"REDUCE_OP": "PoolType::SUM", "REDUCE_DIM": "ReduceDim::REDUCE_COL"}),
    (r"/(pool/generic|pool_generic)/", {"REDUCE_OP": "PoolType::MAX", "REDUCE_DIM": "ReduceDim::REDUCE_COL"}),
    (r"/reduction/generic/.*(_w\b|_w_|_rm|cols)", {"REDUCE_DIM": "ReduceDim::REDUCE_ROW"}),
    (r"/reduction/generic/.*_hw", {"REDUCE_DIM": "ReduceDim::REDUCE_SCALAR"}),
    (r"/(pool/upsample|conv2d)/", {"REDUCE_OP": "PoolType::SUM", "REDUCE_DIM": "ReduceDim::REDUCE_COL"}),
    (r"/moreh/", {"REDUCE_OP": "PoolType::SUM", "REDUCE_DIM": "ReduceDim::REDUCE_ROW"}),
    (r"/moreh/.*_h\b", {"REDUCE_DIM": "ReduceDim::REDUCE_COL"}),
    (
        r"/data_movement/bcast/",
        {
            "BCAST_OP": "add_tiles_bcast",
            "BCAST_LLKOP": "EltwiseBinaryType::ELWADD",
            "BCAST_DIM": "BroadcastType::ROW",
            "CHAIN_BCAST_OP": "compute_kernel_lib::BinaryFpuOp::Add",
            "CHAIN_BCAST_DIM": "compute_kernel_lib::BroadcastDim::Row",
        },
    ),
    (r"/data_movement/bcast/.*_w\.cpp", {"CHAIN_BCAST_DIM": "compute_kernel_lib::BroadcastDim::Col"}),
    (r"/data_movement/bcast/.*_hw", {"CHAIN_BCAST_DIM": "compute_kernel_lib::BroadcastDim::Scalar"}),
    (r"/data_movement/bcast/.*_hw", {"BCAST_DIM": "BroadcastType::SCALAR"}),
    (
        r"/data_movement/fill_pad/",
        {
            "MASK_ELEM_UINT": "uint16_t",
            "MASK_VALUE": "0x3F80u",
            "FILL_PAD_DATA_FMT": "DataFormat::Float16_b",
            "FILL_PAD_FILL_FN": "fill_tile_bitcast",
            "FILL_PAD_FILL_ARG": "fill_bits",
        },
    ),
    (r"/eltwise/binary/", {"ELTWISE_OP": "add_tiles", "ELTWISE_OP_TYPE": "EltwiseBinaryType::ELWADD"}),
    (
        r"/binary_ng/",
        {**_ADD_FPU, **_ADD_SFPU, **_NO_ACTIVATIONS, **_FILL_BFLOAT16, **_TILED, "BCAST_INPUT": ""},
    ),
    (r"/binary_ng/.*where", _WHERE),
    (r"/binary_ng/.*(/eltwise_binary|/eltwise_binary_sfpu|_sfpu|_bcast)(_dfb)?\.cpp", _BROADCAST_B),
    (r"/eltwise/ternary/", {**_WHERE_TERNARY, **_FILL_BFLOAT16, **_TILED}),
    (
        r"/eltwise/ternary/",
        {"BCAST_A": "0", "BCAST_B": "0", "BCAST_C": "1", "ADDCMUL_DATA_FORMAT": "DataFormat::Int32"},
    ),
    (r"/eltwise/ternary/.*addc", _ADDCMUL),
    (
        r"/eltwise/unary/",
        {
            "SFPU_OP_RELU_FAMILY_INCLUDE": "1",
            "SFPU_OP_CHAIN_0_INIT_0": "relu_tile_init();",
            "SFPU_OP_CHAIN_0_FUNC_0": "relu_tile(0);",
            "SFPU_OP_CHAIN_0": "SFPU_OP_CHAIN_0_INIT_0 SFPU_OP_CHAIN_0_FUNC_0",
        },
    ),
    (
        r"/eltwise/unary/.*mac_tss",
        {
            "SFPU_OP_MAC_INCLUDE": "1",
            "SFPU_OP_CHAIN_0_INIT_0": "mac_tile_init<DataFormat::Float16_b>();",
            "SFPU_OP_CHAIN_0_FUNC_0": "mac_tile<DataFormat::Float16_b>(0, 1, 2, 0);",
        },
    ),
    (r"/(typecast|rgb_to_yuv)/", _BFLOAT16_TO_FLOAT32),
    (r"/softmax/", {"EXP_APPROX": "0"}),
    (r"/rotary_embedding", {"RELOAD_IMPL": "0"}),
    (r"/topk/", {"CLAMP_BITS": "0xFF7F0000u"}),
    (
        r"/reduction/accumulation/",
        {
            "BINARY_OP_INIT": "add_binary_tile_init",
            "BINARY_OP": "add_binary_tile",
            "FILL_TILE": "fill_tile_bitcast",
        },
    ),
)


def op_defines(name: str) -> dict[str, str]:
    """The definitions for the kernel at this path."""
    found: dict[str, str] = {}
    for pattern, defines in _FAMILIES:
        if re.search(pattern, name):
            found |= defines
    return found
