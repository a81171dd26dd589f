"""Rows that become tiles, and tiles that become rows, of every shape and by every path, against NumPy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand
from tiles_in_l1 import BF16, BFP8, FP32, RANDOM, Shape, faces, text

FULL: Shape = (32, 32)
HALF: Shape = (16, 32)
WIDE: tuple[Shape, ...] = ((1, 32), (2, 32), (4, 32), (8, 32), HALF)
NARROW: tuple[Shape, ...] = ((1, 16), (4, 16), (8, 16))
WIDE_DST = (2, 8)  # rows of the tiles that are moved through a 32-bit DST
WORMHOLE, BLACKHOLE = "wormhole_b0", "blackhole"

Elements = npt.NDArray[np.uint16] | npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Case:
    """A kernel that moves rows, with what it is given and what it must leave in the output's pages."""

    init: str
    body: str
    given: Bytes
    expected: Bytes
    shape: Shape = FULL
    output_shape: Shape | None = None
    tiles: int = 1
    output_tiles: int = 1
    formats: tuple[str, str] = ("Float16_b", "Float16_b")
    wide: bool = False
    to_dest: bool = False
    scaled: bool = False  # by a second operand of ones
    only: str = ""

    def job(self, name: str) -> Job:
        operands = [Operand(0, self.formats[0], self.tiles, [self.given], self.shape)]
        if self.scaled:
            operands.append(Operand(1, "Float16_b", 1, [bits(np.full(1024, 0x3F80, np.uint16))]))
        return Job(
            name, self.init, self.body, operands,
            self.formats[1], 1, output_tiles=self.output_tiles, wide=self.wide,
            unpack_to_dest=frozenset([0] if self.to_dest else []),
            output_shape=self.output_shape or self.shape,
        )  # fmt: skip


def bits(array: Elements) -> Bytes:
    return np.ascontiguousarray(array).view(np.uint8).reshape(-1)


def bf16(rows: int, columns: int) -> npt.NDArray[np.uint16]:
    return (BF16.numbers((rows, columns)) >> 16).astype(np.uint16)


def tiles_of(matrix: Elements, shape: Shape) -> Bytes:
    """The tiles of a matrix of one row of tiles."""
    columns = range(0, matrix.shape[1], shape[1])
    return np.concatenate([bits(faces(matrix[:, x : x + shape[1]])) for x in columns])


def tilized(
    matrix: Elements, shape: Shape, *, call: str = "tilize", expected: Elements | None = None, **more: object
) -> Case:
    tiles = matrix.shape[1] // shape[1]
    last = f"{call}_uninit(0, 16{f', {tiles}' if call == 'fast_tilize' else ''});"
    case = Case(
        f"compute_kernel_hw_startup(0, 16); {call}_init(0, {tiles}, 16);",
        f"cb_reserve_back(16, {tiles}); {call}_block(0, {tiles}, 16); {last}",
        bits(matrix), tiles_of(matrix if expected is None else expected, shape), shape,
        tiles=tiles, output_tiles=tiles,
    )  # fmt: skip
    return replace(case, **more)


def packed(
    given: Bytes, expected: Bytes, pack: str, *, tiles: int, shape: Shape = FULL, of: str = "", **more: object
) -> Case:
    """Tiles that are copied to DST and packed from there; `of` are the template arguments of the init."""
    copies = "".join(f"copy_tile(0, {tile}, {tile});" for tile in range(tiles))
    case = Case(
        f"compute_kernel_hw_startup(0, 16); copy_init(0); pack_untilize_dest_init<{of}>(16);",
        in_section(copies, pack, output_tiles=int(str(more.get("output_tiles", tiles)))),
        given, expected, shape, tiles=tiles, output_tiles=tiles,
    )  # fmt: skip
    return replace(case, **more)


