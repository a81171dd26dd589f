"""The arithmetic against recorded bits of the simulated hardware, by running the recorded kernel bodies."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

Words = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]

REPOSITORY = Path(__file__).resolve().parents[3]
SUBSET = Path(__file__).resolve().parents[1] / "golden_subset"
FULL = Path(os.environ.get("TILEMETAL_GOLDEN", REPOSITORY.parent / "shared" / "golden"))
FAMILIES = ("matmul", "eltwise", "copy_pack", "bcast", "reduce", "sfpu", "bfp")
TILE_BYTES = {"Float32": 4096, "Float16_b": 2048, "Bfp8_b": 1088, "Bfp4_b": 576}

# The recorded sets: the subset in this repository always, the full set where it is installed.
GOLDEN_SETS = [SUBSET, *([FULL] if (FULL / "manifest.json").is_file() else [])]

CALL = re.compile(r"(\w+)(?:<([^>]*)>)?\(([^()]*)\)")
LOOP = re.compile(r"for \(uint32_t k = 0; k < (\d+); k\+\+\) (.*?;)")


def tile_to_l1(tile: npt.NDArray[Any]) -> Bytes:
    """L1 bytes of a recorded tile: (32, 32) row-major, or raw bytes of a block format."""
    if tile.ndim == 1:
        return tile
    return np.ascontiguousarray(tile.reshape(2, 16, 2, 16).swapaxes(1, 2)).view(np.uint8).reshape(-1)


def calls(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """(function, template arguments, arguments) of every call in a kernel body, loops unrolled."""

    def unrolled(loop: re.Match[str]) -> str:
        return " ".join(re.sub(r"\bk\b", str(k), loop[2]) for k in range(int(loop[1])))

    for call in CALL.finditer(LOOP.sub(unrolled, text)):
        arguments = [argument.strip() for argument in call[3].split(",")]
        yield call[1], call[2] or "", [argument for argument in arguments if argument]


class Kernel:
    """One iteration of a recorded kernel: interprets its compute calls on the library."""

    def __init__(self, engine: Any, case: dict[str, Any], tiles: dict[int, list[Bytes]]) -> None:
        self.engine = engine
        self.wide: bool = case["fp32_dest_acc_en"]
        self.fidelity: str = case["math_fidelity"]
        self.precise: bool = case["bfp8_pack_precise"]
        self.output_format: str = case["output"]["data_format"]
        self.formats = {entry["cb"]: entry["data_format"] for entry in case["inputs"]}
        self.tiles = tiles
        self.dst: dict[int, Words] = {}
        self.output: Bytes = np.zeros(TILE_BYTES[self.output_format], np.uint8)
        self.accumulate = self.relu = self.l1_accumulate = False
        self.reduced_dim = ""
        self.path = engine.best_path()

    def source(self, cb: str, index: str) -> Words:
        source: Words = self.engine.unpack(self.tiles[int(cb)][int(index)], self.formats[int(cb)], self.wide)
        return source

    def dst_tile(self, index: str) -> Words:
        return self.dst.setdefault(int(index), np.zeros(1024, np.uint32))

    def run(self, text: str) -> None:
        for function, template, arguments in calls(text):
            self.call(function, template, arguments)

    def call(self, function: str, template: str, args: list[str]) -> None:
        engine = self.engine
        eltwise = re.fullmatch(r"(add|sub|mul)_tiles(?:_bcast_(rows|cols|scalar))?", function)
        reuse = re.fullmatch(r"(add|sub|mul)_reuse_dest_tiles", function)
        if function == "matmul_tiles":
            in0, in1 = self.source(args[0], args[2]), self.source(args[1], args[3])
            engine.matmul(self.dst_tile(args[4]), in0, in1, self.fidelity, self.wide, self.path)
        elif eltwise:
            in0, in1 = self.source(args[0], args[2]), self.source(args[1], args[3])
            if eltwise[2]:
                in1 = engine.broadcasted(in1, eltwise[2])
            dst = self.dst_tile(args[4])
            engine.eltwise(dst, in0, in1, eltwise[1], self.accumulate, self.fidelity, self.wide, self.path)
        elif reuse:
            other = self.source(args[0], args[1])
            engine.reuse_dest(
                self.dst_tile(args[2]), other, reuse[1], template.endswith("SRCB"), self.fidelity, self.wide
            )
        elif function == "copy_tile":
            engine.copy(self.dst_tile(args[2]), self.source(args[0], args[1]), self.wide)
        elif function == "transpose_tile":
            source = engine.transposed(self.source(args[0], args[1]))
            engine.copy(self.dst_tile(args[2]), source, self.wide)
        elif function == "reduce_tile":
            self.reduce(template, args)
        elif function in ("relu_tile", "exp_tile"):
            index = int(args[0])
            options = {
                "setup": template == "true",
                "parameters": (0x3F800000,),
                "init_parameters": (0x3F800000,),
            }
            self.dst[index] = engine.sfpu_unary(self.dst_tile(args[0]), function, self.wide, **options)
        elif function in ("binary_max_tile", "binary_min_tile"):
            in0, in1 = self.dst_tile(args[0]), self.dst_tile(args[1])
            self.dst[int(args[2])] = engine.sfpu_binary(in0, in1, function, self.wide)
        elif function == "pack_tile":
            self.pack(args)
        else:
            self.configure(function, args)

    def reduce(self, template: str, args: list[str]) -> None:
        pool, self.reduced_dim = re.findall(r"::(?:REDUCE_)?(\w+)", template)
        data = self.source(args[0], args[2])
        cleared = int(args[4]) not in self.dst
        dst = self.dst_tile(args[4])
        if pool == "MAX":
            self.engine.reduce_max(dst, data, self.reduced_dim, cleared, self.wide)
        else:
            scaler = self.source(args[1], args[3])
            self.engine.reduce_sum(dst, data, scaler, self.reduced_dim, self.fidelity, self.wide)

    def pack(self, args: list[str]) -> None:
        dst = self.dst_tile(args[0])
        if self.reduced_dim:
            self.engine.mask_reduced(dst, self.reduced_dim)
        self.engine.pack(
            self.output, dst, self.output_format, self.wide, self.relu, self.l1_accumulate, self.precise
        )

    def configure(self, function: str, args: list[str]) -> None:
        if function in ("add_init", "sub_init", "mul_init"):
            self.accumulate = args[2:] == ["true"]
        elif function == "zero":  # ReluConfig::zero() inside pack_relu_config
            self.relu = True
        elif function == "pack_reconfig_l1_acc":
            self.l1_accumulate = args == ["1"]
        else:
            assert function.endswith("init") or function == "compute_kernel_hw_startup", function


def mismatches(engine: Any, case: dict[str, Any], arrays: Any) -> tuple[int, int]:
    """(differing elements, elements) over all iterations of a case."""
    expected = arrays[case["output"]["array"]]
    inputs = [(entry["cb"], arrays[entry["array"]], entry["tiles_per_iteration"]) for entry in case["inputs"]]
    differing = 0
    for t in range(case["iterations"]):
        tiles = {cb: [tile_to_l1(tile) for tile in array[t * n : (t + 1) * n]] for cb, array, n in inputs}
        kernel = Kernel(engine, case, tiles)
        for text in (*case["init"], case["body"], case["pack"]):
            kernel.run(text)
        want = tile_to_l1(expected[t])
        got = kernel.output.view(expected.dtype)
        differing += int(np.count_nonzero(got != want.view(expected.dtype)))
    return differing, expected.size


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("golden", GOLDEN_SETS, ids=lambda golden: golden.name)
def test_every_recorded_case_is_reproduced_bit_for_bit(engine: Any, golden: Path, family: str) -> None:
    manifest = json.loads((golden / "manifest.json").read_text())
    # fp32-operand and block-float cases live in the family of the file that holds them.
    cases = [case for case in manifest["cases"] if case["file"] == f"{family}.npz"]
    with np.load(golden / f"{family}.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    results = {case["name"]: mismatches(engine, case, arrays) for case in cases}
    for name, (differing, elements) in results.items():
        if differing:
            print(f"{name}: {differing} of {elements} elements differ")
    elements = sum(total for _, total in results.values())
    wrong = {name: differing for name, (differing, _) in results.items() if differing}
    print(f"{golden.name}/{family}: {len(cases)} cases, {elements} elements, {sum(wrong.values())} differing")
    assert cases
    assert not wrong
