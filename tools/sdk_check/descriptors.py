"""Text of ``chlkc_descriptors.h``: circular-buffer geometry and compute configuration as constants.

The SDK's build writes this header for every kernel, the compute configuration for compute kernels alone.
Format numbers are ``tt::DataFormat`` (SDK 0.81.1 headers tensix_types.h, llk_defs.h). Tiles are of one, two
or four faces of 16 columns and at most 16 rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .architecture import ARCHITECTURES
from .failure import SdkCheckError
from .subject import Subject

_UNCONFIGURED_FORMAT = 255
_UNCONFIGURED_TILE_BYTES = 1088
_FULL = (32, 32)
_FACE = 16

# name: (tt::DataFormat, bits of an element without the exponent that block formats share)
_FORMATS = {
    "Float32": (0, 32),
    "Float16": (1, 16),
    "Bfp8": (2, 8),
    "Bfp4": (3, 4),
    "Tf32": (4, 32),
    "Float16_b": (5, 16),
    "Bfp8_b": (6, 8),
    "Bfp4_b": (7, 4),
    "Int32": (8, 32),
    "UInt16": (9, 16),
    "Bfp2": (11, 2),
    "Int8": (14, 8),
    "Bfp2_b": (15, 2),
    "UInt32": (24, 32),
    "UInt8": (30, 8),
}
KNOWN_FORMATS = tuple(_FORMATS)


def _shape(subject: Subject, cb: int) -> dict[str, int]:
    """What the header says about the tiles of a circular buffer and the faces that are taken of them."""
    rows, columns = subject.tiles.get(cb, _FULL)
    across = columns // _FACE
    face_rows, faces = subject.faces.get(cb, (min(rows, _FACE), -(-rows // _FACE) * across))
    return {
        "tile_num_faces": faces,
        "partial_face": int(rows < _FULL[0]),
        "tile_face_r_dim": face_rows,
        "narrow_tile": int(columns < _FULL[1]),
        "tile_r_dim": rows,
        "tile_c_dim": columns,
        "num_faces_r_dim": faces // across,
        "num_faces_c_dim": across,
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
    shapes = [_shape(subject, cb) for cb in range(count)]

    def numbers(stage: Callable[[Subject, int], str]) -> list[int]:
        return [
            _FORMATS[stage(subject, cb)][0] if cb in formats else _UNCONFIGURED_FORMAT for cb in range(count)
        ]

    sizes = [
        _tile_bytes(formats[cb], shape["tile_r_dim"] * shape["tile_c_dim"])
        if cb in formats
        else _UNCONFIGURED_TILE_BYTES
        for cb, shape in enumerate(shapes)
    ]
    element = "std::uint8_t" if side == "unpack" else "unsigned char"
    lines = [
        _array(element, f"{side}_src_format", numbers(source)),
        _array(element, f"{side}_dst_format", numbers(destination)),
    ]
    lines += [
        _array("std::uint8_t", f"{side}_{name}", [shape[name] for shape in shapes]) for name in shapes[0]
    ]
    return [*lines, _array("std::uint16_t", f"{side}_tile_size", sizes)]


def _tile_bytes(name: str, elements: int) -> int:
    """Block formats carry an exponent for each 16 elements, up to the next 16 bytes."""
    exponents = -(-elements // 256) * 16 if name.startswith("Bfp") else 0
    return elements * _FORMATS[name][1] // 8 + exponents


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
