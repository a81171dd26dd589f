"""Tiles other than 32x32 on the mock device: their numbers are those the same rows have inside a 32x32 tile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand

Shape = tuple[int, int]
Matrix = npt.NDArray[np.uint32]

FULL: Shape = (32, 32)
HALF: Shape = (16, 32)
TALL: Shape = (32, 16)
SMALL: tuple[Shape, ...] = (
    *((rows, 32) for rows in (1, 2, 4, 8, 16)),
    *((rows, 16) for rows in (1, 2, 4, 8, 16, 32)),
)
RANDOM = np.random.default_rng(23)
ARCHITECTURES = ("wormhole_b0", "blackhole")
START = "compute_kernel_hw_startup(0, 1, 16);"
# in0 of a product goes to SrcB, and so does what is summed along rows.
REVERSED = "compute_kernel_hw_startup<SrcOrder::Reverse>(0, 1, 16);"
MATMUL = REVERSED + "matmul_init(0, 1);"
PACK = "pack_tile(0, 16);"


def faces(matrix: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The rows of the faces of a tile of any shape, in the order they have in L1."""
    rows, columns = matrix.shape
    high = min(rows, 16)
    return matrix.reshape(rows // high, high, columns // 16, 16).swapaxes(1, 2).reshape(-1, 16)


def matrix_of(rows_of_faces: npt.NDArray[Any], shape: Shape) -> npt.NDArray[Any]:
    rows, columns = shape
    high = min(rows, 16)
    return rows_of_faces.reshape(rows // high, columns // 16, high, 16).swapaxes(1, 2).reshape(shape)


class Format:
    """How bit patterns of float32 are stored in a format, which holds them exactly, and read back."""

    def __init__(self, name: str, element_bits: int, mask: int) -> None:
        self.name, self.bits, self.mask = name, element_bits, mask

    @property
    def is_block(self) -> bool:
        return self.name.startswith("Bfp")

    def numbers(self, shape: Shape) -> Matrix:
        """Random numbers of this format."""
        words = RANDOM.standard_normal(shape).astype(np.float32).view(np.uint32)
        if not self.is_block:
            return words & np.uint32(self.mask)
        # One exponent and the leading bit for all, so that each keeps its bits in any block.
        return (words & np.uint32(0x80000000 | self.mask & 0x7FFFFF)) | np.uint32(0x3F800000)

    def stored(self, matrix: Matrix) -> Bytes:
        rows = faces(matrix)
        if self.name == "Float32":
            return rows.view(np.uint8).reshape(-1)
        if self.name == "Float16_b":
            return (rows >> 16).astype(np.uint16).view(np.uint8).reshape(-1)
        exponents = (rows >> 23 & 0xFF).max(1).astype(np.uint8)
        signs = rows >> 31 << (self.bits - 1)
        magnitudes = (1 << (self.bits - 2)) | (rows & 0x7FFFFF) >> (25 - self.bits)
        elements = (signs | magnitudes).astype(np.uint8).reshape(-1, 8 // self.bits)
        packed = np.zeros(len(elements), np.uint8)
        for place in range(elements.shape[1]):
            packed |= elements[:, place] << (place * self.bits)
        padding = np.zeros(-len(exponents) % 16, np.uint8)
        return np.concatenate([exponents, padding, packed])

    def rows(self, stored: Bytes, shape: Shape) -> npt.NDArray[Any]:
        """What lies in L1 for each row of a face: its elements, behind its exponent in block formats."""
        count = shape[0] * shape[1] // 16
        start = -(-count // 16) * 16 if self.is_block else 0
        elements = stored[start:].reshape(count, -1)
        return np.hstack([stored[:count, None], elements]) if self.is_block else elements


BF16 = Format("Float16_b", 16, 0xFFFF0000)
FP32 = Format("Float32", 32, 0xFFFFE000)
BFP8 = Format("Bfp8_b", 8, 0xFFFE0000)
BFP4 = Format("Bfp4_b", 4, 0xFFE00000)


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
    like: str = ""  # operations on the 32x32 tiles if they are others
    to_dest: frozenset[int] = frozenset()
    pack: str = PACK


def embedded(matrix: Matrix, other: int | None, format_: Format) -> Matrix:
    whole = format_.numbers(FULL) if other is None else np.full(FULL, other, np.uint32)
    whole[: matrix.shape[0], : matrix.shape[1]] = matrix
    return whole


def jobs_of(name: str, kernel: Kernel) -> list[Job]:
    """The kernel on its shapes and on 32x32 tiles."""
    given, result = kernel.formats
    matrices = [given.numbers(shape) for shape in kernel.operands]

    def job(kind: str, operations: str, tiles: list[Matrix], output: Shape) -> Job:
        inputs = [
            Operand(cb, given.name, 1, [given.stored(tile)], (tile.shape[0], tile.shape[1]))
            for cb, tile in enumerate(tiles)
        ]
        body = in_section(operations, kernel.pack)
        start = START.replace("1,", "0,", 1) if len(tiles) == 1 else START
        init = kernel.init if "startup" in kernel.init else start + kernel.init
        return Job(
            f"{name}, {kind}", init, body, inputs, result.name, 1, wide=kernel.wide,
            fidelity=kernel.fidelity, unpack_to_dest=kernel.to_dest, output_shape=output,
        )  # fmt: skip

    whole = [embedded(matrix, kernel.other, given) for matrix in matrices]
    return [
        job("small", kernel.operations, matrices, kernel.output),
        job("whole", kernel.like or kernel.operations, whole, FULL),
    ]


def text(shape: Shape) -> str:
    return f"{shape[0]}x{shape[1]}"


def elementwise() -> dict[str, Kernel]:
    kernels = {}
    for shape in SMALL:
        label = text(shape)
        wide = shape[0] in (1, 8, 32)
        kernels[f"copy {label}"] = Kernel("copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, wide=wide)
        kernels[f"copy {label} of fp32 to DST"] = Kernel(
            "copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, (FP32, FP32), True,
            to_dest=frozenset([0]),
        )  # fmt: skip
        for operation in ("add", "sub", "mul"):
            kernels[f"{operation} {label}"] = Kernel(
                f"{operation}_init(0, 1);", f"{operation}_tiles(0, 1, 0, 0, 0);", (shape, shape), shape, wide=wide
            )
        kernels[f"exp of a sum {label}"] = Kernel(
            "add_init(0, 1); exp_tile_init();", "add_tiles(0, 1, 0, 0, 0); exp_tile(0);", (shape, shape), shape
        )
        kernels[f"dest reuse {label}"] = Kernel(
            "",
            "copy_init(0); copy_tile(0, 0, 0);\n"
            "mul_reuse_dest_init<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1);\n"
            "mul_reuse_dest_tiles<EltwiseBinaryReuseDestType::DEST_TO_SRCA>(1, 0, 0);",
            (shape, shape),
            shape,
        )
    return kernels


def broadcasts() -> dict[str, Kernel]:
    kernels = {}
    for shape in SMALL:
        for kind in ("rows", "cols", "scalar"):
            if shape == TALL and kind != "scalar":
                continue
            init, call = f"add_bcast_{kind}_init(0, 1);", f"add_tiles_bcast_{kind}(0, 1, 0, 0, 0);"
            kernels[f"bcast {kind} {text(shape)}"] = Kernel(init, call, (shape, shape), shape)
            kernels[f"bcast {kind} {text(shape)} of 32x32"] = Kernel(init, call, (shape, FULL), shape)
    return kernels


def products() -> dict[str, Kernel]:
    kernels = {}
    for fidelity in ("LoFi", "HiFi2", "HiFi4"):
        for rows in (1, 2, 4, 8, 16, 32):
            for in1 in (FULL, TALL):
                if (rows, in1) == (32, FULL):
                    continue
                kernels[f"{rows}x32 by {text(in1)}, {fidelity}"] = Kernel(
                    MATMUL, "matmul_tiles(0, 1, 0, 0, 0);", ((rows, 32), in1), (rows, in1[1]),
                    wide=rows in (2, 16), fidelity=fidelity,
                )  # fmt: skip
        kernels[f"32x16 by 16x32, {fidelity}"] = Kernel(
            MATMUL, "matmul_tiles(0, 1, 0, 0, 0);", (TALL, HALF), FULL, fidelity=fidelity, other=0
        )
    kernels["16x32 by transposed 32x32"] = Kernel(
        REVERSED + "matmul_init(0, 1, 1);", "matmul_tiles(0, 1, 0, 0, 0);", (HALF, FULL), HALF
    )
    kernels["8x32 by 32x32, twice"] = Kernel(
        MATMUL,
        "matmul_tiles(0, 1, 0, 0, 0); matmul_tiles(0, 1, 0, 0, 0);",
        ((8, 32), FULL),
        (8, 32),
    )
    return kernels


def blocks() -> dict[str, Kernel]:
    kernels = {}
    for format_ in (BFP8, BFP4):
        for shape in SMALL:
            label = f"{format_.name} {text(shape)}"
            kernels[f"{label} to bf16"] = Kernel(
                "copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, (format_, BF16)
            )
            if shape[1] == 32 and shape[0] < 16 or shape == TALL:
                kernels[f"bf16 to {label}"] = Kernel(
                    "copy_init(0);", "copy_tile(0, 0, 0);", (shape,), shape, (BF16, format_)
                )
        kernels[f"16x32 by 32x32 {format_.name}"] = Kernel(
            MATMUL, "matmul_tiles(0, 1, 0, 0, 0);", (HALF, FULL), HALF, (format_, BF16)
        )
    return kernels


KERNELS = {**elementwise(), **broadcasts(), **products(), **blocks()}
KERNELS["transpose 16x16"] = Kernel(
    "transpose_init(0);", "transpose_tile(0, 0, 0);", ((16, 16),), (16, 16)
)

Outputs = dict[str, list[Bytes]]


@pytest.fixture(scope="module", params=ARCHITECTURES)
def outputs(request: pytest.FixtureRequest, mock_build: Path, kernel_cache: Path) -> Outputs:
    jobs = [job for name, kernel in KERNELS.items() for job in jobs_of(name, kernel)]
    return run_jobs(
        mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache),
        TT_METAL_MOCK_ARCH=request.param,
    )  # fmt: skip


def same_rows(outputs: Outputs, name: str) -> None:
    kernel = KERNELS[name]
    result = kernel.formats[1]
    (small,), (whole,) = outputs[f"{name}, small"], outputs[f"{name}, whole"]
    # Rows of faces of a small tile among those of the four faces.
    places = faces(np.arange(1024).reshape(FULL)[: kernel.output[0], : kernel.output[1]])[:, 0]
    order = {int(place): row for row, place in enumerate(faces(np.arange(1024).reshape(FULL))[:, 0])}
    expected = result.rows(whole, FULL)[[order[int(place)] for place in places]]
    np.testing.assert_array_equal(result.rows(small, kernel.output), expected)


@pytest.mark.parametrize("name", KERNELS)
def test_a_small_tile_has_the_bits_of_its_rows_in_a_whole_one(outputs: Outputs, name: str) -> None:
    same_rows(outputs, name)
