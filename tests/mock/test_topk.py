"""Top-k operations in whole kernels on the mock device."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand, tile_to_l1

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(29)
WIDTH = 64

# Rows of 64 numbers that are exact in bf16, with ties; their column numbers as indices.
ROWS = RANDOM.integers(-40, 41, (32, WIDTH)).astype(np.float32)
COLUMNS = np.tile(np.arange(WIDTH), (32, 1))
LARGEST = np.stack([np.lexsort((COLUMNS[row], -ROWS[row])) for row in range(32)])
SMALLEST = np.stack([np.lexsort((COLUMNS[row], ROWS[row])) for row in range(32)])


def bf16(values: Array) -> Array:
    return (np.ascontiguousarray(values, np.float32).view(np.uint32) >> 16).astype(np.uint16)


def side_by_side(matrix: Array) -> list[Bytes]:
    return [tile_to_l1(np.ascontiguousarray(matrix[:, at : at + 32])) for at in (0, 32)]


def from_tile(packed: Bytes, dtype: type[np.generic]) -> Array:
    return packed.view(dtype).reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)


LOAD = """
reconfig_data_format_srca(0); transpose_init(0);
for (uint32_t t = 0; t < 2; ++t) transpose_tile(0, t, t);
reconfig_data_format_srca(1); transpose_init(1);
for (uint32_t t = 0; t < 2; ++t) transpose_tile(1, t, 2 + t);
"""


@dataclass(frozen=True)
class Search:
    """A kernel that looks for the best of 64 columns in every row."""

    init: str
    operations: str
    best: Array
    stable: bool
    k: int = 32
    indices: str = "UInt16"
    wide: bool = False

    def jobs(self, name: str) -> list[Job]:
        index_type = np.uint16 if self.indices == "UInt16" else np.uint32
        operands = [
            Operand(0, "Float16_b", 2, side_by_side(bf16(ROWS))),
            Operand(1, self.indices, 2, side_by_side(COLUMNS.astype(index_type))),
        ]
        return [
            Job(
                f"{name} {what}",
                f"compute_kernel_hw_startup(0, 1, 16); {self.init}",
                in_section(LOAD + self.operations, f"pack_reconfig_data_format(16); pack_tile({tile}, 16);"),
                operands,
                output,
                1,
                wide=self.wide,
            )
            for what, tile, output in (("values", 0, "Float16_b"), ("indices", 2, self.indices))
        ]


def sort_only(best: Array, ascending: int) -> Search:
    return Search("topk_tile_init();", f"topk_local_sort(0, {ascending}, 5);", best, stable=False)


SEARCHES = {
    "largest": sort_only(LARGEST, 0),
    "smallest": sort_only(SMALLEST, 1),
    "tree of 32": Search(
        "topk_tile_init();",
        "topk_local_sort(0, 0, 4); topk_merge(0, 0, 32); topk_rebuild(0, false, 0, 32, 5, true);",
        LARGEST,
        stable=False,
    ),
    "tree of 8": Search(
        "topk_tile_init();",
        "topk_local_sort(0, 0, 2); for (int m = 0; m < 3; ++m) {"
        "topk_merge(0, m, 8); topk_rebuild(0, false, m, 8, 3, false); }",
        LARGEST,
        stable=False,
        k=8,
    ),
    "smallest of 16": Search(
        "topk_tile_init();",
        "topk_local_sort(0, 1, 3); for (int m = 0; m < 2; ++m) {"
        "topk_merge<true>(0, m, 16); topk_rebuild(0, true, m, 16, 4, false); }",
        SMALLEST,
        stable=False,
        k=16,
    ),
    "stable": Search(
        "topk_tile_init();",
        "constexpr auto order = topk_tie_order_from_global_direction(true);"
        "topk_canonicalize_negzero_values(0);"
        "topk_local_sort<true, DST_ACCUM_MODE, false, false, order>(0, 0, 5);",
        LARGEST,
        stable=True,
    ),
    "stable, 32-bit DST": Search(
        "topk_tile_init();",
        "constexpr auto order = topk_tie_order_from_global_direction(false);"
        "topk_canonicalize_negzero_values(0);"
        "topk_local_sort<true, DST_ACCUM_MODE, false, false, order>(0, 1, 5);"
        "topk_finalize_uint16_indices(2);",
        SMALLEST,
        stable=True,
        wide=True,
    ),
    "fused": Search(
        "topk_tile_init<true>();",
        "topk_fuse_tile<true>(0); topk_local_sort<false, DST_ACCUM_MODE, true>(0, 0, 5);"
        "topk_defuse_tile<true>(0, 1); topk_uint16_move_dest_tile_to_pack_half(2);",
        LARGEST,
        stable=True,
        wide=True,
    ),
    "ranks": Search(
        "topk_tile_init<false, true>();",
        "topk_stamp_local_positions<true>(0);"
        "topk_local_sort<false, DST_ACCUM_MODE, false, true>(0, 0, 5); topk_strip_rank_tags(0);",
        LARGEST,
        stable=True,
        indices="UInt32",
        wide=True,
    ),
    "range of ranks": Search(
        "topk_tile_init<false, true, 8>();",
        "topk_stamp_tile_rank_range<false, 8>(0, 0, 0); topk_stamp_tile_rank_range<false, 8>(0, 1, 64);"
        "topk_local_sort<false, DST_ACCUM_MODE, false, true>(0, 1, 5); topk_strip_rank_tags<8>(0);",
        SMALLEST,
        stable=True,
        indices="UInt32",
        wide=True,
    ),
}


def check_best(searches: dict[str, Search], program: Path, **environment: str) -> None:
    """Runs the kernels and compares what they found with the rows."""
    jobs = [job for name, search in searches.items() for job in search.jobs(name)]
    packed = run_jobs(program, jobs, TILE_BYTES.__getitem__, **environment)
    for name, search in searches.items():
        values = from_tile(packed[f"{name} values"][0], np.uint16)[: search.k]
        index_type = np.uint16 if search.indices == "UInt16" else np.uint32
        indices = from_tile(packed[f"{name} indices"][0], index_type)[: search.k].astype(np.int64)
        best = np.take_along_axis(ROWS, search.best, 1).T[: search.k]
        np.testing.assert_array_equal(values, bf16(best), err_msg=name)
        np.testing.assert_array_equal(np.take_along_axis(ROWS.T, indices, 0), best, err_msg=name)
        assert all(len(set(column)) == search.k for column in indices.T), name
        if search.stable:
            np.testing.assert_array_equal(indices, search.best.T[: search.k], err_msg=name)


ARCHITECTURES = pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])


@ARCHITECTURES
def test_kernels_find_the_best_of_every_row_and_where_it_was(
    mock_build: Path, kernel_cache: Path, arch: str
) -> None:
    environment = {"TT_METAL_CACHE": str(kernel_cache), "TT_METAL_MOCK_ARCH": arch}
    check_best(SEARCHES, mock_build / "compute_jobs", **environment)


@ARCHITECTURES
def test_a_merge_ranks_both_runs_anew(mock_build: Path, kernel_cache: Path, arch: str) -> None:
    search = Search(
        "topk_tile_init<false, true>();",
        "topk_stamp_local_positions<true>(0); topk_local_sort<false, DST_ACCUM_MODE, false, true>(0, 0, 4);"
        "topk_merge<false, false, DST_ACCUM_MODE, false, true>(0, 0, 32);"
        "topk_rebuild<false, DST_ACCUM_MODE, false, true>(0, false, 0, 32, 5, 1); topk_strip_rank_tags(0);",
        LARGEST,
        stable=True,
        indices="UInt32",
        wide=True,
    )
    environment = {"TT_METAL_CACHE": str(kernel_cache), "TT_METAL_MOCK_ARCH": arch}
    # Not among the kernels checked against the SDK's headers: GCC does not inline enough of this call to find
    # the constants its instructions need.
    environment["TILEMETAL_MOCK_KERNELS"] = ""
    check_best({"ranks": search}, mock_build / "compute_jobs", **environment)


# What the operations refuse, and the words that say so.
SORT = "topk_local_sort(0, 0, 5);"
MISTAKES = {
    "topk_local_sort without topk_tile_init": ("", SORT),
    "topk_merge and topk_tile_init were given different": (
        "topk_tile_init<true>();",
        "topk_merge(0, 0, 32);",
    ),
    "DST tile [0-9] at topk_local_sort|dst-read-unwritten": ("topk_tile_init();", "SECOND_TILE_MISSING"),
    "with another DST tile than 0": ("topk_tile_init();", "topk_local_sort(1, 0, 5);"),
    "takes phases 0 to 5": ("topk_tile_init();", "topk_local_sort(0, 0, 6);"),
    "from a later phase": ("topk_tile_init();", "topk_local_sort(0, 0, 5, 4);"),
    "takes 4, 8, 16, 32 or 64 as k": ("topk_tile_init();", "topk_merge(0, 0, 12);"),
    "not the logarithm of k": ("topk_tile_init();", "topk_rebuild(0, false, 0, 16, 5, 0);"),
    "same m_iter and another k": (
        "topk_tile_init();",
        "topk_rebuild(0, false, 0, 16, 4, 0); topk_rebuild(0, false, 0, 8, 3, 0);",
    ),
    "compiled for another width of DST": ("topk_tile_init();", "topk_local_sort<false, true>(0, 0, 5);"),
    "needs fp32_dest_acc_en": ("topk_tile_init();", "topk_finalize_uint16_indices<true>(2);"),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_wrong_call_is_named(mock_build: Path, kernel_cache: Path, message: str) -> None:
    init, operations = MISTAKES[message]
    load = LOAD.replace("t < 2", "t < 1") if operations == "SECOND_TILE_MISSING" else LOAD
    operations = operations.replace("SECOND_TILE_MISSING", SORT)
    search = Search(init, operations, LARGEST, stable=False)
    job = search.jobs("mistake")[0]
    job = replace(job, body=job.body.replace(LOAD, load))
    with pytest.raises(RuntimeError, match=f"tilemetal mock: .*({message})"):
        run_jobs(mock_build / "compute_jobs", [job], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache))


def test_tiles_that_do_not_mix_may_be_missing(mock_build: Path, kernel_cache: Path) -> None:
    """An odd number of tiles leaves the last sort with one."""
    search = Search("topk_tile_init();", "topk_local_sort(0, 0, 4);", LARGEST, stable=False)
    jobs = [replace(job, body=job.body.replace("t < 2", "t < 1")) for job in search.jobs("one")]
    packed = run_jobs(
        mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
    )
    values = from_tile(packed["one values"][0], np.uint16)
    np.testing.assert_array_equal(values, bf16(np.sort(ROWS[:, :32], axis=1)[:, ::-1].T))
