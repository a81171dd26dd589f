"""Float16, its block formats and integers in whole kernels on the mock device, against references."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import number_references as reference
import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand, tile_to_l1

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(23)
SHAPE = (32, 32)


def halves() -> Array:
    return RANDOM.standard_normal(SHAPE).astype(np.float16).view(np.uint16)


def int8_in_l1(values: Array) -> Array:
    """Sign and magnitude of 8 bits."""
    return (np.abs(values) | (values < 0) << 7).astype(np.uint8)


def as_tile(packed: Bytes, dtype: type[np.generic]) -> Array:
    return packed.view(dtype).reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(SHAPE)


@dataclass(frozen=True)
class Kernel:
    """Operations on a tile of each circular buffer, packed from DST tile 0; `expected` holds elements."""

    init: str
    operations: str
    inputs: list[Array]
    input_format: str
    expected: Array
    output_format: str
    wide: bool
    fidelity: str = "HiFi4"
    environment: dict[str, str] = field(default_factory=dict)

    def job(self, name: str) -> Job:
        operands = [
            Operand(cb, self.input_format, 1, [tile_to_l1(tile)]) for cb, tile in enumerate(self.inputs)
        ]
        return Job(
            name,
            f"compute_kernel_hw_startup(0, {len(self.inputs) - 1}, 16); {self.init}",
            in_section(self.operations, "pack_tile(0, 16);"),
            operands,
            self.output_format,
            1,
            fidelity=self.fidelity,
            wide=self.wide,
        )


A, B = halves(), halves()
ZERO16, ZERO32 = np.zeros(SHAPE, np.uint16), np.zeros(SHAPE, np.uint32)
X, Y = RANDOM.integers(-127, 128, SHAPE), RANDOM.integers(-127, 128, SHAPE)
U, V = RANDOM.integers(0, 256, SHAPE), RANDOM.integers(0, 256, SHAPE)
SHORTS = RANDOM.integers(0, 1 << 16, SHAPE).astype(np.uint16)
ONES = np.zeros(SHAPE, np.uint16)
ONES[0] = ONES[16] = np.float16(1).view(np.uint16)
BYTES = [int8_in_l1(X), int8_in_l1(Y)]
LARGE = [U.astype(np.uint8), V.astype(np.uint8)]


def column_0(values: Array) -> Array:
    """What the packer's mask leaves of a reduction along rows."""
    out = np.zeros_like(values)
    out[:, 0] = values[:, 0]
    return out


def half_kernel(init: str, operations: str, expected: Array, fidelity: str = "HiFi4") -> Kernel:
    """Two Float16 tiles to Float16, in a 16-bit DST, or to Float32 with a 32-bit one."""
    wide = expected.dtype == np.uint32
    output = "Float32" if wide else "Float16"
    return Kernel(init, operations, [A, B], "Float16", expected, output, wide, fidelity)


def int_kernel(
    init: str, operations: str, expected: Array, inputs: list[Array] = BYTES, fidelity: str = "HiFi4"
) -> Kernel:
    """Two tiles of 8-bit integers to Int32."""
    given = "Int8" if inputs is BYTES else "UInt8"
    return Kernel(init, operations, inputs, given, expected, "Int32", True, fidelity)


