"""Shared pieces of the core's tests: a small registry, functions built from nodes, and compiled programs."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import tvm.ir
import tvm_ffi
from tvm import tirx

from tilemetal import _core

Arg = _core.Arg
Op = _core.Op

OPS = [
    Op("tt.cb_wait_front", "cb_wait_front", [Arg("cb", "cb"), Arg("pages", "u32")]),
    Op("tt.cb_push_back", "cb_push_back", [Arg("cb", "cb"), Arg("pages", "u32")]),
    Op(
        "tt.get_arg_val",
        "get_arg_val",
        [Arg("type", "type", template=True, values=["uint32_t", "int32_t"]), Arg("index", "u32")],
        result="uint32_t",
    ),
    Op(
        "tt.accessor_args",
        "TensorAccessorArgs",
        [Arg("base", "u32", template=True)],
        result="TensorAccessorArgs",
        constexpr=True,
    ),
    Op(
        "tt.next_offset",
        ".next_compile_time_args_offset",
        [Arg("args", "accessor_args")],
        result="uint32_t",
        constexpr=True,
    ),
    Op(
        "tt.accessor",
        "TensorAccessor",
        [Arg("args", "accessor_args"), Arg("address", "u32")],
        result="TensorAccessor",
    ),
    Op(
        "tt.read_page",
        "noc_async_read_page",
        [Arg("id", "u32"), Arg("acc", "accessor"), Arg("l1", "l1_address")],
    ),
    Op(
        "tt.startup",
        "hw_startup",
        [
            Arg("cb", "cb"),
            Arg("order", "enum", template=True, values=["SrcOrder::Regular", "SrcOrder::Reverse"]),
            Arg("unpacked", "u32", printed=False),
            Arg("flag", "bool"),
        ],
    ),
    Op("tt.fill", "fill_tile", [Arg("dst", "dst"), Arg("value", "f32")]),
    Op("tt.scale", "scale_tile", [Arg("dst", "dst"), Arg("bits", "f32_bits")]),
    Op("tt.offset", "offset_tile", [Arg("tile", "tile"), Arg("by", "i32")]),
    Op("tt.tile_bits", "tile_bits", [Arg("n", "u32", template=True)], result="uint32_t", constexpr=True),
    Op("tt.noc_addr", "noc_addr", [Arg("x", "u32")], result="uint64_t"),
    Op("tt.send", "send", [Arg("address", "u64")]),
    Op("tt.signed", "signed_value", [], result="int32_t"),
]

# A stand-in for the device library that prints each call.
DEVICE_LIBRARY = """
#include <algorithm>
#include <cstdint>
#include <cstdio>
enum class SrcOrder { Regular, Reverse };
template <typename T> T get_arg_val(int index) { return static_cast<T>(10 * (index + 1)); }
template <uint32_t Base> struct TensorAccessorArgs {
    constexpr uint32_t next_compile_time_args_offset() const { return Base + 2; }
};
struct TensorAccessor {
    uint32_t base, address;
    template <uint32_t Base> TensorAccessor(TensorAccessorArgs<Base>, uint32_t a) : base(Base), address(a) {}
};
inline void noc_async_read_page(uint32_t id, const TensorAccessor& acc, uint32_t l1) {
    std::printf("read %u %u %u %u\\n", id, acc.base, acc.address, l1);
}
inline void cb_wait_front(uint32_t cb, uint32_t pages) { std::printf("wait %u %u\\n", cb, pages); }
inline void cb_push_back(uint32_t cb, uint32_t pages) { std::printf("push %u %u\\n", cb, pages); }
template <SrcOrder order> void hw_startup(uint32_t cb, bool flag) {
    std::printf("startup %u %d %d\\n", cb, static_cast<int>(order), flag);
}
inline void fill_tile(uint32_t dst, float value) {
    std::printf("fill %u %g\\n", dst, static_cast<double>(value));
}
inline void scale_tile(uint32_t dst, uint32_t bits) { std::printf("scale %u %x\\n", dst, bits); }
inline void offset_tile(uint32_t tile, int32_t by) { std::printf("offset %u %d\\n", tile, by); }
template <uint32_t n> constexpr uint32_t tile_bits() { return n * 8; }
inline uint64_t noc_addr(uint32_t x) { return uint64_t{x} << 32; }
inline void send(uint64_t address) { std::printf("send %llx\\n", static_cast<unsigned long long>(address)); }
inline int32_t signed_value() { return -3; }
"""

Run = Callable[[str], str]


@pytest.fixture(scope="session")
def registry() -> _core.Registry:
    known = {str(name) for name in tvm.ir.Op.list_op_names()}
    register = tvm_ffi.get_global_func("ir.RegisterOp")
    for op in OPS:
        if op.name not in known:
            register(op.name, "operation of the core's tests")
            tvm.ir.register_op_attr(op.name, "TCallEffectKind", tirx.CallEffectKind.Opaque.value)
    return _core.Registry(OPS)


@pytest.fixture
def run_program(tmp_path: Path) -> Run:
    """Compile a C++17 program with warnings as errors, run it, return what it prints."""

    def run(source: str) -> str:
        path = tmp_path / "program.cpp"
        path.write_text(source)
        command = [
            "g++",
            "-std=c++17",
            "-O1",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-o",
            str(tmp_path / "program"),
            str(path),
        ]
        compiled = subprocess.run(command, capture_output=True, text=True, check=False)
        assert compiled.returncode == 0, compiled.stderr
        return subprocess.run(
            [str(tmp_path / "program")], capture_output=True, text=True, check=True, timeout=20
        ).stdout

    return run


@pytest.fixture
def run_kernel(registry: _core.Registry, run_program: Run) -> Callable[..., list[str]]:
    """Emit a device kernel, run it against the printing library, return the lines it printed."""

    def run(*statements: tirx.Stmt, **options: object) -> list[str]:
        body = tirx.SeqStmt(list(statements)) if len(statements) > 1 else statements[0]
        text = _core.emit_kernel(
            tirx.PrimFunc([], body), registry, _core.EmitOptions(_core.DEVICE_TYPES, **options)
        ).text
        source = (
            f"{DEVICE_LIBRARY}\nstatic void kernel_main() {{\n{text}}}\nint main() {{ kernel_main(); }}\n"
        )
        return run_program(source).splitlines()

    return run


@pytest.fixture
def op_call(registry: _core.Registry) -> Callable[..., tvm.ir.Call]:
    def call(name: str, *args: object, ty: str = "void") -> tvm.ir.Call:
        return tirx.call_intrin(ty, f"tt.{name}", *args)

    return call


@pytest.fixture
def do(op_call: Callable[..., tvm.ir.Call]) -> Callable[..., tirx.Stmt]:
    """A call as a statement."""

    def statement(name: str, *args: object) -> tirx.Stmt:
        return tirx.Evaluate(op_call(name, *args))

    return statement
