"""One kernel includes every header of the vector unit and calls each of its functions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

APART = {"reshuffle.h"}  # reads L1; test_vector_kernels.py calls it
HEADERS = Path(__file__).resolve().parents[3] / "cpp" / "mock" / "include" / "device" / "api" / "compute"
FUNCTION = re.compile(
    r"(?:template <(?P<template>[^{;]*?)>\s*)?ALWI void (?P<name>\w+)\((?P<arguments>[^{;]*?)\) "
    r"\{(?P<body>.*?)\n\}",
    re.S,
)
FLOAT_BITS = {"std::uint32_t n_packed": "0x3F800000"}  # an order of polygamma
CALL = re.compile(r'sfpu_detail::(?P<kind>init|init_on_packer|unary|binary|ternary)\(\s*"(?P<row>\w+)"')


@dataclass(frozen=True)
class Function:
    name: str
    template: str
    arguments: tuple[str, ...]
    body: str
    everywhere: bool

    @property
    def row(self) -> str:
        found = CALL.search(self.body)
        return found["row"] if found else ""

    @property
    def is_init(self) -> bool:
        found = CALL.search(self.body)
        return bool(found and found["kind"].startswith("init"))

    @property
    def on_packer(self) -> bool:
        return "on_packer" in self.body

    def call(self) -> str:
        given = ", ".join(filter(None, map(self._template_argument, re.split(r",\s*", self.template))))
        arguments = [argument for argument in self.arguments if "=" not in argument]
        tiles = iter((0, 1, 2, 0) if self.name == "mac_tile" else range(4))  # its only operands
        values = []
        for argument in arguments:
            if "dst" in argument:
                values.append(str(next(tiles)))
            else:
                values.append("1.0f" if argument.startswith("float") else FLOAT_BITS.get(argument, "1"))
        return f"{self.name}{f'<{given}>' if given else ''}({', '.join(values)});"

    def _template_argument(self, parameter: str) -> str:
        if not parameter or "=" in parameter:
            return ""
        if parameter.startswith("DataFormat"):
            return (
                "DataFormat::Int32"
                if "is_integer(" in self.body.split("static_assert", 1)[-1]
                else "DataFormat::Float32"
            )
        if parameter.startswith("PoolType"):
            return "PoolType::SUM"
        return {"std::uint32_t IN_DTYPE": "0", "std::uint32_t OUT_DTYPE": "5"}.get(parameter, "false")


def vector_headers() -> list[Path]:
    """All but topk.h, whose functions ask for certain arguments; test_topk.py calls them."""
    found = sorted(path for path in HEADERS.rglob("*.h") if '"api/compute/sfpu_call.h"' in path.read_text())
    return [
        path for path in found if path.name not in {"sfpu_call.h", "topk_call.h", "statistics_call.h", *APART}
    ]


def functions(header: Path) -> list[Function]:
    result = []
    text = header.read_text()
    everywhere = "#ifdef ARCH_BLACKHOLE" not in text
    for found in FUNCTION.finditer(text):
        arguments = [re.sub(r"\s+", " ", text).strip() for text in re.split(r",\s+", found["arguments"])]
        arguments = [text for text in arguments if text and "Location" not in text]
        template = re.sub(r"\s+", " ", found["template"] or "").strip()
        result.append(Function(found["name"], template, tuple(arguments), found["body"], everywhere))
    return result


def section(init: Function, operation: Function) -> str:
    lines = ["tile_regs_acquire();", "fill_tile_init();", *(f"fill_tile({tile}, 2.0f);" for tile in range(4))]
    middle = ["tile_regs_commit();", "tile_regs_wait();"]
    calls = [init.call(), operation.call()]
    lines += middle + calls if operation.on_packer else calls + middle
    return "    " + "\n    ".join([*lines, "tile_regs_release();"]) + "\n"


def kernel(body: str, headers: list[Path]) -> str:
    paths = [HEADERS / "common.h", *headers]
    includes = "".join(f'#include "{path.relative_to(HEADERS.parents[1])}"\n' for path in paths)
    return f"{includes}void kernel_main() {{\n    compute_kernel_hw_startup(0, 16);\n{body}}}\n"


@pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])
def test_every_function_of_every_header_compiles_and_runs(
    engine: Any, run_program: Callable[..., Any], tmp_path: Path, arch: str
) -> None:
    headers = vector_headers()
    inits = {
        row: init
        for row, init in engine.sfpu_inits().items()
        if init not in {"topk_tile_init", "reshuffle_rows_tile_init"}
    }
    declared = {path: functions(path) for path in headers}
    everything = [function for listed in declared.values() for function in listed]
    by_row = {(function.row, function.on_packer): function for function in everything if function.is_init}
    body = ""
    for operation in everything:
        if operation.row in inits and not operation.is_init and (arch == "blackhole" or operation.everywhere):
            body += section(by_row[inits[operation.row], operation.on_packer], operation)
    called = {row for row in inits if f'"{row}"' in "".join(path.read_text() for path in headers)}
    assert called == set(inits), set(inits) - called
    source = tmp_path / "every_function.cpp"
    source.write_text(kernel(body, headers))
    done = run_program("vector_unit_kernel", str(source), TT_METAL_MOCK_ARCH=arch)
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]


def test_every_operation_has_a_row(engine: Any) -> None:
    known = engine.sfpu_inits()
    named = {
        function.row for path in vector_headers() for function in functions(path) if not function.is_init
    }
    assert named - {""} <= set(known)


@pytest.mark.parametrize(
    ("header", "statement", "message"),
    [
        ("compute_kernel_api.h", "tiled_prod_tile(0);", "tiled_prod_tile without tiled_prod_tile_init"),
        (
            "compute_kernel_api.h",
            "max_reduce_with_indices_init();\n"
            "    max_reduce_with_indices<9, ckernel::DataLayout::ROW_MAJOR>(0, 0);",
            "max_reduce_with_indices_init were given different template arguments",
        ),
        (
            "compute_kernel_api.h",
            "sfpu_reduce_init<PoolType::SUM, DataFormat::Float32>();\n"
            "    sfpu_reduce<PoolType::SUM, DataFormat::Float32>(0, 2, 1);",
            "sfpu_reduce reduces the columns of one tile only: ct_dim and rt_dim must be 1",
        ),
        (
            "compute_kernel_api.h",
            "sfpu_reduce_init<PoolType::SUM, DataFormat::Float32>();\n"
            "    sfpu_reduce<PoolType::SUM, DataFormat::Float32, ReduceDim::REDUCE_ROW>(0, 2, 1);",
            "sfpu_reduce reads DST tile 1, which nothing has written",
        ),
        (
            "compute_kernel_api.h",
            "sfpu_reduce_init<PoolType::MAX, DataFormat::Float32>();\n"
            "    sfpu_reduce<PoolType::MAX, DataFormat::Float32, ReduceDim::REDUCE_ROW>(0);\n"
            "    sfpu_reduce<PoolType::MAX, DataFormat::Float32>(0);",
            "sfpu_reduce down the columns needs sfpu_reduce_init again after one along the rows on Wormhole",
        ),
        (
            "eltwise_unary/polygamma.h",
            "polygamma_tile_init();\n    polygamma_tile(0, 0, 0x3F800000);",
            "polygamma_tile needs an order from 1 to 11",
        ),
        ("topk.h", "topk_local_sort(0, 0, 5);", "topk_local_sort without topk_tile_init"),
        ("eltwise_unary/sqrt.h", "sqrt_tile(0);", "sqrt_tile without sqrt_tile_init"),
        (
            "compute_kernel_api.h",
            "log_tile_init<true>();\n    log_tile(0);",
            "log_tile and log_tile_init were given different template arguments",
        ),
        (
            "compute_kernel_api.h",
            "log_tile_init();\n    tanh_tile_init();\n    log_tile(0);",
            "log_tile without log_tile_init",
        ),
    ],
)
def test_wrong_use_is_named(
    run_program: Callable[..., Any], tmp_path: Path, header: str, statement: str, message: str
) -> None:
    source = tmp_path / "wrong.cpp"
    fill = "    tile_regs_acquire();\n    fill_tile_init();\n    fill_tile(0, 2.0f);\n"
    source.write_text(
        kernel(f"{fill}    {statement}\n", [HEADERS / header, HEADERS / "eltwise_unary/fill.h"])
    )
    done = run_program("vector_unit_kernel", str(source))
    assert done.returncode != 0
    assert message in done.stderr, done.stderr


def test_an_init_without_constants_survives_those_of_other_operations(
    run_program: Callable[..., Any], tmp_path: Path
) -> None:
    source = tmp_path / "kept.cpp"
    body = (
        "    tile_regs_acquire();\n    fill_tile_init();\n    binop_with_scalar_tile_init();\n"
        "    exp_tile_init();\n    fill_tile(0, 2.0f);\n    add_unary_tile(0, 0);\n    exp_tile(0);\n"
        "    tile_regs_commit();\n    tile_regs_wait();\n    tile_regs_release();\n"
    )
    names = ["fill", "exp", "binop_with_scalar"]
    source.write_text(kernel(body, [HEADERS / "eltwise_unary" / f"{name}.h" for name in names]))
    done = run_program("vector_unit_kernel", str(source))
    assert done.returncode == 0, done.stderr
