"""Builds the C interface of the engine arithmetic once and offers it as numpy functions."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint32]

SOURCE = Path(__file__).resolve().parents[2] / "cpp" / "mock" / "numerics"
FIDELITIES = {"LoFi": 0, "HiFi2": 2, "HiFi3": 3, "HiFi4": 4}
FORMATS = {
    "Float32": 0,
    "Float16": 1,
    "Bfp8": 2,
    "Bfp4": 3,
    "Float16_b": 5,
    "Bfp8_b": 6,
    "Bfp4_b": 7,
    "Int32": 8,
    "UInt16": 9,
    "Bfp2": 11,
    "Int8": 14,
    "Bfp2_b": 15,
    "UInt32": 24,
    "UInt8": 30,
}
PATHS = {"portable": 0, "avx2": 1, "avx512": 2}
BROADCASTS = {"rows": 1, "cols": 2, "scalar": 3}
ELTWISE = {"add": 0, "sub": 1, "mul": 2}
DIMS = {"ROW": 0, "COL": 1, "SCALAR": 2}


def _c_argument(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return argument.ctypes.data_as(ctypes.c_void_p)
    if isinstance(argument, np.uint32):
        return ctypes.c_uint32(int(argument))
    return argument if isinstance(argument, ctypes.c_size_t) else int(argument)


class Engine:
    """The library on numpy arrays: a tile is 1024 uint32 words in face order, fp32 bit patterns."""

    def __init__(self, library: Path) -> None:
        self._c = ctypes.CDLL(str(library))

    def _call(self, function: str, *arguments: Any) -> int:
        status: int = getattr(self._c, function)(*map(_c_argument, arguments))
        return status

    def _checked(self, function: str, *arguments: Any) -> None:
        if self._call(function, *arguments):
            raise ValueError(f"{function}() refused its arguments")

    def path_supported(self, path: str) -> bool:
        return self._call("tn_path_supported", PATHS[path]) == 1

    def best_path(self) -> str:
        return next(path for path in ("avx512", "avx2", "portable") if self.path_supported(path))

    def unpack(self, l1: npt.NDArray[np.uint8], data_format: str, wide: bool, to_dst: bool = False) -> Words:
        out = np.zeros(1024, np.uint32)
        size = ctypes.c_size_t(l1.size)
        self._checked("tn_unpack", out, np.ascontiguousarray(l1), size, FORMATS[data_format], wide, to_dst)
        return out

    def transposed(self, source: Words) -> Words:
        out = source.copy()
        self._call("tn_transpose", out)
        return out

    def broadcasted(self, source: Words, kind: str) -> Words:
        out = source.copy()
        self._call("tn_broadcast", out, BROADCASTS[kind])
        return out

    def matmul(self, dst: Words, in0: Words, in1: Words, fidelity: str, wide: bool, path: str) -> None:
        self._checked("tn_matmul", dst, in0, in1, FIDELITIES[fidelity], wide, PATHS[path])

    def fast_matmul(self, dst: Words, in0: Words, in1: Words, fidelity: str, wide: bool, path: str) -> None:
        self._checked("tn_fast_matmul", dst, in0, in1, FIDELITIES[fidelity], wide, PATHS[path])

    def matmul_error_bound(
        self,
        product_sums: npt.NDArray[np.float64],
        group_maxima: npt.NDArray[np.float64],
        fidelity: str,
        wide: bool,
        tiles: int,
    ) -> npt.NDArray[np.float64]:
        bounds = np.ascontiguousarray(product_sums).copy()
        maxima = np.ascontiguousarray(group_maxima)
        self._call("tn_matmul_error_bound", bounds, maxima, FIDELITIES[fidelity], wide, tiles)
        return bounds

    def eltwise(
        self,
        dst: Words,
        in0: Words,
        in1: Words,
        op: str,
        accumulate: bool,
        fidelity: str,
        wide: bool,
        path: str,
    ) -> None:
        options = (ELTWISE[op], accumulate, FIDELITIES[fidelity], wide, PATHS[path])
        self._checked("tn_eltwise", dst, in0, in1, *options)

    def reuse_dest(self, dst: Words, other: Words, op: str, to_srcb: bool, fidelity: str, wide: bool) -> None:
        self._call("tn_reuse_dest", dst, other, ELTWISE[op], to_srcb, FIDELITIES[fidelity], wide)

    def copy(self, dst: Words, source: Words, wide: bool) -> None:
        self._call("tn_copy", dst, source, wide)

    def reduce_sum(
        self,
        dst: Words,
        data: Words,
        scaler: Words,
        dim: str,
        fidelity: str,
        wide: bool,
        grid: tuple[int, int] = (2, 2),
    ) -> None:
        """`grid`: rows and columns of faces."""
        self._call("tn_reduce_sum", dst, data, scaler, DIMS[dim], FIDELITIES[fidelity], wide, *grid)

    def reduce_max(
        self, dst: Words, data: Words, dim: str, cleared: bool, wide: bool, grid: tuple[int, int] = (2, 2)
    ) -> None:
        self._call("tn_reduce_max", dst, data, DIMS[dim], cleared, wide, *grid)

    def mask_reduced(self, dst: Words, dim: str) -> None:
        self._call("tn_mask_reduced", dst, DIMS[dim])

    def pack(
        self,
        l1: npt.NDArray[np.uint8],
        dst: Words,
        data_format: str,
        wide: bool,
        relu: bool = False,
        l1_accumulate: bool = False,
        precise: bool = False,
    ) -> None:
        size = ctypes.c_size_t(l1.size)
        self._checked("tn_pack", l1, size, dst, FORMATS[data_format], wide, relu, l1_accumulate, precise)

    def matmul_halves(self, dst: Words, in0: Words, in1: Words, fidelity: str, wide: bool) -> None:
        self._call("tn_matmul_halves", dst, in0, in1, FIDELITIES[fidelity], wide)

    def eltwise_halves(
        self, dst: Words, a: Words, b: Words, op: str, accumulate: bool, fidelity: str, wide: bool
    ) -> None:
        self._call("tn_eltwise_halves", dst, a, b, ELTWISE[op], accumulate, FIDELITIES[fidelity], wide)

    def reduce_sum_halves(
        self, dst: Words, data: Words, scaler: Words, dim: str, fidelity: str, wide: bool
    ) -> None:
        self._call("tn_reduce_sum_halves", dst, data, scaler, DIMS[dim], FIDELITIES[fidelity], wide)

    def matmul_integers(self, dst: Words, in0: Words, in1: Words, fidelity: str) -> None:
        self._call("tn_matmul_integers", dst, in0, in1, FIDELITIES[fidelity])

    def eltwise_integers(
        self, dst: Words, a: Words, b: Words, op: str, accumulate: bool, fidelity: str
    ) -> None:
        self._call("tn_eltwise_integers", dst, a, b, ELTWISE[op], accumulate, FIDELITIES[fidelity])

    def pack_halves(
        self,
        l1: npt.NDArray[np.uint8],
        dst: Words,
        data_format: str,
        relu: int = 0,
        threshold: int = 0,
        l1_accumulate: bool = False,
        precise: bool = False,
    ) -> None:
        """From a 16-bit DST of Float16 numbers."""
        size = ctypes.c_size_t(l1.size)
        options = (FORMATS[data_format], relu, threshold, l1_accumulate, precise)
        self._checked("tn_pack_halves", l1, size, dst, *options)

    def has_defined_source(self, l1: npt.NDArray[np.uint8], data_format: str) -> bool:
        return self._call("tn_defined_source", l1, ctypes.c_size_t(l1.size), FORMATS[data_format]) == 1

    def mad(self, x: Words, y: Words, z: Words, blackhole: bool = False) -> Words:
        out = np.zeros_like(x)
        self._call("tn_mad_blackhole" if blackhole else "tn_mad", out, x, y, z, ctypes.c_size_t(x.size))
        return out

    def program_mad(self, x: Words, y: Words, z: Words, blackhole: bool) -> Words:
        """The same as the programs of the vector unit's functions compute it."""
        out = np.zeros_like(x)
        self._call("tn_program_mad", out, x, y, z, ctypes.c_size_t(x.size), blackhole)
        return out

    def program_add(self, x: Words, y: Words, blackhole: bool) -> Words:
        out = np.zeros_like(x)
        self._call("tn_program_add", out, x, y, ctypes.c_size_t(x.size), blackhole)
        return out

    def sfpu_table(self) -> dict[str, tuple[int, int, int]]:
        """Operation: DST tiles it reads, the operand it writes first, and how many it writes."""
        return {name: counts for name, _, counts in self._sfpu_rows()}

    def sfpu_inits(self) -> dict[str, str]:
        """Operation: the init it needs."""
        return {name: init for name, init, _ in self._sfpu_rows()}

    def _sfpu_rows(self) -> Iterator[tuple[str, str, tuple[int, int, int]]]:
        for index in range(self._call("tn_sfpu_count")):
            name, init, counts = np.zeros(80, np.uint8), np.zeros(80, np.uint8), np.zeros(4, np.uint32)
            self._call("tn_sfpu_row", ctypes.c_size_t(index), name, init, counts)
            operation, needed = (text.tobytes().split(b"\0")[0].decode() for text in (name, init))
            yield operation, needed, (int(counts[0]), int(counts[1]), int(counts[2]))

    def sfpu(
        self,
        operation: str,
        tiles: list[Words],
        wide: bool,
        parameters: tuple[int, ...] = (),
        setup: int = 0,
        data_format: str = "Float32",
        init_parameters: tuple[int, ...] = (),
        blackhole: bool = False,
    ) -> list[Words]:
        """The four operand tiles after the operation; missing ones start as zero."""
        operands = np.zeros((4, 1024), np.uint32)
        for index, tile in enumerate(tiles):
            operands[index] = tile
        call = np.zeros(10, np.uint32)
        call[: len(parameters)] = parameters
        call[4 : 4 + len(init_parameters)] = init_parameters
        call[6:] = setup, FORMATS[data_format], wide, blackhole
        name = np.frombuffer(operation.encode() + b"\0", np.uint8)
        self._checked("tn_sfpu", name, operands, call)
        return list(operands)

    def sfpu_unary(self, tile: Words, operation: str, wide: bool, **options: Any) -> Words:
        return self.sfpu(operation, [tile], wide, **options)[0]

    def sfpu_binary(self, in0: Words, in1: Words, operation: str, wide: bool, **options: Any) -> Words:
        return self.sfpu(operation, [in0, in1], wide, **options)[2]


