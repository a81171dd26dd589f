"""Carries out recorded kernels on the arithmetic library, call by call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from golden.arithmetic import Engine, Words
from golden.recorded import TILE_BYTES, Bytes, Case

CALL = re.compile(r"(\w+)(?:<([^>]*)>)?\(([^()]*)\)")
LOOP = re.compile(r"for \(uint32_t k = 0; k < (\d+); k\+\+\) (.*?;)")


def calls(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """(function, template arguments, arguments) of every call in a kernel body, loops unrolled."""

    def unrolled(loop: re.Match[str]) -> str:
        return " ".join(re.sub(r"\bk\b", str(k), loop[2]) for k in range(int(loop[1])))

    for call in CALL.finditer(LOOP.sub(unrolled, text)):
        arguments = [argument.strip() for argument in call[3].split(",")]
        yield call[1], call[2] or "", [argument for argument in arguments if argument]


class Kernel:
    """One iteration of a recorded kernel: interprets its compute calls on the library."""

    def __init__(self, engine: Engine, case: dict[str, Any], tiles: dict[int, list[Bytes]]) -> None:
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


def run(engine: Engine, case: Case) -> list[Bytes]:
    """The output tiles of a recorded kernel, one for each iteration."""
    outputs = []
    for iteration in range(case.iterations):
        tiles = {operand.cb: operand.of_iteration(iteration) for operand in case.operands}
        kernel = Kernel(engine, case.entry, tiles)
        for text in (*case.entry["init"], case.entry["body"], case.entry["pack"]):
            kernel.run(text)
        outputs.append(kernel.output)
    return outputs
