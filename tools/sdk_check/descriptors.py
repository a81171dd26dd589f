"""Text of ``chlkc_descriptors.h``: circular-buffer geometry and compute configuration as constants.

The SDK's build writes this header for every kernel, the compute configuration for compute kernels alone.
Format numbers are ``tt::DataFormat``, tile sizes those of 32x32 tiles of four 16x16 faces (SDK 0.81.1 headers
tensix_types.h, llk_defs.h).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .architecture import ARCHITECTURES
from .failure import SdkCheckError
from .subject import Subject

_UNCONFIGURED_FORMAT = 255
_UNCONFIGURED_TILE_BYTES = 1088

# name: (tt::DataFormat, bytes of a tile). Block formats carry 64 shared exponents.
_FORMATS = {
    "Float32": (0, 4096),
    "Float16": (1, 2048),
    "Bfp8": (2, 1088),
    "Bfp4": (3, 576),
    "Tf32": (4, 4096),
    "Float16_b": (5, 2048),
    "Bfp8_b": (6, 1088),
    "Bfp4_b": (7, 576),
    "Int32": (8, 4096),
    "UInt16": (9, 2048),
    "Bfp2": (11, 320),
    "Int8": (14, 1024),
    "Bfp2_b": (15, 320),
    "UInt32": (24, 4096),
    "UInt8": (30, 1024),
}
KNOWN_FORMATS = tuple(_FORMATS)

_TILE_SHAPE = {
    "tile_num_faces": 4,
    "partial_face": 0,
    "tile_face_r_dim": 16,
    "narrow_tile": 0,
    "tile_r_dim": 32,
    "tile_c_dim": 32,
    "num_faces_r_dim": 2,
    "num_faces_c_dim": 2,
}


def descriptors(subject: Subject) -> str:
    """The header for one kernel. Raises SdkCheckError for an unknown format or buffer index."""
    count = ARCHITECTURES[subject.arch].num_circular_buffers
    for cb, name in subject.data_formats.items():
        if name not in _FORMATS:
            raise SdkCheckError(
                f"circular buffer {cb} has the unknown data format {name!r}",
                expected="one of " + ", ".join(KNOWN_FORMATS),
            )
        if not 0 <= cb < count:
            raise SdkCheckError(f"{subject.arch} has no circular buffer {cb}", expected=f"0 to {count - 1}")
    lines = ["#pragma once", "#include <cstdint>"]
    for side, source, destination in (
        ("unpack", _in_l1, _after_unpacking),
        ("pack", _before_packing, _in_l1),
    ):
        lines += _side(subject, count, side, source, destination)
    if subject.role == "compute":
        lines += _compute_configuration(subject)
    return "\n".join(lines) + "\n"


def _compute_configuration(subject: Subject) -> list[str]:
    config = subject.config
    sync = "SyncFull" if config.dst_full_sync_en else "SyncHalf"
    return [
        '#include "llk_defs.h"',
        f"constexpr ckernel::MathFidelity MATH_FIDELITY = ckernel::MathFidelity::{config.math_fidelity};",
        f"constexpr bool APPROX = {_cpp(config.math_approx_mode)};",
        f"constexpr bool DST_ACCUM_MODE = {_cpp(config.fp32_dest_acc_en)};",
        f"#define DST_SYNC_MODE DstSync::{sync}",
    ]


def _side(
    subject: Subject,
    count: int,
    side: str,
    source: Callable[[Subject, int], str],
    destination: Callable[[Subject, int], str],
) -> list[str]:
    formats = subject.data_formats

    def numbers(stage: Callable[[Subject, int], str]) -> list[int]:
        return [
            _FORMATS[stage(subject, cb)][0] if cb in formats else _UNCONFIGURED_FORMAT for cb in range(count)
        ]

    sizes = [_FORMATS[formats[cb]][1] if cb in formats else _UNCONFIGURED_TILE_BYTES for cb in range(count)]
    element = "std::uint8_t" if side == "unpack" else "unsigned char"
    lines = [
        _array(element, f"{side}_src_format", numbers(source)),
        _array(element, f"{side}_dst_format", numbers(destination)),
    ]
    lines += [
        _array("std::uint8_t", f"{side}_{name}", [value] * count) for name, value in _TILE_SHAPE.items()
    ]
    return [*lines, _array("std::uint16_t", f"{side}_tile_size", sizes)]


def _in_l1(subject: Subject, cb: int) -> str:
    return subject.data_formats[cb]


def _after_unpacking(subject: Subject, cb: int) -> str:
    """fp32 reaches SrcA/SrcB as TF32 in 32-bit mode, as bf16 otherwise; unpacked to DST it stays as it is."""
    name = subject.data_formats[cb]
    if name != "Float32" or cb in subject.config.unpack_to_dest_fp32:
        return name
    return "Tf32" if subject.config.fp32_dest_acc_en else "Float16_b"


def _before_packing(subject: Subject, cb: int) -> str:
    """The packer reads 32-bit DST as fp32, and 16-bit DST as bf16 when the result is stored as fp32."""
    name = subject.data_formats[cb]
    if subject.config.fp32_dest_acc_en and name.startswith(("Float", "Bfp")):
        return "Float32"
    return "Float16_b" if name == "Float32" else name


def _array(element: str, name: str, values: Iterable[int]) -> str:
    items = [str(value) for value in values]
    return f"constexpr {element} {name}[{len(items)}] = {{{', '.join(items)}}};"


def _cpp(value: bool) -> str:
    return "true" if value else "false"