MATMUL = ("matmul_init(0, 1);", "matmul_tiles(0, 1, 0, 0, 0);")
ADD = ("add_init(0, 1);", "add_tiles(0, 1, 0, 0, 0);")
SUB = ("sub_init(0, 1);", "sub_tiles(0, 1, 0, 0, 0);")
MUL = ("mul_init(0, 1);", "mul_tiles(0, 1, 0, 0, 0);")
ROW_SUMS = (
    "reduce_init<PoolType::SUM, ReduceDim::REDUCE_ROW>(0, 1, 16);",
    "reduce_tile<PoolType::SUM, ReduceDim::REDUCE_ROW>(0, 1, 0, 0, 0);",
)
ROW_MAXIMA = tuple(text.replace("SUM", "MAX") for text in ROW_SUMS)
TRUE_HALVES = A.view(np.float16).astype(np.float64)
RELU = ("copy_init(0); relu_tile_init();", "copy_tile(0, 0, 0); relu_tile(0);")
EXP = ("copy_init(0); exp_tile_init();", "copy_tile(0, 0, 0); exp_tile(0);")
REUSE = (
    "add_reuse_dest_init<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1);",
    "copy_init(0); copy_tile(0, 0, 0); "
    "add_reuse_dest_init<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1); "
    "add_reuse_dest_tiles<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1, 0, 0);",
)
KERNELS = {
    "fp16 matmul": half_kernel(*MATMUL, reference.matmul(A, B, ZERO16, "HiFi4", False)),
    "fp16 matmul LoFi": half_kernel(*MATMUL, reference.matmul(A, B, ZERO16, "LoFi", False), "LoFi"),
    "fp16 matmul, wide": half_kernel(*MATMUL, reference.matmul(A, B, ZERO32, "HiFi4", True)),
    "fp16 matmul of in1 transposed": half_kernel(
        "matmul_init(0, 1, 1);",
        "matmul_tiles(0, 1, 0, 0, 0);",
        reference.matmul(A, B.T, ZERO16, "HiFi4", False),
    ),
    "fp16 add": half_kernel(*ADD, reference.add(A, B, ZERO16, False)),
    "fp16 add, wide": half_kernel(*ADD, reference.add(A, B, ZERO32, True)),
    "fp16 sub": half_kernel(*SUB, reference.add(A, B, ZERO16, False, subtract=True)),
    "fp16 mul": half_kernel(*MUL, reference.multiply(A, B, ZERO16, "HiFi4", False)),
    "fp16 mul HiFi2, wide": half_kernel(*MUL, reference.multiply(A, B, ZERO32, "HiFi2", True), "HiFi2"),
    "fp16 mul by row": half_kernel(
        "mul_bcast_rows_init(0, 1);",
        "mul_tiles_bcast_rows(0, 1, 0, 0, 0);",
        reference.multiply(A, np.broadcast_to(B[:1], SHAPE), ZERO16, "HiFi4", False),
    ),
    "fp16 transposed": half_kernel("transpose_init(0);", "transpose_tile(0, 0, 0);", A.T.copy()),
    "fp16 dest reuse": half_kernel(*REUSE, reference.add(A, B, ZERO16, False)),
    "fp16 sums of rows": Kernel(
        *ROW_SUMS,
        [A, ONES],
        "Float16",
        column_0(reference.reduce_sum(A, ONES[0, :16], ZERO16, "ROW", "HiFi4", False)),
        "Float16",
        False,
    ),
    "fp16 maxima of rows": Kernel(
        *ROW_MAXIMA,
        [A, ONES],
        "Float16",
        column_0(np.broadcast_to(A.view(np.float16).max(1, keepdims=True), SHAPE)).view(np.uint16),
        "Float16",
        False,
    ),
    "fp16 relu": half_kernel(*RELU, np.where(A >> 15, 0, A).astype(np.uint16)),
    "fp16 unary broadcast": half_kernel(
        "unary_bcast_init<BroadcastType::COL>(0);",
        "unary_bcast<BroadcastType::COL>(0, 0, 0);",
        np.repeat(A[:, :1], 32, axis=1),
    ),
    "int8 matmul": int_kernel(*MATMUL, reference.clamped(X @ Y)),
    "int8 matmul LoFi": int_kernel(*MATMUL, reference.integer_matmul(X, Y, ZERO32, "LoFi"), fidelity="LoFi"),
    "uint8 matmul": int_kernel(*MATMUL, reference.clamped(U @ V), LARGE),
    "int8 add": int_kernel(*ADD, reference.clamped(X + Y)),
    "int8 sub": int_kernel(*SUB, reference.clamped(X - Y)),
    "int8 mul": int_kernel(*MUL, reference.clamped(X * Y)),
    "int8 mul HiFi2": int_kernel(*MUL, reference.integer_multiply(X, Y, ZERO32, "HiFi2"), fidelity="HiFi2"),
    "uint8 mul": int_kernel(*MUL, reference.clamped(U * V), LARGE),
    "int8 add of a column": int_kernel(
        "add_bcast_cols_init(0, 1);", "add_tiles_bcast_cols(0, 1, 0, 0, 0);", reference.clamped(X + Y[:, :1])
    ),
    "int8 matmul twice": int_kernel(
        MATMUL[0], MATMUL[1] + MATMUL[1], reference.clamped(2 * (X.astype(np.int64) @ Y))
    ),
    "int8 matmul to int8": Kernel(
        *MATMUL, BYTES, "Int8", int8_in_l1(np.clip(X @ Y, -127, 127)), "Int8", True
    ),
    "int8 unary broadcast": int_kernel(
        "unary_bcast_init<BroadcastType::SCALAR>(0);",
        "unary_bcast<BroadcastType::SCALAR>(0, 0, 0);",
        reference.clamped(np.full(SHAPE, X[0, 0])),
    ),
    "uint16 unary broadcast": Kernel(
        "unary_bcast_init<BroadcastType::ROW>(0);",
        "unary_bcast<BroadcastType::ROW>(0, 0, 0);",
        [SHORTS],
        "UInt16",
        np.repeat(SHORTS[:1], 32, axis=0),
        "UInt16",
        False,
    ),
}


@pytest.fixture(scope="module")
def outputs(mock_build: Path, kernel_cache: Path) -> dict[str, list[Bytes]]:
    jobs = [kernel.job(name) for name, kernel in KERNELS.items()]
    return run_jobs(
        mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
    )


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_gives_the_bits_of_its_reference(outputs: dict[str, list[Bytes]], name: str) -> None:
    expected = KERNELS[name].expected
    np.testing.assert_array_equal(as_tile(outputs[name][0], expected.dtype.type), expected)


