"""The SDK's own programs for the vector unit run through sfpi.h, and what is said of differences is right."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from sdk_check.wheel import default_sdk_folder
from sfpu_check.command_line import CASES, prepare
from sfpu_check.comparison import compare
from sfpu_check.inputs import inputs_of, special
from sfpu_check.run import Runner
from sfpu_check.sources import only_vector_unit

from tilemetal.runtime.host_library import mock_sdk

HEADERS = Path(__file__).resolve().parents[2] / "cpp" / "mock" / "include" / "device"


@pytest.fixture(scope="module", params=["wormhole_b0", "blackhole"])
def runner(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """TILEMETAL_MOCK_RUN names a tt-mock-run other than the package's."""
    work = tmp_path_factory.mktemp(request.param)
    programs = prepare(default_sdk_folder(), request.param, work, HEADERS)
    default = mock_sdk() / "bin" / "tt-mock-run"
    binary = Path(os.environ.get("TILEMETAL_MOCK_RUN", default))
    return Runner(binary, programs, request.param, work / request.param)


@pytest.mark.sdk
@pytest.mark.parametrize(
    ("function", "wide"),
    [("hardtanh", False), ("negative", True), ("elu", False), ("remainder_binary", True), ("lcm", True)],
)
def test_function_gives_the_bits_of_the_sdks_program(runner: Runner, function: str, wide: bool) -> None:
    case = next(case for case in CASES if case.function == function)
    inputs = inputs_of(case.operands, wide)
    ours = runner.run([case], inputs, wide=wide, from_sdk=False)[0]
    theirs = runner.run([case], inputs, wide=wide, from_sdk=True)[0]
    floats = [kind == "float" for kind in case.operands]
    found = compare(inputs, ours, theirs, floats=floats, result=case.result)
    assert (found.differing, found.special_differing) == (0, 0)


def words(*values: float) -> np.ndarray:
    return np.array(values, np.float32).view(np.uint32)


def test_difference_is_counted_in_units_of_bf16() -> None:
    found = compare([words(1, 2, 3)], words(1, 1.0078125, -1), words(1, 1, -1.015625))
    assert (found.inputs, found.differing, found.largest) == (3, 2, 2.0)
    assert found.at == (words(3)[0],)


def test_inputs_that_are_no_numbers_count_apart_and_all_nan_are_one() -> None:
    nan = np.array([0x7FC00000, 0xFF800001, 0x7F800000], np.uint32)
    found = compare([words(1, 2, np.inf)], nan, nan[[1, 0, 0]])
    assert (found.inputs, found.differing, found.special, found.special_differing) == (2, 0, 1, 1)


def test_integers_differ_by_their_words_whatever_they_are_as_floats() -> None:
    words_of_nan = np.array([0x7FC00000, 0x7FC00001], np.uint32)
    found = compare([words_of_nan], words_of_nan, words_of_nan[::-1], floats=[False], result="int32")
    assert (found.inputs, found.differing, found.largest) == (2, 2, 1.0)


def test_every_special_value_meets_every_other() -> None:
    first, second = inputs_of(("float", "float"), wide=True)
    values = special("float")
    met = set(zip(first.tolist(), second.tolist(), strict=True))
    assert {(int(a), int(b)) for a in values for b in values} <= met
    assert len(first) >= 100_000
    assert len(first) % 1024 == 0


def test_functions_of_the_vector_unit_are_kept_of_a_header() -> None:
    text = """
    #include "ckernel_sfpu_abs.h"
    #include "llk_unpack_A_api.h"
    // ALWI void gone() {
    template <bool approximate = false>
    ALWI void abs_tile(uint32_t idst) { MATH(SFPU_UNARY_CALL(a, b, calculate_abs, (c), idst)); }
    ALWI void other(uint32_t idst) { if (idst) { MATH((llk_other())); } }
    """
    kept = only_vector_unit(text)
    assert "ckernel_sfpu_abs.h" in kept
    assert "template <bool approximate = false>" in kept
    assert "llk_unpack" not in kept
    assert "other" not in kept
    assert "gone" not in kept
