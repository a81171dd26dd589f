"""Statistics kept in the vector unit's registers, and what normalises with them, in whole kernels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Operand, tile_to_l1
from statistics_references import ONE, ONE_OF_32, Registers, Words, in_row, in_slot, reciprocal, word

Array = npt.NDArray[Any]
TILES = 4
SUMS = "TwoPassAccumulation::ShiftedSum"
ALPHA, BETA = 0.9, 0.1


def values() -> Array:
    """Numbers far from zero, where summing squares would lose the variance."""
    return (np.random.default_rng(7).standard_normal((TILES, 32, 32)) * 3 + 20).astype(np.float32)


def tiles(wide: bool) -> Words:
    words = values().view(np.uint32)
    return words if wide else words & np.uint32(0xFFFF0000)


def load(count: int) -> str:
    return "copy_init(0); " + " ".join(f"copy_tile(0, {i}, {i});" for i in range(count))


TABLE = (
    "std::array<std::uint32_t, 65> table{}; for (int i = 0; i < 65; ++i) { "
    "const float r = 1.0f / (i + 1); __builtin_memcpy(&table[i], &r, 4); }"
)
NO_TABLE = "std::array<std::uint32_t, 0> none{};"
# Name: statements, which leave their results in two DST tiles, and the first of those.
KERNELS = {
    "welford": (
        f"{TABLE} {NO_TABLE} {load(2)} welford_init(); welford_update<0>(0, 0, none); "
        "welford_update<65>(1, 32, table); welford_finalize_to_row<65>(2, 63, table);",
        2,
    ),
    "welford of some rows, saved and restored": (
        f"{NO_TABLE} {load(2)} welford_init(); welford_update_rows<0>(0, 0, 3, 7, none); "
        "welford_save_state(2, 5); relu_tile_init(); relu_tile(0); "
        "welford_init<WelfordInitMode::PreserveStats>(); welford_restore_state(2, 5); "
        "welford_update_rows<0>(1, 7, 30, 2, none); welford_finalize_to_face<0>(2, 6, 8, none);",
        2,
    ),
    "two passes, split mean": (
        f"{load(2)} two_pass_stats_init_shifted(); "
        f"two_pass_stats_update_shifted_rows<{SUMS}, TwoPassAnchor::Initialise>(0, 0, 32); "
        f"two_pass_stats_update_shifted_rows<{SUMS}>(1, 0, 21); "
        f"two_pass_stats_finish_shifted_mean<true, true>({reciprocal(53)}u); "
        "two_pass_stats_update_rows(0, 0, 32); two_pass_stats_update_rows(1, 0, 21); "
        f"two_pass_stats_finalize_split_mean_to_row(2, {reciprocal(53)}u);",
        2,
    ),
    "two blocks combined": (
        f"{load(2)} two_pass_stats_init_shifted(); "
        f"two_pass_stats_update_shifted_rows<{SUMS}, TwoPassAnchor::Initialise, false>(0, 5, 20); "
        f"two_pass_stats_finish_shifted_mean<false>({reciprocal(20)}u); "
        "two_pass_stats_update_rows<false>(0, 5, 20); two_pass_stats_save_state<false>(2); "
        f"two_pass_stats_update_shifted_rows<{SUMS}, TwoPassAnchor::Initialise>(1, 0, 32); "
        f"two_pass_stats_finish_shifted_mean<true, true>({reciprocal(32)}u); "
        "two_pass_stats_update_shifted_rows<TwoPassAccumulation::CentredM2>(1, 0, 32); "
        "two_pass_stats_save_anchor_to_state(2); "
        f"two_pass_stats_combine_block(2, {reciprocal(52)}u, {word(32)}u); "
        "welford_restore_state(2); two_pass_stats_restore_anchor_from_state(2); "
        f"two_pass_stats_finalize_split_mean_to_row<false>(2, {reciprocal(52)}u);",
        2,
    ),
    "groups in turn": (
        f"{load(2)} two_pass_stats_init_shifted(); two_pass_stats_clear(); "
        f"two_pass_stats_update_shifted_rows<{SUMS}, TwoPassAnchor::Reuse, false>(0, 0, 32); "
        "two_pass_stats_switch_group<false>(2, 7, 4); "
        f"two_pass_stats_update_shifted_rows<{SUMS}, TwoPassAnchor::Reuse, false>(1, 0, 32); "
        "two_pass_stats_switch_group<false>(2, 4, 7); "
        f"two_pass_stats_finish_shifted_mean<false>({reciprocal(32)}u); "
        "two_pass_stats_update_rows<false>(0, 0, 32); "
        f"two_pass_stats_finalize_to_face<false>(2, 7, {reciprocal(32)}u);",
        2,
    ),
    "columns combined": (
        f"{load(1)} two_pass_stats_init_shifted(); "
        f"two_pass_stats_update_shifted_rows<{SUMS}, TwoPassAnchor::Initialise>(0, 0, 32); "
        f"two_pass_stats_finish_shifted_mean({reciprocal(32)}u); two_pass_stats_update_rows(0, 0, 32); "
        f"two_pass_stats_finalize_and_combine_to_face(1, 1, {reciprocal(32)}u);",
        1,
    ),
    "moving average": (
        f"{load(1)} ema_init({word(ALPHA)}u, {word(BETA)}u); ema_clear_previous_output(); ema_tile(0); "
        "copy_tile(0, 1, 2); ema_tile(2); copy_dest_values<DataFormat::Float32>(3, 2);",
        1,
    ),
    "normalised by columns": (f"{load(4)} sfpu_bcast_col_init(); sfpu_normalize_bcast_col(0, 2, 3);", 0),
    "two tiles normalised": (
        f"{load(4)} sfpu_bcast_col_init(); sfpu_normalize_bcast_col_two_tiles(0, 1, 2, 3);",
        0,
    ),
    "sum normalised": (
        f"{load(4)} sfpu_bcast_col_init(); sfpu_residual_normalize_bcast_col(0, 1, 2, 3);",
        0,
    ),
    "normalised by elements": (
        f"{load(4)} sfpu_normalize_bcast_scalar_init(); sfpu_normalize_bcast_scalar(0, 2, 3);",
        0,
    ),
}


def welford(r: Registers, x: Words) -> tuple[Words, Words]:
    r.welford([*x[0], *x[1]], 0)
    return in_row(r.mean), in_row(r.variance(64))


def saved_and_restored(r: Registers, x: Words) -> tuple[Words, Words]:
    r.welford(x[0][3:10], 0)
    r.mean, r.sum = r.stored(r.mean), r.stored(r.sum)
    mean, m2 = in_slot(r.mean, 5), in_slot(r.sum, 5)
    r.welford(x[1][30:32], 7)
    return in_slot(r.mean, 6, mean), in_slot(r.variance(9), 6, m2)


def split_mean(r: Registers, x: Words) -> tuple[Words, Words]:
    r.shifted(x[0], 0, 32, True, new_anchor=True)
    r.shifted(x[1], 0, 21, True)
    r.finish_mean(53, True)
    r.squares(x[0], 0, 32, True)
    r.squares(x[1], 0, 21, True)
    r.fold()
    mean = in_row(r.anchor) | in_row(r.distance(r.mean, r.anchor), 16)
    return mean, in_row(r.variance(53))


def combined(r: Registers, x: Words) -> tuple[Words, Words]:
    r.shifted(x[0], 5, 20, False, new_anchor=True)
    r.finish_mean(20, False)
    r.squares(x[0], 5, 20, False)
    mean, m2 = r.stored(r.mean), r.stored(r.sum)
    r.shifted(x[1], 0, 32, True, new_anchor=True)
    r.finish_mean(32, True)
    r.squares(x[1], 0, 32, True)
    anchor = r.stored(r.anchor)
    r.fold()
    r.combine(mean, m2, 52, 32)
    r.mean, r.sum = r.stored(r.mean), r.stored(r.sum)
    # Rows 0 to 3 of the first faces hold results, the saved anchor lay below them.
    split = in_slot(anchor, 1) | in_row(anchor) | in_row(r.distance(r.mean, anchor), 16)
    return split, in_row(r.variance(52))


def groups(r: Registers, x: Words) -> tuple[Words, Words]:
    other = Registers(r.engine, r.wide)
    r.shifted(x[0], 0, 32, False)
    r.sum = r.stored(r.sum)
    other.shifted(x[1], 0, 32, False)
    r.finish_mean(32, False)
    r.squares(x[0], 0, 32, False)
    mean = in_slot(r.mean, 7)
    return mean, in_slot(r.variance(32), 7, in_slot(other.sum, 4))


def columns_combined(r: Registers, x: Words) -> tuple[Words, Words]:
    r.shifted(x[0], 0, 32, True, new_anchor=True)
    r.finish_mean(32, True)
    r.squares(x[0], 0, 32, True)
    r.fold()
    anchor = np.full(32, r.mean[0])
    centred = r.distance(anchor, r.mean)
    average = r.mad(r.sum_of_columns(centred), ONE_OF_32, 0)
    far = r.distance(average, r.stored(centred))
    total = r.mad(ONE, r.sum_of_columns(r.mad(far, far, 0)), r.sum_of_columns(r.variance(32)))
    mean, variance = (np.zeros((32, 32), np.uint32) for _ in range(2))
    mean[4:8, :16] = r.mad(ONE, average, r.stored(anchor))[0]
    variance[4, :16] = r.mad(total, ONE_OF_32, 0)[0]
    return mean, variance


def moving_average(r: Registers, x: Words) -> tuple[Words, Words]:
    rows = []
    for row in (*x[0], *x[1]):
        r.mean = r.mad(word(BETA), row, r.mad(word(ALPHA), r.mean, 0))
        rows.append(r.mean)
    return np.stack(rows[:32]), np.stack(rows[32:])


def normalised(r: Registers, x: Words, mean: Words, inverse: Words) -> Words:
    rows = [r.mad(r.mad(word(1.0), x[i], mean[i] ^ np.uint32(1 << 31)), inverse[i], 0) for i in range(32)]
    return np.stack(rows)


def column(tile: Words) -> Words:
    return np.repeat(tile[:, :1], 32, axis=1)


def by_columns(r: Registers, x: Words) -> tuple[Words, Words]:
    return normalised(r, x[0], column(x[2]), column(x[3])), x[1]


def two_by_columns(r: Registers, x: Words) -> tuple[Words, Words]:
    return by_columns(r, x)[0], normalised(r, x[1], column(x[2]), column(x[3]))


def sum_by_columns(r: Registers, x: Words) -> tuple[Words, Words]:
    both = np.stack([r.mad(word(1.0), x[0][i], x[1][i]) for i in range(32)])
    return normalised(r, both, column(x[2]), column(x[3])), x[1]


def by_elements(r: Registers, x: Words) -> tuple[Words, Words]:
    mean, inverse = (np.full((32, 32), tile[0, 0]) for tile in x[2:])
    return normalised(r, x[0], mean, inverse), x[1]


EXPECTED: dict[str, Callable[[Registers, Words], tuple[Words, Words]]] = dict(
    zip(
        KERNELS,
        (
            welford,
            saved_and_restored,
            split_mean,
            combined,
            groups,
            columns_combined,
            moving_average,
            by_columns,
            two_by_columns,
            sum_by_columns,
            by_elements,
        ),
        strict=True,
    )
)


def job(name: str, wide: bool) -> Job:
    statements, first = KERNELS[name]
    words = tiles(wide)
    given = [tile_to_l1(tile) for tile in (words if wide else (words >> 16).astype(np.uint16))]
    data_format = "Float32" if wide else "Float16_b"
    return Job(
        f"{name} {data_format}",
        "compute_kernel_hw_startup(0, 0, 16);",
        in_section(statements, f"pack_tile({first}, 16); pack_tile({first + 1}, 16);", output_tiles=2),
        [Operand(0, data_format, TILES, given)],
        data_format,
        1,
        output_tiles=2,
        wide=wide,
        unpack_to_dest=frozenset({0}) if wide else frozenset(),
    )


@pytest.fixture(scope="module", params=["wormhole_b0", "blackhole"])
def packed(request: pytest.FixtureRequest, mock_build: Path, kernel_cache: Path) -> dict[str, Words]:
    jobs = [job(name, wide) for name in KERNELS for wide in (True, False)]
    environment = {"TT_METAL_CACHE": str(kernel_cache), "TT_METAL_MOCK_ARCH": request.param}
    outputs = run_jobs(mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, **environment)
    results = {}
    for name, pages in outputs.items():
        wide = name.endswith("Float32")
        raw = [page.view(np.uint32 if wide else np.uint16).astype(np.uint32) for page in pages]
        faces = np.stack(raw) << np.uint32(0 if wide else 16)
        results[name] = faces.reshape(2, 2, 2, 16, 16).swapaxes(2, 3).reshape(2, 32, 32)
    return results


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("name", KERNELS)
def test_every_step_is_rounded_as_the_program_does(
    engine: Any, packed: dict[str, Words], name: str, wide: bool
) -> None:
    registers = Registers(engine, wide)
    expected = [registers.stored(tile) for tile in EXPECTED[name](registers, tiles(wide))]
    got = packed[f"{name} {'Float32' if wide else 'Float16_b'}"]
    np.testing.assert_array_equal(got, np.stack(expected))


@pytest.mark.parametrize("wide", [True, False])
def test_welford_gives_mean_and_variance_of_the_columns(packed: dict[str, Words], wide: bool) -> None:
    x = tiles(wide).view(np.float32)[:2].reshape(64, 32).astype(np.float64)
    mean, variance = packed[f"welford {'Float32' if wide else 'Float16_b'}"].view(np.float32)[:, 0]
    tolerance = 1e-5 if wide else 2.0**-7
    np.testing.assert_allclose(mean, x.mean(axis=0), rtol=tolerance)
    np.testing.assert_allclose(variance, x.var(axis=0), rtol=tolerance)


@pytest.mark.parametrize("wide", [True, False])
def test_combined_columns_give_mean_and_variance_of_all(packed: dict[str, Words], wide: bool) -> None:
    x = tiles(wide).view(np.float32)[0].astype(np.float64)
    got = packed[f"columns combined {'Float32' if wide else 'Float16_b'}"].view(np.float32)[:, 4, 0]
    np.testing.assert_allclose(got, [x.mean(), x.var()], rtol=1e-5 if wide else 2.0**-6)


def test_split_means_add_up(packed: dict[str, Words]) -> None:
    x = values()[:2].reshape(64, 32)[:53].astype(np.float64)
    mean, variance = packed["two passes, split mean Float32"].view(np.float32).astype(np.float64)
    np.testing.assert_allclose(mean[0] - mean[16], x.mean(axis=0), rtol=1e-6)
    np.testing.assert_allclose(variance[0], x.var(axis=0), rtol=1e-5)


REFUSED = {
    "welford_update without welford_init": (
        f"{NO_TABLE} {load(1)} welford_clear(); welford_update<0>(0, 0, none);"
    ),
    "ema_tile without ema_init": f"{load(1)} ema_tile(0);",
    "ema_tile needs what an earlier call left in LREG4": f"{load(1)} ema_init(0, 0); ema_tile(0);",
    "welford_update without welford_init, as": (
        f"{NO_TABLE} {load(1)} welford_init(); transpose_dest_init<DST_ACCUM_MODE>(); copy_init(0); "
        "welford_update<0>(0, 0, none);"
    ),
    "the last other operation was relu_tile": (
        f"{NO_TABLE} {load(1)} relu_tile_init(); welford_init(); relu_tile(0); welford_update<0>(0, 0, none);"
    ),
    "welford_update beyond the end of its table": (
        # volatile, or the device's compiler would see the mistake as well
        f"{TABLE} {load(1)} volatile std::uint32_t start = 34; welford_init(); "
        "welford_update<65>(0, start, table);"
    ),
    "welford_finalize_to_face of rows 0 to 0, group 16": (
        f"{NO_TABLE} {load(1)} welford_init(); welford_finalize_to_face<0>(1, 16, 0, none);"
    ),
}


@pytest.mark.parametrize("message", REFUSED)
def test_wrong_use_is_named(mock_build: Path, kernel_cache: Path, message: str) -> None:
    words = tile_to_l1(tiles(True)[0])
    wrong = Job(
        "wrong",
        "compute_kernel_hw_startup(0, 0, 16);",
        in_section(REFUSED[message], "pack_tile(0, 16);"),
        [Operand(0, "Float32", 1, [words])],
        "Float32",
        1,
        wide=True,
        unpack_to_dest=frozenset({0}),
    )
    with pytest.raises(RuntimeError) as error:
        run_jobs(
            mock_build / "compute_jobs", [wrong], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
        )
    assert message.removesuffix(", as") in str(error.value)
