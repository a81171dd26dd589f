"""A kernel gives the same bits whether a CMake project or Python runs it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from cmake_project import HEAD, Project

import tilemetal

pytestmark = pytest.mark.cmake

EXAMPLE = Path(__file__).parents[2] / "examples" / "matmul"
BF16 = ml_dtypes.bfloat16

ELTWISE = """\
import tilemetal.language as T


def fused(M, N, block=64):
    @T.prim_func
    def main(
        A: T.Tensor((M, N), "bfloat16"), B: T.Tensor((M, N), "bfloat16"), C: T.Tensor((M, N), "bfloat16")
    ):
        with T.Kernel(N // block, M // block) as (bx, by):
            A_s = T.alloc_shared((block, block), "bfloat16")
            B_s = T.alloc_shared((block, block), "bfloat16")
            C_l = T.alloc_fragment((block, block), "float32")
            T.copy(A[by * block, bx * block], A_s)
            T.copy(B[by * block, bx * block], B_s)
            for i, j in T.Parallel(block, block):
                C_l[i, j] = A_s[i, j] * B_s[i, j] + 2 * A_s[i, j]
            T.copy(C_l, C[by * block, bx * block])

    return main
"""

MAIN = """\
#include <matmul.hpp>
#include <fused.hpp>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

std::vector<bfloat16> read(const std::string& name, std::size_t elements) {
    std::vector<bfloat16> values(elements);
    std::ifstream(name, std::ios::binary).read(reinterpret_cast<char*>(values.data()), elements * 2);
    return values;
}

void write(const std::string& name, const std::vector<bfloat16>& values) {
    std::ofstream file(name, std::ios::binary);
    file.write(reinterpret_cast<const char*>(values.data()), values.size() * 2);
}

int main(int, char** argv) {
    const std::string folder = std::string(argv[1]) + "/";
    const auto device = tt::tt_metal::distributed::MeshDevice::create_unit_mesh(0);
    std::vector<bfloat16> c(256 * 128);
    tilemetal::kernels::matmul(*device, read(folder + "A", 256 * 320), read(folder + "B", 320 * 128), c);
    write(folder + "matmul", c);
    std::vector<bfloat16> d(512 * 512);
    tilemetal::kernels::fused(*device, read(folder + "P", 512 * 512), read(folder + "Q", 512 * 512), d);
    write(folder + "fused", d);
    device->close();
}
"""


def test_cpp_and_python_agree_bit_for_bit(project: Project, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "matmul.py", tmp_path)
    (tmp_path / "fused_kernel.py").write_text(ELTWISE)
    generator = np.random.default_rng(3)
    inputs = {
        name: generator.uniform(-1, 1, shape).astype(np.float32).astype(BF16)
        for name, shape in {"A": (256, 320), "B": (320, 128), "P": (512, 512), "Q": (512, 512)}.items()
    }
    for name, array in inputs.items():
        array.tofile(tmp_path / name)
    project.write(
        {
            "matmul.py": (EXAMPLE / "matmul.py").read_text(),
            "fused_kernel.py": ELTWISE,
            "main.cpp": MAIN,
            "CMakeLists.txt": HEAD
            + "tt_add_kernel(matmul SOURCE matmul.py\n"
            + "    PARAMS M=256 N=128 K=320 block_M=64 block_N=128 block_K=64)\n"
            + "tt_add_kernel(fused SOURCE fused_kernel.py PARAMS M=512 N=512)\n"
            + "add_executable(app main.cpp)\n"
            + "target_link_libraries(app PRIVATE matmul fused)\n",
        }
    )
    project.configure()
    project.build()
    result = project.command(project.binary / "app", tmp_path)
    assert result.returncode == 0, result.stdout

    sizes = {"M": 256, "N": 128, "K": 320, "block_M": 64, "block_N": 128, "block_K": 64}
    for name, factory, operands, shape in (
        ("matmul", load(tmp_path / "matmul.py").matmul, ("A", "B"), (256, 128)),
        ("fused", load(tmp_path / "fused_kernel.py").fused, ("P", "Q"), (512, 512)),
    ):
        params = sizes if name == "matmul" else {"M": 512, "N": 512}
        output = np.zeros(shape, BF16)
        tilemetal.jit(factory, **params)(*(inputs[operand] for operand in operands), output)
        from_cpp = np.fromfile(tmp_path / name, np.uint16).reshape(shape)
        np.testing.assert_array_equal(output.view(np.uint16), from_cpp)
        assert from_cpp.any()


def load(path: Path) -> Any:
    import importlib.util

    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module
