"""The matrix engine and the packer on Float16 numbers and on integers, in NumPy from their specification.

Float16 operands and a 16-bit DST are uint16 Float16 patterns in (32, 32) arrays, a 32-bit DST uint32 fp32
patterns. Everything is computed in int64.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
PHASES = {"LoFi": 1, "HiFi2": 2, "HiFi3": 3, "HiFi4": 4}
LARGEST = 0x7FFF


def half_up(value: Array, distance: Array) -> Array:
    """value / 2^distance rounded to nearest, ties up; beyond 30 places nothing is left."""
    near = (value + (1 << np.maximum(distance - 1, 0))) >> np.maximum(distance, 0)
    return np.where(distance <= 0, value, np.where(distance >= 31, 0, near))


def fields(half: Array) -> tuple[Array, Array, Array]:
    """Sign, exponent and 11-bit significand; exponent 0 counts as zero."""
    h = half.astype(np.int64)
    exponent = h >> 10 & 31
    return h >> 15, exponent, np.where(exponent > 0, 1024 | (h & 1023), 0)


def bit_length(value: Array) -> Array:
    return np.frexp(value.astype(np.float64))[1].astype(np.int64)


def accumulate(terms: Sequence[tuple[Array, Array]], dst: Array, wide: bool) -> Array:
    """Terms (sum in units of 2^-10, exponent) and DST, aligned to the largest exponent, added and rounded."""
    if wide:
        d = dst.astype(np.int64)
        sign, exponent = d >> 31, d >> 23 & 255
        significand = np.where(exponent > 0, d & 0x7FFFFF | 0x800000, 0)
    else:
        sign, exponent, short = fields(dst)
        significand = short << 13
    top = exponent
    for _, other in terms:
        top = np.maximum(top, other)
    addends = [half_up(t << 13, top - e) for t, e in terms]
    old = half_up(significand, top - exponent)
    if not wide:
        addends = [half_up(a, np.int64(13)) << 13 for a in addends]
        old = half_up(old, np.int64(13)) << 13
    total = sum(addends) + np.where(sign == 1, -old, old)
    size = np.abs(total)
    length = bit_length(size)
    width = 24 if wide else 11
    result = top - (24 - length)
    rounded = np.where(length > width, half_up(size, length - width), size << np.clip(width - length, 0, 40))
    overflow = rounded >> width
    rounded, result = rounded >> overflow, result + overflow
    negative = (total < 0).astype(np.int64)
    if wide:
        quirk = total == -1
        result, rounded = np.where(quirk, top + 4, result), np.where(quirk, 1 << 23, rounded)
        finite = result << 23 | rounded & 0x7FFFFF
        word = np.where(result >= 255, 0x7F800000, finite) | negative << 31
    else:
        word = np.where(result >= 32, LARGEST, result << 10 | rounded & 1023) | negative << 15
    return np.where((total == 0) | (result <= 0) | (top <= 0), 0, word).astype(dst.dtype)


def offset(phase: int) -> int:
    return -5 * (phase % 2) - 7 * (phase // 2)


def slice_a(significand: Array, phase: int) -> Array:
    return significand >> 1 & 31 if phase % 2 else significand >> 6


def slice_b(significand: Array, phase: int) -> Array:
    return (significand & 15) << 3 if phase // 2 else significand >> 4


def products(a: Array, b: Array, phase: int, wide: bool) -> tuple[Array, Array, Array]:
    """Sign, exponent and magnitude of each product."""
    (sa, ea, ma), (sb, eb, mb) = fields(a), fields(b)
    bias = offset(phase) + (97 if wide else -15)
    zero = (ea == 0) | (eb == 0)
    exponent = np.where(zero, max(bias, 0), ea + eb + bias)
    return np.where(zero, 0, sa ^ sb), exponent, np.where(zero, 0, slice_a(ma, phase) * slice_b(mb, phase))


def pooled(a: Array, b: Array, dst: Array, phase: int, wide: bool) -> Array:
    """One step: DST (...) += products of a and b (..., 16) in two groups of eight."""
    sign, exponent, magnitude = products(a, b, phase, wide)
    terms = []
    for group in (slice(0, 8), slice(8, 16)):
        top = exponent[..., group].max(-1)
        rounded = half_up(magnitude[..., group], top[..., None] - exponent[..., group])
        sums = np.where(sign[..., group] == 1, -rounded, rounded).sum(-1)
        terms.append((np.where(top <= 0, 0, sums), np.maximum(top, 0)))
    return accumulate(terms, dst, wide)


def matmul(in0: Array, in1: Array, dst: Array, fidelity: str, wide: bool) -> Array:
    for phase in range(PHASES[fidelity]):
        for k in (slice(0, 16), slice(16, 32)):
            a = np.broadcast_to(in1[k].T[None], (32, 32, 16))
            b = np.broadcast_to(in0[:, None, k], (32, 32, 16))
            dst = pooled(a, b, dst, phase, wide)
    return dst


def multiply(a: Array, b: Array, dst: Array, fidelity: str, wide: bool) -> Array:
    for phase in range(PHASES[fidelity]):
        sign, exponent, magnitude = products(a, b, phase, wide)
        dead = exponent <= 0
        signed = np.where(dead, 0, np.where(sign == 1, -magnitude, magnitude))
        nothing = np.zeros_like(exponent)
        dst = accumulate([(signed, np.maximum(exponent, 0)), (nothing, nothing)], dst, wide)
    return dst


def add(a: Array, b: Array, dst: Array, wide: bool, subtract: bool = False) -> Array:
    b = b ^ np.uint16(0x8000) if subtract else b
    a, b = (np.where(x & 0x7C00, x, np.uint16(0)) for x in (a, b))
    swap = (a & LARGEST) < (b & LARGEST)
    (sa, ea, ma), (sb, eb, mb) = fields(np.where(swap, b, a)), fields(np.where(swap, a, b))
    small = half_up(mb, np.where(ea - eb >= 12, 31, ea - eb))
    total = np.where(sa == sb, ma + small, ma - small)
    exponent = np.where(ea == 0, 97, ea + 112) if wide else ea
    nothing = np.zeros_like(ea)
    return accumulate([(np.where(sa == 1, -total, total), exponent), (nothing, nothing)], dst, wide)


def reduce_sum(tile: Array, scaler: Array, dst: Array, dim: str, fidelity: str, wide: bool) -> Array:
    """`scaler` is one row of 16; the elements outside the result keep DST's."""
    phases = range(PHASES[fidelity])
    halves = (slice(0, 16), slice(16, 32))
    out = dst.copy()
    if dim == "ROW":
        for phase in phases:
            for k in halves:
                out[:, 0] = pooled(np.broadcast_to(scaler, (32, 16)), tile[:, k], out[:, 0], phase, wide)
    elif dim == "COL":
        for k in halves:
            for phase in phases:
                out[0] = pooled(tile[k].T, np.broadcast_to(scaler, (32, 16)), out[0], phase, wide)
    else:
        lanes = np.zeros(16, dst.dtype)
        for rows in halves:
            for columns in halves:
                for phase in phases:
                    data = tile[rows, columns].T
                    lanes = pooled(data, np.broadcast_to(scaler, (16, 16)), lanes, phase, wide)
        for phase in phases:
            out[0, :1] = pooled(lanes[None], scaler[None], out[0, :1], phase, wide)
    return out


