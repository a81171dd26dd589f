"""The files the firmware wrapper expects beside it: written here for one kernel, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from .descriptors import descriptors
from .processors import Processor
from .subject import Subject

_STAGES = ("unpack", "math", "pack", "isolate_sfpu")


def write_translation_units(folder: Path, subject: Subject) -> None:
    """Write everything the processors of ``subject`` compile, except the SDK's own files."""
    source = subject.source.resolve().as_posix()
    defines = [f"#define {name} {value}\n" for name, value in sorted(subject.defines.items())]
    files = {"defines_generated.h": "".join(defines), "chlkc_descriptors.h": descriptors(subject)}
    if subject.role == "compute":
        for stage in _STAGES:
            prologue = f'#define TRISC_{stage.upper()}\n#include "defines_generated.h"\nvoid kernel_main();\n'
            files[f"chlkc_{stage}.cpp"] = prologue + _include_kernel(source, f"chlkc_{stage}.cpp")
    else:
        prologue = '#include "defines_generated.h"\n'
        files["kernel_includes.hpp"] = prologue + _include_kernel(source, "kernel_includes.hpp")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def main_file(folder: Path, processor: Processor) -> Path:
    """Write and return the file to compile: the wrapper is included, so that it counts as an SDK header."""
    path = folder / f"{processor.name.lower()}.cpp"
    path.write_text(f"#include <{processor.wrapper}>\n", encoding="utf-8")
    return path


def _include_kernel(source: str, container: str) -> str:
    # Files included from system headers are system headers themselves, and lose their warnings; a line marker
    # without flags ends that.
    return f'# 1 "{container}"\n#include "{source}"\n'
