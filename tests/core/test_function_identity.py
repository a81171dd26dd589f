"""Node counts and fingerprints, and that all output is the same in every process."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import Any

from tvm import tirx
from tvm.tirx import IntImm, Var

from tilemetal import _core


def sample(name: str = "x", ty: str = "int32", value: int = 2) -> tirx.PrimFunc:
    n, x, i = Var("n", ty), Var(name, ty), Var("i", ty)
    out = tirx.decl_buffer((8,), ty, name="out")
    body = tirx.SeqStmt(
        [
            tirx.Bind(x, n * IntImm(ty, value)),
            tirx.For(i, IntImm(ty, 0), x, 0, tirx.BufferStore(out, i + x, [i])),
        ]
    )
    return tirx.PrimFunc([n, out], body)


def test_nodes_are_counted_as_a_tree() -> None:
    x = Var("x", "int32")
    shared = x + 1
    func = tirx.PrimFunc([x], tirx.Bind(Var("y", "int32"), tirx.Add(shared, shared)))
    assert _core.count_nodes(func) == 1 + 1 + 2 * 3


def test_fingerprint_follows_structure_and_not_names() -> None:
    base = _core.structural_fingerprint(sample())
    assert len(base) == 32
    assert base == _core.structural_fingerprint(sample("renamed"))
    different = [sample(value=3), sample(ty="int64"), tirx.PrimFunc([], sample().body)]
    fingerprints = {base, *map(_core.structural_fingerprint, different)}
    assert len(fingerprints) == 4


def test_fingerprint_distinguishes_which_variable_is_meant() -> None:
    a, b = Var("v", "int32"), Var("v", "int32")
    out = tirx.decl_buffer((1,), "int32", name="out")
    one, other = (
        tirx.PrimFunc([a, b, out], tirx.BufferStore(out, tirx.Sub(x, y), [0])) for x, y in ((a, b), (b, a))
    )
    assert _core.structural_fingerprint(one) != _core.structural_fingerprint(other)


PROGRAM = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("identity", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
module.report()
"""


def report() -> None:
    func = sample()
    options = _core.EmitOptions(_core.HOST_TYPES, reserved=[f"r{i}" for i in range(50)])
    print(_core.emit_kernel(func, _core.Registry([]), options).text, _core.structural_fingerprint(func))


def test_every_process_prints_the_same() -> None:
    def run(seed: str) -> str:
        command = [sys.executable, "-c", PROGRAM, __file__]
        environment: dict[str, Any] = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    assert run("1") == run("2") != ""


def test_repeated_use_does_not_grow() -> None:
    func, registry = sample(), _core.Registry([_core.Op("tt.a", "a")])
    options = _core.EmitOptions(_core.HOST_TYPES)

    def work() -> int:
        for _ in range(200):
            _core.emit_kernel(func, registry, options)
            _core.op_census(func, registry)
        gc.collect()
        return len(gc.get_objects())

    work()
    assert abs(work() - work()) < 20