def untilized(matrix: Elements, shape: Shape, **more: object) -> Case:
    tiles = matrix.shape[1] // shape[1]
    case = Case(
        f"compute_kernel_hw_startup(0, 16); pack_untilize_init<{tiles}>(0, 16);",
        f"cb_reserve_back(16, {tiles}); pack_untilize_block<{tiles}>(0, 1, 16); pack_untilize_uninit(16);",
        tiles_of(matrix, shape), bits(matrix), shape, tiles=tiles, output_tiles=tiles,
    )  # fmt: skip
    return replace(case, **more)


def rows_to_tiles() -> dict[str, Case]:
    cases = {}
    for shape in (*WIDE, *NARROW, (16, 16), (32, 16), FULL):
        only = WORMHOLE if shape[1] == 16 else ""
        for tiles in (1, 3):
            matrix = bf16(shape[0], shape[1] * tiles)
            cases[f"tilize {tiles} of {text(shape)}"] = tilized(
                matrix, shape, only=only, wide=shape[0] in WIDE_DST
            )
    cases["tilize 17"] = tilized(bf16(32, 17 * 32), FULL, wide=True)
    for shape in (FULL, (8, 32)):
        rows, columns = shape[0], shape[1] * 2
        floats = FP32.numbers((rows, columns))
        lossless = RANDOM.standard_normal((rows, columns)).astype(np.float32).view(np.uint32)
        numbers = RANDOM.integers(1, 1 << 31, (rows, columns), np.uint32)
        fp32, int32 = ("Float32", "Float32"), ("Int32", "Int32")
        cases[f"tilize fp32 {text(shape)}"] = tilized(floats, shape, wide=True, formats=fp32)
        cases[f"tilize fp32 to DST {text(shape)}"] = tilized(
            lossless, shape, wide=True, to_dest=True, formats=fp32
        )
        cases[f"tilize int32 {text(shape)}"] = tilized(numbers, shape, wide=True, formats=int32)
        small = (numbers >> 16).astype(np.uint16)
        cases[f"tilize uint16 {text(shape)}"] = tilized(small, shape, formats=("UInt16", "UInt16"))
    return cases


def fast_tilized() -> dict[str, Case]:
    cases = {}
    for tiles in (1, 2, 3, 5, 11):
        case = tilized(bf16(32, 32 * tiles), FULL, call="fast_tilize", wide=tiles > 3)
        cases[f"fast_tilize {tiles}"] = case
    for tiles in (2, 6):
        case = tilized(bf16(16, 32 * tiles), HALF, call="fast_tilize", only=WORMHOLE)
        cases[f"fast_tilize {tiles} of 16x32"] = case
    floats = FP32.numbers((32, 96))
    shown = {WORMHOLE: floats, BLACKHOLE: floats & np.uint32(0xFFFF0000)}
    for arch, expected in shown.items():
        cases[f"fast_tilize fp32 on {arch}"] = tilized(
            floats,
            FULL,
            call="fast_tilize",
            expected=expected,
            wide=True,
            formats=("Float32", "Float32"),
            only=arch,
        )
    return cases


def tiles_to_rows() -> dict[str, Case]:
    cases = {}
    for shape in (*WIDE, *NARROW, (16, 16), FULL):
        # Pages of 32 bytes are not aligned for a Blackhole's DRAM.
        only = {(16, 16): BLACKHOLE, (1, 16): WORMHOLE}.get(shape, "")
        for tiles in (1, 4):
            matrix = bf16(shape[0], shape[1] * tiles)
            cases[f"untilize {tiles} of {text(shape)}"] = untilized(
                matrix, shape, only=only, wide=shape[0] in WIDE_DST
            )
    for shape in (FULL, (4, 32)):
        numbers = RANDOM.integers(1, 1 << 31, (shape[0], 96), np.uint32)
        cases[f"untilize int32 {text(shape)}"] = untilized(
            numbers, shape, wide=True, formats=("Int32", "Int32")
        )
        floats = FP32.numbers((shape[0], 96))
        cases[f"untilize fp32 {text(shape)}"] = untilized(
            floats, shape, wide=True, formats=("Float32", "Float32")
        )
    blocks = BFP8.numbers(FULL)
    cases["untilize Bfp8_b"] = Case(
        "compute_kernel_hw_startup(0, 16); pack_untilize_init<1>(0, 16);",
        "cb_reserve_back(16, 1); pack_untilize_block<1>(0, 1, 16); pack_untilize_uninit(16);",
        BFP8.stored(blocks), bits((blocks >> 16).astype(np.uint16)), formats=("Bfp8_b", "Float16_b"),
    )  # fmt: skip
    return cases