def test_fast_products_leave_halves_and_integers_exact(mock_build: Path, kernel_cache: Path) -> None:
    names = ("fp16 matmul", "fp16 matmul, wide", "int8 matmul")
    outputs = run_jobs(
        mock_build / "compute_jobs",
        [KERNELS[name].job(name) for name in names],
        TILE_BYTES.__getitem__,
        TT_METAL_CACHE=str(kernel_cache),
        TILEMETAL_MOCK_NUMERICS="fast",
    )
    for name in names:
        expected = KERNELS[name].expected
        np.testing.assert_array_equal(as_tile(outputs[name][0], expected.dtype.type), expected)


def test_the_vector_unit_stores_halves(mock_build: Path, kernel_cache: Path) -> None:
    kernel = half_kernel(*EXP, ZERO16)
    packed = run_jobs(
        mock_build / "compute_jobs",
        [kernel.job("exp")],
        TILE_BYTES.__getitem__,
        TT_METAL_CACHE=str(kernel_cache),
    )["exp"][0]
    got = as_tile(packed, np.float16).astype(np.float64)
    np.testing.assert_allclose(got, np.exp(TRUE_HALVES), rtol=2.0**-7)
    assert len(np.unique(got)) > 100


def test_blocks_of_halves_pass_through_a_kernel(mock_build: Path, kernel_cache: Path) -> None:
    blocks = reference.block_bytes(A.reshape(-1), 8, False)
    numbers = reference.unpacked_block(blocks, 8)
    doubled = reference.add(*(numbers.reshape(SHAPE),) * 2, ZERO16, False).reshape(-1)
    job = Job(
        "blocks",
        "compute_kernel_hw_startup(0, 0, 16); add_init(0, 0);",
        in_section("add_tiles(0, 0, 0, 0, 0);", "pack_tile(0, 16);"),
        [Operand(0, "Bfp8", 1, [blocks])],
        "Bfp8",
        1,
    )
    packed = run_jobs(
        mock_build / "compute_jobs", [job], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
    )["blocks"][0]
    np.testing.assert_array_equal(packed, reference.block_bytes(doubled, 8, False))


LAYOUTS = {
    "Float16": (np.float16, False),
    "UInt16": (np.uint16, False),
    "UInt8": (np.uint8, True),
    "Int32": (np.uint32, True),
}


@pytest.mark.parametrize("data_format", LAYOUTS)
def test_rows_become_tiles_of_any_format(mock_build: Path, kernel_cache: Path, data_format: str) -> None:
    dtype, wide = LAYOUTS[data_format]
    rows = RANDOM.integers(1, 100, SHAPE).astype(dtype)
    job = Job(
        "rows",
        "compute_kernel_hw_startup(0, 16); tilize_init(0, 1, 16);",
        "cb_reserve_back(16, 1); tilize_block(0, 1, 16);",
        [Operand(0, data_format, 1, [rows.view(np.uint8).reshape(-1)])],
        data_format,
        1,
        wide=wide,
    )
    packed = run_jobs(
        mock_build / "compute_jobs", [job], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
    )["rows"][0]
    np.testing.assert_array_equal(as_tile(packed, dtype), rows)


def refused(kernel_cache: Path, mock_build: Path, job: Job) -> str:
    with pytest.raises(RuntimeError, match="tilemetal mock: engine-unsupported: ") as error:
        run_jobs(mock_build / "compute_jobs", [job], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache))
    return str(error.value)


def test_numbers_of_two_kinds_are_not_mixed(mock_build: Path, kernel_cache: Path) -> None:
    job = Job(
        "mixed",
        "compute_kernel_hw_startup(0, 1, 16); add_init(0, 1);",
        in_section("add_tiles(0, 1, 0, 0, 0);", "pack_tile(0, 16);"),
        [Operand(0, "Float16", 1, [tile_to_l1(A)]), Operand(1, "Float16_b", 1, [tile_to_l1(B)])],
        "Float16",
        1,
    )
    assert "add_tiles mixes numbers with exponents of 5 bits with" in refused(kernel_cache, mock_build, job)


@pytest.mark.parametrize(
    ("wide", "init", "operations", "reason"),
    [
        (False, *MATMUL, "arithmetic on 8-bit integers needs fp32_dest_acc_en"),
        (True, *ROW_SUMS, "in a DST of integers"),
        (True, *REUSE, "cannot be moved to a source register"),
    ],
)
def test_what_integers_cannot_do_is_refused(
    mock_build: Path, kernel_cache: Path, wide: bool, init: str, operations: str, reason: str
) -> None:
    output = "Int32" if wide else "UInt16"
    job = Kernel(init, operations, BYTES, "Int8", ZERO32, output, wide).job("refused")
    assert reason in refused(kernel_cache, mock_build, job)


def test_block_numbers_below_float16_are_refused(mock_build: Path, kernel_cache: Path) -> None:
    blocks = np.zeros(1088, np.uint8)
    blocks[0], blocks[64] = 5, 1
    job = Job(
        "below",
        "compute_kernel_hw_startup(0, 16); copy_init(0);",
        in_section("copy_tile(0, 0, 0);", "pack_tile(0, 16);"),
        [Operand(0, "Bfp8", 1, [blocks])],
        "Bfp8",
        1,
    )
    assert "below the exponents of Float16" in refused(kernel_cache, mock_build, job)