def block_bytes(halves: Array, element_bits: int, precise: bool) -> npt.NDArray[np.uint8]:
    """Bfp8, Bfp4 or Bfp2 of 1024 Float16 patterns in face order."""
    h = np.where(halves & 0x7C00, halves, 0).astype(np.int64)
    sign, cut = h >> 15, (h & LARGEST) >> 3
    if not precise:
        cut = np.minimum(cut + 1 & ~1, 0xFFE)
    exponent = (cut >> 7).reshape(64, 16)
    significand = np.where(exponent > 0, 128 | cut.reshape(64, 16) & 127, 0)
    shared = exponent.max(1, keepdims=True)
    distance = shared - exponent
    near = np.where(distance >= 8, 0, half_up(significand, distance + 1))
    magnitude = np.minimum(near, 127) >> (8 - element_bits)
    element = np.where(magnitude == 0, 0, magnitude | sign.reshape(64, 16) << (element_bits - 1))
    places = element.reshape(-1, 8 // element_bits) << np.arange(0, 8, element_bits)
    return np.concatenate([shared.reshape(-1), places.sum(1)]).astype(np.uint8)


def unpacked_block(l1: npt.NDArray[np.uint8], element_bits: int) -> Array:
    """Float16 patterns in face order of a block tile without elements below Float16's exponents."""
    places = l1[64:].astype(np.int64)[:, None] >> np.arange(0, 8, element_bits) & ((1 << element_bits) - 1)
    element = (places << (8 - element_bits)).reshape(-1)
    magnitude = element & 127
    zeros = 7 - bit_length(magnitude)
    exponent = np.repeat(l1[:64].astype(np.int64), 16) - zeros
    number = exponent << 10 | ((magnitude << zeros) & 63) << 4
    number = np.where(magnitude == 0, np.where(element >> 7, 0x7C00, 0), number)
    return (number | (element >> 7) << 15).astype(np.uint16)


def signed(word: Array) -> Array:
    """The number of a sign-and-magnitude word of 32 bits."""
    w = word.astype(np.int64)
    return np.where(w >> 31, -(w & 0x7FFFFFFF), w)


def clamped(value: Array) -> Array:
    value = np.clip(value, -0x7FFFFFFF, 0x7FFFFFFF)
    return (np.abs(value) | (value < 0).astype(np.int64) << 31).astype(np.uint32)


def integer_part(value: Array, mask: int) -> Array:
    return np.sign(value) * (np.abs(value) & mask)


def integer_parts(a: Array, b: Array, phase: int) -> tuple[Array, Array]:
    return integer_part(a, 0x1F if phase % 2 else 0xE0), integer_part(b, 0xF if phase // 2 else 0x3F0)


def integer_matmul(in0: Array, in1: Array, dst: Array, fidelity: str) -> Array:
    for phase in range(PHASES[fidelity]):
        a, b = integer_parts(in1.astype(np.int64), in0.astype(np.int64), phase)
        for k in (slice(0, 16), slice(16, 32)):
            dst = clamped(signed(dst) + b[:, k] @ a[k])
    return dst


def integer_multiply(a: Array, b: Array, dst: Array, fidelity: str) -> Array:
    for phase in range(PHASES[fidelity]):
        x, y = integer_parts(a.astype(np.int64), b.astype(np.int64), phase)
        dst = clamped(signed(dst) + x * y)
    return dst