def blocks_of_rows() -> dict[str, Case]:
    cases = {}
    for shape in (FULL, (8, 32), (8, 16)):
        matrix = bf16(shape[0], shape[1] * 6)
        pack = "".join(f"pack_untilize_dest<2, 6>(16, 1, {block}, {2 * block});" for block in (1, 0, 2))
        cases[f"blocks of {text(shape)}"] = packed(
            tiles_of(matrix, shape), bits(matrix), pack, of="2, 6", tiles=6, shape=shape
        )
    two = [bf16(16, 64), bf16(16, 64)]
    cases["two rows of tiles"] = packed(
        np.concatenate([tiles_of(matrix, HALF) for matrix in two]), bits(np.concatenate(two)),
        "pack_untilize_dest<2>(16, 2);", of="2", tiles=4, shape=HALF,
    )  # fmt: skip
    whole = bf16(32, 64)
    cases["first rows of tiles"] = packed(
        tiles_of(whole, FULL), bits(whole[:2]), "pack_untilize_dest<2>(16);", of="2", tiles=2,
        output_shape=(2, 32),
    )  # fmt: skip
    return cases


def narrow_rows() -> dict[str, Case]:
    """The first datums of each row; of a tile they fill the beginning of a page."""
    cases = {}

    def narrow(shape: Shape, tiles: int, datums: int, only: str = "") -> None:
        matrix = bf16(shape[0], shape[1] * tiles)
        firsts = matrix.reshape(shape[0], tiles, shape[1])[:, :, :datums]
        arguments = f"{tiles}, {tiles}, {{}}true, {datums}"
        # Tiles first, so that no byte of the pages is left unwritten.
        pack = (
            f"pack_untilize_uninit(16);{'pack_tile(0, 16);' * tiles}"
            f"pack_untilize_dest_init<{arguments.format('')}>(16);"
            f"pack_untilize_dest<{arguments.format('false, ')}>(16);"
        )
        cases[f"{datums} datums of {tiles} of {text(shape)}"] = packed(
            tiles_of(matrix, shape), bits(firsts), pack, of="1", tiles=tiles, shape=shape, only=only
        )

    for datums in (8, 16):
        narrow(FULL, 1, datums)
        narrow(HALF, 1, datums)
    narrow((8, 16), 1, 8)
    narrow(FULL, 1, 3, WORMHOLE)
    narrow(HALF, 1, 1, WORMHOLE)
    narrow(FULL, 4, 4, BLACKHOLE)
    narrow((2, 32), 2, 12, BLACKHOLE)
    narrow((16, 16), 3, 8, BLACKHOLE)
    return cases


def dense_rows() -> dict[str, Case]:
    """Two tiles of two faces in each tile of DST, as copies of 32x32 tiles leave them there."""
    cases = {}
    for rows in (1, 4, 16):
        for tiles in (1, 4):
            lower_and_upper = bf16(rows, 64 * tiles)
            whole = np.concatenate(
                [faces(np.vstack([pair[:, :32], bf16(16 - rows, 32), pair[:, 32:], bf16(16 - rows, 32)]))
                 for pair in np.split(lower_and_upper, tiles, axis=1)]
            )  # fmt: skip
            pairs = 2 * tiles
            of = f"{pairs}, {pairs}, {{}}false, 32, {{}}true"
            cases[f"dense {rows}x32 in {tiles}"] = packed(
                bits(whole), bits(lower_and_upper),
                f"pack_untilize_dest<{of.format('false, ', '0, ')}>(16);", of=of.format("", ""),
                tiles=tiles, output_tiles=pairs, output_shape=(rows, 32), only=BLACKHOLE,
            )  # fmt: skip
    return cases


