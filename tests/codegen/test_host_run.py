"""Generated host programs run on the mock device and give the sums they should."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import numpy.typing as npt
import pytest

from tilemetal.codegen.host import capi_sources, executable_sources, host_sources
from tilemetal.plan import Plan
from tilemetal.runtime.host_library import mock_sdk

Build = Callable[..., Path]
DTYPES = {"bfloat16": np.dtype(ml_dtypes.bfloat16), "float32": np.dtype(np.float32)}

DEVICE_TENSORS = """\
#include "add.hpp"

#include <cstdio>
#include <stdexcept>
#include <tt-metalium/tilize_utils.hpp>
#include <vector>

using namespace tt::tt_metal;
using namespace tt::tt_metal::distributed;

namespace {

std::shared_ptr<MeshBuffer> tensor(MeshDevice& device, float value, std::uint32_t pages, BufferType memory) {
    DeviceLocalBufferConfig local;
    local.page_size = 2048;
    local.buffer_type = memory;
    ReplicatedBufferConfig whole;
    whole.size = 2048 * pages;
    std::shared_ptr<MeshBuffer> buffer = MeshBuffer::create(whole, local, &device);
    const std::vector<bfloat16> values(1024 * pages, bfloat16(value));
    EnqueueWriteMeshBuffer(device.mesh_command_queue(), buffer, values, true);
    return buffer;
}

void print_sum(MeshDevice& device, std::shared_ptr<MeshBuffer>& buffer) {
    std::vector<bfloat16> values(4096);
    EnqueueReadMeshBuffer(device.mesh_command_queue(), values, buffer, true);
    for (const bfloat16& value : values) {
        if (static_cast<float>(value) != static_cast<float>(values[0])) {
            std::printf("elements differ\\n");
            return;
        }
    }
    std::printf("%g\\n", static_cast<double>(values[0]));
}

template <typename Action>
void print_error(Action action) {
    try {
        action();
        std::printf("no error\\n");
    } catch (const std::invalid_argument& error) {
        std::printf("%s\\n", error.what());
    }
}

}  // namespace

int main() {
    const auto device = MeshDevice::create_unit_mesh(0);
    {
        tilemetal::kernels::add_program program(device);
        auto one = tensor(*device, 1, 4, BufferType::DRAM);
        auto two = tensor(*device, 2, 4, BufferType::DRAM);
        auto sum = tensor(*device, 0, 4, BufferType::DRAM);
        program.run(one, two, sum);
        print_sum(*device, sum);
        auto other = tensor(*device, 0, 4, BufferType::DRAM);
        program.run(sum, two, other);
        print_sum(*device, other);
        program.run(other, other, sum);
        print_sum(*device, sum);
        print_error([&] { program.run(one, tensor(*device, 0, 3, BufferType::DRAM), sum); });
        print_error([&] { program.run(one, tensor(*device, 0, 4, BufferType::L1), sum); });
        print_error([&] { program.run(one, nullptr, sum); });
        std::vector<bfloat16> values(4096);
        print_error([&] { program.run(values, std::span(values).first(4000), values); });
    }
    device->close();
}
"""


@pytest.fixture(scope="session", autouse=True)
def _kernel_cache(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Compiled device kernels are kept for this run only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TT_METAL_CACHE", str(tmp_path_factory.mktemp("kernels")))
        yield


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Write sources, compile them with warnings as errors, link with the mock SDK."""

    def run(sources: dict[str, str], *flags: str) -> Path:
        for name, text in sources.items():
            (tmp_path / name).write_text(text)
        sdk = mock_sdk()
        command = ["g++", "-std=c++20", "-Wall", "-Wextra", "-Werror", "-I", str(sdk / "include"), *flags]
        command += [name for name in sources if name.endswith(".cpp")]
        command += ["-L", str(sdk / "lib"), f"-Wl,-rpath,{sdk / 'lib'}", "-ltt_metal", "-o", "program"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return tmp_path / "program"

    return run


def _reference(expression: str) -> str:
    head = "void add_reference(const float* a, const float* b, float* c) {"
    return f"{head}\n    for (int i = 0; i < 4096; ++i) {{\n        c[i] = {expression};\n    }}\n}}\n"


@pytest.mark.parametrize(
    ("expression", "verdict"), [("a[i] + b[i]", "PASS"), ("a[i] + 1.02F * b[i]", "FAIL")]
)
def test_main_compares_with_the_reference(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], build: Build, expression: str, verdict: str
) -> None:
    plan = add_plan()
    program = build({**host_sources(plan, add_kernels), **executable_sources(plan, _reference(expression))})
    result = subprocess.run([program], capture_output=True, text=True, check=False)
    assert result.stdout.splitlines()[-1:] == [verdict], result.stdout + result.stderr
    assert result.returncode == (0 if verdict == "PASS" else 1)


