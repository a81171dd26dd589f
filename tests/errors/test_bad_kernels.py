"""Every wrong kernel gives one message: file:line of the author's source, the line itself, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from tilemetal.cli import main

GOOD = (Path(__file__).parent / "good_kernel.py.txt").read_text()


@dataclass(frozen=True)
class Bad:
    """``old`` is replaced by ``new`` in the good kernel; the error stands on the line holding ``at``."""

    old: str
    new: str
    at: str
    what: str
    more: str = ""
    parameters: tuple[str, ...] = ()


CASES = {
    "unknown operation": Bad("T.clear(C_l)", "T.claer(C_l)", "T.claer", "T.claer does not exist", "T.clear"),
    "undefined name": Bad("A[by * block, k", "A[by * blok, k", "blok", "Undefined variable: blok"),
    "undefined buffer": Bad(
        "T.gemm(A_s, B_s, C_l)", "T.gemm(A_s, B_t, C_l)", "B_t", "Undefined variable: B_t"
    ),
    "syntax error": Bad(
        "for k in T.Pipelined(K // block, num_stages=2):", "for k in", "for k in", "invalid syntax"
    ),
    "gemm inner extents": Bad(
        "T.gemm(A_s, B_s, C_l)", "T.gemm(A_s, D_s, C_l)", "T.gemm", "inner extents differ", "32 rows"
    ),
    "gemm accumulator shape": Bad(
        "T.gemm(A_s, B_s, C_l)", "T.gemm(A_s, B_s, D_l)", "T.gemm", "accumulator's shape differs", "(32, 32)"
    ),
    "gemm accumulator not a fragment": Bad(
        "T.gemm(A_s, B_s, C_l)", "T.gemm(A_s, B_s, A_s)", "T.gemm", "is not a fragment", "T.alloc_fragment"
    ),
    "gemm operand in device memory": Bad(
        "T.gemm(A_s, B_s, C_l)", "T.gemm(A[0:32, 0:32], B_s, C_l)", "T.gemm(A[", "not an on-chip block"
    ),
    "gemm never cleared": Bad(
        "T.clear(C_l)", "pass", "T.gemm", "no T.clear or T.fill of C_l starts", "T.clear(C_l)"
    ),
    "rank mismatch": Bad(
        "T.copy(A[by * block, k * block], A_s)", "T.copy(A[0, by, k], A_s)", "T.copy(A[", "Too many indices"
    ),
    "region of another size": Bad(
        "T.copy(A[by * block, k * block], A_s)",
        "T.copy(A[by * block : by * block + 64, k * block : k * block + 32], A_s)",
        "T.copy(A[",
        "does not match the block",
        "32 x 32",
    ),
    "misaligned block": Bad(
        "T.copy(A[by * block, k * block], A_s)",
        "T.copy(A[by * block, k * block + 8], A_s)",
        "T.copy(A[",
        "not on tile boundaries",
        "multiples of 32",
    ),
    "block that is no whole tile": Bad(
        "A_s = T.alloc_shared((block, block), dtype)",
        "A_s = T.alloc_shared((24, 32), dtype)",
        "T.gemm(",
        "accumulator's shape differs",
    ),
    "tensor that is no whole tile": Bad(
        "T.copy(C_l, C[by", "T.copy(C_l, C[by", "A: T.Tensor", "not a whole number of tiles", "pad", ("M=40",)
    ),
    "region outside the tensor": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "T.copy(C_l, C[by * block + 32, bx * block])",
        "T.copy(C_l",
        "leaves the tensor",
        "elements 0 to 63",
    ),
    "unsupported dtype of a tensor": Bad(
        "T.clear(C_l)",
        "T.clear(C_l)",
        "A: T.Tensor",
        "dtype 'int8' is not supported",
        "bfloat16",
        ("dtype=int8",),
    ),
    "unsupported dtype of a block": Bad(
        'C_l = T.alloc_fragment((block, block), "float32")',
        'C_l = T.alloc_fragment((block, block), "float64")',
        "C_l = T.alloc",
        "dtype 'float64' is not supported",
    ),
    "extent that is no integer": Bad(
        "A_s = T.alloc_shared((block, block), dtype)",
        "A_s = T.alloc_shared((block / 2, block), dtype)",
        "A_s = T.alloc",
        "not a positive integer",
    ),
    "grid extent zero": Bad(
        "T.Kernel(T.ceildiv(N, block), ", "T.Kernel(0, ", "T.Kernel", "not a positive constant"
    ),
    "grid of four axes": Bad("threads=128)", "1, 1, threads=128)", "T.Kernel", "1 to 3 grid extents"),
    "core grid larger than the target's": Bad(
        "        with T.Kernel",
        "        T.tt.core_grid(16, 16)\n        with T.Kernel",
        "T.Kernel",
        "asks for 16x16 cores",
        "at most 8x8",
    ),
    "L1 overflow": Bad(
        "T.clear(C_l)",
        "T.clear(C_l)",
        "T.clear(C_l)",
        "bytes of L1",
        "at most 1393312",
        ("M=1024", "N=1024", "K=1024", "block=512"),
    ),
    "block used but never written": Bad(
        "                T.copy(B[k * block, bx * block], B_s)\n",
        "",
        "B: T.Tensor",
        "tensor B is never copied",
    ),
    "block written but never used": Bad(
        "T.copy(B[k * block, bx * block], B_s)",
        "T.copy(B[k * block, bx * block], B_s); T.copy(A[by * block, k * block], D_q)",
        "D_q)",
        "D_q is written but never used",
    ),
    "no output": Bad(
        "            T.copy(C_l, C[by * block, bx * block])\n", "", "C: T.Tensor", "tensor C is never copied"
    ),
    "tensor to tensor": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "T.copy(A[by * block : by * block + 32, 0:32], C[by * block, bx * block])",
        "0:32], C[by",
        "both in device memory",
    ),
    "element of a tensor": Bad(
        "T.clear(C_l)",
        "for i, j in T.Parallel(block, block):\n                D_q[i, j] = A[i, j]",
        "D_q[i, j] = A",
        "tensor A is accessed element by element",
        "T.copy",
    ),
    "transposed elements": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "for i, j in T.Parallel(block, block):\n"
        "                D_q[i, j] = C_l[j, i]\n"
        "            T.copy(D_q, C[by * block, bx * block])",
        "D_q[i, j] = C_l",
        "is read at another place",
    ),
    "partial loop": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "for i, j in T.Parallel(block, block // 2):\n"
        "                D_q[i, j] = C_l[i, j]\n"
        "            T.copy(D_q, C[by * block, bx * block])",
        "D_q[i, j] = C_l",
        "writes 512 of 1024 elements",
    ),
    "copy under a condition": Bad(
        "T.copy(A[by * block, k * block], A_s)",
        "if k > 0:\n                    T.copy(A[by * block, k * block], A_s)",
        "    T.copy(A[by",
        "T.copy of tensor A under a condition",
        "every block makes",
    ),
    "condition on a block index": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "if k > 0:\n                    T.gemm(A_s, B_s, C_l)",
        "if k > 0",
        "a condition on block indices or loop variables",
    ),
    "result read in its loop": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "T.gemm(A_s, B_s, C_l)\n                T.copy(C_l, D_q)",
        "T.copy(C_l, D_q)",
        "C_l is used in the loop that accumulates into it",
    ),
    "result of the last iteration only": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "T.gemm(A_s, B_s, D_q, clear_accum=True)\n            T.copy(D_q, C_l)",
        "T.gemm",
        "D_q is filled in every iteration",
    ),
    "clear in the middle": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "T.gemm(A_s, B_s, C_l); T.gemm(A_s, B_s, C_l, clear_accum=True)",
        "clear_accum=True",
        "clears C_l in the middle",
    ),
    "block used before it is filled": Bad(
        "                T.copy(B[k * block, bx * block], B_s)\n                T.gemm(A_s, B_s, C_l)\n",
        "                T.gemm(A_s, B_s, C_l)\n                T.copy(B[k * block, bx * block], B_s)\n",
        "T.copy(B[",
        "B_s is used before it is filled",
    ),
    "tensor read after it is written": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "T.copy(C_l, C[by * block, bx * block]); T.copy(C[by * block, bx * block], D_q)",
        "D_q)",
        "tensor C is read after it is written",
    ),
    "output half written": Bad(
        "T.Kernel(T.ceildiv(N, block), T.ceildiv(M, block), threads=128) as (bx, by):",
        "T.Kernel(1, T.ceildiv(M, block)) as (bx, by):",
        "T.copy(C_l, C[",
        "is written by no block",
        "check the grid's extents",
        ("N=64",),
    ),
    "statement outside the grid": Bad(
        "        with T.Kernel",
        "        E_s = T.alloc_shared((32, 32), dtype)\n        with T.Kernel",
        "E_s =",
        "a statement stands outside T.Kernel",
    ),
    "misspelt option": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "T.gemm(A_s, B_s, C_l, tranpose_B=True)",
        "tranpose_B",
        "T.gemm has no argument tranpose_B",
        "transpose_B",
    ),
    "option that is no constant": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "T.gemm(A_s, B_s, C_l, clear_accum=k == 0)",
        "clear_accum=k",
        "clear_accum is",
    ),
    "slices in arithmetic": Bad(
        "T.clear(C_l)",
        "D_q[0:32, 0:32] = A_s[0:32, 0:32] * B_s[0:32, 0:32]",
        "D_q[0:32",
        "a slice stands where an element is needed",
    ),
    "element outside T.Parallel": Bad(
        "T.clear(C_l)",
        "for i, j in T.grid(block, block):\n                D_q[i, j] = 0.0\n            T.clear(C_l)",
        "D_q[i, j] = 0.0",
        "an element of D_q is assigned outside T.Parallel",
    ),
    "cast to an integer": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "for i, j in T.Parallel(block, block):\n"
        '                D_q[i, j] = T.cast(T.cast(C_l[i, j], "int32"), "float32")\n'
        "            T.copy(D_q, C[by * block, bx * block])",
        "D_q[i, j] = T.cast",
        "is not an operation on tiles",
    ),
    "remainder of elements": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "for i, j in T.Parallel(block, block):\n"
        "                D_q[i, j] = C_l[i, j] % 2.0\n"
        "            T.copy(D_q, C[by * block, bx * block])",
        "D_q[i, j] = C_l",
        "the operation Mod is not possible here",
    ),
    "while loop": Bad(
        "T.clear(C_l)", "while bx < 2:\n                T.clear(C_l)", "while bx", "a kernel has no while"
    ),
    "assertion": Bad(
        "T.clear(C_l)", "assert bx < 2\n            T.clear(C_l)", "assert bx", "a kernel has no assert"
    ),
    "annotation too late": Bad(
        "T.clear(C_l)",
        "T.tt.core_grid(2, 2)\n            T.clear(C_l)",
        "T.tt.core_grid",
        "stands too late",
    ),
    "nothing to read": Bad(
        "                T.copy(A[by * block, k * block], A_s)\n"
        "                T.copy(B[k * block, bx * block], B_s)\n"
        "                T.gemm(A_s, B_s, C_l)\n",
        "                pass\n",
        "T.Kernel",
        "the kernel reads no tensor",
    ),
    "division": Bad(
        "T.copy(C_l, C[by * block, bx * block])",
        "for i, j in T.Parallel(block, block):\n"
        "                D_q[i, j] = C_l[i, j] / C_l[i, j]\n"
        "            T.copy(D_q, C[by * block, bx * block])",
        "D_q[i, j] = C_l",
        "division by",
        "power of two",
    ),
    "incomplete hand-written matmul": Bad(
        "T.gemm(A_s, B_s, C_l)",
        "for i, j in T.Parallel(block, block):\n"
        "                    for kk in T.serial(block // 2):\n"
        "                        C_l[i, j] += A_s[i, kk] * B_s[kk, j]",
        "C_l[i, j] +=",
        "not a matmul of whole blocks",
    ),
    "scalar changed": Bad(
        "T.clear(C_l)",
        "row = by * block\n            row += 1\n            T.clear(C_l)",
        "row += 1",
        "the scalar row is changed",
    ),
    "bad num_stages": Bad("num_stages=2", "num_stages=-1", "T.Pipelined", "num_stages=-1", "at least 0"),
    "unknown parameter": Bad("T.clear(C_l)", "T.clear(C_l)", "", "KK", "block", ("KK=64",)),
    "parameter of the wrong type": Bad("T.clear(C_l)", "T.clear(C_l)", "", "M", "int", ("M=big",)),
    "factory returns nothing": Bad(
        "    return main\n", "    return None\n", "", "NoneType is not a kernel", "T.prim_func"
    ),
    "exception in the factory": Bad(
        "    @T.prim_func", "    1 // 0\n\n    @T.prim_func", "1 // 0", "ZeroDivisionError"
    ),
    "import that fails": Bad(
        "import tilemetal.language as T\n",
        "import tilemetal.language as T\nimport no_such_module\n",
        "import no_such_module",
        "no_such_module",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_kernel_gives_one_located_message(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    assert GOOD.count(case.old) == 1, "the case must replace exactly one place"
    source = tmp_path / "kernel.py"
    source.write_text(GOOD.replace(case.old, case.new))
    output = tmp_path / "out"

    result = CliRunner().invoke(main, ["compile", str(source), *case.parameters, "-o", str(output)])

    assert result.exit_code == 1, result.output
    message = result.stderr
    assert case.what in message
    assert case.more in message
    assert message.count("error:") == 1
    assert "Traceback" not in message
    if case.at:
        lines = source.read_text().splitlines()
        number = next(i for i, line in enumerate(lines, 1) if case.at in line)
        assert f"kernel.py:{number}" in message
        assert lines[number - 1].strip() in message
    assert not output.exists() or not any(output.iterdir())


def test_the_good_kernel_compiles(tmp_path: Path) -> None:
    source = tmp_path / "kernel.py"
    source.write_text(GOOD)
    result = CliRunner().invoke(main, ["compile", str(source), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "tt.plan.json").exists()
