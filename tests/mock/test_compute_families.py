"""Families of compute operations in whole kernels on the mock device, compared with NumPy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand, tile_to_l1

Matrix = npt.NDArray[np.float32]

TILES = 4
# Small whole numbers: every operation below is exact on them in either width of DST.
VALUES: Matrix = np.random.default_rng(7).integers(-8, 9, (TILES, 32, 32)).astype(np.float32)
ROWS = "tile_regs_acquire(); for (uint32_t t = 0; t < 4; ++t) copy_tile(0, t, t); tile_regs_commit();\n"


def bf16_bytes(matrix: Matrix) -> Bytes:
    return (np.ascontiguousarray(matrix).view(np.uint32) >> 16).astype(np.uint16).view(np.uint8).reshape(-1)


def tile_bytes(tile: Matrix) -> Bytes:
    return tile_to_l1((np.ascontiguousarray(tile).view(np.uint32) >> 16).astype(np.uint16))


def values_of(packed: Bytes) -> Matrix:
    return (packed.view(np.uint16).astype(np.uint32) << 16).view(np.float32)


def tile_of(packed: Bytes) -> Matrix:
    return values_of(packed).reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)


def side_by_side(tiles: Matrix) -> Matrix:
    return np.concatenate(list(tiles), axis=1)


def unary(
    init: str, operation: str, expected: Matrix
) -> tuple[str, str, int, Callable[[list[Bytes]], Any], Any]:
    """A kernel that turns tile 0 into one output tile."""
    body = in_section(operation, "pack_tile(0, 16);")
    return (f"compute_kernel_hw_startup(0, 16);\n{init}", body, 1, lambda out: tile_of(out[0]), expected)


def binary(
    init: str, operation: str, expected: Matrix
) -> tuple[str, str, int, Callable[[list[Bytes]], Any], Any]:
    """The same for two tiles of circular buffer 0."""
    setup, *rest = unary(init, operation, expected)
    return (setup.replace("(0, 16)", "(0, 0, 16)", 1), *rest)


def rows_of(out: list[Bytes]) -> Matrix:
    return values_of(np.concatenate(out)).reshape(32, 32 * TILES)


A, B = VALUES[0], VALUES[1]
KERNELS = {
    "add_block": binary("add_init(0, 0);", "add_block(0, 0, 0, 1, 0, 1);", A + B),
    "sub_rows": binary("sub_bcast_rows_init(0, 0);", "sub_tiles_bcast_rows(0, 0, 0, 1, 0);", A - B[:1]),
    "sub_row_17": binary(
        "sub_bcast_rows_init(0, 0);", "sub_tiles_bcast_rows(0, 0, 0, 1, 0, 17);", A - B[17:18]
    ),
    "sub_cols": binary("sub_bcast_cols_init(0, 0);", "sub_tiles_bcast_cols(0, 0, 0, 1, 0);", A - B[:, :1]),
    "mul_scalar": binary(
        "mul_bcast_scalar_init(0, 0);", "mul_tiles_bcast_scalar(0, 0, 0, 1, 0);", A * B[0, 0]
    ),
    "any_bcast": binary(
        "bcast_init<EltwiseBinaryType::ELWADD, BroadcastType::COL>(0, 0);",
        "add_tiles_bcast<BroadcastType::COL>(0, 0, 0, 1, 0);",
        A + B[:, :1],
    ),
    "math_only_init": binary(
        "add_init(0, 0); binary_tiles_init<false, EltwiseBinaryType::ELWSUB>(0, 0);",
        "sub_tiles(0, 0, 0, 1, 0);",
        A - B,
    ),
    "line_of_the_caller": binary(
        "sub_init(0, 0, false, __builtin_LINE());", "sub_tiles(0, 0, 0, 1, 0);", A - B
    ),
    "halves_of_an_init": binary(
        "MATH((llk_math_eltwise_binary_init<"
        "EltwiseBinaryType::ELWSUB, BroadcastType::COL, MATH_FIDELITY>(0, 0)));"
        "UNPACK((llk_unpack_AB_init<BroadcastType::COL>(0, 0)));",
        "sub_tiles_bcast_cols(0, 0, 0, 1, 0);",
        A - B[:, :1],
    ),
    "halves_of_a_copy": unary(
        "UNPACK((llk_unpack_A_init<>(1, 1, 0)));"
        "MATH((llk_math_eltwise_unary_datacopy_init<DataCopyType::A2D, DST_ACCUM_MODE>(0)));",
        "copy_tile(0, 0, 0);",
        A.T,
    ),
    "halves_of_a_change_of_formats": unary(
        "copy_init(0); PACK((llk_pack_relu_config(ReluConfig::zero())));"
        "MATH((llk_math_reconfig_data_format_srca<DST_ACCUM_MODE>(0)));"
        "UNPACK((llk_unpack_reconfig_data_format_srca<DST_ACCUM_MODE, p_dim_stride_target::IGNORE>(0)));"
        "PACK((llk_pack_reconfig_data_format<DST_ACCUM_MODE>(16)));",
        "copy_tile(0, 0, 0);",
        A * (A > 0),
    ),
    "halves_of_a_reduction": unary(
        "UNPACK((llk_unpack_AB_reduce_init<PoolType::SUM, ReduceDim::REDUCE_COL>(0, 0)));"
        "MATH((llk_math_reduce_init<"
        "PoolType::SUM, ReduceDim::REDUCE_COL, DST_ACCUM_MODE, MATH_FIDELITY>(0, 0)));"
        "PACK((llk_pack_reduce_mask_config<ReduceDim::REDUCE_COL>(16)));"
        "PACK((llk_pack_reduce_mask_clear()));"
        "copy_init(0);",
        "copy_tile(0, 1, 0);",
        B,
    ),
    "unary_rows": unary(
        "unary_bcast_init<BroadcastType::ROW>(0);", "unary_bcast<BroadcastType::ROW>(0, 0, 0);", 0 * A + A[:1]
    ),
    "unary_cols": unary(
        "unary_bcast_init<BroadcastType::COL>(0);",
        "unary_bcast<BroadcastType::COL>(0, 0, 0);",
        0 * A + A[:, :1],
    ),
    "unary_scalar": unary(
        "unary_bcast_init<BroadcastType::SCALAR>(0);",
        "unary_bcast<BroadcastType::SCALAR>(0, 0, 0);",
        0 * A + A[0, 0],
    ),
    "reuse_srca": unary(
        "",
        "copy_init(0); copy_tile(0, 0, 0);"
        "sub_reuse_dest_init<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(0);"
        "sub_reuse_dest_tiles<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(0, 1, 0);",
        A - B,
    ),
    "reuse_srcb": unary(
        "",
        "copy_init(0); copy_tile(0, 0, 0);"
        "sub_reuse_dest_init<EltwiseBinaryReuseDestType::DEST_TO_SRCB>(0);"
        "sub_reuse_dest_tiles<EltwiseBinaryReuseDestType::DEST_TO_SRCB>(0, 1, 0);",
        B - A,
    ),
    "transpose_dest": unary(
        "",
        "copy_init(0); copy_tile(0, 0, 0);"
        "transpose_dest_init<DST_ACCUM_MODE>(); transpose_dest<DST_ACCUM_MODE>(0);",
        A.T,
    ),
    "transpose_faces": unary("copy_init(0, 1, 1);", "copy_tile(0, 0, 0);", A.T),
    "copy_dest": unary(
        "copy_init(0); copy_dest_values_init();",
        "copy_tile(0, 1, 1); copy_dest_values<DataFormat::Float16_b>(1, 0);",
        B,
    ),
    "relu_at_least": unary(
        "copy_init(0); pack_relu_config(ReluConfig::min_threshold(0x4000));",
        "copy_tile(0, 0, 0);",
        A * (A > 2),
    ),
    "relu_at_most": unary(
        "copy_init(0); pack_relu_config(ReluConfig::max_threshold(0x4000));",
        "copy_tile(0, 0, 0);",
        np.clip(A, 0, 2),
    ),
    "reduce_uninit": unary(
        "reduce_init<PoolType::MAX, ReduceDim::REDUCE_ROW>(0, 0, 16); reduce_uninit(); copy_init(0);",
        "copy_tile(0, 0, 0);",
        A,
    ),
    "shared_section": (
        "compute_kernel_hw_startup(0, 16); copy_init(0);",
        "acquire_dst(); copy_tile(0, 3, 0); cb_reserve_back(16, 1); pack_tile(0, 16); release_dst();",
        1,
        lambda out: tile_of(out[0]),
        VALUES[3],
    ),
    "other_width": (
        "compute_kernel_hw_startup(0, 16); set_fp32_dest_acc<!DST_ACCUM_MODE>(); copy_init(0);",
        in_section("copy_tile(0, 2, 0);", "pack_tile(0, 16);"),
        1,
        lambda out: tile_of(out[0]),
        VALUES[2],
    ),
    "out_of_order": (
        "compute_kernel_hw_startup(0, 16); copy_init(0);",
        in_section(
            "copy_block(0, 0, 0, 4);",
            "for (uint32_t t = 0; t < 4; ++t) pack_tile<true>(t, 16, 3 - t);",
            output_tiles=TILES,
        ),
        TILES,
        lambda out: np.stack([tile_of(tile) for tile in out]),
        VALUES[::-1],
    ),
    "mailbox": unary(
        "copy_init(0); uint32_t tile = 0; UNPACK((mailbox_write(MathThreadId, 2)));"
        "MATH((tile = mailbox_read(UnpackThreadId)));",
        "copy_tile(0, tile, 0);",
        VALUES[2],
    ),
    "tile_value": unary(
        "copy_init(0);",
        "copy_tile(0, read_tile_value(0, 0, 0) == *reinterpret_cast<uint32_t*>(get_tile_address(0, 0)), 0);",
        B,
    ),
    "untilize": (
        "compute_kernel_hw_startup(0, 16); untilize_init(0);",
        "cb_reserve_back(16, 4); untilize_block(0, 4, 16);",
        TILES,
        rows_of,
        side_by_side(VALUES),
    ),
    "pack_untilize": (
        "compute_kernel_hw_startup(0, 16); pack_untilize_init<4>(0, 16);",
        "cb_reserve_back(16, 4); pack_untilize_block<4>(0, 1, 16);",
        TILES,
        rows_of,
        side_by_side(VALUES),
    ),
    "fast_untilize": (
        "compute_kernel_hw_startup(0, 16); fast_untilize_init<4>(0, 16);",
        "cb_reserve_back(16, 4); fast_untilize_block<4>(0, 16); fast_untilize_uninit<4>(16);",
        TILES,
        rows_of,
        side_by_side(VALUES),
    ),
    "pack_untilize_dest": (
        "compute_kernel_hw_startup(0, 16); copy_init(0); pack_untilize_dest_init<2, 4>(16);",
        ROWS + "tile_regs_wait(); cb_reserve_back(16, 4);"
        "pack_untilize_dest<2, 4>(16, 1, 0, 0); pack_untilize_dest<2, 4>(16, 1, 1, 2); tile_regs_release();",
        TILES,
        rows_of,
        side_by_side(VALUES),
    ),
    "tilize": (
        "compute_kernel_hw_startup(0, 16); tilize_init(0, 4, 16);",
        "cb_reserve_back(16, 4); tilize_block(0, 4, 16);",
        TILES,
        lambda out: side_by_side(np.stack([tile_of(tile) for tile in out])),
        values_of(np.concatenate([tile_bytes(tile) for tile in VALUES])).reshape(32, 32 * TILES),
    ),
}


@pytest.fixture(
    scope="module", params=[("wormhole_b0", False), ("wormhole_b0", True), ("blackhole", True)], ids=str
)
def outputs(request: pytest.FixtureRequest, mock_build: Path, kernel_cache: Path) -> dict[str, list[Bytes]]:
    """What all kernels pack, on an architecture and with a width of DST."""
    arch, wide = request.param
    operand = Operand(0, "Float16_b", TILES, [tile_bytes(tile) for tile in VALUES])
    jobs = [
        Job(name, init, body, [operand], "Float16_b", 1, output_tiles=tiles, wide=wide)
        for name, (init, body, tiles, _, _) in KERNELS.items()
    ]
    return run_jobs(
        mock_build / "compute_jobs",
        jobs,
        TILE_BYTES.__getitem__,
        TT_METAL_CACHE=str(kernel_cache),
        TT_METAL_MOCK_ARCH=arch,
    )


@pytest.mark.parametrize("name", KERNELS)
def test_kernel_gives_what_numpy_does(outputs: dict[str, list[Bytes]], name: str) -> None:
    *_, read, expected = KERNELS[name]
    np.testing.assert_array_equal(read(outputs[name]), expected)


MISTAKES = {
    "engine-init-missing: add_tiles needs the unpackers set up": binary(
        "copy_init(0);"
        "MATH((llk_math_eltwise_binary_init<"
        "EltwiseBinaryType::ELWADD, BroadcastType::NONE, MATH_FIDELITY>(0, 0)));",
        "add_tiles(0, 0, 0, 1, 0);",
        A,
    ),
    "reduce-mask-left": unary(
        "reduce_init<PoolType::MAX, ReduceDim::REDUCE_ROW>(0, 0, 16); copy_init(0);", "copy_tile(0, 0, 0);", A
    ),
    "engine-init-missing": binary("add_bcast_rows_init(0, 0);", "add_tiles_bcast_cols(0, 0, 0, 1, 0);", A),
    "engine-init-missing: copy_init while the unpacker is still set up by tilizeA_B_reduce_init": unary(
        "UNPACK((llk_unpack_tilizeA_B_init<true, true>(0, 0, 4))); copy_init(0);", "copy_tile(0, 0, 0);", A
    ),
    "engine-init-missing: unpack_tilizeA_B_block needs tilizeA_B_reduce_init": unary(
        "copy_init(0);", "unpack_tilizeA_B_block(0, 0, 4, 0);", A
    ),
    "engine-init-missing: unpack_tilizeA_B_block and its init were given other": unary(
        "UNPACK((llk_unpack_tilizeA_B_init<true, true>(0, 0, 4)));", "unpack_tilizeA_B_block(0, 0, 2, 0);", A
    ),
    "engine-init-missing: 4 tiles of unpack_tilizeA_B_block still wait": unary(
        "UNPACK((llk_unpack_tilizeA_B_init<true, true>(0, 0, 4)));",
        "unpack_tilizeA_B_block(0, 0, 4, 0); unpack_tilizeA_B_uninit(0); copy_init(0); copy_tile(0, 0, 0);",
        A,
    ),
    "dst-unbalanced": unary("tilize_init(0, 4, 16);", "tilize_block(0, 4, 16);", A),
    "engine-unsupported": unary(
        "copy_init(0);", "copy_tile(0, 0, 0); transpose_dest_init<true>(); transpose_dest<true>(0);", A
    ),
}


@pytest.mark.parametrize("rule", MISTAKES)
def test_a_mistake_is_named(mock_build: Path, kernel_cache: Path, rule: str) -> None:
    init, body, tiles, _, _ = MISTAKES[rule]
    operand = Operand(0, "Float16_b", TILES, [tile_bytes(tile) for tile in VALUES])
    job = Job("mistake", init, body, [operand], "Float16_b", 1, output_tiles=tiles)
    with pytest.raises(RuntimeError, match=f"tilemetal mock: {rule}"):
        run_jobs(mock_build / "compute_jobs", [job], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache))
