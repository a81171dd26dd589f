"""Tiles other than 32x32 on the mock device have the bits that their rows have inside a 32x32 tile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand
from tiles_in_l1 import BF16, BFP4, BFP8, FP32, Format, Matrix, Shape, faces, text

FULL: Shape = (32, 32)
HALF: Shape = (16, 32)
TALL: Shape = (32, 16)
SMALL: tuple[Shape, ...] = ((1, 32), (4, 32), (8, 32), HALF, (2, 16), (8, 16), (16, 16), TALL)
START = "compute_kernel_hw_startup(0, 1, 16);"
# in0 of a product goes to SrcB, and so does what is summed along rows.
REVERSED = "compute_kernel_hw_startup<SrcOrder::Reverse>(0, 1, 16);"
MATMUL = REVERSED + "matmul_init(0, 1);"


@dataclass(frozen=True)
class Kernel:
    """A kernel on operands of given shapes, and the same on 32x32 tiles that hold them."""

    init: str
    operations: str
    operands: tuple[Shape, ...]
    output: Shape
    formats: tuple[Format, Format] = (BF16, BF16)
    wide: bool = False
    fidelity: str = "HiFi4"
    other: int | None = None  # what the 32x32 tiles hold elsewhere; random numbers if not given
    to_dest: frozenset[int] = frozenset()
    scaler: int | None = None  # of a reduction, in all elements of the second operand


def embedded(matrix: Matrix, other: int | None, format_: Format) -> Matrix:
    whole = format_.numbers(FULL) if other is None else np.full(FULL, other, np.uint32)
    whole[: matrix.shape[0], : matrix.shape[1]] = matrix
    return whole


def jobs_of(name: str, kernel: Kernel) -> list[Job]:
    """The kernel on its shapes and on 32x32 tiles."""
    given, result = kernel.formats
    matrices = [given.numbers(shape) for shape in kernel.operands]

    if kernel.scaler is not None:
        matrices[1].fill(kernel.scaler)

    def job(kind: str, tiles: list[Matrix], output: Shape) -> Job:
        inputs = [
            Operand(cb, given.name, 1, [given.stored(tile)], (tile.shape[0], tile.shape[1]))
            for cb, tile in enumerate(tiles)
        ]
        body = in_section(kernel.operations, "pack_tile(0, 16);")
        start = START.replace("1,", "0,", 1) if len(tiles) == 1 else START
        init = kernel.init if "startup" in kernel.init else start + kernel.init
        return Job(
            f"{name}, {kind}", init, body, inputs, result.name, 1, wide=kernel.wide,
            fidelity=kernel.fidelity, unpack_to_dest=kernel.to_dest, output_shape=output,
        )  # fmt: skip

    whole = [embedded(matrix, kernel.other, given) for matrix in matrices]
    return [
        job("small", matrices, kernel.output),
        job("whole", whole, FULL),
    ]


def elementwise() -> dict[str, Kernel]:
    kernels = {}
    for shape in SMALL:
        calls = {
            "copy": ("copy_init(0);", "copy_tile(0, 0, 0);"),
            "add": ("add_init(0, 1);", "add_tiles(0, 1, 0, 0, 0);"),
            "sub": ("sub_init(0, 1);", "sub_tiles(0, 1, 0, 0, 0);"),
            "mul": ("mul_init(0, 1);", "mul_tiles(0, 1, 0, 0, 0);"),
            "exp of a sum": ("add_init(0, 1); exp_tile_init();", "add_tiles(0, 1, 0, 0, 0); exp_tile(0);"),
            "product with DST": (
                "",
                "copy_init(0); copy_tile(0, 0, 0);\n"
                "mul_reuse_dest_init<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1);\n"
                "mul_reuse_dest_tiles<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1, 0, 0);",
            ),
        }
        for name, (init, operations) in calls.items():
            wide = shape in ((1, 32), (8, 32), TALL)
            kernels[f"{name} {text(shape)}"] = Kernel(init, operations, (shape, shape), shape, wide=wide)
    for shape in ((1, 32), (16, 16), TALL):
        kernels[f"copy {text(shape)} of fp32 to DST"] = Kernel(
            "copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, (FP32, FP32), True,
            to_dest=frozenset([0]),
        )  # fmt: skip
    kernels["transpose 16x16"] = Kernel(
        "transpose_init(0);", "transpose_tile(0, 0, 0);", ((16, 16), (16, 16)), (16, 16)
    )
    return kernels


def broadcasts() -> dict[str, Kernel]:
    kernels = {}
    for shape in SMALL:
        for kind in ("rows", "cols", "scalar"):
            if shape == TALL and kind != "scalar":
                continue
            init, call = f"add_bcast_{kind}_init(0, 1);", f"add_tiles_bcast_{kind}(0, 1, 0, 0, 0);"
            wide = shape in ((1, 32), (8, 32), TALL)
            kernels[f"bcast {kind} {text(shape)}"] = Kernel(init, call, (shape, shape), shape, wide=wide)
            kernels[f"bcast {kind} {text(shape)} of 32x32"] = Kernel(init, call, (shape, FULL), shape)
    init = "compute_kernel_hw_startup(0, 16); unary_bcast_init<BroadcastType::{}>(0);"
    call = "unary_bcast<BroadcastType::{}>(0, 0, 0);"
    kernels["rows of 16x32"] = Kernel(init.format("ROW"), call.format("ROW"), (HALF, FULL), FULL)
    kernels["scalar of 16x16"] = Kernel(
        init.format("SCALAR"), call.format("SCALAR"), ((16, 16), FULL), (16, 16)
    )
    return kernels


def product(in0: Shape, in1: Shape, fidelity: str = "HiFi4", **more: Any) -> Kernel:
    operations = "matmul_tiles(0, 1, 0, 0, 0);"
    return Kernel(MATMUL, operations, (in0, in1), (in0[0], in1[1]), fidelity=fidelity, **more)


def products() -> dict[str, Kernel]:
    kernels = {"32x32 by 32x16": product(FULL, TALL, wide=True)}
    for rows in (1, 2, 4, 8, 16):
        kernels[f"{rows}x32 by 32x32"] = product((rows, 32), FULL, wide=rows in (2, 16))
    for rows in (1, 8, 16):
        kernels[f"{rows}x32 by 32x16"] = product((rows, 32), TALL)
    for fidelity in ("LoFi", "HiFi3"):
        kernels[f"8x32 by 32x32, {fidelity}"] = product((8, 32), FULL, fidelity)
        kernels[f"32x16 by 16x32, {fidelity}"] = product(TALL, HALF, fidelity, other=0)
    kernels["16x32 by transposed 32x32"] = Kernel(
        REVERSED + "matmul_init(0, 1, 1);", "matmul_tiles(0, 1, 0, 0, 0);", (HALF, FULL), HALF, wide=True
    )
    twice = "matmul_tiles(0, 1, 0, 0, 0);" * 2
    kernels["4x32 by 32x32, twice"] = Kernel(MATMUL, twice, ((4, 32), FULL), (4, 32))
    block = "0, 1, 1, 1);"
    start = f"{REVERSED} matmul_block_init(0, 1, {block}"
    call = f"matmul_block(0, 1, 0, 0, 0, {block}"
    kernels["8x32 by 32x32 as a block"] = Kernel(start, call, ((8, 32), FULL), (8, 32))
    return kernels


def reductions() -> dict[str, Kernel]:
    kernels = {}
    for shape in ((1, 32), (8, 32), HALF, (16, 16), TALL):
        for dim in ("ROW", "COL", "SCALAR"):
            for pool, other, scaler in (("SUM", 0, 0x3F400000), ("MAX", 0xFF800000, 0x3F800000)):
                of = f"<PoolType::{pool}, ReduceDim::REDUCE_{dim}>"
                start = REVERSED if (pool, dim) == ("SUM", "ROW") else START
                # Rows of two faces are summed face by face; with one phase that is the order of whole tiles.
                fidelity = "LoFi" if (pool, dim, shape[1]) == ("SUM", "ROW", 32) else "HiFi4"
                kernels[f"{pool} {dim} {text(shape)}"] = Kernel(
                    f"{start} reduce_init{of}(0, 1, 16);", f"reduce_tile{of}(0, 1, 0, 0, 0);", (shape, FULL),
                    shape, fidelity=fidelity, other=other, scaler=scaler,
                )  # fmt: skip
    return kernels


def blocks() -> dict[str, Kernel]:
    kernels = {}
    shapes = {BFP8: ((1, 32), (8, 32), HALF, (16, 16), TALL), BFP4: ((4, 32), TALL)}
    for format_, shape in ((format_, shape) for format_, some in shapes.items() for shape in some):
        kernels[f"{format_.name} {text(shape)} to bf16"] = Kernel(
            "copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, (format_, BF16)
        )
        if shape not in (HALF, (16, 16)):  # which the packer cannot write
            kernels[f"bf16 to {format_.name} {text(shape)}"] = Kernel(
                "copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, (BF16, format_)
            )
    kernels["16x32 by 32x32 of Bfp8_b"] = product(HALF, FULL, formats=(BFP8, BF16))
    return kernels


KERNELS = {**elementwise(), **broadcasts(), **products(), **reductions(), **blocks()}

Outputs = dict[str, list[Bytes]]


def outputs_of(names: Iterable[str], mock_build: Path, kernel_cache: Path, **environment: str) -> Outputs:
    jobs = [job for name in names for job in jobs_of(name, KERNELS[name])]
    return run_jobs(
        mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache),
        **environment,
    )  # fmt: skip


def require_same_rows(outputs: Outputs, name: str) -> None:
    kernel = KERNELS[name]
    rows, columns = kernel.output
    result = kernel.formats[1]
    (small,), (whole,) = outputs[f"{name}, small"], outputs[f"{name}, whole"]
    # Which rows of faces of a whole tile are those of the small one.
    indices = np.arange(1024).reshape(FULL)
    of_whole = faces(indices)[:, 0].tolist()
    expected = [of_whole.index(first) for first in faces(indices[:rows, :columns])[:, 0]]
    np.testing.assert_array_equal(result.rows(small, kernel.output), result.rows(whole, FULL)[expected])


@pytest.fixture(scope="module")
def outputs(mock_build: Path, kernel_cache: Path) -> Outputs:
    return outputs_of(KERNELS, mock_build, kernel_cache)


@pytest.mark.parametrize("name", KERNELS)
def test_a_small_tile_has_the_bits_of_its_rows_in_a_whole_one(outputs: Outputs, name: str) -> None:
    require_same_rows(outputs, name)


def test_blackhole_gives_the_same_bits(outputs: Outputs, mock_build: Path, kernel_cache: Path) -> None:
    names = [name for name in KERNELS if text(HALF) in name or text(TALL) in name]
    on_blackhole = outputs_of(names, mock_build, kernel_cache, TT_METAL_MOCK_ARCH="blackhole")
    for name in names:
        require_same_rows(on_blackhole, name)


def test_fast_products_of_small_tiles_are_those_of_whole_ones(mock_build: Path, kernel_cache: Path) -> None:
    names = products()
    fast = outputs_of(names, mock_build, kernel_cache, TILEMETAL_MOCK_NUMERICS="fast")
    for name in names:
        require_same_rows(fast, name)
