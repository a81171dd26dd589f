"""What kernel builds and host programs need of the SDK: from the ``ttnn`` wheel, kept in a cache folder.

Unpacked are the folders a kernel build reads, adapted to GCC 12, one firmware build per architecture for its
symbols, and the libraries a host program is linked with.
The wheel's SHA-256 is pinned here, and the folder appears under its final name only when complete.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .architecture import ARCHITECTURES
from .failure import SdkCheckError, SdkMissingError
from .processors import ALL_PROCESSORS

SDK_VERSION = "0.81.1"
WHEEL_SHA256 = "cc6df66162c8b5f5a5eb7347fe687b6095bf57bd64f9ba1be3d9b7f42e01d64f"
FETCH_COMMAND = "python tools/sdk_check fetch"

# Raised when the unpacked files change with the same wheel, so that older caches are replaced.
_LAYOUT = 3
_MANIFEST = "sdk.json"
_FOLDERS = tuple(
    f"ttnn/{name}/"
    for name in (
        *(f"runtime/hw/toolchain/{arch.family}" for arch in ARCHITECTURES.values()),
        "tt_metal/api",
        "tt_metal/fabric/hw/inc",
        "tt_metal/hostdevcommon",
        "tt_metal/hw/ckernels/blackhole",
        "tt_metal/hw/ckernels/wormhole_b0",
        "tt_metal/hw/firmware/src/tt-1xx",
        "tt_metal/hw/inc",
        "tt_metal/hw/toolchain",
        "tt_metal/tools/profiler",
        "tt_metal/tt-llk/common",
        "tt_metal/tt-llk/tools/include",
        "tt_metal/tt-llk/tt_llk_blackhole",
        "tt_metal/tt-llk/tt_llk_wormhole_b0",
    )
)
_FIRMWARE = {
    f"ttnn/tt_metal/{arch.firmware(processor.name)}"
    for arch in ARCHITECTURES.values()
    for processor in ALL_PROCESSORS
}
# What a host program is linked with, and what that needs in turn.
_LIBRARY_FOLDERS = ("ttnn/build/lib", "ttnn.libs")
_LIBRARIES = ("libtt_metal.so", "libtt_stl.so", "libtt-umd.so.0", "libtracy.so.0.14.1")


def default_sdk_folder() -> Path:
    """Where the headers are kept: below the XDG cache folder."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "tilemetal" / "sdk_check" / f"ttnn-{SDK_VERSION}"


def is_fetched(sdk: Path) -> bool:
    """Whether ``sdk`` holds a complete set of headers of this version and layout."""
    try:
        return bool(json.loads((sdk / _MANIFEST).read_text(encoding="utf-8")) == _manifest())
    except (OSError, json.JSONDecodeError):
        return False


def tt_metal_folder(sdk: Path) -> Path:
    """The SDK's ``tt_metal`` folder. Raises SdkCheckError when the headers have not been fetched."""
    if not is_fetched(sdk):
        raise SdkCheckError(
            f"{sdk}: no device headers of SDK {SDK_VERSION} here", help=f"fetch them with: {FETCH_COMMAND}"
        )
    return sdk / "ttnn" / "tt_metal"


def host_libraries(sdk: Path) -> list[Path]:
    """The SDK's own shared libraries, libtt_metal.so first."""
    return [sdk / _LIBRARY_FOLDERS[0] / name for name in _LIBRARIES]


def dependency_folders(sdk: Path) -> list[Path]:
    """Where the SDK's shared libraries find what they need."""
    return [sdk / folder for folder in _LIBRARY_FOLDERS]


def fetch(sdk: Path, wheel: Path | None = None) -> None:
    """Unpack the headers into ``sdk``, from ``wheel`` or from the package index. Raises SdkCheckError."""
    with _folder_beside(sdk) as work:
        archive = wheel or _download(work)
        verify(archive)
        unpacked = work / "sdk"
        unpack(archive, unpacked)
        (unpacked / _MANIFEST).write_text(json.dumps(_manifest()) + "\n", encoding="utf-8")
        if sdk.exists():
            sdk.rename(work / "replaced")
        unpacked.rename(sdk)


def _manifest() -> dict[str, object]:
    return {"version": SDK_VERSION, "sha256": WHEEL_SHA256, "layout": _LAYOUT}


@contextmanager
def _folder_beside(sdk: Path) -> Iterator[Path]:
    # In the same folder as the result, because renaming across file systems is not atomic.
    sdk.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{sdk.name}-", dir=sdk.parent))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _download(folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    # The headers are the same for every host; these tags name the wheel that is pinned.
    tags = ["--python-version", "3.12", "--only-binary=:all:", "--platform", "manylinux_2_34_x86_64"]
    command = [*pip, *tags, "--dest", str(folder), f"ttnn=={SDK_VERSION}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = list(folder.glob("ttnn-*.whl"))
    if result.returncode != 0 or len(wheels) != 1:
        raise SdkMissingError(
            f"pip could not download ttnn {SDK_VERSION}:\n{result.stderr.strip()}",
            help="download the wheel on another machine and pass it with --wheel",
        )
    return wheels[0]


def verify(wheel: Path) -> None:
    """Raise SdkCheckError unless ``wheel`` is the pinned file."""
    digest = hashlib.sha256()
    try:
        with wheel.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise SdkCheckError(f"{wheel}: cannot read the wheel: {error.strerror}") from error
    if digest.hexdigest() != WHEEL_SHA256:
        raise SdkCheckError(
            f"{wheel}: not the wheel this check was made for",
            expected=f"SHA-256 {WHEEL_SHA256}",
            found=f"SHA-256 {digest.hexdigest()}",
            help=f"take the x86_64 wheel of ttnn {SDK_VERSION} for CPython 3.12",
        )


def unpack(wheel: Path, folder: Path) -> None:
    """Extract what kernel builds read of ``wheel``, each text adapted to GCC 12, and what programs link."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            binary = member.filename in _FIRMWARE or _is_library(member.filename)
            if member.is_dir() or not (binary or member.filename.startswith(_FOLDERS)):
                continue
            target = folder / member.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            content = archive.read(member)
            target.write_bytes(content if binary else adapt(content))


def _is_library(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    own, others = _LIBRARY_FOLDERS
    return folder == others or (folder == own and file in _LIBRARIES)


_ALWAYS_FALSE = re.compile(rb"static_assert\(\s*false\s*,")
_UNROLL_BY_NAME = re.compile(rb"^[ \t]*#pragma GCC unroll [A-Za-z_]\w*[ \t]*$", re.MULTILINE)


def adapt(text: bytes) -> bytes:
    """Rewrite the two constructs GCC 12 refuses, keeping every line where it is.

    ``static_assert(false)`` in a template must fail only when instantiated: a lambda's type depends on the
    template, which delays it. Unroll counts that are template parameters are dropped.
    """
    return _UNROLL_BY_NAME.sub(b"", _ALWAYS_FALSE.sub(b"static_assert([] { return false; }(),", text))
