"""What the vector unit does with single values, bit for bit."""

from __future__ import annotations

from typing import Any

import numpy as np

Words = np.ndarray[Any, np.dtype[np.uint32]]
CUT = np.uint32(0xFFFF0000)


def bits(value: float) -> np.uint32:
    return np.float32(value).view(np.uint32)


def words(value: float) -> Words:
    return np.full(1024, bits(value), np.uint32)


def test_scalar_operations_use_the_fp32_scalar_and_cut_into_a_16_bit_dst(engine: Any) -> None:
    x, s = np.float32(3.0), np.float32(1.3)
    expected = {"add": x + s, "sub": x - s, "mul": x * s}
    for op, value in expected.items():
        for wide in (True, False):
            out = engine.sfpu_unary(words(3.0), f"{op}_unary_tile", wide, parameters=(int(bits(1.3)),))
            want = value.view(np.uint32)
            assert set(out.tolist()) == {int(want if wide else want & CUT)}, op


def test_reverse_subtraction_rounds_to_even_into_a_16_bit_dst(engine: Any) -> None:
    out = engine.sfpu_unary(words(3.0), "rsub_unary_tile", False, parameters=(int(bits(1.3)),))
    assert out[0] == bits(-1.703125)  # cut, -1.7 would be -1.6953125


def test_fill_cuts_the_constant_to_bf16_in_a_16_bit_dst(engine: Any) -> None:
    filled = engine.sfpu_unary(words(0.0), "fill_tile", False, parameters=(int(bits(1.7)),))
    assert set(filled.tolist()) == {0x3FD90000}
    filled = engine.sfpu_unary(words(0.0), "fill_tile", True, parameters=(int(bits(1.7)),))
    assert set(filled.tolist()) == {int(bits(1.7))}


def test_binary_operations_round_into_a_16_bit_dst_as_their_templates_do(engine: Any) -> None:
    step = np.float32(1.0078125)
    add = ("add_binary_tile", False)
    assert engine.sfpu_binary(words(256.0), words(1.9921875), *add)[0] == bits(
        256.0
    )  # cut: the nearest is 258
    assert engine.sfpu_binary(words(256.0), words(1.9921875), *add, parameters=(1,))[0] == bits(258.0)
    product = engine.sfpu_binary(words(step), words(1.5), "mul_binary_tile", False)[0]
    assert product == bits(1.515625)  # 1.51171875 is a tie and goes to even
    assert engine.sfpu_binary(words(step), words(1.5), "mul_binary_tile", True)[0] == bits(1.51171875)
    assert engine.sfpu_binary(words(0.0), words(np.inf), "mul_binary_tile", False)[0] == 0
    assert engine.sfpu_binary(words(1.0), words(4.0), "sub_binary_tile", True)[0] == bits(-3.0)


def test_negative_and_abs_change_only_the_sign(engine: Any) -> None:
    assert engine.sfpu_unary(words(-2.5), "abs_tile", True)[0] == bits(2.5)
    assert engine.sfpu_unary(words(2.5), "negative_tile", False)[0] == bits(-2.5)
    negative_nan = np.full(1024, 0xFFC00000, np.uint32)
    assert engine.sfpu_unary(negative_nan, "abs_tile", True)[0] == 0xFFC00000