def reduced_rows() -> dict[str, Case]:
    """Rows that are tilized on their way to a reduction over columns of small whole numbers."""
    cases = {}

    def reduced(shape: Shape, tiles: int, pool: str, flags: str, only: str = "") -> None:
        columns = shape[1] * tiles
        numbers = RANDOM.integers(-7 if pool == "MAX" else 0, 8, (shape[0], columns)).astype(np.float32)
        result = np.zeros_like(numbers)
        result[0] = numbers.max(axis=0) if pool == "MAX" else numbers.sum(axis=0)
        given, expected = ((x.view(np.uint32) >> 16).astype(np.uint16) for x in (numbers, result))
        of = f"PoolType::{pool}, ReduceDim::REDUCE_COL"
        faces_of_tile = -(-shape[0] // 16) * shape[1] // 16
        math = "".join(f"reduce_tile_math<{of}>({tile}, {faces_of_tile});" for tile in range(tiles))
        pack = "".join(f"pack_tile({tile}, 16);" for tile in range(tiles))
        cases[f"{pool} of {tiles} of {text(shape)} with {flags}"] = Case(
            f"compute_kernel_hw_startup(0, 1, 16); reduce_init<{of}>(0, 1, 16);"
            f"UNPACK((llk_unpack_tilizeA_B_init<{flags}>(0, 1, {tiles})));",
            in_section(f"unpack_tilizeA_B_block<{flags}>(0, 1, {tiles}, 0);" + math, pack, output_tiles=tiles)
            + "unpack_tilizeA_B_uninit(0); reduce_uninit();",
            bits(given), tiles_of(expected, shape), shape, tiles=tiles, output_tiles=tiles,
            scaled=True, only=only,
        )  # fmt: skip

    for shape in ((2, 32), (8, 32), HALF, FULL):
        reduced(shape, 2, "MAX", "true, true, false, false")
        reduced(shape, 2, "SUM", "false, true, false, true")
    reduced((4, 16), 1, "SUM", "false, true, false, true")
    reduced((4, 16), 3, "MAX", "true, true, false, false", WORMHOLE)
    reduced((16, 16), 1, "SUM", "false, true, true, false")
    reduced((8, 16), 2, "SUM", "false, true, true, false", WORMHOLE)
    return cases


CASES = {
    **rows_to_tiles(),
    **fast_tilized(),
    **tiles_to_rows(),
    **blocks_of_rows(),
    **narrow_rows(),
    **dense_rows(),
    **reduced_rows(),
}

Outputs = dict[str, Bytes]


def outputs_of(names: Iterable[str], mock_build: Path, kernel_cache: Path, arch: str) -> Outputs:
    jobs = [CASES[name].job(name) for name in names]
    program = mock_build / "compute_jobs"
    environment = {"TT_METAL_CACHE": str(kernel_cache), "TT_METAL_MOCK_ARCH": arch}
    outputs = run_jobs(program, jobs, TILE_BYTES.__getitem__, **environment)
    return {name: np.concatenate(pages) for name, pages in outputs.items()}


PLACES = [(arch, name) for arch in (WORMHOLE, BLACKHOLE) for name in CASES if CASES[name].only in ("", arch)]


@pytest.fixture(scope="module")
def outputs(mock_build: Path, kernel_cache: Path) -> dict[str, Outputs]:
    return {
        arch: outputs_of([name for of, name in PLACES if of == arch], mock_build, kernel_cache, arch)
        for arch in (WORMHOLE, BLACKHOLE)
    }


@pytest.mark.parametrize(("arch", "name"), PLACES)
def test_rows_are_moved_as_numpy_moves_them(outputs: dict[str, Outputs], arch: str, name: str) -> None:
    expected = CASES[name].expected
    np.testing.assert_array_equal(outputs[arch][name][: expected.size], expected)
