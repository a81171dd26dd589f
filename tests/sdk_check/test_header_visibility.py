"""A header of the mock brings no other header of the API along that the SDK's of the same name does not.

A kernel that forgets an include would otherwise run here and not compile there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from sdk_check.wheel import default_sdk_folder

pytestmark = pytest.mark.sdk

MOCK = Path(__file__).resolve().parents[2] / "cpp" / "mock" / "include" / "device"
REAL = Path("ttnn") / "tt_metal" / "hw" / "inc"
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)

# What the SDK's header declares itself instead of including it.
SAME_NAMES = {
    ("api/compute/eltwise_unary/reverseops.h", "api/compute/eltwise_unary/rsub.h"): "rsub_tile",
    ("api/debug/device_print.h", "api/debug/dprint.h"): "DEVICE_PRINT",
    (
        "api/kernel_thread_globals.h",
        "api/compile_time_args.h",
    ): "kernels have it through the API's main header",
    ("api/tensor/page.h", "api/compile_time_args.h"): "kernels have it through the API's main header",
    ("api/tensor/shard_pages_address_iterator.h", "api/compile_time_args.h"): "as page.h",
    ("api/tensor/local_tensor_accessor.h", "api/scratchpad.h"): "the storage of the accessor",
    ("api/tensor/local_tensor_accessor.h", "api/scratchpad_binding_token.h"): "through scratchpad.h",
    ("api/dataflow/circular_buffer.h", "api/compute/cb_api.h"): "the object calls the free functions",
    ("api/dataflow/circular_buffer.h", "api/compute/common_globals.h"): "through cb_api.h",
    ("api/dataflow/dataflow_buffer.h", "api/compute/cb_api.h"): "through circular_buffer.h",
    ("api/dataflow/dataflow_buffer.h", "api/dataflow/circular_buffer.h"): "one implementation",
}


class Headers:
    """The headers below a folder by what they include, conditional includes too."""

    def __init__(self, folder: Path) -> None:
        self._by_name: dict[str, list[Path]] = defaultdict(list)
        for path in folder.rglob("*"):
            if path.suffix in (".h", ".hpp", ".inl"):
                self._by_name[path.name].append(path)
        self._direct = cache(self._included)

    def _included(self, header: Path) -> list[Path]:
        found = []
        for name in INCLUDE.findall(header.read_text(errors="replace")):
            beside = header.parent / name
            candidates = self._by_name[Path(name).name]
            if beside.is_file():
                found.append(beside.resolve())
            else:
                found += [path.resolve() for path in candidates if path.as_posix().endswith(f"/{name}")]
        return found

    def reached_from(self, header: Path) -> set[Path]:
        seen = {header.resolve()}
        waiting = [header.resolve()]
        while waiting:
            for path in self._direct(waiting.pop()):
                if path not in seen:
                    seen.add(path)
                    waiting.append(path)
        return seen


def test_headers_bring_no_more_of_the_api_than_the_sdks() -> None:
    sdk = default_sdk_folder().resolve()
    real_api = sdk / REAL
    mock, real = Headers(MOCK), Headers(sdk)
    shared = [
        path for path in sorted(MOCK.glob("api/**/*.h")) if (real_api / path.relative_to(MOCK)).is_file()
    ]
    assert len(shared) > 140
    brought = set()
    for path in shared:
        name = path.relative_to(MOCK)
        theirs = real.reached_from(real_api / name)
        for other in mock.reached_from(path):
            other_name = other.relative_to(MOCK) if other.is_relative_to(MOCK) else other
            if other in shared and (real_api / other_name).resolve() not in theirs:
                brought.add((name.as_posix(), other_name.as_posix()))
    assert brought == set(SAME_NAMES)
