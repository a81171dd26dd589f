"""The RISC-V compiler that stands in for the vendor's, and the C and C++ headers it is given.

Debian ships no C++ library for bare-metal RISC-V, so the host's libstdc++ headers of the same GCC release are
used, with the parts that need an operating system switched off by the prelude.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .failure import SdkCheckError

COMPILER = "riscv64-unknown-elf-g++"
INSTALL_COMMAND = "apt-get install gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf g++"

PRELUDE = Path(__file__).resolve().parent / "prelude"
_PICOLIBC = Path("/usr/lib/picolibc/riscv64-unknown-elf/include")

# As the SDK builds kernels, less the options only the vendor's compiler has. Generating assembler, rather
# than stopping after the syntax, also checks that instruction fields are constants.
_FLAGS = (
    *("-S", "-O2", "-std=c++17", "-march=rv32im", "-mabi=ilp32", "-nostdinc++"),
    *("-fno-exceptions", "-fno-rtti", "-fno-use-cxa-atexit", "-fno-jump-tables"),
    *("-fno-threadsafe-statics", "-fno-asynchronous-unwind-tables"),
    *("-ffast-math", "-fno-finite-math-only", "-fno-diagnostics-show-caret"),
    *("-Wall", "-Wextra", "-Werror", "-Wno-error=deprecated-declarations"),
    # Fixed hardware addresses are no null pointers; the vendor's pointer attributes are not known here.
    *("--param=min-pagesize=0", "-Wno-attributes"),
)


@dataclass(frozen=True)
class CrossCompiler:
    """A usable compiler: its path, and the system header folders in search order."""

    path: str
    system_headers: tuple[Path, ...]

    def command(
        self, main_file: Path, own_folder: Path, headers: list[Path], defines: list[str]
    ) -> list[str]:
        """The command line that checks ``main_file``; everything but ``own_folder`` is a system header."""
        arguments = [self.path, *_FLAGS, "-o", "/dev/null", "-I", str(own_folder)]
        for folder in [*headers, PRELUDE / "sfpu", *self.system_headers]:
            arguments += ["-isystem", str(folder)]
        return [*arguments, *(f"-D{define}" for define in defines), str(main_file)]


def find_cross_compiler(name: str = COMPILER) -> CrossCompiler:
    """The compiler called ``name`` on PATH. Raises SdkCheckError with the install command when incomplete."""
    path = shutil.which(name)
    if path is None:
        raise _missing(f"no {name} on PATH")
    release = _gcc_release(path)
    libstdcxx = Path(f"/usr/include/c++/{release}")
    configuration = sorted(Path("/usr/include").glob(f"*/c++/{release}/bits/c++config.h"))
    if not configuration:
        raise _missing(f"no libstdc++ {release} headers for the {release} cross compiler below /usr/include")
    if not _PICOLIBC.is_dir():
        raise _missing(f"no C headers in {_PICOLIBC}")
    headers = (PRELUDE / "libstdcxx", libstdcxx, configuration[0].parent.parent, _PICOLIBC)
    return CrossCompiler(path, headers)


def _gcc_release(path: str) -> str:
    result = subprocess.run([path, "-dumpversion"], capture_output=True, text=True, check=False)
    match = re.match(r"\d+", result.stdout)
    if match is None:
        raise _missing(f"{path} does not say its version")
    return match[0]


def _missing(what: str) -> SdkCheckError:
    return SdkCheckError(f"cannot check kernels: {what}", help=f"on Debian or Ubuntu: {INSTALL_COMMAND}")
