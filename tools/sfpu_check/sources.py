"""The SDK's programs as kernels of the mock can include them: in a build folder, beside what they lack.

The mock's headers stand for everything but the API's headers of the vector unit and the programs behind them.
Instructions that a program issues itself, without ``sfpi.h``, end the run when they are reached.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ARCHITECTURES = {"wormhole_b0": "tt_llk_wormhole_b0", "blackhole": "tt_llk_blackhole"}

_INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
_INSTRUCTION = re.compile(r"\bTTI?_(?!FATAL|ALWAYS)[A-Z][A-Z0-9_]*\b")
_WITHOUT_ARGUMENTS = re.compile(r"\b(TTI?_[A-Z][A-Z0-9_]*)\s*;")
# The mock has this one in a header that programs include.
_INIT_OF_SDK = "void _init_sfpu_config_reg"
# Headers of the API, beside eltwise_unary, that only call programs of the vector unit.
_HEADERS = (
    *("add_int_sfpu", "atan2", "binary_bitwise_sfpu", "binary_comp", "binary_fmod", "binary_max_min"),
    *("binary_remainder", "binary_shift", "copy_dest_values", "cumsum", "div_int32_floor", "div_int32_sfpu"),
    *("eltwise_binary_sfpu", "gcd", "isclose", "lcm", "logaddexp", "logaddexp2", "logsigmoid", "mask"),
    *("mul_int_sfpu", "quantization", "sub_int_sfpu", "xlogy"),
)
# Programs of the main header that are not for one tile, element by element.
_OTHER_PROGRAM = re.compile(r"binary|reduce|max_pool|add_top_row|copy_dest|alt_complex|rotate90")
# GCC refuses these in templates that are not used.
_ALWAYS_FALSE = re.compile(r"static_assert\(\s*false\b")

# A description by sfpi.h that is recorded, up to the end of its function.
_RECORDED_VECTORS = re.compile(
    r"lltt::record<lltt::NoExec>\((\w+),[^;]*\);((?:\s*//[^\n]*)*\s*sfpi::v.*?)\n\}", re.S
)


def _as_recorded_program(match: re.Match[str]) -> str:
    return f"sfpu_check::record_program({match[1]}, [] {{{match[2]}\n}});\n}}"


def copy_programs(sdk: Path, architecture: str, folder: Path) -> None:
    """Fill ``folder`` with the programs of ``architecture``."""
    metal = sdk / "ttnn" / "tt_metal"
    llk = metal / "hw/ckernels" / architecture / "metal/llk_api"
    _copy(metal / "hw/inc/api/compute/eltwise_unary", "*.h", folder / "api/compute/eltwise_unary")
    _copy(llk / "llk_sfpu", "ckernel_sfpu_*.h", folder)
    _copy(llk / "llk_sfpu", "llk_math_eltwise_*_sfpu_*_*.h", folder)
    _copy(llk, "ckernel_*.h", folder)
    _copy(metal / "tt-llk" / ARCHITECTURES[architecture] / "common/inc/sfpu", "*.h", folder / "sfpu")
    for name in ("macros", "init"):
        for operands in ("unary", "binary", "ternary"):
            (folder / f"llk_math_eltwise_{operands}_sfpu_{name}.h").unlink(missing_ok=True)
    (folder / "api/compute").mkdir(parents=True, exist_ok=True)
    for name in _HEADERS:
        _copy(metal / "hw/inc/api/compute", f"{name}.h", folder / "api/compute")
    main = (metal / "hw/inc/api/compute/compute_kernel_api.h").read_text()
    (folder / "api/compute/compute_kernel_api.h").write_text(only_vector_unit(main))


def _copy(source: Path, pattern: str, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for header in sorted(source.glob(pattern)):
        text = header.read_text()
        text = _RECORDED_VECTORS.sub(_as_recorded_program, text)
        text = _ALWAYS_FALSE.sub("static_assert(sizeof(int) == 0", text)
        (target / header.name).write_text(text.replace(_INIT_OF_SDK, _INIT_OF_SDK + "_of_sdk"))


def only_vector_unit(header: str) -> str:
    """Of the API's main header: the programs it includes, and the functions that only call one."""
    includes = sorted({name for name in _INCLUDE.findall(header) if _is_unary_program(name)})
    functions = [
        text
        for text in _functions(header)
        if ("SFPU_UNARY_" in text or "eltwise_unary_sfpu_init<" in text)
        and not _OTHER_PROGRAM.search(text)
        and "llk_unpack" not in text
    ]
    lines = ["#pragma once", '#include "api/compute/common_globals.h"']
    lines += [f'#include "{name}"' for name in includes]
    return "\n".join([*lines, "namespace ckernel {", *functions, "}", ""])