def _content_key() -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in SOURCE.rglob("*") if p.suffix in {".hpp", ".cpp", ".txt"}):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def load_engine() -> Engine:
    """The library, built from source unless it was built before; TILEMETAL_NUMERICS_LIBRARY names another."""
    if built := os.environ.get("TILEMETAL_NUMERICS_LIBRARY"):
        return Engine(Path(built))
    cache = Path(tempfile.gettempdir()) / f"tilemetal-numerics-{os.getuid()}"
    cache.mkdir(mode=0o700, exist_ok=True)
    library = cache / f"numerics-{_content_key()}.so"
    if not library.exists():
        with tempfile.TemporaryDirectory() as build:
            options = ["-DCMAKE_BUILD_TYPE=Release", "-DTILEMETAL_NUMERICS_C_API=ON"]
            for command in (
                ["cmake", "-S", str(SOURCE), "-B", build, *options],
                ["cmake", "--build", build, "--parallel", "2"],
            ):
                done = subprocess.run(command, capture_output=True, text=True)
                if done.returncode:
                    raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
            # Renamed into place: parallel sessions may build the same library.
            finished = cache / f"{library.name}.{os.getpid()}"
            shutil.copy(Path(build) / "libtilemetal_numerics_c.so", finished)
            finished.replace(library)
    return Engine(library)
