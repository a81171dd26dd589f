"""Sizes of a linked kernel, read from its ELF file.

The SDK's linker scripts leave a section ``.segments`` with three words per loadable part: where it is linked,
where it is loaded, and how many bytes there are for it (``runtime/hw/toolchain`` of SDK 0.81.1).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from .failure import SdkCheckError

_HEADER = struct.Struct("<16sHHIIIIIHHHHHH")
_SECTION = struct.Struct("<IIIIIIIIII")
_SEGMENT = struct.Struct("<III")


@dataclass(frozen=True)
class CodeSize:
    """Bytes of a linked kernel, and the bytes there are for its text, and for its data and bss together."""

    text: int
    data: int
    bss: int
    text_limit: int
    data_limit: int

    def excess(self) -> str | None:
        """What does not fit, as a message; None when everything does."""
        if self.text > self.text_limit:
            return f"{self.text} bytes of code, but there are {self.text_limit}"
        if self.data + self.bss > self.data_limit:
            used = self.data + self.bss
            return f"{used} bytes of data in the processor's own memory, but there are {self.data_limit}"
        return None


def code_size(path: Path) -> CodeSize:
    """Sizes of the kernel in ``path``. Raises SdkCheckError when it was not linked with the SDK's script."""
    image = path.read_bytes()
    header = _HEADER.unpack_from(image)
    offset, entry_size, count, names_index = header[6], header[11], header[12], header[13]
    sections = [_SECTION.unpack_from(image, offset + index * entry_size) for index in range(count)]
    names = sections[names_index][4]
    found: dict[str, tuple[int, int]] = {}
    for section in sections:
        start = names + section[0]
        found[image[start : image.index(b"\0", start)].decode()] = (section[4], section[5])
    if ".segments" not in found or found[".segments"][1] < 2 * _SEGMENT.size:
        raise SdkCheckError(
            f"{path.name}: no section .segments", expected="a kernel linked by the SDK's script"
        )
    at = found[".segments"][0]
    limits = [_SEGMENT.unpack_from(image, at + index * _SEGMENT.size)[2] for index in (0, 1)]
    text, data, bss = (found.get(name, (0, 0))[1] for name in (".text", ".data", ".bss"))
    return CodeSize(text, data, bss, *limits)