def _is_unary_program(header: str) -> bool:
    return header.startswith("ckernel_sfpu_") and not _OTHER_PROGRAM.search(header)


def _functions(header: str) -> list[str]:
    """The function definitions of a header, with their template lines."""
    bare = re.sub(r"//[^\n]*|/\*.*?\*/", "", header, flags=re.S)
    found = []
    for match in re.finditer(r"(template\s*<[^{;]*?>\s*)?ALWI\s[^{;]*\{", bare):
        depth, position = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(bare[position], 0)
            position += 1
        found.append(bare[match.start() : position])
    return found


def add_prelude(folder: Path, mock_headers: Path, own: Path) -> None:
    """Write what the copied headers include or call and neither they nor the mock have."""
    shutil.copy(own / "types.h", folder / "sfpu_check_types.h")
    shutil.copy(own / "instructions.h", folder / "instructions.h")
    (folder / "ckernel_sfpu.h").write_text('#pragma once\n#include "sfpu_check_types.h"\n')
    headers = [path for path in folder.rglob("*.h") if path.name != "sfpu_check_prelude.h"]
    texts = [path.read_text() for path in headers]
    for text in texts:
        for name in _INCLUDE.findall(text):
            if not any((root / name).is_file() for root in (folder, folder / "sfpu", mock_headers)):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text("#pragma once\n")
    names = {name for text in texts for name in _INSTRUCTION.findall(text)}
    plain = {name for text in texts for name in _WITHOUT_ARGUMENTS.findall(text)}
    lines = [
        "#pragma once",
        "#define DISABLE_SFPLOADMACRO",
        "#define SFPU_CHECK_START ::sfpu_check::start()",
        '#include "sfpu_check_types.h"',
        '#include "sfpu/ckernel_sfpu_converter.h"',
    ]
    for name in sorted(names):
        lines.append(_definition(name, with_arguments=name not in plain))
    (folder / "sfpu_check_prelude.h").write_text("\n".join([*lines, ""]))


# Instructions of one kind that differ in what they leave out.
_SAME = {"ADD": "MAD", "MUL": "MAD", "STOCH_RND": "STOCH_RND"}
_WITHOUT_EFFECT = {"STALLWAIT", "NOP", "SFPNOP", "SETC16", "SETRWC"}


def _definition(name: str, *, with_arguments: bool) -> str:
    """The macro of an instruction: carried out where ``instructions.h`` knows it, else an end by name."""
    instruction = name.split("_", 1)[1]
    kind = instruction.removeprefix("SFP_").removeprefix("SFP")
    kind = _SAME.get(kind, kind)
    head = f"#define {name}" + ("(...)" if with_arguments else "")
    if instruction in _WITHOUT_EFFECT:
        return f"{head} ::sfpu_check::issue(::sfpu_check::Op::NOP)"
    if instruction == "REPLAY":
        return f"{head} ::sfpu_check::replay_instruction(__VA_ARGS__)"
    if with_arguments and kind in _known_kinds():
        return f"{head} ::sfpu_check::issue(::sfpu_check::Op::{kind}, __VA_ARGS__)"
    return f'{head} ::sfpu_check::instruction("{name}")'


def _known_kinds() -> set[str]:
    text = (Path(__file__).parent / "kernels" / "instructions.h").read_text()
    names = text[text.index("enum class Op {") :].split("{", 1)[1].split("}", 1)[0]
    return set(re.findall(r"[A-Z0-9_]+", names))
