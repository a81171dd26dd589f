"""Arguments of tt_add_kernel(): what they do, and the message for each wrong one."""

from __future__ import annotations

import json
import re

import pytest
from cmake_project import APP, HEAD, Project

pytestmark = pytest.mark.cmake


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            "tt_add_kernel(k SOURCE k.py GRID 8x8)",
            "tt_add_kernel(k): unknown argument 'GRID'; the keywords are SOURCE, KERNEL, PARAMS, ARCH, SDK, "
            "HOST, OUTPUT_DIR, PLAN, DEPENDS, PYTHONPATH.",
        ),
        ("tt_add_kernel(k PARAMS M=1)", "tt_add_kernel(k): SOURCE <file.py> is missing."),
        ("tt_add_kernel(k SOURCE)", "tt_add_kernel(k): SOURCE needs a value."),
        ("tt_add_kernel(k SOURCE no.py)", "tt_add_kernel(k): SOURCE file not found: {source}/no.py"),
        (
            "tt_add_kernel(k SOURCE k.py PARAMS M 3)",
            "tt_add_kernel(k): PARAMS 'M' must have the form name=value.",
        ),
        (
            "tt_add_kernel(k SOURCE k.py ARCH grayskull)",
            "tt_add_kernel(k): unknown ARCH 'grayskull'; expected one of: wormhole_b0, blackhole.",
        ),
        (
            "tt_add_kernel(k SOURCE k.py SDK none)",
            "tt_add_kernel(k): unknown SDK 'none'; expected one of: mock, metalium.",
        ),
        (
            "tt_add_kernel(k SOURCE k.py SDK metalium)",
            "tt_add_kernel(k): SDK metalium needs the TT-Metalium package, which CMake did not find; set "
            "TT-Metalium_DIR to the folder of its config file, or use SDK mock.",
        ),
        (
            "tt_add_kernel(k SOURCE k.py HOST shared)",
            "tt_add_kernel(k): unknown HOST 'shared'; expected one of: library, executable, none.",
        ),
        (
            "tt_add_kernel(k SOURCE k.py)\ntt_add_kernel(k SOURCE k.py)",
            "tt_add_kernel(k): a target named 'k' already exists.",
        ),
        (
            "tt_add_kernel(my-kernel SOURCE k.py)",
            "tt_add_kernel(my-kernel): 'my-kernel' must be a C++ identifier, because it names the generated "
            "function.",
        ),
        (
            "tt_add_kernel(k SOURCE k.py OUTPUT_DIR out)\ntt_add_kernel(j SOURCE k.py OUTPUT_DIR out)",
            "tt_add_kernel(j): OUTPUT_DIR is already used by another kernel: {binary}/out",
        ),
    ],
)
def test_a_wrong_argument_stops_with_one_sentence_at_the_call(
    project: Project, call: str, message: str
) -> None:
    project.write({"CMakeLists.txt": HEAD + call + "\n", "k.py": "def k(M):\n    pass\n"})
    result = project.try_configure()
    assert result.returncode != 0
    # CMake breaks long lines; folding white space on both sides undoes it.
    printed = re.sub(r"\s+", " ", result.stdout)
    expected = message.format(source=project.source, binary=project.binary)
    assert re.sub(r"\s+", " ", expected) in printed
    assert re.search(r"CMakeLists\.txt:\d+ \(tt_add_kernel\)", printed)
    assert printed.count("CMake Error") == 1


def test_a_kernel_without_host_code_is_a_target_that_only_generates(project: Project) -> None:
    project.use_stand_in()
    project.write(
        {
            "CMakeLists.txt": "cmake_minimum_required(VERSION 3.22)\nproject(consumer LANGUAGES NONE)\n"
            "find_package(tilemetal REQUIRED)\n"
            "tt_add_kernel(product SOURCE product.py HOST none OUTPUT_DIR out PLAN plan)\n"
            'file(WRITE "${CMAKE_BINARY_DIR}/plan.txt" "${plan}")\n',
            "product.py": "def product():\n    return 7\n",
        }
    )
    project.configure()
    project.build()
    out = project.binary / "out"
    assert sorted(path.name for path in out.iterdir()) == [
        "product.compute.cpp",
        "product.cpp",
        "product.hpp",
        "product.reader.cpp",
        "product.writer.cpp",
        "tt.plan.json",
    ]
    assert (project.binary / "plan.txt").read_text() == str(out / "tt.plan.json")
    assert json.loads((out / "tt.plan.json").read_text())["kernel"] == "product"


def test_an_executable_kernel_is_a_program(project: Project) -> None:
    project.use_stand_in()
    project.write(
        {
            "CMakeLists.txt": f"{HEAD}tt_add_kernel(product SOURCE product.py HOST executable)\n",
            "product.py": "def product():\n    return 7\n",
        }
    )
    project.configure()
    project.build()
    assert project.run("product") == "7\n"


def test_an_installed_metalium_is_the_default_sdk(linked: Project) -> None:
    linked.write({"main.cpp": f"#ifndef REAL_SDK\n#error the mock was linked\n#endif\n{APP}"})
    linked.configure()
    linked.build()
    assert linked.run() == "64\n"
