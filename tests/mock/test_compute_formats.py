"""Data formats on their way from L1 through DST and back, in whole kernels on the mock device."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand

RANDOM = np.random.default_rng(11)
COPY = in_section("copy_tile(0, 0, 0);", "pack_tile(0, 16);")
START = "compute_kernel_hw_startup(0, 16); copy_init(0);"


@dataclass(frozen=True)
class Copy:
    """Data of one format copied to another; `expected` holds the bytes."""

    given: npt.NDArray[Any]
    given_format: str
    expected: npt.NDArray[Any]
    output_format: str
    wide: bool
    to_dest: bool = False


def block_float(element_bits: int) -> Bytes:
    """A tile whose numbers a copy keeps: every block's largest element uses the top bit of its magnitude."""
    exponents = RANDOM.integers(100, 150, 64, np.uint8)
    top = 1 << (element_bits - 2)
    magnitudes = RANDOM.integers(0, 2 * top, (64, 16)).astype(np.uint8)
    magnitudes[:, 0] |= top
    signs = RANDOM.integers(0, 2, (64, 16)).astype(np.uint8) * (magnitudes != 0)
    elements = (magnitudes | signs << (element_bits - 1)).astype(np.uint8).reshape(-1, 8 // element_bits)
    packed = np.zeros(len(elements), np.uint8)
    for place in range(elements.shape[1]):
        packed |= elements[:, place] << (place * element_bits)
    return np.concatenate([exponents, packed])


HALVES = RANDOM.standard_normal(1024).astype(np.float16)
WORDS = RANDOM.integers(0, 1 << 32, 1024, np.uint32)
SHORTS = RANDOM.integers(0, 1 << 16, 1024).astype(np.uint16)
BYTES = RANDOM.integers(1, 128, 1024).astype(np.uint8)
SIGNED = (BYTES | (RANDOM.integers(0, 2, 1024) << 7)).astype(np.uint8)
FINE = RANDOM.standard_normal(1024).astype(np.float32)
COPIES = {
    "fp16": Copy(HALVES, "Float16", HALVES, "Float16", wide=False),
    "fp16 to fp32": Copy(HALVES, "Float16", HALVES.astype(np.float32), "Float32", wide=False),
    "fp16 to fp32, wide": Copy(HALVES, "Float16", HALVES.astype(np.float32), "Float32", wide=True),
    "fp16 to bf16": Copy(
        HALVES,
        "Float16",
        (HALVES.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16),
        "Float16_b",
        wide=False,
    ),
    "bfp8": Copy(tile := block_float(8), "Bfp8_b", tile, "Bfp8_b", wide=False),
    "bfp4": Copy(tile := block_float(4), "Bfp4_b", tile, "Bfp4_b", wide=False),
    "bfp2": Copy(tile := block_float(2), "Bfp2_b", tile, "Bfp2_b", wide=True),
    "int32": Copy(WORDS, "Int32", WORDS, "Int32", wide=True),
    "uint32": Copy(WORDS, "UInt32", WORDS, "UInt32", wide=True),
    "uint16": Copy(SHORTS, "UInt16", SHORTS, "UInt16", wide=False),
    "uint16, wide": Copy(SHORTS, "UInt16", SHORTS, "UInt16", wide=True),
    "uint8": Copy(BYTES, "UInt8", BYTES, "UInt8", wide=True),
    "int8": Copy(SIGNED, "Int8", SIGNED, "Int8", wide=True),
    "int8 to int32": Copy(
        SIGNED,
        "Int8",
        (SIGNED.astype(np.uint32) & 0x80) << 24 | (SIGNED & np.uint32(0x7F)),
        "Int32",
        wide=True,
    ),
    "int32 to uint8": Copy(
        WORDS, "Int32", np.where(WORDS >> 31, 0, np.minimum(WORDS, 255)).astype(np.uint8), "UInt8", wide=True
    ),
    "fp32 through SrcA": Copy(FINE, "Float32", FINE.view(np.uint32) & 0xFFFFE000, "Float32", wide=True),
    "fp32 to DST": Copy(FINE, "Float32", FINE, "Float32", wide=True, to_dest=True),
}


def job(name: str, copy: Copy) -> Job:
    operand = Operand(0, copy.given_format, 1, [copy.given.view(np.uint8)])
    unpack_to_dest = frozenset([0]) if copy.to_dest else frozenset[int]()
    return Job(
        name, START, COPY, [operand], copy.output_format, 1, wide=copy.wide, unpack_to_dest=unpack_to_dest
    )


@pytest.fixture(scope="module")
def outputs(mock_build: Path, kernel_cache: Path) -> dict[str, list[Bytes]]:
    jobs = [job(name, copy) for name, copy in COPIES.items()]
    return run_jobs(
        mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
    )


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_converts_as_the_formats_say(outputs: dict[str, list[Bytes]], name: str) -> None:
    expected = COPIES[name].expected
    np.testing.assert_array_equal(outputs[name][0].view(expected.dtype), expected)


REFUSED = {
    "Float16 from a 32-bit DST": Copy(HALVES, "Float16", HALVES, "Float16", wide=True),
    "Int8 in a 16-bit DST": Copy(SIGNED, "Int8", SIGNED, "Int8", wide=False),
    "Int32 in a 16-bit DST": Copy(WORDS, "Int32", WORDS, "Int32", wide=False),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_documented_is_refused(mock_build: Path, kernel_cache: Path, name: str) -> None:
    with pytest.raises(RuntimeError, match="tilemetal mock: engine-unsupported: "):
        run_jobs(
            mock_build / "compute_jobs",
            [job("refused", REFUSED[name])],
            TILE_BYTES.__getitem__,
            TT_METAL_CACHE=str(kernel_cache),
        )
