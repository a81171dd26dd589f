"""The RISC-V compiler that stands in for the vendor's, and the C and C++ headers it is given.

Debian ships no C++ library for bare-metal RISC-V, so the host's libstdc++ headers of the same GCC release are
used, with the parts that need an operating system switched off by the prelude.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .failure import SdkMissingError

COMPILER = "riscv64-unknown-elf-g++"
INSTALL_COMMAND = "apt-get install gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf g++"

PRELUDE = Path(__file__).resolve().parent / "prelude"
_PICOLIBC = Path("/usr/lib/picolibc/riscv64-unknown-elf")

# Messages are parsed, so they must be in English.
ENVIRONMENT = {**os.environ, "LC_ALL": "C"}

_MACHINE = ("-march=rv32im", "-mabi=ilp32")

# As the SDK builds kernels, less the options only the vendor's compiler has. A section per function lets the
# linker drop what is not called, which the SDK leaves to link-time optimisation.
_CODE = (
    *("-ffunction-sections", "-fdata-sections", "-fno-jump-tables"),
    *("-fno-asynchronous-unwind-tables", "-ffast-math", "-fno-finite-math-only"),
    # Operands of instructions are constants once functions are inlined, which GCC gives up in long kernels.
    *("--param=large-function-growth=100000", "--param=large-unit-insns=1000000"),
)
_CXX = (
    *("-std=c++17", "-nostdinc++", "-fno-exceptions", "-fno-rtti", "-fno-use-cxa-atexit"),
    "-fno-threadsafe-statics",
)
_CHECKS = (
    "-fno-diagnostics-show-caret",
    *("-Wall", "-Wextra", "-Werror", "-Wno-error=deprecated-declarations"),
    # Fixed hardware addresses are no null pointers; the vendor's pointer attributes are not known here.
    *("--param=min-pagesize=0", "-Wno-attributes"),
)


@dataclass(frozen=True)
class KernelBuild:
    """One processor's build of a kernel: its main file, the folder of its own headers, the level of -O."""

    main_file: Path
    folder: Path
    optimisation: int


@dataclass(frozen=True)
class CrossCompiler:
    """A usable compiler: its path, its GCC release, and the system header folders in search order."""

    path: str
    release: str
    system_headers: tuple[Path, ...]

    def command(self, build: KernelBuild, headers: list[Path], defines: list[str], target: Path) -> list[str]:
        """The command line of a kernel's build; all headers but those of its own folder are the system's."""
        arguments = [*self._compile(headers, defines), f"-O{build.optimisation}", *_CXX, *_CHECKS]
        arguments += ["-I", str(build.folder)]
        arguments += ["-include", str(PRELUDE / "ttinsn.h")]
        return [*arguments, "-c", "-o", str(target), str(build.main_file)]

    def helper_command(
        self, source: Path, headers: list[Path], defines: list[str], target: Path
    ) -> list[str]:
        """The command line that compiles a source of the SDK's own; those called ``.c`` are C++ too."""
        return [*self._compile(headers, defines), "-O2", *_CXX, "-w", "-c", "-o", str(target), str(source)]

    def _compile(self, headers: list[Path], defines: list[str]) -> list[str]:
        arguments = [self.path, *_MACHINE, *_CODE]
        for folder in [*headers, PRELUDE / "sfpu", *self.system_headers]:
            arguments += ["-isystem", str(folder)]
        return [*arguments, *(f"-D{define}" for define in defines)]

    @property
    def link_prefix(self) -> list[str]:
        """The compiler driver for this machine, without anything to compile."""
        return [self.path, *_MACHINE]

    @property
    def libraries(self) -> tuple[str, ...]:
        """The C library and the compiler's own, for what the SDK does not replace."""
        return (f"-L{_PICOLIBC / 'lib/release/rv32im/ilp32'}", "-lc", "-lgcc")

    def tool(self, name: str) -> str:
        """A tool of the same binutils."""
        return f"{self.path.removesuffix('g++')}{name}"


def find_cross_compiler(name: str = COMPILER) -> CrossCompiler:
    """The compiler called ``name`` on PATH. Raises SdkMissingError with the install command."""
    path = shutil.which(name)
    if path is None:
        raise _missing(f"no {name} on PATH")
    release = _gcc_release(path)
    libstdcxx = Path(f"/usr/include/c++/{release}")
    configuration = sorted(Path("/usr/include").glob(f"*/c++/{release}/bits/c++config.h"))
    if not configuration:
        raise _missing(f"no libstdc++ {release} headers for the {release} cross compiler below /usr/include")
    include = _PICOLIBC / "include"
    if not include.is_dir():
        raise _missing(f"no C headers in {include}")
    headers = (PRELUDE / "libstdcxx", libstdcxx, configuration[0].parent.parent, include)
    return CrossCompiler(path, release, headers)


def _gcc_release(path: str) -> str:
    result = subprocess.run([path, "-dumpversion"], capture_output=True, text=True, check=False)
    match = re.match(r"\d+", result.stdout)
    if match is None:
        raise _missing(f"{path} does not say its version")
    return match[0]


def _missing(what: str) -> SdkMissingError:
    return SdkMissingError(f"cannot check kernels: {what}", help=f"on Debian or Ubuntu: {INSTALL_COMMAND}")
