"""The descriptor header, compiled and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdk_check.descriptors import descriptors
from sdk_check.failure import SdkCheckError
from sdk_check.subject import Subject

from tilemetal.plan import ComputeConfig

# What the header takes from the SDK, reduced to the enumerators it names.
LLK_DEFINITIONS = """
#include <cstdint>
namespace ckernel { enum class MathFidelity : std::uint8_t { LoFi = 0, HiFi2 = 2, HiFi3 = 3, HiFi4 = 4 }; }
enum class DstSync : std::uint8_t { SyncHalf = 0, SyncFull = 1 };
"""
PRINT_ALL = """
#include "chlkc_descriptors.h"
#include <cstdio>
#include <iterator>
int main() {
    for (int cb : {0, 1, 2, 3}) {
        std::printf("%d %d %d %d %d %d\\n",
                    unpack_src_format[cb], unpack_dst_format[cb], unpack_tile_size[cb],
                    pack_src_format[cb], pack_dst_format[cb], pack_tile_size[cb]);
    }
    std::printf("%d %d %d %d %d\\n", int(MATH_FIDELITY), int(APPROX), int(DST_ACCUM_MODE), int(DST_SYNC_MODE),
                int(std::size(pack_tile_size)));
    for (int cb : {0, 1, 2, 3}) {
        std::printf("%d %d %d %d %d %d %d %d\\n",
                    unpack_tile_num_faces[cb], unpack_tile_face_r_dim[cb], unpack_partial_face[cb],
                    unpack_narrow_tile[cb], pack_tile_r_dim[cb], pack_tile_c_dim[cb],
                    pack_num_faces_r_dim[cb], pack_num_faces_c_dim[cb]);
    }
}
"""
FORMATS = {0: "Float16_b", 1: "Float32", 2: "Float32"}
UNCONFIGURED = [255, 255, 1088, 255, 255, 1088]


def read_back(folder: Path, host_compiler, **fields: object) -> list[list[int]]:
    subject = Subject(
        "compute", Path("kernel.cpp"), **{"arch": "wormhole_b0", "data_formats": FORMATS, **fields}
    )
    (folder / "llk_defs.h").write_text(LLK_DEFINITIONS)
    (folder / "chlkc_descriptors.h").write_text(descriptors(subject))
    main = folder / "main.cpp"
    main.write_text(PRINT_ALL)
    numbers = [int(word) for word in host_compiler.run(main, "-I", str(folder))]
    shapes = [numbers[i : i + 8] for i in range(29, len(numbers), 8)]
    return [*(numbers[6 * i : 6 * i + 6] for i in range(4)), numbers[24:29], *shapes]


def test_formats_and_tile_sizes_of_16_bit_accumulation(tmp_path: Path, host_compiler) -> None:
    bf16, fp32, _, unused, config, shape, *_ = read_back(tmp_path, host_compiler)
    assert bf16 == [5, 5, 2048, 5, 5, 2048]
    assert fp32 == [0, 5, 4096, 5, 0, 4096]
    assert unused == UNCONFIGURED
    assert config == [4, 0, 0, 0, 32]
    assert shape == [4, 16, 0, 0, 32, 32, 2, 2]


def test_tiles_of_other_shapes(tmp_path: Path, host_compiler) -> None:
    formats = {0: "Float16_b", 1: "Bfp8_b", 2: "Float32"}
    tiles = {0: (16, 32), 1: (8, 32), 2: (32, 16), 3: (4, 16)}
    _, _, _, _, _, whole, _, row, _ = read_back(tmp_path, host_compiler, faces={2: (1, 2)})
    assert whole == [4, 16, 0, 0, 32, 32, 2, 2]
    assert row == [2, 1, 0, 0, 32, 32, 1, 2]
    bf16, bfp8, fp32, _, _, half, eighth, tall, quarter = read_back(
        tmp_path, host_compiler, data_formats=formats, tiles=tiles
    )
    assert [sizes[2] for sizes in (bf16, bfp8, fp32)] == [1024, 256 + 16, 2048]
    assert half == [2, 16, 1, 0, 16, 32, 1, 2]
    assert eighth == [2, 8, 1, 0, 8, 32, 1, 2]
    assert tall == [2, 16, 0, 1, 32, 16, 2, 1]
    assert quarter == [1, 4, 1, 1, 4, 16, 1, 1]


def test_formats_of_32_bit_accumulation(tmp_path: Path, host_compiler) -> None:
    config = ComputeConfig(
        math_fidelity="HiFi2",
        fp32_dest_acc_en=True,
        dst_full_sync_en=True,
        math_approx_mode=True,
        unpack_to_dest_fp32=(2,),
    )
    bf16, through_sources, to_dst, unused, compute, *_ = read_back(
        tmp_path, host_compiler, config=config, arch="blackhole"
    )
    assert bf16 == [5, 5, 2048, 0, 5, 2048]
    assert through_sources == [0, 4, 4096, 0, 0, 4096]
    assert to_dst == [0, 0, 4096, 0, 0, 4096]
    assert unused == UNCONFIGURED
    assert compute == [2, 1, 1, 1, 64]


def test_unknown_formats_and_buffers_are_refused() -> None:
    with pytest.raises(SdkCheckError, match="circular buffer 3 has the unknown data format 'bf16'"):
        descriptors(Subject("compute", Path("kernel.cpp"), "wormhole_b0", (), {3: "bf16"}))
    with pytest.raises(SdkCheckError, match="wormhole_b0 has no circular buffer 40"):
        descriptors(Subject("compute", Path("kernel.cpp"), "wormhole_b0", (), {40: "Float32"}))
