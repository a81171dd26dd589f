"""Links a kernel as the SDK does: its linker script, its firmware's symbols, its helper functions.

The wheel carries the helper functions as the vendor compiler's intermediate code, so they are compiled here,
once per architecture, from the sources it carries too. Functions nobody calls are dropped, as the vendor's
link-time optimisation does.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .architecture import ARCHITECTURES, COMMON_DEFINES, Architecture
from .cross_compiler import ENVIRONMENT, CrossCompiler
from .failure import SdkCheckError

_START = "wh-iram-start.o"
_ARCHIVE = "libkernel.a"


@dataclass(frozen=True)
class Linker:
    """Links kernels of one architecture; ``helpers`` is the folder of its compiled helper functions."""

    compiler: CrossCompiler
    arch: Architecture
    tt_metal: Path
    helpers: Path

    def command(self, processor: str, kernel: Path, target: Path) -> list[str]:
        """The command line that links the object ``kernel`` into ``target``."""
        options = ["-nostartfiles", "-nodefaultlibs", "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments"]
        script = self.arch.linker_script(self.tt_metal, processor)
        firmware = self.tt_metal / self.arch.firmware(processor)
        objects = [str(kernel)]
        if processor == "NCRISC" and self.arch.ncrisc_iram:
            objects.append(str(self.helpers / _START))
        symbols = [f"-T{script}", f"-Wl,--just-symbols={firmware}"]
        libraries = [str(self.helpers / _ARCHIVE), *self.compiler.libraries]
        return [*self.compiler.link_prefix, *options, *symbols, *objects, *libraries, "-o", str(target)]


def make_linker(compiler: CrossCompiler, arch_name: str, tt_metal: Path) -> Linker:
    """The linker of an architecture; compiles its helper functions unless they are there already."""
    arch = ARCHITECTURES[arch_name]
    helpers = tt_metal.parent / f"helpers-gcc{compiler.release}" / arch.family
    if not (helpers / _ARCHIVE).is_file():
        _compile_helpers(compiler, arch, tt_metal, helpers)
    return Linker(compiler, arch, tt_metal, helpers)


def _compile_helpers(compiler: CrossCompiler, arch: Architecture, tt_metal: Path, helpers: Path) -> None:
    sources = [
        tt_metal / "hw/toolchain/substitutes.cpp",
        tt_metal / "hw/firmware/src/tt-1xx/tdma_xmov.c",
        tt_metal / "hw/firmware/src/tt-1xx" / arch.family / "noc.c",
    ]
    helpers.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{arch.family}-", dir=helpers.parent))
    try:
        headers = arch.include_folders(tt_metal, compute=False)
        for source in sources:
            defines = [*COMMON_DEFINES, *arch.defines, "COMPILE_FOR_BRISC"]
            _run(compiler.helper_command(source, headers, defines, work / f"{source.stem}.o"))
        if arch.ncrisc_iram:
            start = tt_metal / "hw/toolchain" / f"{Path(_START).stem}.S"
            folder = tt_metal / "hw/inc/internal/tt-1xx" / arch.family
            _run([*compiler.link_prefix, f"-I{folder}", "-c", str(start), "-o", str(work / _START)])
        objects = [str(work / f"{source.stem}.o") for source in sources]
        _run([compiler.tool("ar"), "rcs", str(work / _ARCHIVE), *objects])
        if not helpers.exists():
            work.rename(helpers)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(command: list[str]) -> None:
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    if result.returncode != 0:
        raise SdkCheckError(f"cannot compile the SDK's helper functions:\n{result.stderr.strip()}")
