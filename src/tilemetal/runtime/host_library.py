"""Builds a compiled kernel's generated host sources into a loadable library, and calls it.

What runs is exactly the generated C++ host program: the library is ``<name>.cpp`` and its C interface,
linked with the mock SDK. Libraries are cached by content in the user's cache folder.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from ..compiler import CompiledKernel
from ..driver.installation import package_folders
from ..errors import BuildError, ExecutionError
from ..sdk_levels import CURRENT

COMPILER_VARIABLE = "TILEMETAL_CXX"


class HostLibrary:
    """The loaded program of one kernel on one device. Raises BuildError when it cannot be built."""

    def __init__(self, kernel: CompiledKernel) -> None:
        self._kernel = kernel
        _claim_level(kernel)
        self._library = ctypes.CDLL(str(_build(kernel)))
        self._device = _open_device(kernel.target.arch, self._library, kernel.name)
        self._program = ctypes.c_void_p()
        self._call("create", self._device, ctypes.byref(self._program))

    def run(self, pointers: list[int], counts: list[int]) -> None:
        """Run on row-major arrays given by address and element count. Raises ExecutionError."""
        number = len(pointers)
        data = (ctypes.c_void_p * number)(*pointers)
        sizes = (ctypes.c_uint64 * number)(*counts)
        self._call("run", self._program, data, sizes, ctypes.c_uint64(number))

    def _call(self, suffix: str, *args: Any) -> None:
        _call(self._library, self._kernel.name, suffix, *args)


def _call(library: ctypes.CDLL, name: str, suffix: str, *args: Any) -> None:
    function = library[f"tilemetal_{name}_{suffix}"]
    function.restype = ctypes.c_char_p
    message = function(*args)
    if message is not None:
        raise ExecutionError(f"{name}: {message.decode(errors='replace')}")


_devices: dict[str, ctypes.c_void_p] = {}
_levels: set[str] = set()


def _claim_level(kernel: CompiledKernel) -> None:
    """The mock's library of an older level makes the whole process one of that level."""
    level = kernel.target.metalium
    if _levels - {level}:
        raise ExecutionError(
            f"{kernel.name} is of API level {level}, and this process already runs programs of another",
            expected=f"one level per process: {', '.join(_levels)}",
            help="run the kernel in a process of its own",
        )
    _levels.add(level)


def _open_device(arch: str, library: ctypes.CDLL, name: str) -> ctypes.c_void_p:
    """One open device per architecture and process, shared by all programs."""
    if arch not in _devices:
        device = ctypes.c_void_p()
        previous = os.environ.get("TT_METAL_MOCK_ARCH")
        _set_native_environment(arch)
        try:
            _call(library, name, "open_device", ctypes.c_int(0), ctypes.byref(device))
        finally:
            _set_native_environment(previous)
        _devices[arch] = device
    return _devices[arch]


def _set_native_environment(arch: str | None) -> None:
    if arch is None:
        os.environ.pop("TT_METAL_MOCK_ARCH", None)
    else:
        os.environ["TT_METAL_MOCK_ARCH"] = arch


@cache
def mock_sdk() -> Path:
    """Folder of the mock SDK's ``include`` and ``lib``. Raises BuildError when it is not installed."""
    for folder in package_folders():
        if (folder / "mock" / "include").is_dir() and (folder / "mock" / "lib").is_dir():
            return folder / "mock"
    raise BuildError("this installation has no mock SDK", help="install tilemetal with pip, which builds it")


def _build(kernel: CompiledKernel) -> Path:
    sdk = mock_sdk()
    files = {
        name: text
        for name, text in kernel.sources.items()
        if name in (f"{kernel.name}.hpp", f"{kernel.name}.cpp")
    }
    files[f"{kernel.name}.capi.cpp"] = kernel.capi_source
    older = kernel.target.metalium != CURRENT
    includes = [f"-I{sdk / folder}" for folder in (["include_2025"] if older else []) + ["include"]]
    # Generated programs do not use fmt, and its headers take longer to compile than they do.
    flags = ["-std=c++20", "-O1", "-fPIC", "-shared", "-DTILEMETAL_WITHOUT_FMT", *includes]
    libraries = (["-ltt_metal_2025"] if older else []) + ["-ltt_metal"]
    link = [f"-L{sdk / 'lib'}", *libraries, f"-Wl,-rpath,{sdk / 'lib'}"]
    compiler = _compiler()
    # Another build of the SDK in the same place may lay out its classes in another way.
    build = (sdk / "lib" / "libtt_metal.so").stat()
    ingredients = (sorted(files.items()), flags, link, compiler, build.st_size, build.st_mtime_ns)
    key = hashlib.sha256(repr(ingredients).encode()).hexdigest()[:32]
    target = _cache_folder() / f"{kernel.name}-{key}.so"
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text)
        sources = [str(Path(folder) / name) for name in files if name.endswith(".cpp")]
        built = Path(folder) / target.name
        command = [*compiler, *flags, *sources, *link, "-o", str(built)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise BuildError(
                f"the host program of {kernel.name} does not compile",
                found=f"{shlex.join(command)}\n{result.stderr.rstrip()}",
            )
        built.replace(target)
    return target


def _compiler() -> list[str]:
    chosen = os.environ.get(COMPILER_VARIABLE) or os.environ.get("CXX")
    if chosen:
        return shlex.split(chosen)
    for name in ("c++", "g++", "clang++"):
        found = shutil.which(name)
        if found:
            return [found]
    raise BuildError("no C++ compiler was found", help=f"install g++, or name one in {COMPILER_VARIABLE}")


def _cache_folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "tilemetal" / "jit"