def test_tensors_on_the_device_are_used_in_place(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], build: Build
) -> None:
    program = build({**host_sources(add_plan(), add_kernels), "use.cpp": DEVICE_TENSORS})
    result = subprocess.run([program], capture_output=True, text=True, check=False)
    assert result.stdout.splitlines() == [
        "3",
        "5",
        "10",
        "add: B has 3 pages of 2048 bytes, expected 4 of 2048 (shape 64x64)",
        "add: B is not interleaved over DRAM",
        "add: B is null",
        "add: B has 4000 elements, expected 4096 (shape 64x64)",
    ], result.stderr


class _Library:
    """The C interface of the add program, on one device."""

    def __init__(self, path: Path) -> None:
        self._library = ctypes.CDLL(str(path))
        self._device, self._program = ctypes.c_void_p(), ctypes.c_void_p()
        assert self.call("open_device", 0, ctypes.byref(self._device)) is None
        assert self.call("create", self._device, ctypes.byref(self._program)) is None

    def call(self, suffix: str, *arguments: Any) -> str | None:
        function = self._library[f"tilemetal_add_{suffix}"]
        function.restype = ctypes.c_char_p
        message = function(*arguments)
        return None if message is None else message.decode()

    def run(self, *arrays: npt.NDArray[Any]) -> str | None:
        number = len(arrays)
        data = (ctypes.c_void_p * number)(*(array.ctypes.data for array in arrays))
        counts = (ctypes.c_uint64 * number)(*(array.size for array in arrays))
        return self.call("run", self._program, data, counts, ctypes.c_uint64(number))

    def close(self) -> None:
        self._library.tilemetal_add_destroy(self._program)
        assert self.call("close_device", self._device) is None


@pytest.mark.parametrize(
    ("dtype", "shape"), [("bfloat16", (64, 64)), ("float32", (3, 50, 70)), ("bfloat16", (77,))]
)
def test_arrays_of_any_shape_go_through_the_c_interface(
    add_plan: Callable[..., Plan],
    add_kernels: dict[str, str],
    build: Build,
    dtype: str,
    shape: tuple[int, ...],
) -> None:
    plan = add_plan(shape=shape, dtype=dtype)
    library = _Library(build({**host_sources(plan, add_kernels), **capi_sources(plan)}, "-shared", "-fPIC"))
    random = np.random.default_rng(1)
    for _ in range(2):
        a, b = (random.uniform(-1, 1, shape).astype(DTYPES[dtype]) for _ in range(2))
        c = np.zeros(shape, DTYPES[dtype])
        assert library.run(a, b, c) is None
        np.testing.assert_allclose(c.astype(np.float32), (a + b).astype(np.float32), rtol=0.01, atol=0.01)
    size = a.size
    shown = "x".join(map(str, shape))
    assert (
        library.run(a.ravel()[1:], b, c) == f"add: A has {size - 1} elements, expected {size} (shape {shown})"
    )
    assert library.run(a, b) == "add: expected 3 arrays, got 2"
    library.close()
