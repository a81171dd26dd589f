"""Every operation of the vector unit over random and edge values, against double-precision references."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sfpu_references as references
from sfpu_accuracy import accuracy_of
from sfpu_references import FloatCase, IntegerCase
from tile_order import face_order, row_major

CUT = np.uint32(0xFFFF0000)
EDGES = np.array([0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 1e-38, 3e38, -3e38, 1e-40, 0.5], np.float32)
DST = pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
FLOAT_CASES = references.UNARY + references.BINARY + references.TERNARY
# Functions of one number have all inputs in test_sfpu_all_inputs.
OF_SEVERAL_TILES = [case for case in FLOAT_CASES if case.operation == "fill_tile"]
OF_SEVERAL_TILES += references.BINARY + references.TERNARY


def operands(case: FloatCase, count: int, wide: bool) -> list[np.ndarray[Any, Any]]:
    generator = np.random.default_rng(len(case.operation) + count)
    tiles = [generator.uniform(case.low, case.high, 1024).astype(np.float32) for _ in range(count)]
    if case.edges:
        for index, tile in enumerate(tiles):
            tile[:144] = np.repeat(EDGES, 12) if index == 0 else np.tile(EDGES, 12)
    words = [tile.view(np.uint32) for tile in tiles]
    return words if wide else [word & CUT for word in words]


def expected(case: FloatCase, tiles: list[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    values = [tile.view(np.float32).astype(np.float64) for tile in tiles]
    values = [np.where(abs(value) < 2.0**-126, np.copysign(0.0, value), value) for value in values]
    with np.errstate(all="ignore"):
        return np.asarray(case.reference(*values), np.float64)


def assert_close(case: FloatCase, got: np.ndarray[Any, Any], want: np.ndarray[Any, Any], wide: bool) -> None:
    """Within one unit of bf16 in a 16-bit DST, eight of fp32 in a 32-bit one; infinities and NaN agree.

    What is stated in sfpu_accuracy is as far as that, in units of bf16.
    """
    bound = accuracy_of(case.name)
    largest = np.float64(np.finfo(np.float32).max) if wide else 3.3895314e38
    with np.errstate(all="ignore"):
        single = want.astype(np.float32).astype(np.float64)
        exponent = np.floor(np.log2(np.maximum(abs(want), 2.0**-126)))
        unit = np.exp2(exponent - (20 if wide and bound.units <= 1 else 7)) * bound.units
        near = abs(got - want) <= np.maximum(unit + case.slack, bound.absolute)
        nan = np.isnan(want) & (np.isnan(got) | (case.cuts_nan & np.isinf(got) & (not wide)))
        flushed = (abs(want) < 2.0**-125) & (abs(got) < 2.0**-125)
        overflow = (abs(want) >= largest * (1 - 2.0**-8)) & (got == np.copysign(np.inf, want))
    right = near | nan | (got == single) | flushed | overflow
    wrong = np.flatnonzero(~right)
    assert wrong.size == 0, [(int(i), float(got[i]), float(want[i])) for i in wrong[:5]]


@DST
@pytest.mark.parametrize("case", OF_SEVERAL_TILES, ids=lambda case: case.name)
def test_float_operation_gives_the_reference_rounded_to_dst(engine: Any, case: FloatCase, wide: bool) -> None:
    inputs, output, _ = engine.sfpu_table()[case.operation]
    tiles = operands(case, max(inputs, 1), wide)
    init_parameters = tuple(references.bits(value) for value in case.init_parameters)
    out = engine.sfpu(
        case.operation, tiles, wide, parameters=case.words, setup=case.setup, init_parameters=init_parameters
    )[output]
    if not wide:
        assert not (out & ~CUT).any()
    with np.errstate(invalid="ignore"):
        got = out.view(np.float32).astype(np.float64)
    assert_close(case, got, expected(case, tiles), wide)


LIMITS = {"Int32": (-(1 << 31), (1 << 31) - 1), "UInt32": (0, (1 << 32) - 1), "UInt16": (0, 65535)}
INTEGER_CASES = [
    pytest.param(case, data_format, id=f"{case.operation}-{data_format}")
    for case in references.INTEGER_UNARY + references.INTEGER_BINARY
    for data_format in case.formats
]


@pytest.mark.parametrize(("case", "data_format"), INTEGER_CASES)
def test_integer_operation_gives_the_reference_bit_for_bit(
    engine: Any, case: IntegerCase, data_format: str
) -> None:
    inputs, output, _ = engine.sfpu_table()[case.operation]
    low, high = (np.clip(limit, -case.limit, case.limit) for limit in LIMITS[data_format])
    generator = np.random.default_rng(7)
    values = [generator.integers(low, high, 1024, endpoint=True) for _ in range(max(inputs, 1))]
    values[0][:3] = 0, low, high
    if case.second is not None:
        values[1] = generator.integers(*case.second, 1024, endpoint=True)
    tiles = [(value & 0xFFFFFFFF).astype(np.uint32) for value in values]
    out = engine.sfpu(case.operation, tiles, True, case.parameters, case.setup, data_format)[output]
    bits = 16 if data_format == "UInt16" else 32
    with np.errstate(all="ignore"):
        want = np.asarray(case.reference(*values)).astype(np.int64) & ((1 << bits) - 1)
    np.testing.assert_array_equal(out.astype(np.int64), want)


def test_16_bit_integers_fill_the_elements_of_a_16_bit_dst(engine: Any) -> None:
    tiles = [np.full(1024, value << 16, np.uint32) for value in (0xFFFF, 3)]
    assert engine.sfpu("add_int_tile", tiles, False, data_format="UInt16")[2][0] == 2 << 16


CASTS = [
    ("Float32", "Int32", 2.9, 2),
    ("Float32", "Int32", -2.9, 2**32 - 2),
    ("Float32", "Int32", 3e9, 2**31 - 1),
    ("Float32", "UInt32", -1.0, 0),
    ("Float32", "UInt32", 3e9, 3_000_000_000),
    ("Float32", "UInt16", 2.5, 3),
    ("Float32", "UInt16", -2.5, 0),
    ("Float32", "UInt16", 1e6, 65535),
    ("Float16_b", "UInt16", 7.0, 7),
    ("Int32", "Float32", -7, references.bits(-7.0)),
    ("UInt32", "Float32", 4_000_000_000, references.bits(4e9)),
    ("Int32", "Float16_b", 257, references.bits(258.0)),
    ("UInt16", "Float32", 65535, references.bits(65535.0)),
    ("Int32", "UInt16", -1, 0),
    ("UInt32", "UInt16", 70000, 65535),
    ("UInt16", "Int32", 65535, 65535),
]


@pytest.mark.parametrize(("source", "target", "value", "want"), CASTS)
def test_typecast_rounds_and_saturates_as_the_pair_of_formats_does(
    engine: Any, source: str, target: str, value: float, want: int
) -> None:
    formats = {"Float32": 0, "Float16_b": 5, "Int32": 8, "UInt16": 9, "UInt32": 24}
    word = references.bits(value) if source.startswith("Float") else int(value) & 0xFFFFFFFF
    setup = formats[source] | formats[target] << 8
    out = engine.sfpu_unary(np.full(1024, word, np.uint32), "typecast_tile", True, setup=setup)
    assert set(out.tolist()) == {want}


def test_typecast_to_bf16_rounds_to_even(engine: Any) -> None:
    out = engine.sfpu_unary(np.full(1024, 0x3F808000, np.uint32), "typecast_tile", True, setup=5 << 8)
    assert out[0] == 0x3F800000


SPECIAL_VALUES = [
    ("erfinv_tile", 0.5, (), 0.4769362762044699, 1e-3),
    ("erfinv_tile", -0.75, (), -0.8134198475976185, 1e-3),
    ("digamma_tile", 1.0, (), -0.5772156649015329, 1e-5),
    ("digamma_tile", 10.5, (), 2.3030010343, 1e-5),
    ("i1_tile", 1.0, (), 0.5651591039924851, 2.0**-8),
    ("i1_tile", -10.0, (), -2670.9883037012546, 2.0**-8),
    ("polygamma_tile", 1.0, (1.0, 1.0), 1.6449340668482264, 3e-7),
    ("polygamma_tile", 2.5, (2.0, -2.0), -0.2362041, 3e-7),
]


@pytest.mark.parametrize(("operation", "x", "parameters", "want", "error"), SPECIAL_VALUES)
def test_special_functions_have_their_known_values(
    engine: Any, operation: str, x: float, parameters: tuple[float, ...], want: float, error: float
) -> None:
    tile = np.full(1024, references.bits(x), np.uint32)
    words = tuple(references.bits(value) for value in parameters)
    out = engine.sfpu_unary(tile, operation, True, parameters=words)
    assert out.view(np.float32)[0] == pytest.approx(want, rel=error)


MATRIX = np.random.default_rng(3).integers(-8, 8, (32, 32)).astype(np.float32)
TILE = face_order(MATRIX).view(np.uint32)


def test_cumsum_adds_down_the_columns(engine: Any) -> None:
    out = engine.sfpu_unary(TILE, "cumsum_tile", True, parameters=(1,))
    np.testing.assert_array_equal(row_major(out.view(np.float32)), np.cumsum(MATRIX, axis=0))


@pytest.mark.parametrize(("name", "function"), [("add", np.add), ("sub", np.subtract), ("mul", np.multiply)])
def test_broadcasts_use_the_first_column_or_row(engine: Any, name: str, function: Any) -> None:
    other = MATRIX[::-1] + 3
    tiles = [TILE, face_order(other).view(np.uint32)]
    column = engine.sfpu(f"sfpu_{name}_bcast_col", tiles, True)[0].view(np.float32)
    np.testing.assert_array_equal(row_major(column), function(MATRIX, other[:, :1]))
    row = engine.sfpu(f"sfpu_{name}_bcast_row", tiles, True)[0].view(np.float32)
    np.testing.assert_array_equal(row_major(row), function(MATRIX, other[:1]))


def test_complex_rotation_swaps_neighbours(engine: Any) -> None:
    out = row_major(engine.sfpu_unary(TILE, "alt_complex_rotate90_tile", True).view(np.float32))
    np.testing.assert_array_equal(out[:, 0::2], -MATRIX[:, 1::2])
    np.testing.assert_array_equal(out[:, 1::2], MATRIX[:, 0::2])


def test_mask_keeps_data_where_the_mask_is_not_zero(engine: Any) -> None:
    mask = face_order((MATRIX > 0).astype(np.float32)).view(np.uint32)
    data = np.full(1024, references.bits(2.0), np.uint32)
    kept = row_major(engine.sfpu("mask_tile", [data, mask], True)[0].view(np.float32))
    np.testing.assert_array_equal(kept, np.where(MATRIX > 0, 2.0, 0.0))
    infinite = row_major(engine.sfpu("mask_posinf_tile", [data, mask], True)[0].view(np.float32))
    np.testing.assert_array_equal(infinite, np.where(MATRIX > 0, 2.0, np.inf))


def test_random_numbers_are_uniform_and_repeatable(engine: Any) -> None:
    def drawn(seed: int) -> np.ndarray[Any, Any]:
        bounds = (references.bits(2.0), references.bits(4.0))
        out = engine.sfpu("rand_tile", [], True, bounds, init_parameters=(seed,))[0]
        return out.view(np.float32).astype(np.float64)

    values = drawn(1)
    assert values.min() >= 2.0
    assert values.max() < 6.0
    assert np.histogram(values, bins=4, range=(2, 6))[0].min() > 200
    np.testing.assert_array_equal(values, drawn(1))
    assert (values != drawn(2)).all()


def test_dropout_zeroes_the_asked_share_and_scales_the_rest(engine: Any) -> None:
    data = np.full(1024, references.bits(3.0), np.uint32)
    parameters = (int(0.25 * 2**31), references.bits(4 / 3))
    out = engine.sfpu_unary(data, "dropout_tile", True, parameters=parameters, init_parameters=(9,))
    kept = out.view(np.float32)
    assert set(kept.tolist()) == {0.0, 4.0}
    assert 0.2 < (kept == 0).mean() < 0.3


def test_quantization_rounds_saturates_and_comes_back(engine: Any) -> None:
    values = np.full(1024, references.bits(-3.3), np.uint32)
    scale, zero_point = np.full(1024, references.bits(10.0), np.uint32), references.bits(5.0)
    quantized = engine.sfpu("quant_tile", [values, scale], True, (), 0, "Int32", (zero_point, 8))[2]
    assert quantized.view(np.int32)[0] == -28
    tenth, back_point = np.full(1024, references.bits(0.1), np.uint32), references.bits(-5.0)
    back = engine.sfpu("dequant_tile", [quantized, tenth], True, (), 0, "Int32", (back_point, 0))[2]
    assert back.view(np.float32)[0] == pytest.approx(-3.3)


def test_every_operation_of_the_table_has_a_test(engine: Any) -> None:
    tested = {case.operation for case in FLOAT_CASES + references.INTEGER_UNARY + references.INTEGER_BINARY}
    tested |= {operation for operation, *_ in SPECIAL_VALUES}
    tested |= {"typecast_tile", "cumsum_tile", "alt_complex_rotate90_tile", "mask_tile"}
    tested |= {"mask_posinf_tile", "rand_tile", "dropout_tile", "quant_tile", "dequant_tile"}
    tested |= {f"sfpu_{name}_bcast_{along}" for name in ("add", "sub", "mul") for along in ("col", "row")}
    # test_lgamma.py
    tested |= {"lgamma_stirling_tile", "lgamma_stirling_float_tile", "lgamma_adjusted_tile"}
    # test_statistics.py
    tested |= {"sfpu_normalize_bcast_col", "sfpu_normalize_bcast_col_two_tiles"}
    tested |= {"sfpu_residual_normalize_bcast_col", "sfpu_normalize_bcast_scalar"}
    # test_topk_networks.py, test_topk.py
    tested |= {f"topk_{name}" for name in ("local_sort", "merge", "rebuild", "strip_rank_tags")}
    tested |= {"topk_stamp_local_positions", "topk_stamp_tile_rank_range", "topk_canonicalize_negzero_values"}
    tested |= {"topk_fuse_tile", "topk_defuse_tile", "topk_finalize_uint16_indices"}
    tested |= {"topk_uint16_prepare_value_tile_for_pack", "topk_uint16_move_dest_tile_to_pack_half"}
    # test_reductions.py, test_pooling.py, test_quantization.py, test_gated_units.py, test_vector_kernels.py
    tested |= {"sfpu_reduce", "sfpu_sum_int_col", "sfpu_sum_int_row", "sfpu_add_int", "tiled_prod_tile"}
    tested |= {"max_reduce_with_indices", "requant_int8_in_tile", "requant_int8_in_int8_out_tile"}
    tested |= {"requant_int8_tile", "dequant_int8_tile", "situ_glu_tile", "clamped_silu_glu_tile"}
    tested |= {"nextafter_binary_tile", "nextafter_bf16_binary_tile", "reshuffle_rows_tile"}
    untested = {"requant_tile", "quant_int8_tile", "stochastic_round_tile"}
    untested |= {"sfpu_add_top_row", "div_int32_tile"}
    assert set(engine.sfpu_table()) - untested == tested
