"""Sizes of linked kernels and their limits."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from sdk_check.elf_file import CodeSize, code_size
from sdk_check.failure import SdkCheckError


def write_elf(path: Path, sections: dict[str, tuple[bytes, int]]) -> None:
    """A 32-bit little-endian ELF file with the sections' contents and sizes, and nothing else."""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in [*sections, ".shstrtab"])
    contents, headers = b"", [struct.pack("<10I", *[0] * 10)]
    for name, (content, size) in [*sections.items(), (".shstrtab", (names, len(names)))]:
        offset = 52 + len(contents)
        index = names.index(b"\0" + name.encode() + b"\0") + 1
        headers.append(struct.pack("<10I", index, 1, 0, 0, offset, size, 0, 0, 1, 0))
        contents += content
    table = 52 + len(contents)
    head = struct.pack(
        "<16sHHIIIIIHHHHHH",
        b"\x7fELF",
        2,
        243,
        1,
        0,
        0,
        table,
        0,
        52,
        0,
        0,
        40,
        len(headers),
        len(headers) - 1,
    )
    path.write_bytes(head + contents + b"".join(headers))


def test_sizes_and_limits_come_from_the_sections(tmp_path: Path) -> None:
    segments = struct.pack("<6I", 0xFFC00000, 0xFFC00000, 16384, 0xFFB00000, 0xFFB00000, 3000)
    write_elf(tmp_path / "k.elf", {".text": (b"\0" * 8, 8), ".bss": (b"", 12), ".segments": (segments, 24)})
    assert code_size(tmp_path / "k.elf") == CodeSize(8, 0, 12, 16384, 3000)


def test_a_file_without_limits_is_refused(tmp_path: Path) -> None:
    write_elf(tmp_path / "k.elf", {".text": (b"\0" * 8, 8)})
    with pytest.raises(SdkCheckError, match=r"no section \.segments"):
        code_size(tmp_path / "k.elf")


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (CodeSize(16384, 0, 0, 16384, 100), None),
        (CodeSize(16388, 0, 0, 16384, 100), "16388 bytes of code, but there are 16384"),
        (
            CodeSize(4, 60, 44, 16384, 100),
            "104 bytes of data in the processor's own memory, but there are 100",
        ),
    ],
)
def test_what_does_not_fit_is_said(size: CodeSize, message: str | None) -> None:
    assert size.excess() == message
