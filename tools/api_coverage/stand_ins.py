"""Plausible values for what a host program would give a kernel when it is compiled.

Compile-time words, named arguments, and the tokens (``args::``, ``dfb::``, ``tensor::``, ``sem::``,
``scratch::``) that the SDK generates for kernels of a ProgramSpec.
"""

from __future__ import annotations

import re
from pathlib import Path

from .op_defines import op_defines
from .source_text import without_comments
from .wheel_tree import Kernel, library_sources, read

WORDS = 256
DISTINCT = -1
# Tried in turn: flags and counts of one, pairs, nothing, small blocks, tiles, and numbers that all differ, as
# those of circular buffers do.
ATTEMPTS = (1, 2, 0, 4, 32, DISTINCT)

_NAMED = re.compile(r'get_named_(?:compile_time_arg_val|ct_arg)\s*\(\s*"([^"]+)"')
_TOKEN = re.compile(r"\b(args|dfb|tensor|sem|scratch)::([A-Za-z_]\w*)")
_OWN_NAMES = {"dfb": {"AccessPattern", "STRIDED", "ALL", "BLOCKED", "UNKNOWN"}}
_TOKEN_TYPES = {
    "args": "inline constexpr experimental::CtaVal<uint32_t> {name}{{{word}u}};",
    "dfb": "inline constexpr DFBBindingToken<> {name}({number});",
    "tensor": (
        "inline constexpr tensor_accessor::TensorBindingToken<0, 0> "
        "{name}{{binding_details::LLKMetadata{{}}}};"
    ),
    "sem": "inline constexpr SemaphoreBindingToken {name}{{{number}, SemScope::LOCAL_NONATOMIC}};",
    "scratch": "inline constexpr ScratchpadBindingToken {name}(0, 1024);",
}
_VARARGS = """
FORCE_INLINE uint32_t get_vararg(uint32_t i) { return get_arg_val<uint32_t>(i); }
FORCE_INLINE uint32_t get_common_vararg(uint32_t i) { return get_common_arg_val<uint32_t>(i); }
"""


def _value(word: int, number: int) -> int:
    return number % 32 if word == DISTINCT else word


def needs_tokens(kernel: Kernel) -> bool:
    """Whether the SDK would generate tokens for the kernel."""
    return "experimental/kernel_args.h" in kernel.text


def arguments(sources: list[Path], word: int) -> str:
    """Definitions that stand before everything else in the translation unit."""
    words = ",".join(f"{_value(word, number)}u" for number in range(WORDS))
    lines = [f"#define KERNEL_COMPILE_TIME_ARGS {words}"]
    names = sorted({name for path in sources for name in _NAMED.findall(without_comments(read(path)))})
    if names:
        entries = ",".join(f'{{"{name}",{_value(word, number)}u}}' for number, name in enumerate(names))
        lines.append(f"#define KERNEL_COMPILE_TIME_ARG_MAP {entries}")
    return "\n".join(lines) + "\n"


def definitions(kernel: Kernel) -> str:
    """What the host program of the kernel's operation would define; stands before the kernel."""
    return "".join(f"#define {name} {value}\n" for name, value in op_defines(kernel.name).items())


def tokens(kernel: Kernel, word: int) -> str:
    """The generated header of a kernel's tokens; stands after the device API, before the kernel."""
    found: dict[str, set[str]] = {space: set() for space in _TOKEN_TYPES}
    for path in library_sources(kernel):
        for space, name in _TOKEN.findall(without_comments(read(path))):
            if name not in _OWN_NAMES.get(space, set()):
                found[space].add(name)
    headers = ["experimental/kernel_args.h", "api/dataflow/dataflow_buffer.h", "api/scratchpad.h"]
    headers.append("api/tensor/tensor_binding_token.h")
    headers.append("api/dataflow/semaphore_binding_token.h")
    text = "".join(f'#include "{header}"\n' for header in headers)
    for space, names in found.items():
        lines = (
            _TOKEN_TYPES[space].format(name=name, number=number % 16, word=_value(word, number))
            for number, name in enumerate(sorted(names))
        )
        text += f"namespace {space} {{\n" + "\n".join(lines) + "\n}\n"
    return text + _VARARGS
