"""The sorting networks of the top-k operations against NumPy: every element and every index."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from topk_calls import (
    SEQUENCE,
    Array,
    columns_of,
    float_words,
    merge_words,
    modes,
    rebuild_words,
    sort_words,
    tiles_of,
)

RANDOM = np.random.default_rng(11)
WIDTHS = pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
DIRECTIONS = pytest.mark.parametrize("ascending", [False, True], ids=["descending", "ascending"])
KS = pytest.mark.parametrize("k", [4, 8, 16, 32, 64])

# The numbers 0 to 63 in another order per column: exact in bf16, no ties.
DISTINCT = np.stack([RANDOM.permutation(SEQUENCE) for _ in range(32)], axis=1) - 20.0
POSITIONS = np.repeat(np.arange(SEQUENCE)[:, None], 32, axis=1)


class Slab:
    """Values and indices of 64 rows in DST, and the operations on them."""

    def __init__(self, engine: Any, values: Array, wide: bool, *names: str, indices: Array = POSITIONS):
        self.engine, self.wide, self.bits = engine, wide, modes(*names, "wide" if wide else "")
        self.index_shift = 0 if wide else 16
        shifted = indices.astype(np.uint32) << np.uint32(self.index_shift)
        self.tiles = [*tiles_of(float_words(values)), *tiles_of(shifted)]

    def run(self, operation: str, *words: int) -> Slab:
        self.tiles = self.engine.sfpu(operation, self.tiles, self.wide, parameters=words)
        return self

    def sort(self, ascending: bool, last_phase: int) -> Slab:
        return self.run("topk_local_sort", *sort_words(self.bits, ascending, last_phase))

    def merge(self, k: int, iteration: int, smallest: bool = False) -> Slab:
        bits = self.bits | modes("smallest" if smallest else "")
        return self.run("topk_merge", *merge_words(bits, iteration, k))

    def rebuild(self, ascending: bool, k: int, iteration: int, only_first: bool = False) -> Slab:
        return self.run("topk_rebuild", *rebuild_words(self.bits, ascending, iteration, k, only_first))

    @property
    def values(self) -> Array:
        return columns_of(self.tiles[:2]).view(np.float32)

    @property
    def indices(self) -> Array:
        return columns_of(self.tiles[2:]) >> np.uint32(self.index_shift)


def sorted_runs(values: Array, length: int, ascending: list[bool]) -> Array:
    runs = np.sort(values.reshape(-1, length, 32), axis=1)
    return np.stack([run if up else run[::-1] for run, up in zip(runs, ascending, strict=True)]).reshape(
        SEQUENCE, 32
    )


@WIDTHS
@DIRECTIONS
@pytest.mark.parametrize("last_phase", range(6))
def test_a_local_sort_leaves_runs_of_alternating_direction(
    engine: Any, last_phase: int, ascending: bool, wide: bool
) -> None:
    slab = Slab(engine, DISTINCT, wide).sort(ascending, last_phase)
    runs = SEQUENCE >> (last_phase + 1)
    # Up to runs of eight the direction of the call does not matter.
    first = ascending and last_phase >= 3
    expected = sorted_runs(DISTINCT, 2 << last_phase, [first ^ (run % 2 == 1) for run in range(runs)])
    np.testing.assert_array_equal(slab.values, expected)
    np.testing.assert_array_equal(np.take_along_axis(DISTINCT, slab.indices.astype(np.int64), 0), expected)


def runs_of(values: Array, k: int, iteration: int) -> list[tuple[Array, Array, Array]]:
    """Positions of both runs of every pair that a merge compares, and the larger values."""
    length = min(k, 32)
    distance = min(length << iteration, 32)
    pairs = max(SEQUENCE >> iteration, 2 * length) // (2 * length)
    result = []
    for start in range(0, pairs * 2 * distance, 2 * distance):
        left = np.arange(start, start + length)
        result.append((left, left + distance, np.maximum(values[left], values[left + distance])))
    return result


@WIDTHS
@KS
@pytest.mark.parametrize("iteration", range(5))
def test_a_merge_gives_the_larger_values_to_the_first_run(
    engine: Any, k: int, iteration: int, wide: bool
) -> None:
    expected, smaller = DISTINCT.copy(), DISTINCT.copy()
    for left, right, larger in runs_of(DISTINCT, k, iteration):
        smallest = np.minimum(DISTINCT[left], DISTINCT[right])
        expected[left], expected[right] = larger, smallest
        smaller[left], smaller[right] = smallest, larger
    for want, slab in (
        (expected, Slab(engine, DISTINCT, wide).merge(k, iteration)),
        (smaller, Slab(engine, DISTINCT, wide).merge(k, iteration, smallest=True)),
    ):
        np.testing.assert_array_equal(slab.values, want)
        np.testing.assert_array_equal(np.take_along_axis(DISTINCT, slab.indices.astype(np.int64), 0), want)


# Runs of up to eight always begin with the larger values.
SEARCHES = [(k, smallest) for k in (4, 8, 16, 32, 64) for smallest in (False, True) if k > 8 or not smallest]


@WIDTHS
@pytest.mark.parametrize(("k", "smallest"), SEARCHES)
def test_sort_merges_and_rebuilds_find_the_k_best_of_64(
    engine: Any, k: int, smallest: bool, wide: bool
) -> None:
    """The whole tree that a single pair of tiles needs, as the kernels of the SDK build it."""
    log_k = k.bit_length() - 1
    slab = Slab(engine, DISTINCT, wide).sort(smallest, log_k - 1)
    for iteration in range(6 - log_k):
        slab.merge(k, iteration, smallest).rebuild(smallest, k, iteration)
    best = np.sort(DISTINCT, axis=0)[:k] if smallest else np.sort(DISTINCT, axis=0)[::-1][:k]
    np.testing.assert_array_equal(slab.values[:k], best)
    np.testing.assert_array_equal(np.take_along_axis(DISTINCT, slab.indices[:k].astype(np.int64), 0), best)


@KS
@DIRECTIONS
def test_a_rebuild_may_leave_the_second_tile_alone(engine: Any, k: int, ascending: bool) -> None:
    slab = Slab(engine, DISTINCT, True).rebuild(ascending, k, 0, only_first=True)
    touched = slab.indices[32:] != POSITIONS[32:]
    assert touched.any() == (k >= 32)


TIES = RANDOM.integers(-3, 4, (SEQUENCE, 32)).astype(np.float32)


def stable_order(values: Array, indices: Array, descending: bool) -> Array:
    """Positions of the sorted values; equal ones by ascending index."""
    keys = -values if descending else values
    return np.stack([np.lexsort((indices[:, c], keys[:, c])) for c in range(32)], axis=1)


@WIDTHS
@pytest.mark.parametrize("descending", [False, True])
def test_a_stable_sort_breaks_ties_by_index(engine: Any, descending: bool, wide: bool) -> None:
    indices = np.stack([RANDOM.permutation(60000)[:SEQUENCE] for _ in range(32)], axis=1)
    names = ("stable", "descending_ties") if descending else ("stable",)
    slab = Slab(engine, TIES, wide, *names, indices=indices).sort(not descending, 5)
    order = stable_order(TIES, indices, descending)
    np.testing.assert_array_equal(slab.values, np.take_along_axis(TIES, order, 0))
    np.testing.assert_array_equal(slab.indices, np.take_along_axis(indices, order, 0))


@pytest.mark.parametrize("descending", [False, True])
def test_fused_words_sort_stably_and_come_apart_again(engine: Any, descending: bool) -> None:
    best = "" if descending else "smallest"
    slab = Slab(engine, TIES, True, "fused")
    slab.run("topk_fuse_tile", modes("fused", "wide", best))
    slab.sort(not descending, 5)
    slab.run("topk_defuse_tile", modes("fused", "wide", best), 2)
    order = stable_order(TIES, POSITIONS, descending)
    np.testing.assert_array_equal(slab.values, np.take_along_axis(TIES, order, 0))
    np.testing.assert_array_equal(slab.indices, order)


@pytest.mark.parametrize("tag_bits", [6, 13, 16])
@pytest.mark.parametrize("descending", [False, True])
def test_stamped_words_sort_stably_and_lose_their_tags(engine: Any, descending: bool, tag_bits: int) -> None:
    values = np.where(TIES == 0, np.where(POSITIONS % 2 == 0, -0.0, 0.0), TIES)
    best = "" if descending else "smallest"
    slab = Slab(engine, values, True, "rank_stamped", indices=POSITIONS + (1 << 20))
    stamp = modes("rank_stamped", "wide", best, tag_bits=tag_bits)
    slab.run("topk_stamp_local_positions", stamp)
    slab.sort(not descending, 5)
    assert (slab.values != np.take_along_axis(values, slab.indices.astype(np.int64) - (1 << 20), 0)).any()
    stripped = [
        engine.sfpu("topk_strip_rank_tags", [tile], True, parameters=(stamp,))[0] for tile in slab.tiles[:2]
    ]
    order = stable_order(values, POSITIONS, descending)
    np.testing.assert_array_equal(columns_of(stripped).view(np.float32), np.take_along_axis(TIES, order, 0))
    np.testing.assert_array_equal(slab.indices - (1 << 20), order)


def test_a_range_of_ranks_goes_to_one_tile(engine: Any) -> None:
    values = np.full((SEQUENCE, 32), 1.5, np.float32)
    slab = Slab(engine, values, True)
    slab.run("topk_stamp_tile_rank_range", modes("rank_stamped", "wide", tag_bits=16), 1, 96)
    words = columns_of(slab.tiles[:2])
    assert (words[:32] == 0x3FC00000).all()
    np.testing.assert_array_equal(words[32:] & 0xFFFF, (0xFFFF ^ (POSITIONS[:32] + 96)))


def test_a_merge_ranks_the_second_run_backwards(engine: Any) -> None:
    """Equal values of both runs: those of the first are better, in order."""
    values = np.ones((SEQUENCE, 32), np.float32)
    bits = modes("rank_stamped", "wide", tag_bits=16)
    slab = Slab(engine, values, True).run("topk_merge", *merge_words(bits, 0, 32))
    np.testing.assert_array_equal(slab.indices, POSITIONS)
    words = columns_of(slab.tiles[:2])
    np.testing.assert_array_equal(words[:32] & 0xFFFF, 0xFFFF ^ POSITIONS[:32])
    np.testing.assert_array_equal(words[32:] & 0xFFFF, 0xFFFF ^ (63 - POSITIONS[:32]))


def test_only_zeros_are_canonicalized(engine: Any) -> None:
    values = np.where(POSITIONS % 3 == 0, -0.0, -1e-40).astype(np.float32)
    slab = Slab(engine, values, True).run("topk_canonicalize_negzero_values", modes("wide"))
    np.testing.assert_array_equal(
        float_words(slab.values), np.where(POSITIONS % 3 == 0, 0, float_words(values))
    )


def test_values_are_ordered_by_sign_and_magnitude(engine: Any) -> None:
    words = np.array(
        [0xFFC00000, 0xFF800000, 0xBF800000, 0x80000000, 0, 0x3F800000, 0x7F800000, 0x7FC00000], np.uint32
    )
    column = np.tile(words, 8)
    values = np.repeat(column[:, None], 32, axis=1).view(np.float32)
    slab = Slab(engine, values, True).sort(True, 5)
    np.testing.assert_array_equal(float_words(slab.values)[:, 0], np.repeat(words, 8))


def test_values_lose_denormals_when_they_are_stored_and_indices_do_not(engine: Any) -> None:
    values = np.full((SEQUENCE, 32), 1e-40, np.float32)
    indices = POSITIONS + 5
    slab = Slab(engine, values, True, indices=indices).sort(False, 5)
    assert not float_words(slab.values).any()
    np.testing.assert_array_equal(np.sort(slab.indices, axis=0), indices)


def test_short_values_shed_what_lies_above_them(engine: Any) -> None:
    slab = Slab(engine, DISTINCT, True)
    shorts = RANDOM.permutation(1 << 16)[: SEQUENCE * 32].reshape(SEQUENCE, 32).astype(np.uint32)
    slab.tiles[:2] = tiles_of(shorts | np.uint32(0xABCD0000))
    slab.run("topk_local_sort", *sort_words(modes("short_values", "wide"), True, 5))
    np.testing.assert_array_equal(columns_of(slab.tiles[:2]), np.sort(shorts, axis=0))


# Index orders that the SDK's own programs (tt-llk, ckernel_sfpu_topk.h, of Wormhole and of Blackhole) gave on
# registers that follow the ISA documentation, for the values (5 p^2 + p) mod 7 at position p.
RECORDED = json.loads((Path(__file__).parent / "topk_orders_of_ties.json").read_text())


@pytest.mark.parametrize("case", RECORDED)
def test_equal_values_without_stability_go_where_the_programs_put_them(engine: Any, case: str) -> None:
    position = np.arange(SEQUENCE)
    values = np.repeat(((5 * position**2 + position) % 7)[:, None], 32, axis=1)
    slab = Slab(engine, values, False)
    match case.split():
        case ["sort", direction, _, _, phase]:
            slab.sort(direction == "up", int(phase))
        case ["merge", k, better]:
            slab.merge(int(k), 0 if k == "32" else 1, smallest=better == "smaller")
        case ["rebuild", k]:
            slab.rebuild(True, int(k), 1)
    np.testing.assert_array_equal(slab.indices, np.repeat(np.array(RECORDED[case])[:, None], 32, axis=1))
